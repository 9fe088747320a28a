"""Mentions taken apart, resolved in an article, linked across articles."""

from __future__ import annotations

import pytest

from framediff.article import Article, Fact, Metadata, Span, Status, Zone, ZoneKind
from framediff.voice import Hearing, SpeakerKind, hear
from framediff.voice.people.folding import fold_name
from framediff.voice.people.mentions import Gender, MentionKind, mention_of


def article(text: str, name: str = "a", interviewer: str | None = None) -> Article:
    fact = Fact(interviewer, Status.STATED) if interviewer else Fact()
    return Article(name, text, (Zone(Span(0, len(text)), ZoneKind.BODY, "test"),), Metadata(interviewer=fact))


def names(hearing: Hearing, index: int = 0) -> list[str]:
    return [hearing.register.name_of(a.speaker) for a in hearing.articles[index].attributions]


MENTIONS = [
    ("Director of the Department of International Organizations of the Russian Foreign Ministry Pyotr Ilyicheva",
     MentionKind.NAME, "Pyotr Ilyicheva"),
    ("Ambassador of Russia to Armenia Sergey Kopirkin", MentionKind.NAME, "Sergey Kopirkin"),
    ("Sergey Kopirkin, the Ambassador Extraordinary and Plenipotentiary of Russia to Armenia",
     MentionKind.NAME, "Sergey Kopirkin"),
    ("Russian FM Sergey Lavrov", MentionKind.NAME, "Sergey Lavrov"),
    ("Sen. Lindsey Graham (R-S.C.)", MentionKind.NAME, "Lindsey Graham"),
    ("Ursula von der Leyen", MentionKind.NAME, "Ursula von der Leyen"),
    ("the Ambassador", MentionKind.ROLE, ""),
    ("the Russian Foreign Ministry", MentionKind.BODY, "Russian Foreign Ministry"),
    ("Orbeli Analytical Center of the Government of Armenia", MentionKind.BODY,
     "Orbeli Analytical Center of the Government of Armenia"),
    ("Moscow", MentionKind.BODY, "Moscow"),
    ("TASS", MentionKind.BODY, "TASS"),
    ("the Trump campaign", MentionKind.BODY, "Trump campaign"),
    ("two officials", MentionKind.GROUP, "two officials"),
    ("Keel, Brand and Dorr", MentionKind.GROUP, "Keel, Brand and Dorr"),
    ("Senator Jon Dorr, Democrat of Ohio", MentionKind.NAME, "Jon Dorr"),
    ("Thursday", MentionKind.BODY, "Thursday"),
    ("Former secretary of State Keel", MentionKind.NAME, "Keel"),
    ("the wife of President Keel", MentionKind.ROLE, ""),
    ("Ararat Mirzoian", MentionKind.NAME, "Ararat Mirzoian"),
    ("the general", MentionKind.ROLE, ""),
    ("he", MentionKind.PRONOUN, ""),
    *((word, MentionKind.PRONOUN, "") for word in ("his", "her", "him", "them", "Their", "its")),
    ("Dockers", MentionKind.GROUP, "Dockers"),
    ("Dockers at the east pier", MentionKind.GROUP, "Dockers at the east pier"),
    ("Crane drivers", MentionKind.GROUP, "Crane drivers"),
    ("Shipowners", MentionKind.GROUP, "Shipowners"),
    ("Sanders", MentionKind.NAME, "Sanders"),
    ("the Dockers Union", MentionKind.BODY, "Dockers Union"),
    ("the dockers union", MentionKind.BODY, "dockers union"),
    ("Harbour chief", MentionKind.ROLE, ""),
    ("Three councillors", MentionKind.GROUP, "Three councillors"),
    ("Five of the dockers", MentionKind.GROUP, "Five of the dockers"),
    ("Three Rivers Council", MentionKind.BODY, "Three Rivers Council"),
    ("Police", MentionKind.BODY, "Police"),
    ("the police in Harrow", MentionKind.BODY, "police in Harrow"),
    ("Harrow police", MentionKind.BODY, "Harrow police"),
    ("the police chief", MentionKind.ROLE, ""),
    ("Police Officer Tom Reyes", MentionKind.NAME, "Tom Reyes"),
    ("Keel spokesman Tom Reyes", MentionKind.NAME, "Tom Reyes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "name"), MENTIONS)
def test_mention(text: str, kind: MentionKind, name: str) -> None:
    mention = mention_of(text)
    assert (mention.kind, mention.name) == (kind, name)


def test_gender_is_read_from_title_role_and_given_name() -> None:
    assert mention_of("Mrs. Petrova").gender is Gender.FEMALE
    assert mention_of("the spokesman").gender is Gender.MALE
    assert mention_of("Maria Zakharova").gender is Gender.FEMALE
    assert mention_of("Kopirkin").gender is Gender.UNKNOWN


SAME = [
    ("Andrey", "Andrei"),
    ("Aleksandr", "Alexander"),
    ("Pyotr", "Petr"),
    ("Mikhail", "Mihail"),
    ("Aliyev", "Əliyev"),
]


@pytest.mark.parametrize(("ours", "theirs"), SAME[:4])
def test_transliterations_fold_together(ours: str, theirs: str) -> None:
    assert fold_name(ours) == fold_name(theirs)


def test_final_a_is_never_folded() -> None:
    assert fold_name("Aliyeva") != fold_name("Aliyev")


def test_pronoun_role_and_surname_lead_to_one_speaker() -> None:
    text = (
        "Ambassador Sergey Kopirkin said that talks go on. Kopirkin added that the road is open. "
        "He noted that the truce holds. The diplomat stressed that peace is near."
    )
    assert set(names(hear([article(text)]))) == {"Sergey Kopirkin"}


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("In his words, the port would stay shut", "Tom Reyes"),
        ("According to him, the port would stay shut", "Tom Reyes"),
        ("In her words, the port would stay shut", "Maria Dall"),
        ("According to her, the port would stay shut", "Maria Dall"),
        ("In their words, the port would stay shut", "dockers"),
        ("According to them, the port would stay shut", "dockers"),
        ("In its words, the port would stay shut", "Harbour Board"),
    ],
)
def test_his_and_him_mean_whom_he_means(words: str, speaker: str) -> None:
    text = (
        "The Harbour Board said that talks failed. The dockers said that pay is low. Maria Dall said that ships left. "
        f"Mr. Tom Reyes said that it rained. {words}."
    )
    hearing = hear([article(text)])
    assert names(hearing)[-1] == speaker
    assert len(hearing.register) == 4


