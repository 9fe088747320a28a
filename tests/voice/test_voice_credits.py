"""Wire credits: agencies that an article credits do not speak in it; those that do speak are not credited."""

from __future__ import annotations

import pytest

from framediff.article import Article, Fact, Metadata, Status
from framediff.sources.zones import zones
from framediff.voice import Voice, hear
from framediff.voice.relays.credits import credited_agencies

L = "Sergey Lavrov"

# Text, outlet if known, credits (agency and whom it has it from), what is said at the outer level: speaker, kind,
# words; None where another rule decides. Written before the module: 60 of these 64 were right at
# its first run.
FIRST = [
    # 1 the formula names whom the outlet has it from
    (
        "Report informs via TASS that Sergey Lavrov said talks will go on.",
        None,
        [("Report", "TASS")],
        [(L, "indirect", "talks will go on")],
    ),
    (
        "Sergey Lavrov said talks will go on, Report informs via TASS.",
        None,
        [("Report", "TASS")],
        [(L, "indirect", "talks will go on")],
    ),
    (
        "Sergey Lavrov said that talks will go on, reports Turan citing Interfax.",
        None,
        [("Turan", "Interfax")],
        [(L, "indirect", "that talks will go on")],
    ),
    (
        "“Talks will go on,” Sergey Lavrov told TASS, AzVision.az reports.",
        None,
        [("TASS",), ("AzVision.az",)],
        [(L, "direct", "“Talks will go on,”")],
    ),
    (
        "Sergey Lavrov told TASS that talks will go on, AzVision.az reports.",
        None,
        [("TASS",), ("AzVision.az",)],
        [(L, "indirect", "that talks will go on")],
    ),
    ("The meeting took place in Baku, AzVision.az reports.", None, [("AzVision.az",)], []),
    ("The meeting took place in Baku, AzVision.az reports.", "AzVision.az", [("AzVision.az",)], []),
    ("The two leaders met in Sochi on Monday, as RIA Novosti reports.", None, [("RIA Novosti",)], []),
    ("As RIA Novosti reports, the two leaders met in Sochi on Monday.", None, [("RIA Novosti",)], []),
    ("The two leaders met in Sochi. /TASS/", None, [("TASS",)], []),
    (
        "Two soldiers were wounded near the border, APA reports citing the Defense Ministry.",
        None,
        [("APA", "the Defense Ministry")],
        [("Defense Ministry", "indirect", "Two soldiers were wounded near the border")],
    ),
    (
        "Trend reports with reference to the Foreign Ministry that talks will go on.",
        None,
        [("Trend", "the Foreign Ministry")],
        [("Foreign Ministry", "indirect", "talks will go on")],
    ),
    ("Report informs, citing TASS, that the bridge was opened on Friday.", None, [("Report", "TASS")], []),
    (
        "Report informs, referring to the press service of the ministry, that the bridge will be opened on Friday.",
        None,
        [("Report", "the press service of the ministry")],
        [("press service of the ministry", "indirect", "the bridge will be opened on Friday")],
    ),
    ("Citing TASS, Armenpress reports that the bridge was opened on Friday.", None, [("Armenpress", "TASS")], []),
    ("The bridge was opened on Friday.\n\nSource: Armenpress", None, [("Armenpress",)], []),
    ("The bridge was opened on Friday. This was reported by TASS.", None, [("TASS",)], []),
    ("The bridge was opened on Friday, TASS reports, adding that it cost 2 million rubles.", None, [("TASS",)], None),
    (
        "The ministry’s spokeswoman, Anna Petrova, said the bridge is closed, News.am informs.",
        None,
        [("News.am",)],
        [("Anna Petrova", "indirect", "the bridge is closed")],
    ),
    (
        "According to TASS, Sergey Lavrov said that talks will go on.",
        None,
        [("TASS",)],
        [(L, "indirect", "that talks will go on")],
    ),
    (
        "Sergey Lavrov said that talks will go on, according to Reuters.",
        None,
        [("Reuters",)],
        [(L, "indirect", "that talks will go on")],
    ),
    (
        "Sergey Lavrov said that talks will go on, Reuters reported on Monday.",
        None,
        [("Reuters",)],
        [(L, "indirect", "that talks will go on")],
    ),
    (
        "Reuters reported that Sergey Lavrov said talks will go on.",
        None,
        [("Reuters",)],
        [(L, "indirect", "talks will go on")],
    ),
    (
        "“Talks will go on,” Sergey Lavrov said, the Interfax news agency reported.",
        None,
        [("Interfax",)],
        [(L, "direct", "“Talks will go on,”")],
    ),
    (
        "TASS quoted Sergey Lavrov as saying that talks will go on.",
        None,
        [("TASS",)],
        [(L, "indirect", "that talks will go on")],
    ),
    (
        "“Talks will go on,” TASS quoted Sergey Lavrov as saying.",
        None,
        [("TASS",)],
        None,
    ),
    (
        "Two people died in the blast, Reuters reported, citing local officials.",
        None,
        [("Reuters", "local officials")],
        [("local officials", "indirect", "Two people died in the blast")],
    ),
    ("Trend’s Karabakh bureau reports that the road is open.", "Trend", [("Trend",)], []),
    ("The road is open, Trend reports.", "Trend", [("Trend",)], []),
    ("Trend reports that the road is open.", "Trend", [("Trend",)], []),
    ("The road is open, AzerNews reports.", "AzerNews", [("AzerNews",)], []),
    ("AZERTAC informs that the road is open.", None, [("AZERTAC",)], []),
    (
        "The road is open, the Armenian service of Sputnik reports with reference to the mayor.",
        None,
        [("Sputnik", "the mayor")],
        [("mayor", "indirect", "The road is open")],
    ),
    ("The Associated Press contributed to this report.", None, [("Associated Press",)], []),
    ("The talks ended without an agreement (AFP).", None, [("AFP",)], []),
    ("As reported by Interfax, the talks ended without an agreement.", None, [("Interfax",)], []),
    ("The talks ended without an agreement, Xinhua news agency reports.", None, [("Xinhua",)], []),
    (
        "“We have no other plan,” the minister said in an interview with RIA Novosti.",
        None,
        [("RIA Novosti",)],
        [("minister", "direct", "“We have no other plan,”")],
    ),
    (
        "In an interview with TASS, Sergey Lavrov said talks will go on.",
        None,
        [("TASS",)],
        [(L, "indirect", "talks will go on")],
    ),
    (
        "Sergey Lavrov told the Anadolu Agency that talks will go on.",
        None,
        [("Anadolu",)],
        [(L, "indirect", "that talks will go on")],
    ),
    (
        "“Talks will go on,” told RIA Novosti agency on February 12.",
        None,
        [("RIA Novosti",)],
        [(None, "direct", "“Talks will go on,”")],
    ),
    (
        "Report informs that, according to the mayor, the road is open.",
        None,
        [("Report",)],
        [("mayor", "indirect", "the road is open")],
    ),
    ("A Trend correspondent reports from Ganja that the road is open.", "Trend", [("Trend",)], []),
    (
        "The mayor said the road is open, 1in.am writes.",
        None,
        [("1in.am",)],
        [("mayor", "indirect", "the road is open")],
    ),
    (
        "Turkish President Recep Erdogan will visit Baku, Anadolu reports, quoting diplomatic sources.",
        None,
        [("Anadolu", "diplomatic sources")],
        [("diplomatic sources", "indirect", "Turkish President Recep Erdogan will visit Baku")],
    ),
    (
        "MOSCOW, December 30. /TASS/. Sergey Lavrov said talks will go on.",
        None,
        [("TASS",)],
        [(L, "indirect", "talks will go on")],
    ),
    (
        "WASHINGTON (AP) — The mayor said the road is open.",
        None,
        [("Associated Press",)],
        [("mayor", "indirect", "the road is open")],
    ),
    ("Via Interfax: the road is open.", None, [("Interfax",)], []),
    ("The road is open, reports the Azerbaijani news agency Turan.", None, [("Turan",)], []),
    ("Talks, TASS reports, will go on in June.", None, [("TASS",)], []),
    # 2 an agency that speaks, or no agency at all
    (
        "Reuters reported that two people died in the blast.",
        "The Daily Post",
        [],
        [("Reuters", "indirect", "that two people died in the blast")],
    ),
    (
        "Two people died in the blast, Reuters reported.",
        "The Daily Post",
        [],
        [("Reuters", "indirect", "Two people died in the blast")],
    ),
    (
        "According to Reuters, two people died in the blast.",
        "The Daily Post",
        [],
        [("Reuters", "indirect", "two people died in the blast")],
    ),
    ("Reuters said it stands by its story.", "The Daily Post", [], [("Reuters", "indirect", "it stands by its story")]),
    ("Trend reports show that sales fell in May.", None, [], None),
    ("The report informs the public about the road.", None, [], None),
    ("Report after report says the road is open.", None, [], None),
    ("TASS was founded in 1904, and its head visited Baku on Monday.", None, [], []),
    ("The ministry reports that the road is open.", None, [], [("ministry", "indirect", "that the road is open")]),
    ("“Report informs via TASS” is a formula, the editor said.", None, [], None),
    ("The Associated Press (AP) was founded in 1846.", None, [], []),
    ("The mayor reports the road is open, and Trend’s shares rose.", None, [], None),
    (
        "An Interfax reporter was beaten near the court, police said.",
        None,
        [],
        [("police", "indirect", "An Interfax reporter was beaten near the court")],
    ),
    (
        "Reuters reported that two people died in the blast and that officials said the road is closed.",
        "The Daily Post",
        [],
        None,
    ),
]

