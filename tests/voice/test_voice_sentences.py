"""Sentence boundaries in the hard cases of news prose."""

from __future__ import annotations

import re

import pytest

from framediff.article import Article, Span, Zone, ZoneKind
from framediff.voice.attributor import lines


def split(text: str) -> list[str]:
    article = Article("a", text, (Zone(Span(0, len(text)), ZoneKind.BODY, "test"),))
    return [line.sentence.span.of(text) for line in lines(article)]


# A bar stands where one sentence ends and the next begins; it takes the place of one space, or of none.
CASES = [
    # Countries and organisations
    "Russia keeps close contact with the U.S. and French partners.",
    "The U.S. State Department issued a note.",
    "He met partners from the U.S. | He left on Monday.",
    "They had come from the U.S. | The visit lasted two days.",
    "The resolution went to the U.N. Security Council.",
    "He flew to Washington, D.C. | The talks open on Friday.",
    "The Washington, D.C. office is closed.",
    "The so-called N.K.R. representative left early.",
    "The E.U. Commission sent two envoys.",
    "Trade with the U.K. rose. | Trade with the U.A.E. fell.",
    "The L.A. Times and the N.Y. Post carried the story.",
    "The U.S.-led mission ended. | A U.S.-based group replaced it.",
    "Born in the U.S.S.R. in 1961, he studied in Minsk.",
    # Titles, ranks and initials
    "Gen. Rustam Petrov met Maj. Gen. Andrey Volkov in the city.",
    "Lt. Gen. Ivan Orlov and Col. Gen. Pyotr Belov signed the paper.",
    "Lt. Col. Smith called Sgt. Maj. Brown.",
    "Vice Adm. Ivan Petrov commands the fleet.",
    "Mr. Lavrov and Mrs. Zakharova spoke at 5 p.m. in Moscow.",
    "J. K. Smith of Acme Corp. signed the deal.",
    "A. B. Smith said so. | C. D. Jones denied it.",
    "The letters of J.R.R. Tolkien were sold.",
    "George W. Bush and John F. Kennedy were named.",
    "Sen. Bernie Walsh and Rep. Ann Ortiz voted against it.",
    "Sen. Bob Marsh, D-N.J., wrote the letter.",
    "Gov. Mary Fallon met Atty. Gen. Paul Reyes.",
    "Sammy Davis Jr. said he would come.",
    "The case was brought by Martin Reed Sr. | His son took it on.",
    "She spoke with Martin King Jr. | He declined to comment.",
    "Prof. Dr. Anna Weber holds a Ph.D. in law.",
    "She has a Ph.D. | Her brother has none.",
    "Archbishop Fr. Karekin and Rev. John Dale prayed.",
    "President Ilham A. received the envoy.",
    "Hon. Secretary Lee wrote to Amb. Clark and Rt. Hon. David Hume.",
    "The vote of the Mass. Gov. Deval Stone was counted.",
    "Messrs. Hall and Wood, Drs. Gray and White, and Profs. Low and High signed.",
    "Nikol V. Petrosyan’s aide, V. Melikyan, agreed.",
    # Firms and sites
    "Acme Inc. said it would sell the plant.",
    "The plant belongs to Acme Inc. | The firm denies it.",
    "Smith & Co. KG and Holt Bros. Ltd. merged.",
    "Yahoo! said the breach was small.",
    "Shares of Yahoo! fell on Monday. | The firm gave no reason.",
    "The deal with Acme Corp. and Holt Ltd. was signed in London.",
    "Reuters.com carried the story. | So did News.am.",
    "He told Reuters.com. | The agency confirmed it.",
    "Read it at https://example.org/a.b?c=1! or ask us.",
    "See www.example.com. | It is free.",
    "Write to press.office@example.org. | We will answer.",
    "The Node.js and .NET teams met at Amazon.com Inc. in May.",
    # Dates and times
    "The leaders met on Oct. 24 at the summit in Kazan.",
    "Ten citizens returned on Dec. 4. | Overall, 15 have returned.",
    "The session on 24. Oct. was closed.",
    "The note of 25.10.2021 was signed. | It came into force on 1.11.2021.",
    "It was signed on 25.10.2021. | Both sides kept a copy.",
    "He came at 5 p.m. | The talks began.",
    "He came at 5 p.m. Monday and left at 9 a.m. Tuesday.",
    "At 10 a.m. Moscow time the guns fell silent.",
    "It opened at 10 a.m. | Moscow sent no delegation.",
    "The war of 1994. | Nobody forgot it.",
    "It began in 1994. | The war was over.",
    "From Jan. to Aug. the road was open. | In Sept. it closed.",
    "On Tue., Feb. 3, and on Wed., Feb. 4, they met.",
    "The coins date from 300 B.C. | The walls are younger.",
    "It was built in 301 A.D. by masons.",
    "They meet at 18.30. | Nobody is late.",
    # Numbers, lists and documents
    "Some 3.5 million people live there.",
    "It cost about $1.2 billion vs. $900 million in 2021.",
    "The text, cf. No. 12, was signed.",
    "Resolution No. 5 was adopted. | Nos. 6 and 7 failed.",
    "He said no. | The others agreed.",
    "Art. 5 and Arts. 6 and 7 of the charter apply; see Sec. 3, para. 2 and p. 14.",
    "The road (approx. 5 km) is closed.",
    "1. Withdraw the troops. | 2. Open the road.",
    "The plan has three points: 1. withdrawal; 2. return; 3. talks.",
    "I. The border\n|II. The road",
    "a) Open the road. | b) Free the prisoners.",
    "The share rose by 3.4%. | It fell by .5 in May.",
    "The vote was 10-3. | Two members stayed away.",
    "They came second. | First was Baku with 4.",
    "The gun is a .50 caliber weapon.",
    "He lives at 5 St. Mark St. | His office is on Fifth Ave. near the park.",
    "Vol. 3, ch. 2, fig. 7 shows the map.",
    "Mr. Hall vs. Mr. Wood was heard first. | Roe v. Wade came next.",
    # Latin and other short forms
    "The region, i.e. Lachin and Kelbajar, was named.",
    "Some districts, e.g. Lachin, were left out.",
    "They discussed roads, borders, maps, etc. | The envoy left.",
    "They discussed roads, etc. and went home.",
    "The UN (est. 1945) has five permanent members.",
    "Ivanov et al. found the same.",
    "The envoys flew to St. Petersburg and Ft. Worth, then climbed Mt. Aragats.",
    "The dept. of the min. of foreign affairs, incl. its press office, agreed.",
    "They live in Calif. and Mass. and work in Va. and Md.",
    "It was the agency’s asst. director who called.",
    "He ran the govt. press office. | The office closed in May.",
    "The tel. no. of the office is 55.",
    # Ellipses and runs of marks
    "They waited… and waited.",
    "They waited… | Nobody came.",
    "They waited... and waited.",
    "They waited... | Nobody came.",
    "They waited . . . and waited.",
    "Who fired first?! | Nobody knows.",
    "Peace!!! | The crowd cheered.",
    "Is it war? or peace?",
    "Really? | Yes.",
    "The truce holds! | Nobody was hurt.",
    "What next? asked nobody.",
    "The deal (see below!) was signed.",
    # Quotations
    "“Why now? Nobody knows. We wait,” he said.",
    "“Will talks go on?” Mirzoyan said in parliament.",
    "“Enough!” said the minister.",
    "He called it “a farce.”",
    "“Talks will go on,” he said. | “We are ready.”",
    "“Talks will go on.” | The envoy left.",
    "“Talks will go on.” | He said this in May.",
    "He asked: “Why now?” | The hall fell silent.",
    "He said: “Talks will go on.” | He left.",
    "“Talks will go on”. | He left.",
    "“Peace…” | He fell silent.",
    "“Peace…” he said, and fell silent.",
    "“Peace . . . ” he said.",
    "“Who are you?” he asked. | “Why did you come?”",
    "“Is it war?” she asked. | “No.” | “Then what?”",
    "“Stop!” — the envoy was firm.",
    "‘Talks will go on,’ he said. | ‘We are ready.’",
    "He said ‘never.’ | Then he left.",
    "“We met in the U.S.,” he said. | “The U.S. did not object.”",
    "“We are ready.” – Lavrov",
    "“We will win!” shouted the crowd. | The police watched.",
    "“Why?” the envoy’s aide asked the hall.",
    '"Really?" | No answer came from Baku.',
    "“We want peace.”[1] | The envoy left.",
    "He spoke of “peace.” | “War” was not mentioned.",
    "She used the words “hope”, “trust”, etc. | He did not.",
    "“We go.” | “We stay.” | The hall was split.",
    # Brackets
    "The talks ended. | (He did not say why.) | The envoy left.",
    "The talks (the third round. Or the fourth?) ended.",
    "The talks ended (he did not say why). | The envoy left.",
    "The talks ended [in May]. | The envoy left.",
    "He met the envoy (of the U.S.). | Then he left.",
    # Agency prose
    "MOSCOW, December 30. /TASS/. | Talks will go on. | The envoy left.",
    "YEREVAN, December 30. /ARMENPRESS/. | The envoy left.",
    "BAKU, Azerbaijan, Dec. 4. | Ten citizens returned.",
    "The mission works in Nagorno- Karabakh and the districts.",
    "TASS. | The envoy left. | He gave no reason.",
    "The talks ended .|The envoy left.",
    "The talks ended.|The envoy left.",
    "The talks ended.  | The envoy left.",
    "The talks ended.\u00a0| The envoy left.",
    "The talks ended; the envoy left. | Nobody knew why.",
    "On the border\n\n|The truce holds.",
    "Q. Who fired first? | A. Nobody knows.",
    "Sputnik: Who fired first? | Lavrov: Nobody knows.",
    "Who fired first - the army? | That is unclear.",
    "The envoy left. | iPhone sales rose.",
    "The envoy left. | 15 citizens returned.",
    "The envoy left. | $5 million was paid.",
    "The envoy left. | Al-Hassan stayed.",
    "He met Aliyev. | Armenia’s PM did not come.",
    "It was his plan B. | The envoy left.",
    "It was I. | He left.",
    "He got an A. | She got a B.",
    "Vitamin C helps, he wrote.",
    "The so- called corridor is closed. | Nobody passes.",
    # A second list, written after the repairs that the first one led to
    "ST. LOUIS - The envoys met on Monday. | They left on Tuesday.",
    "It opens at 7 p.m. Eastern. | It ends at 9 p.m. - an hour late.",
    "“Is it war?” Gen. A. J. Petrov asked the hall. | Nobody spoke.",
    "Mr. and Mrs. Hall came. | Dr. He did not.",
    "The envoy of the U.S. has left. | The U.N. has not.",
    "The F.B.I. and the C.I.A. agreed.",
    "He was born on Jan. 1, 1961, in St. Paul, Minn., and raised in Ga. | His wife is from Va.",
    "The firm, Holt & Sons Ltd., was sold. | Its owner, R. Holt, left.",
    "He asked, “What now?” and left.",
    "“No!” she cried. | “Never!” | Then she left.",
    "The rate fell to 3.2 per cent. | In Baku it rose.",
    "Is it over? | Not yet, says Lt. Orlov.",
    "The bridge at mile No. 7 is shut. | No. 8 is open.",
    "The truce (signed on Nov. 9) holds. | So far.",
    "They met at Vol. 2 Cafe on 3rd Ave. | It was late.",
    "The text is online (www.example.am). | Read it.",
    "The talks in Geneva ended.” | The envoy left.",
    "“The talks are over.”, he said.",
    "“I came. I saw. I left.” | That was all.",
    "The envoys: A. Petrov, B. Ivanov, C. Orlov. | Nobody else came.",
    "The plane, an Il-76, landed at 04:15. | Its cargo was unloaded.",
    "Article 5.2 is clear. | Article 5.3 is not.",
    "He won 60.5% vs. 39.5%. | Turnout was low.",
    "In the words of Louis XIV. | After him came the flood.",
    "Why? | Because he said so.",
    "The mayor, 58, said: “Yes.” | Others said no.",
    "Prime Minister N. Pashinyan left for the E.U. summit. | It begins at noon.",
    "The Ministry of Defence (MoD) denied it. | “Lies!” it said.",
    "Azerbaijan’s Trend agency, citing the A.P., reported it. | The A.P. did not comment.",
    "The dog ate it…maybe. | Who knows…",
    "“Go”, he said. | “Go now”. | They went.",
    "The U.S. “will not forget.” | It has said so before.",
    "Mount St. Helens erupted at 8:32 a.m. | Fifty-seven people died.",
    "At issue: Sec. 301, Art. IV, cl. 2. | Lawyers disagree.",
    "Talks – at last! – begin. | Hope is thin.",
    "He lost. | That is that. | End of story.",
    "In 2020. | Not before.",
    "The ship left No. 2 dock at 6 a.m. GMT. | It sank at 7 a.m. | Nobody died.",
    "They came from Armenia, Georgia, etc., and sat down.",
    # Found in reading news
    "He worked for RT. | ‘Having worked there’, he said, he knew.",
    "GEN. PETROV LEAVES FOR THE U.S. | HE IS DUE IN MAY.",
    "They waited . . . | Nobody came.",
    "“Why?” J. Smith asked. | “Why not?” Mr. Hall answered.",
    "“Why?” | The envoy asked for calm.",
]
# What the splitter is known to get wrong: nothing but knowledge of the world tells these from “the U.N. Security
# Council” and from “He met Matt. They left.”
KNOWN_LIMITS = [
    "It was tabled at the U.N. | Armenia objected.",
    "He quoted Matt. 5:9. | It speaks of peace.",
]