def test_what_begins_a_headline_is_no_person() -> None:
    text = "Harbour chief warns that ships will leave. Dockers said that pay is low. Crane drivers say that it is late."
    assert {(each.name, each.kind) for each in hear([article(text)]).register} == {
        ("Harbour chief", SpeakerKind.OFFICE),
        ("Dockers", SpeakerKind.GROUP),
        ("Crane drivers", SpeakerKind.GROUP),
    }


def test_he_is_the_last_speaker_not_the_last_name() -> None:
    text = "Deputy Minister Andrey Rudenko said that Sergey Lavrov met Nikol Pashinyan. He added that talks go on."
    outer = [a for a in hear([article(text)]).articles[0].attributions if a.parent is None]
    assert [a.speaker for a in outer] == ["andrey-rudenko", "andrey-rudenko"]


def test_she_is_not_the_last_man() -> None:
    text = (
        "Maria Zakharova said that talks go on. Sergey Lavrov said that the road is open. "
        "She added that the truce holds."
    )
    assert names(hear([article(text)])) == ["Maria Zakharova", "Sergey Lavrov", "Maria Zakharova"]


def test_a_person_is_not_a_body() -> None:
    text = "The ministry said that talks go on. Anna Petrova said that the road is open. It added that the truce holds."
    assert names(hear([article(text)])) == ["ministry", "Anna Petrova", "ministry"]


def test_headline_surname_takes_the_whole_name_from_the_text() -> None:
    text = "Kopirkin said that talks go on. Ambassador Sergey Kopirkin stressed that the road is open."
    assert set(names(hear([article(text)]))) == {"Sergey Kopirkin"}


def test_spelling_variant_within_an_article_of_a_man() -> None:
    text = "Director Pyotr Ilyicheva said that talks go on. Ilyichev noted that the road is open. He smiled, he said."
    hearing = hear([article(text)])
    assert {s.name for s in hearing.register} == {"Pyotr Ilyichev"}


def test_aliyev_and_aliyeva_are_never_merged() -> None:
    one = article("Ilham Aliyev said that talks go on. He smiled.", "one")
    two = article("Mehriban Aliyeva said that talks go on. She smiled.", "two")
    three = article("Aliyev said that talks go on.", "three")
    hearing = hear([one, two, three])
    assert {s.name: s.articles for s in hearing.register} == {
        "Ilham Aliyev": ("one", "three"),
        "Mehriban Aliyeva": ("two",),
    }