# Written after it, with less usual forms: 37 of 45 at the first run.
SECOND = [
    (
        "Azerbaijan’s president will visit Rome in March, Report informs, citing the Presidential Office.",
        None,
        [("Report", "the Presidential Office")],
        [("Presidential Office", "indirect", "Azerbaijan’s president will visit Rome in March")],
    ),
    ("The sides discussed trade, Report was told at the ministry.", None, [("Report", "the ministry")], None),
    (
        "Armen Grigoryan told Armenpress that the border is calm.",
        "Armenpress",
        [("Armenpress",)],
        [("Armen Grigoryan", "indirect", "that the border is calm")],
    ),
    (
        "“The border is calm,” Armen Grigoryan told the agency.",
        "Armenpress",
        [],
        [("Armen Grigoryan", "direct", "“The border is calm,”")],
    ),
    (
        "TASS reports with reference to the spokesman that the plant was shut.",
        "The Daily Post",
        [("TASS", "the spokesman")],
        [("spokesman", "indirect", "the plant was shut")],
    ),
    (
        "The plant was shut on Monday, TASS reported, citing the spokesman of the company.",
        "The Daily Post",
        [("TASS", "the spokesman of the company")],
        [("spokesman of the company", "indirect", "The plant was shut on Monday")],
    ),
    (
        "On Monday, Reuters reported that the plant was shut.",
        "The Daily Post",
        [],
        [("Reuters", "indirect", "that the plant was shut")],
    ),
    ("The plant was shut, Reuters reports.", "The Daily Post", [("Reuters",)], []),
    (
        "Officials told Reuters the plant was shut.",
        "The Daily Post",
        [("Reuters",)],
        [("officials", "indirect", "the plant was shut")],
    ),
    (
        "A source told Interfax on Monday that the plant was shut.",
        None,
        [("Interfax",)],
        [("source", "indirect", "that the plant was shut")],
    ),
    (
        "“The plant was shut,” a source told AFP on condition of anonymity.",
        None,
        [("AFP",)],
        [("source", "direct", "“The plant was shut,”")],
    ),
    ("The plant was shut, a source told AFP.", None, [("AFP",)], None),
    (
        "The minister was quoted by TASS as saying that the plant was shut.",
        None,
        [("TASS",)],
        [("minister", "indirect", "that the plant was shut")],
    ),
    ("“The plant is shut,” the minister was quoted as saying by Interfax.", None, [("Interfax",)], None),
    (
        "“The plant is shut,” said the minister, as quoted by RIA Novosti.",
        None,
        [("RIA Novosti",)],
        [("minister", "direct", "“The plant is shut,”")],
    ),
    (
        "“The plant is shut,” the minister said, RIA Novosti reported.",
        None,
        [("RIA Novosti",)],
        [("minister", "direct", "“The plant is shut,”")],
    ),
    (
        "“The plant is shut,” the minister said, according to the state news agency IRNA.",
        None,
        [("IRNA",)],
        [("minister", "direct", "“The plant is shut,”")],
    ),
    (
        "Iran’s state-run IRNA news agency reported that the foreign minister said the plant is shut.",
        None,
        [("IRNA",)],
        [("foreign minister", "indirect", "the plant is shut")],
    ),
    (
        "Iran’s state-run IRNA news agency reported that the plant is shut.",
        None,
        [],
        [("Iran’s state-run IRNA news agency", "indirect", "that the plant is shut")],
    ),
    (
        "According to Xinhua, the plant was built in 1962.",
        None,
        [],
        [("Xinhua", "indirect", "the plant was built in 1962")],
    ),
    (
        "The plant is shut, the minister said. /Trend/",
        None,
        [("Trend",)],
        [("minister", "indirect", "The plant is shut")],
    ),
    (
        "The plant is shut, the minister said (Interfax, RIA Novosti).",
        None,
        [("Interfax",), ("RIA Novosti",)],
        [("minister", "indirect", "The plant is shut")],
    ),
    (
        "The plant is shut, the minister said.\nSource: TASS, Interfax",
        None,
        [("Interfax",), ("TASS",)],
        [("minister", "indirect", "The plant is shut")],
    ),
    (
        "The plant is shut, the minister said.\n\nNews.am",
        None,
        [("News.am",)],
        [("minister", "indirect", "The plant is shut")],
    ),
    (
        "By Ivan Petrov, Reuters\n\nThe plant is shut, the minister said on Monday in the town.",
        None,
        [("Reuters",)],
        [("minister", "indirect", "The plant is shut")],
    ),
    ("As Trend reported earlier, the plant is shut.", "Trend", [("Trend",)], []),
    ("Trend reported earlier that the plant is shut.", "Trend", [("Trend",)], []),
    ("Earlier, Trend reported that the plant is shut.", "Trend", [("Trend",)], []),
    ("The plant is shut, the website 1news.az reports.", None, [("1news.az",)], []),
    (
        "The minister wrote on Facebook that the plant is shut, Day.Az reports.",
        None,
        [("Day.Az",)],
        [("minister", "indirect", "that the plant is shut")],
    ),
    ("Day.Az presents the article of the minister.", None, [], []),
    ("The plant, reports Sputnik Armenia, is shut.", None, [("Sputnik",)], []),
    (
        "Sputnik was the first satellite, the teacher said.",
        None,
        [],
        [("teacher", "indirect", "Sputnik was the first satellite")],
    ),
    (
        "The Sputnik vaccine is safe, the minister said.",
        None,
        [],
        [("minister", "indirect", "The Sputnik vaccine is safe")],
    ),
    (
        "The plant is shut, RIA news agency quoted the minister as saying.",
        None,
        [("RIA Novosti",)],
        None,
    ),
    (
        "ARMINFO. The plant is shut, the minister said on Monday in the town.",
        None,
        [("ArmInfo",)],
        [("minister", "indirect", "The plant is shut")],
    ),
    ("Reuters could not verify the claim.", "The Daily Post", [], []),
    ("The ministry did not reply to a request by Reuters.", "The Daily Post", [], []),
    (
        "“I told TASS that it is shut,” the minister said.",
        None,
        [],
        [("minister", "direct", "“I told TASS that it is shut,”")],
    ),
    (
        "The minister, in an interview with the Associated Press, said the plant is shut.",
        None,
        [("Associated Press",)],
        None,
    ),
    (
        "AP reported the minister said the plant is shut.",
        None,
        [("Associated Press",)],
        [("minister", "indirect", "the plant is shut")],
    ),
    ("The Report informs about the plant.", None, [], None),
    (
        "Report informs that the minister said: “The plant is shut.”",
        None,
        [("Report",)],
        [("minister", "direct", "“The plant is shut.”")],
    ),
    (
        "The plant is shut, the minister told reporters, Report’s Western Bureau informs.",
        None,
        [("Report",)],
        [("minister", "indirect", "The plant is shut")],
    ),
    ("The minister said that the plant is shut and that, as TASS reports, wages are paid.", None, [("TASS",)], None),
]

