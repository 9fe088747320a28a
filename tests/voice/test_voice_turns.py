"""Turns of transcripts and interviews: whose words, whose questions; and what only looks like a transcript."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framediff.article import Article, Fact, Span, Status, Zone, ZoneKind
from framediff.sources.metadata import metadata_of
from framediff.sources.zones import zones
from framediff.voice import Kind, Voice, hear
from framediff.voice.interviews.labels import LabelKind, label_at
from framediff.voice.interviews.turns import turns
from framediff.voice.prose.paragraphs import paragraphs

# {NAME|words} are a turn, {?NAME|words} a question; all else is the outlet's own. Written before the module; at its
# first run 22 of the 27 with those of NONE were right.
CASES = {
    "caps": """Mayor and minister debate the bridge

ANNA KEEL, HOST: {?Anna Keel|Good evening. Minister, will the bridge open in May?}

TOM BRAND, TRANSPORT MINISTER: {Tom Brand|It will. We have worked on it for two years, and the last tests are done.}

KEEL: {?Anna Keel|Mayor Ruiz, do you believe that?}

ELENA RUIZ, MAYOR OF PORT LAND: {Elena Ruiz|I don’t.} (LAUGHTER) {Elena Ruiz|The company said that cables are missing.}

BRAND: {Tom Brand|That is simply not the case.}

(CROSSTALK)

KEEL: {?Anna Keel|Let her finish. What did the company tell you?}

RUIZ: {Elena Ruiz|They said “we need until August.” I have it in writing.}
""",
    "qa": """“We will not raise the fare”: interview with Tom Brand

Transport Minister Tom Brand spoke to the Port Land Courier about the bridge and its cost.

Q: {?interviewer|Will the bridge open in May?}

A: {Tom Brand|Yes. The last tests are done.}

{Tom Brand|We only wait for the paint to dry.}

Q: {?interviewer|And the fare?}

A: {Tom Brand|It stays where it is. The cabinet decided that on Monday.}
""",
    "question_answer": """Transport Minister Tom Brand answered questions of readers on Monday.

Question: {?interviewer|When will the bridge open?}
Answer: {Tom Brand|In May, I hope.}
Question: {?interviewer|Who pays for it?}
Answer: {Tom Brand|The state pays for it, and nobody else.}
""",
    "interviewer": """Interview with Elena Ruiz, mayor of Port Land

Interviewer: {?interviewer|Mayor, why are you against the bridge?}

Elena Ruiz: {Elena Ruiz|I am not against it. I am against opening it too soon.}

Interviewer: {?interviewer|What would be the right time?}

Elena Ruiz: {Elena Ruiz|When the engineers say so. They have told me that it needs another summer.}
""",
    "bold": """# Talk with the mayor

The mayor of Port Land received us in her office.

**Courier:** {?Courier|Mayor, why are you against the bridge?}

**Ruiz:** {Ruiz|I am not against it. I want it to be safe.}

**Courier:** {?Courier|Is it not safe now?}

**Ruiz:** {Ruiz|Ruiz is a name, not an engineer. Ask those who built it.}

**Courier:** {?Courier|We did. They say it is.}

**Ruiz:** {Ruiz|Then let them sign for it.}
""",
    "bold_question": """Elena Ruiz: {Elena Ruiz|“I want it to be safe”}

In an interview with the Courier, Elena Ruiz, the mayor of Port Land, speaks about the bridge, the fare and the summer.

**{?Courier|Why are you against the bridge?}**

{Elena Ruiz|I am not against it. I want it to be safe, and my voters want that too.}

**{?Courier|Is it not safe now?}**

{Elena Ruiz|I don’t know. Nobody has shown me the tests.}

**{?Courier|What will you do if it opens in May?}**

{Elena Ruiz|I will walk over it as the last one, after the engineers.}
""",
    "question_lines": """Elena Ruiz: {Elena Ruiz|“I want it to be safe”}

The mayor of Port Land, Elena Ruiz, gave an interview to the Courier on Monday. We publish it in full.

{?Courier|Mayor Ruiz, why are you against the bridge?}