def test_a_surname_that_two_persons_bear_is_linked_to_neither() -> None:
    texts = ["Anna Petrova said that talks go on.", "Maria Petrova said that talks go on.", "Petrova said talks go on."]
    hearing = hear([article(text, f"a{i}") for i, text in enumerate(texts)])
    assert len(hearing.register) == 3


def test_linking_across_articles_folds_transliteration() -> None:
    hearing = hear([article("Andrey Rudenko said talks go on.", "a"), article("Andrei Rudenko said talks go on.", "b")])
    assert [s.articles for s in hearing.register] == [("a", "b")]


def test_order_of_articles_changes_no_link() -> None:
    texts = ["Aliyev said that talks go on.", "Ilham Aliyev said that talks go on."]
    one = hear([article(text, f"a{i}") for i, text in enumerate(texts)])
    two = hear([article(text, f"a{i}") for i, text in reversed(list(enumerate(texts)))])
    assert [s.id for s in one.register] == [s.id for s in two.register] == ["ilham-aliyev"]


def test_interviewer_asks_and_is_marked() -> None:
    text = "Asked about the truce, Sergey Lavrov said that it holds."
    register = hear([article(text, interviewer="Izvestia")]).register
    asker = next(s for s in register if s.interviewer)
    assert (asker.name, asker.kind) == ("Izvestia", SpeakerKind.ORGANISATION)


def test_unnamed_speakers_of_two_articles_stay_apart() -> None:
    hearing = hear([article("The spokesman said talks go on.", "a"), article("The spokesman said talks go on.", "b")])
    assert [s.kind for s in hearing.register] == [SpeakerKind.OFFICE] * 2


WHO = [
    ("Keel's spokesman said the case was over.", "Keel's spokesman"),
    ("Keel’s lawyer, Ben Stern, said the case was over.", "Ben Stern"),
    ("“It is over,” said Keel’s lawyer, Ben Stern.", "Ben Stern"),
    ("President Sandu's spokesman, Igor Zahar, told reporters: “The road is open.”", "Igor Zahar"),
    ("“The road is open,” said Sandu's husband.", "Sandu's husband"),
    ("The wife of President Keel said the war was lost.", "The wife of President Keel"),
    ("“It is lost,” said Maria Keel, the wife of President Aron Keel.", "Maria Keel"),
    ("Gen. Tomas Brek, the army chief, said on state television that the road is open.", "Tomas Brek"),
    ("The agency quoted the minister as saying: “We are finished.”", "the minister"),
    ("“We will fight,” Brek was quoted as saying by Interfax.", "Brek"),
    ("Her counterpart, David Oyelowo, said the law was bad.", "David Oyelowo"),
    ("“Nobody believes it,” said political analyst Jon Dorr.", "Jon Dorr"),
    ("Keel, 54, a former boxer, insisted the road was open.", "Keel"),
    ("The BBC’s Moscow correspondent, Steve Rosenberg, said the streets were calm.", "Steve Rosenberg"),
    ("Keel and Brand said the road was open.", "Keel and Brand"),
    ("Lt. Col. A. B. Smith said the road was open.", "A. B. Smith"),
]


@pytest.mark.parametrize(("text", "name"), WHO)
def test_who_speaks(text: str, name: str) -> None:
    assert names(hear([article(text)])) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said the rebels had left.",
        "Neither Keel nor Brand said the rebels had left.",
        "If Keel says the rebels have left, he is wrong.",
    ],
)
def test_where_nobody_speaks_nothing_is_attributed(text: str) -> None:
    assert names(hear([article(text)])) == []


def test_titles_tell_two_of_one_surname_apart() -> None:
    text = (
        "Aron Keel, the president, met Maria Keel, the mayor. Mr Keel said that talks go on. Ms Keel said they do not."
    )
    assert names(hear([article(text)])) == ["Aron Keel", "Maria Keel"]


def test_a_surname_that_two_of_an_article_bear_stays_alone() -> None:
    text = "John Smith said the rebels fled. Later, Mary Smith arrived. “They fled,” Smith said."
    assert names(hear([article(text)])) == ["John Smith", "Smith"]