# A third round, of which 24 of 30 were right at the first run; those that ask nothing of credits are left out.
THIRD = [
    ("The bridge reopened on Friday, the ministry’s press service told APA.", None, [("APA",)], None),
    (
        "APA reports that the bridge reopened on Friday.",
        "Day.Az",
        [],
        [("APA", "indirect", "that the bridge reopened on Friday")],
    ),
    (
        "The bridge reopened on Friday, APA reports quoting the ministry.",
        "Day.Az",
        [("APA", "the ministry")],
        [("ministry", "indirect", "The bridge reopened on Friday")],
    ),
    ("According to Report, the bridge reopened on Friday.", "Report", [("Report",)], []),
    (
        "According to Sputnik, the bridge reopened on Friday.",
        "Day.Az",
        [],
        [("Sputnik", "indirect", "the bridge reopened on Friday")],
    ),
    (
        "The mayor, Anna Petrova, told Armenpress: “The bridge is open.”",
        "Armenpress",
        [("Armenpress",)],
        [("Anna Petrova", "direct", "“The bridge is open.”")],
    ),
    (
        "“The bridge is open,” Anna Petrova was quoted by Interfax as saying.",
        None,
        [("Interfax",)],
        [("Anna Petrova", "direct", "“The bridge is open,”")],
    ),
    (
        "“The bridge is open,” Anna Petrova said as quoted by TASS.",
        None,
        [("TASS",)],
        [("Anna Petrova", "direct", "“The bridge is open,”")],
    ),
    (
        "Russian news agency TASS cited the minister as saying that the bridge is open.",
        None,
        [("TASS",)],
        [("minister", "indirect", "that the bridge is open")],
    ),
    (
        "The bridge is open, Anna Petrova said in comments to Sputnik Armenia.",
        None,
        [("Sputnik",)],
        [("Anna Petrova", "indirect", "The bridge is open")],
    ),
    ("Three people were hurt, local media reported, citing police.", None, [], None),
    ("The agency reports that the bridge is open.", None, [], [("agency", "indirect", "that the bridge is open")]),
    ("Two trains collided near the town on Monday (photo: Reuters).", None, [], []),
    ("Two trains collided near the town on Monday. Photo by AFP.", None, [], []),
    ("The shares of Reuters rose by three percent on Monday.", None, [], []),
    ("Trend of the week: reports of storms.", None, [], None),
    ("A new trend reports on fashion, the designer said.", None, [], None),
    ("Interfax-Azerbaijan reports, citing APA, that the bridge is open.", None, [("Interfax-Azerbaijan", "APA")], []),
    (
        "The bridge is open, reports TASS with reference to the Ministry of Transport of the region.",
        None,
        [("TASS", "the Ministry of Transport of the region")],
        [("Ministry of Transport of the region", "indirect", "The bridge is open")],
    ),
    (
        "Reuters, citing two sources, reported that the bridge is open.",
        "The Daily Post",
        [("Reuters", "two sources")],
        [("two sources", "indirect", "the bridge is open")],
    ),
    (
        "TASS, citing the ministry, says the bridge is open.",
        "The Daily Post",
        [("TASS", "the ministry")],
        [("ministry", "indirect", "the bridge is open")],
    ),
    ("Speaking to AFP, the mayor said the bridge is open.", None, [("AFP",)], None),
    ("Asked by Reuters about the bridge, the mayor declined to comment.", None, [("Reuters",)], None),
]