{Elena Ruiz|I am not against it. I want it to be safe, and my voters want that too.}

{Elena Ruiz|We have waited for forty years, so we can wait for one more summer.}

{?Courier|The minister says it is safe. Do you have other evidence?}

{Elena Ruiz|I have a letter of the company. It says that two cables are missing.}

{?Courier|What will you do if it opens in May?}

{Elena Ruiz|I will walk over it as the last one, after the engineers.}
""",
    "dash": """Elena Ruiz, mayor of Port Land, in an interview with the Courier.

— {?Courier|Mayor, why are you against the bridge?}

— {Elena Ruiz|I am not against it. I want it to be safe.}

— {?Courier|Is it not safe now?}

— {Elena Ruiz|I don’t know. Nobody has shown me the tests, and I asked for them twice.}

— {?Courier|Will you go on asking?}

— {Elena Ruiz|Every week until somebody answers me.}
""",
    "brackets": """Press briefing of the transport ministry, 3 May

SPOKESMAN BRAND: {Brand|Good morning. I have one announcement. The bridge} [on the Lower Road] {Brand|opens on Friday.}

[The spokesman shows a map.]

QUESTION: {?interviewer|At what time?}

SPOKESMAN BRAND: {Brand|At noon.} [Laughs.] {Brand|Bring an umbrella.}

QUESTION: {?interviewer|Will the mayor come?}

SPOKESMAN BRAND: {Brand|She told us that she will think about it. Next question.}
""",
    "named_roles": """Statements by the two leaders after the meeting

President Keel: {Keel|Thank you all for coming. We had a good meeting, and I am glad that it took place.}

Prime Minister Brand: {Brand|I can only agree. We spoke about the bridge, the road and the port.}

Question: {?interviewer|Will there be a second meeting?}

President Keel: {Keel|I hope so. My door is open.}

Prime Minister Brand: {Brand|So is mine. We will meet in June.}
""",
    "narration": """Interview with Elena Ruiz, mayor of Port Land

Courier: {?Courier|Mayor, why are you against the bridge?}

Ruiz: {Elena Ruiz|I am not against it. I want it to be safe.}

Courier: {?Courier|Is it not safe now?}

Ruiz: {Elena Ruiz|I don’t know. Nobody has shown me the tests.}

Ruiz then took a call from the ministry and left the room for some minutes.

Courier: {?Courier|Was that the minister?}

Ruiz: {Elena Ruiz|No comment.}

***

Elena Ruiz has been the mayor of Port Land since 2015.
""",
    "numbered": """Five questions to Tom Brand, minister of transport

Q1. {?interviewer|When will the bridge open?}

A1. {Tom Brand|In May, I hope.}

Q2. {?interviewer|Who pays for it?}

A2. {Tom Brand|The state pays for it, as the law says.}
""",
    "agency_interview": """Exclusive: the mayor on the bridge

TASS: {?TASS|Mayor Ruiz, when will the bridge open?}

Elena Ruiz: {Elena Ruiz|Not before the summer is over, I think.}

TASS: {?TASS|Why so late?}

Elena Ruiz: {Elena Ruiz|Because two cables are missing, and we need them.}
""",
    "outlet_asks": """Exclusive: the mayor on the bridge

Courier: {?interviewer|Mayor Ruiz, when will the bridge open?}

Elena Ruiz: {Elena Ruiz|Not before the summer is over, I think.}

Courier: {?interviewer|Why so late?}

Elena Ruiz: {Elena Ruiz|Because two cables are missing, and we need them.}
""",
    "continued": """The committee met on Monday to hear the minister of transport.

The CHAIRMAN. {Chairman|The committee will come to order. Minister, you have five minutes.}

Mr. BRAND. {Brand|Thank you. I will be brief.}

{Brand|The bridge was built in two years. It cost less than planned.}

{Brand|It opens in May.}

The CHAIRMAN. {Chairman|Thank you. The gentlewoman from Port Land has the floor.}

Ms. RUIZ. {Ruiz|Thank you, Mr. Chairman. Minister, who tested the cables?}