def parts(case: str) -> tuple[str, list[str]]:
    """The text of a case, and its sentences."""
    return case.replace(" | ", " ").replace("|", ""), [part.strip() for part in case.split("|")]


@pytest.mark.parametrize("case", CASES)
def test_hard_case(case: str) -> None:
    text, expected = parts(case)
    assert split(text) == expected


@pytest.mark.parametrize("case", KNOWN_LIMITS)
@pytest.mark.xfail(strict=True, reason="needs knowledge of the world")
def test_known_limit(case: str) -> None:
    text, expected = parts(case)
    assert split(text) == expected


def test_there_are_enough_hard_cases_and_no_case_twice() -> None:
    assert len(set(CASES)) == len(CASES) >= 90


def test_a_case_between_two_other_sentences_is_split_alike() -> None:
    inner = [case for case in CASES if case[0].isupper() and case[-1] in ".!?" and not re.match(r"\w+[.:] ", case)]
    assert len(inner) > 120
    for case in inner:
        text, expected = parts(case)
        assert split(f"It was late. {text} Then the hall fell silent.") == [
            "It was late.",
            *expected,
            "Then the hall fell silent.",
        ]


def test_paragraph_ends_a_sentence_without_a_full_stop() -> None:
    assert split("On the border\n\nThe truce holds.") == ["On the border", "The truce holds."]


def test_quotation_over_paragraphs_is_one_sentence() -> None:
    text = '"First. Second.\nThird," he said. He left.'
    assert split(text) == ['"First. Second.\nThird," he said.', "He left."]


def test_sentences_are_in_order_and_leave_out_white_space_only() -> None:
    text = "\n\n".join(parts(case)[0] for case in CASES)
    position = 0
    for sentence in split(text):
        start = text.index(sentence, position)
        assert not text[position:start].strip()
        assert sentence == sentence.strip() != ""
        position = start + len(sentence)
    assert not text[position:].strip()