def heard_of(text, outlet=None):
    fact = Fact() if outlet is None else Fact(outlet, Status.ESTABLISHED, "made")
    hearing = hear([Article("a", text, zones(text), Metadata(outlet=fact))])
    return hearing.articles[0], hearing.register


def plain(speaker):
    return speaker and speaker.lower().removeprefix("the ")


@pytest.mark.parametrize(("text", "outlet", "credited", "said"), FIRST + SECOND + THIRD)
def test_credits_and_who_speaks(text, outlet, credited, said):
    item, register = heard_of(text, outlet)
    assert sorted((credit.agency, *credit.via) for credit in item.credits) == sorted(credited)
    if said is not None:
        outer = [each for each in item.attributions if each.parent is None]
        found = [
            (
                None if each.speaker is None else plain(register.name_of(each.speaker)),
                each.kind,
                " | ".join(span.of(text) for span in each.content),
            )
            for each in outer
        ]
        assert found == [(plain(speaker), kind, words) for speaker, kind, words in said]


def test_a_credit_is_in_the_outlets_own_voice():
    text = "The talks will go on, Sergey Lavrov said, Report informs via TASS."
    item, _ = heard_of(text)
    assert item.voices.at(text.index("informs")).voice is Voice.OWN
    assert item.voices.at(text.index("will")).voice is Voice.INDIRECT