Mr. BRAND. {Brand|The company did, and we watched.}
""",
}
NONE = {
    "note": """The bridge opens in May, the minister said.

Note: This article has been updated.

Correction: An earlier version gave the wrong month.
""",
    "list": """What to know about the bridge

Length: The bridge is two kilometres long and has four lanes.

Cost: The bridge cost two million crowns and some change.

Opening: The bridge opens in May, if the paint dries.

Length of the road: The road to it is short.
""",
    "myth": """Myths about the bridge

Myth: The bridge sways in the wind, so you will feel sick on it.

Fact: You will not feel it. We measured it.

Myth: The bridge cost a billion crowns.

Fact: The bridge cost two million crowns.

Myth: Nobody needs it.

Fact: Ten thousand people cross the river each day.
""",
    "opinions": """What readers think of the bridge

Anna Keel, teacher: It is too long.

Tom Brand, driver: It is too short.

Elena Ruiz, mayor: It is just right.
""",
    "faq": """Questions and answers about the bridge

When does it open?

The bridge opens in May. The ministry has not named a day.

What does it cost?

The bridge cost two million crowns, and crossing it costs two.

Who built it?

A company of the town built it in two years.
""",
    "score": """Results of the evening

Port Land: 2
Lower Road: 1

Port Land: 3
High Town: 0
""",
    "bullets": """The minister named four reasons:

- The bridge is safe.
- The bridge is cheap.
- The bridge is short.
- Who would not want it?

He left the hall after that.
""",
    "dash_list": """The minister named four reasons on Monday.

— The bridge is safe, and the tests show it.

— The bridge is cheap, and the budget shows it.

— The bridge is short, and everyone sees it.
""",
    "rhetorical": """Who needs a bridge?

That is the question in Port Land. The mayor says she doesn’t. “Why should we hurry?” she asked.

Is she right?

The minister thinks not. “She is wrong,” he said on Monday.

And what now?

Nobody knows, he added.
""",
    "timeline": """The bridge, day by day

Monday: The minister opened the talks and left.

Tuesday: The mayor closed the talks and stayed.

Monday: The minister came back for more.

Tuesday: The mayor went on holiday.
""",
    "headline_colon": """Brand: Bridge opens in May

Brand: “The bridge opens in May” is what the minister wrote on Monday.

The mayor said she would not come.
""",
    "quotes_by_name": """What they said on Monday

Tom Brand: “The bridge is safe.”

Elena Ruiz: “It is not.”

The company has not said anything.
""",
}

# Written after it, with less usual forms: 13 of these 20, with those of MORE_NONE, were right at the first run.
MORE = {
    "white_house": """Press Briefing by Press Secretary Anna Keel

12:30 P.M.

MS. KEEL: {Anna Keel|Good afternoon, everyone. I have nothing at the top, so let’s go to your questions.}

Q    {?interviewer|Thank you, Anna. Will the bridge open on Friday?}

MS. KEEL: {Anna Keel|I don’t have an update on that. The ministry will tell you when it does.}

Q    {?interviewer|Has the governor seen the letter?}

MS. KEEL: {Anna Keel|He has seen it, yes.}

END 12:41 P.M.
""",
    "tv": """ANNA KEEL, ANCHOR: {?Anna Keel|Welcome back. We turn to the bridge. Tom Brand is there. What do you see?}

TOM BRAND, CORRESPONDENT (on camera): {Tom Brand|Good evening, Anna. I see a lot of people, and they are angry.}

(BEGIN VIDEO CLIP)

UNIDENTIFIED FEMALE: {Unidentified Female|We want to cross. That is all we want.}

(END VIDEO CLIP)

BRAND (voice-over): {Tom Brand|The police have closed the road since noon.}

KEEL: {?Anna Keel|And what do the police tell you?}

BRAND: {Tom Brand|They say “wait.” So we wait.}
""",
    "state": """Meeting with Prime Minister Elena Ruiz

President of Port Land Viktor Keel: {Viktor Keel|Madam Prime Minister, colleagues, I am glad to welcome you.}

{Viktor Keel|We have known each other for a long time. Our countries trade more than ever.}

{Viktor Keel|I give you the floor.}