INTRODUCED = [
    ("Tomas Brek said the bridge was open. His wife, Mira, shook her head. “He was tired,” she said.", "Mira"),
    ("Tomas Brek said the bridge was open.\n\nHer brother nodded. “I know,” he said.", "Her brother"),
    ("Tomas Brek said the bridge was open. Jon Dorr came in. “It is cold,” he said.", "Jon Dorr"),
    ("Tomas Brek said the bridge was open. Jon Dorr came in. He added that it was cold.", "Tomas Brek"),
    ("Tomas Brek said the bridge was open. Maria Dorr came in. “It is cold,” he said.", "Tomas Brek"),
    ("Tomas Brek said that Jon Dorr had come in. “It is cold,” he said.", "Tomas Brek"),
    ("Tomas Brek said the bridge was open. “Jon Dorr came in,” Maria Keel said. “It is cold,” he said.", "Tomas Brek"),
    ("Foreign Minister Ana Keel arrived on Tuesday. The minister said that talks go on.", "Ana Keel"),
    ("Aron Keel, the mayor, came in. “Open it,” said the mayor.", "Aron Keel"),
    ("Gen. Tomas Brek said it was open. Keel's lawyer, Ben Stern, laughed. The lawyer said it was not.", "Ben Stern"),
    ("Gen. Tomas Brek said it was open. Keel's lawyer, Ben Stern, laughed. The general said it was.", "Tomas Brek"),
    ("Prime Minister Ana Keel said talks go on. The premier stressed that they were hard.", "Ana Keel"),
    ("Russian Minister Ana Keel said talks go on. The Armenian minister said they do not.", "The Armenian minister"),
    ("Ana Keel and Jon Brand spoke to reporters. The former said that talks go on.", "Ana Keel"),
    ("Ana Keel and Jon Brand spoke to reporters. The latter said that talks go on.", "Jon Brand"),
    ("The National Pier Association (NPA) opened an office. The NPA said that piers rot.", "National Pier Association"),
    ("The Norwegian Transport Ministry hired a man. The ministry said that piers rot.", "Norwegian Transport Ministry"),
    ("The Trump campaign said it was on. Donald Trump said it was off. The campaign said it was on.", "Trump campaign"),
    ("Donald Trump said it was off. The Trump campaign said it was on. “It is off,” he said.", "Donald Trump"),
    ("The Kremlin said talks go on. Moscow said that was true. It added that the road was open.", "Moscow"),
    ("Aron Keel met Jon Brand. Keel and Brand said it was open. They added that it was icy.", "Keel and Brand"),
    ("Ararat Mirzoian said talks go on. Mirzoian said that the road was open.", "Ararat Mirzoian"),
    ("The Kremlin said the road was open. “It is icy,” he said.", "speaker unknown"),
    ("It was noted that the road was open.", "speaker unknown"),
    ("Maria Brek said it rained. But Anna Dorr laughed, but not for long. “It is dry,” she said.", "Anna Dorr"),
    ("Maria Brek said it rained. Instead, Anna Dorr laughed. “It is dry,” she said.", "Anna Dorr"),
    ("When the rain came, Anna Dorr laughed. “It is dry,” she said.", "Anna Dorr"),
    ("Senator Jon Dorr, Democrat of Ohio, said it rained. He said that it was cold.", "Jon Dorr"),
    ("Maria Brek said it rained. Dozens laughed, and dozens more came. “It is dry,” she said.", "Maria Brek"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), INTRODUCED)
def test_who_speaks_last(text: str, name: str) -> None:
    assert names(hear([article(text)]))[-1] == name


def test_those_who_speak_together_are_named_together() -> None:
    register = hear([article("Aron Keel met Jon Brand. Keel and Brand said it was open.")]).register
    (group,) = register
    assert (group.kind, group.members) == (SpeakerKind.GROUP, ("Aron Keel", "Jon Brand"))


def test_a_surname_between_two_bearers_names_them() -> None:
    text = "John Smith said the rebels fled. Later, Mary Smith arrived. “They fled,” Smith said."
    register = hear([article(text)]).register
    alone = next(speaker for speaker in register if speaker.name == "Smith")
    assert alone.may_be == ("John Smith", "Mary Smith")
    (question,) = register.questions
    assert {party.name for party in question.parties} == {"John Smith", "Smith"}


def test_a_short_name_of_a_body_stays_in_its_article() -> None:
    texts = ["The ministry said talks go on.", "The ministry said the road was open."]
    hearing = hear([article(text, f"a{i}") for i, text in enumerate(texts)])
    assert [(s.id, s.kind) for s in hearing.register] == [
        ("ministry@a0", SpeakerKind.ORGANISATION),
        ("ministry@a1", SpeakerKind.ORGANISATION),
    ]