def test_spans_of_a_credit():
    text = "The road is open, Trend reports citing the mayor."
    (credit,) = heard_of(text)[0].credits
    parts = (credit.span, credit.named, credit.link, credit.source)
    assert [span.of(text) for span in parts] == [", Trend reports citing the mayor", "Trend", "citing", "the mayor"]


def test_agencies_are_counted_without_the_outlet_itself():
    text = "Report informs via TASS that the road is open. The mayor told Report that it is wide (Interfax)."
    assert credited_agencies(heard_of(text, "Report")[0].credits) == ("Interfax", "TASS")
    assert credited_agencies(heard_of(text)[0].credits) == ("Interfax", "Report", "TASS")


def test_a_dateline_credits_and_boilerplate_may():
    text = "KYIV (Reuters) - The mayor said on Monday that the road to the town is open.\n\nSource: AFP"
    assert credited_agencies(heard_of(text)[0].credits) == ("AFP", "Reuters")


def test_a_credited_agency_is_no_speaker_of_the_register():
    text = "The road is open, AzVision.az reports. “It is wide,” the mayor told TASS, AzVision.az reports."
    _, register = heard_of(text)
    assert [plain(speaker.name) for speaker in register] == ["mayor"]


def test_what_an_outlet_was_told_is_its_sources():
    text = "Report was told at the ministry that the road is open."
    item, register = heard_of(text)
    (said,) = item.attributions
    assert (register.name_of(said.speaker), said.content[0].of(text)) == ("ministry", "the road is open")


@pytest.mark.parametrize(
    "text",
    [
        "“The plant is shut,” TASS quoted the minister as saying.",
        "“The plant is shut,” the TASS news agency cited the minister as saying on Monday.",
        "TASS quoted the minister as saying that the plant is shut.",
        "TASS quotes the minister: “The plant is shut.”",
    ],
)
def test_who_is_quoted_speaks_and_not_who_quotes(text):
    item, register = heard_of(text)
    assert [plain(register.name_of(each.speaker)) for each in item.attributions] == ["minister"]
    assert credited_agencies(item.credits) == ("TASS",)