Prime Minister of High Town Elena Ruiz: {Elena Ruiz|Thank you, Mr President. It is good to be here again.}

{Elena Ruiz|My delegation is large, as you can see.}

Viktor Keel: {Viktor Keel|You are always welcome.}

Elena Ruiz: {Elena Ruiz|I know that. Thank you.}
""",
    "hyphens": """Tom Brand: {Tom Brand|“We will not raise the fare”}

Transport Minister Tom Brand answered the questions of the Courier.

- {?interviewer|Mr Brand, when will the bridge open?}

- {Tom Brand|In May, I think. We only wait for the paint to dry.}

- {?interviewer|And the fare?}

- {Tom Brand|The fare stays where it is. My colleagues agree with me.}

- {?interviewer|What if they change their mind?}

- {Tom Brand|Then I will resign.}
""",
    "court": """The hearing went on for an hour on Monday. The lawyer questioned the engineer, Tom Brand.

Q. {?interviewer|Did you see the letter?}

A. {Tom Brand|I did.}

Q. {?interviewer|When was that?}

A. {Tom Brand|I think it was in March.}
""",
    "rferl": """The engineer who said no

Elena Ruiz built bridges for thirty years. She spoke to RFE/RL’s Port Land Service about the last one.

RFE/RL: {?RFE/RL|You were the first who said no. Why?}

Elena Ruiz: {Elena Ruiz|Because I had seen the cables with my own eyes.}

RFE/RL: {?RFE/RL|What did you see?}

Ruiz: {Elena Ruiz|Rust. I saw rust.}

RFE/RL: {?RFE/RL|And what did they tell you?}

Ruiz: {Elena Ruiz|They told me to go home.}
""",
    "panel": """Round table on the bridge

Anna Keel: {Anna Keel|I think that the bridge came too late. We needed it ten years ago.}

Tom Brand: {Tom Brand|I agree with Anna, but we did not have the money then.}

Anna Keel: {Anna Keel|You had it. You spent it on the port.}

Tom Brand: {Tom Brand|The port pays our wages.}
""",
    "moderator": """Moderator: {?interviewer|Let us begin. Mr Keel, why do you want to be mayor?}

Keel: {Keel|Because I love this town, and I know it well.}

Moderator: {?interviewer|Ms Ruiz?}

Ruiz: {Ruiz|I love it too. And I have run it for eight years.}

Keel: {Keel|You have run it down.}

Ruiz: {Ruiz|The numbers say that you are wrong.}
""",
    "excerpt": """The minister and the mayor quarrelled on television on Monday. Anna Keel moderated.

Keel: {?Anna Keel|Did you read the letter?}

Brand: {Brand|I did not. I have people who read letters.}

Keel: {?Anna Keel|Did they tell you what it says?}

Brand: {Brand|They did.}

The programme ended soon after that. About two million people watched it.

The minister left the studio by the back door, the channel said. The mayor stayed for an hour.
""",
    "hard_wrapped": """INTERVIEWER: {?interviewer|Mayor, why are you against
the bridge?}
RUIZ: {Ruiz|I am not against it. I want it to be safe,
and my voters want that too.}
INTERVIEWER: {?interviewer|Is it not safe now?}
RUIZ: {Ruiz|I don’t know, and nobody in
this town does.}
""",
    "bold_long": """# The bridge and I

*Anna Keel of the Courier talked to Elena Ruiz, who has been mayor of Port Land since 2015.*

**{?interviewer|You were against the bridge from the beginning. Do you regret that?}**

{Elena Ruiz|I don’t. When I read the letter, I knew that I was right.}

{Elena Ruiz|The company writes: “Two cables are missing.” That is enough for me.}

**{?interviewer|The minister calls it safe.}**

**{?interviewer|And if it opens all the same?}**

{Elena Ruiz|Then we will see.}

*Interview: Anna Keel*
""",
}
MORE_NONE = {
    "company_faq": """Your questions about the new fare

How do I buy a ticket?

You buy it at the gate or in our app. We take cards.

Can I take my dog?

Yes. We love dogs, but they need a ticket too.

Where do I complain?

Write to us. We answer within a week.
""",
    "qa_explainer": """What you need to know about the bridge

Q: When does it open?

A: The bridge opens in May. The ministry has not named a day.

Q: What does it cost?

A: It cost two million crowns, and crossing it costs two.
""",
    "poll": """The town was asked on Monday

Do you trust the mayor?
Yes: 40 percent of those asked said so.
No: 50 percent of those asked said so.

Do you trust the minister?
Yes: 20 percent of those asked said so.
No: 70 percent of those asked said so.
""",
    "press_release": """Bridge opens in May

The ministry will open the bridge in May, it said on Monday.

Contact: Anna Keel
Phone: 555 0100
Email: press@ministry.example

About the ministry: The ministry builds bridges.
""",
    "votes": """Results by round

Keel: 45 votes in the first round.
Brand: 44 votes in the first round.

Keel: 61 votes in the second round.
Brand: 39 votes in the second round.
""",
    "teams": """How the parties answered

Blue Party: The party wants the bridge to be free.
Green Party: The party wants no bridge at all.

Blue Party: The party would raise the fare for lorries.
Green Party: The party would close the road.
""",
    "letters": """Letters to the editor

I crossed the bridge on Monday. Why is it so narrow?

My neighbour says that it sways. Does it?

Anna Keel, Port Land

Who pays for it? We do.
""",
    "op_ed": """Why I will not cross the bridge

By Anna Keel

What do we need a bridge for?

I asked my neighbours, and they did not know. We have boats, and we love them.

Who will use it?

Not me. I get sick on bridges, and my husband does too.

And what will it cost us?

We will pay for it for thirty years.
""",
    "live": """Live: the opening of the bridge

10:00: The minister arrives and waves to us.

10:05: You can see the mayor now. She does not wave.

10:10: The minister speaks. “We did it,” he says.

10:15: We hear that the mayor has left.
""",
}

_MARK = re.compile(r"\{(\??)([^|{}]*)\|([^{}]*)\}")


def parsed(marked):
    text, expected, end = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        expected.append((Span(len(text), len(text) + len(match[3])), match[2], bool(match[1])))
        text += match[3]
        end = match.end()
    return text + marked[end:], expected


def heard(text, outlet=None):
    parts = zones(text)
    known = metadata_of(text, parts)
    if outlet is not None:
        known = replace(known, outlet=Fact(outlet, Status.ESTABLISHED, "made"))
    hearing = hear([Article("a", text, parts, known)])
    return hearing.articles[0], hearing.register


@pytest.mark.parametrize("name", CASES | MORE)
def test_each_letter_has_its_speaker(name):
    text, expected = parsed((CASES | MORE)[name])
    item, register = heard(text, "Courier" if name == "outlet_asks" else None)
    spoken = set()
    for span, speaker, question in expected:
        spoken |= set(range(span.start, span.end))
        for at in range(span.start, span.end):
            if text[at].isalnum():
                segment = item.voices.at(at)
                found = (segment.voice, register.name_of(segment.speaker), "question" in segment.flags)
                assert found == (Voice.DIRECT, speaker, question), text[at : at + 30]
    for at in set(range(len(text))) - spoken:
        if text[at].isalnum():
            assert item.voices.at(at).voice is not Voice.DIRECT, text[at : at + 30]


@pytest.mark.parametrize("name", NONE | MORE_NONE)
def test_what_is_no_transcript(name):
    text = (NONE | MORE_NONE)[name]
    item, _ = heard(text)
    assert not [each for each in item.attributions if each.rule == "turn"]


def test_reports_inside_a_turn_are_nested():
    text, _ = parsed(CASES["caps"])
    item, register = heard(text)
    inner = next(each for each in item.attributions if each.rule == "that_clause")
    assert inner.parent is not None
    outer = item.attributions[inner.parent]
    assert (outer.rule, register.name_of(outer.speaker)) == ("turn", "Elena Ruiz")
    assert outer.flags == {"transcript"}


def test_i_inside_a_turn_is_the_one_who_speaks():
    text = MORE["panel"].replace("I agree with Anna", "I said last year that the port comes first")
    item, register = heard(parsed(text)[0])
    inner = next(each for each in item.attributions if each.parent is not None and each.rule == "that_clause")
    assert register.name_of(inner.speaker) == "Tom Brand"


def test_an_interviewer_is_marked_as_one_and_never_the_outlet():
    text, _ = parsed(CASES["outlet_asks"])
    item, register = heard(text, "Courier")
    asking = {each.speaker for each in item.attributions if "question" in each.flags}
    assert [(register[each].name, register[each].interviewer) for each in asking] == [("interviewer", True)]


def test_directions_and_labels_lie_in_no_turn():
    text, _ = parsed(CASES["brackets"])
    (article, _) = heard(text)
    for each in article.attributions:
        for span in each.content:
            assert "[" not in span.of(text)
            assert "BRAND:" not in span.of(text)


@pytest.mark.parametrize(
    ("line", "kind", "name"),
    [
        ("Q: When?", LabelKind.ASKS, ""),
        ("Q3. When?", LabelKind.ASKS, ""),
        ("**Question:** When?", LabelKind.ASKS, ""),
        ("A: In May.", LabelKind.ANSWERS, ""),
        ("TOM BRAND, MINISTER: In May.", LabelKind.NAMED, "Tom Brand"),
        ("SEN. TOM BRAND (R-TX): In May.", LabelKind.NAMED, "Sen. Tom Brand"),
        ("Mr. BRAND. In May.", LabelKind.NAMED, "Mr. Brand"),
        ("MCCAIN: In May. McCain said so.", LabelKind.NAMED, "McCain"),
        ("**Elena Ruiz:** In May.", LabelKind.NAMED, "Elena Ruiz"),
        ("TASS: When?", LabelKind.NAMED, "TASS"),
    ],
)
def test_labels(line, kind, name):
    label = label_at(line, Span(0, len(line)))
    assert (label.kind, label.name) == (kind, name)
    assert line[label.start :].startswith(("When", "In May"))


@pytest.mark.parametrize(
    "line",
    ["Note: It was late.", "The minister said: “No.”", "At 10:30 it began.", "He asked: why?", "", "A. Brand left."],
)
def test_no_labels(line):
    label = label_at(line, Span(0, len(line)))
    assert label is None or label.kind is LabelKind.ANSWERS


LINES = st.lists(
    st.sampled_from(
        [
            "Q: Why did you?",
            "A: I did not.",
            "KEEL: We [laughs] know.",
            "Ruiz: You do!",
            "***",
            "“No,” he said.",
            "— Why?",
            "— I know.",
            "Then it rained.",
            "[Applause]",
            "**Why you?**",
            "An interview with Tom Brand.",
            ": ,",
            "Q",
            "A:",
        ]
    ),
    max_size=14,
)


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n"]))
@settings(max_examples=60, deadline=None)
def test_turns_lie_in_the_text_in_order_and_apart(rows, between):
    text = between.join(rows)
    article = Article("a", text, (Zone(Span(0, len(text)), ZoneKind.BODY, "made"),) if text else ())
    spans = [span for turn in turns(article, paragraphs(article)) for span in turn.content]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    (item,) = hear([article]).articles
    assert "".join(segment.span.of(text) for segment in item.voices.segments) == text
    assert all(each.kind is Kind.DIRECT for each in item.attributions if each.rule == "turn")


def test_turns_of_a_quoted_transcript_each_with_an_opening_mark():
    text = (
        "Here is what they said.\n\n"
        "“TOM BRAND: Will you sign it, Mr. Keel?\n\n“ANA KEEL: We will sign it when we are ready.\n\n"
        "“TOM BRAND: When will you be?\n\n“ANA KEEL: You will know it from me.”\n"
    )
    article = Article("a", text, (Zone(Span(0, len(text)), ZoneKind.BODY, "test"),))
    (heard,) = hear([article]).articles
    turns = [each for each in heard.attributions if each.rule == "turn"]
    assert len(turns) == 4
    assert {hear([article]).register.name_of(each.speaker) for each in turns} == {"Tom Brand", "Ana Keel"}
