"""Articles made by hand for tests: voices are written into the text, so that nothing depends on how speech is found.

`{d NAME|words}` are a speaker's words verbatim, `{i NAME|words}` the same in paraphrase, `{u|words}` quoted with
nobody named; NAME `?` is a speaker nobody knows. All else is the outlet's own.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date

from framediff.article import Article, Corpus, Fact, Metadata, Span, Status, Zone, ZoneKind
from framediff.comparison import By, Options
from framediff.comparison.study import Study, study_heard
from framediff.lexicon.model import Category, ChoiceSet, Entry, Lexicon, Topic, Variant
from framediff.voice import Attribution, Heard, Hearing, Kind, Register, Speaker, SpeakerId, voice_map

AROUND = date(2024, 3, 9)
_MARK = re.compile(r"\{([diu]) ?([^|{}]*)\|([^{}]*)\}")


def fact(value, precision=""):
    return Fact() if value is None else Fact(value, Status.STATED, "made", precision)


def heard(name, marked, outlet=None, date=None, zones=None, precision="day"):  # noqa: PLR0913, PLR0917 - what is known of an article
    text, attributions, unattributed, end = "", [], [], 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        span = Span(len(text), len(text) + len(match[3]))
        text += match[3]
        end = match.end()
        if match[1] == "u":
            unattributed.append(span)
            continue
        kind = Kind.DIRECT if match[1] == "d" else Kind.INDIRECT
        speaker = None if match[2] == "?" else SpeakerId(match[2].lower())
        quoted = (span,) if kind is Kind.DIRECT else ()
        attributions.append(Attribution((span,), quoted, None, None, kind, "made", 1.0, speaker))
    text += marked[end:]
    article = Article(
        id=name,
        text=text,
        zones=(Zone(Span(0, len(text)), ZoneKind.BODY, "made"),) if zones is None else zones,
        metadata=Metadata(outlet=fact(outlet), date=fact(date, precision)),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    return Heard(article, tuple(attributions), tuple(unattributed), voice_map(article, attributions, unattributed))


def asked(by, **more):
    """Options by `by`, with the day that periods need."""
    return Options(by=by, around=AROUND if by is By.PERIOD else None, **more)


def entry(pattern, **more):
    return Entry(pattern, **more)


HARBOUR = Lexicon(
    id="harbour",
    title="The harbour strike",
    language="en",
    version="1.0.0",
    licence="CC0-1.0",
    choice_set=(
        ChoiceSet(
            id="stoppage",
            referent="the stoppage at the harbour",
            label="Name of the stoppage",
            variant=(
                Variant("strike", "strike", (entry("strike"), entry("harbour strike"))),
                Variant("blockade", "blockade", (entry("blockade", not_before=("naval",)),)),
                Variant("siege", "siege", (entry("siege"),)),
            ),
            unresolved=(entry("the action"),),
        ),
        ChoiceSet(
            id="dockers",
            referent="those who stopped work",
            variant=(
                Variant("workers", "workers", (entry("workers"),)),
                Variant("rebels", "rebels", (entry("rebels"),)),
            ),
        ),
    ),
    category=(Category("force", "force", "words of force", (entry("attack"), entry("storm"))),),
    topic=(Topic("pay", "Pay", (entry("wage"),)), Topic("safety", "Safety", (entry("helmet"),))),
)

HARBOUR_TOML = """
id = "harbour"
title = "The harbour strike"
language = "en"
version = "1.0.0"
licence = "CC0-1.0"

[[choice_set]]
id = "stoppage"
referent = "the stoppage"

[[choice_set.variant]]
id = "strike"
label = "strike"
[[choice_set.variant.entry]]
pattern = "strike"
match = ["the strike went on"]

[[choice_set.variant]]
id = "siege"
label = "siege"
[[choice_set.variant.entry]]
pattern = "siege"
match = ["the siege went on"]
"""
"""A lexicon of the harbour as a file, for commands."""

ARTICLES = (
    heard(
        "a1",
        "The strike at the gate is a blockade.\n{d Ann|The strike is fair, a fair strike.} she said.\n"
        "{i Ann|That the siege of the wage talks goes on,} she added. The naval blockade is old. The action went on.",
        "Alpha",
        "2024-03-01",
    ),
    heard("a2", "The strike, attack by attack.\n{i Bob|The strike and the wage|} {u|a siege}", "Alpha", "2024-03-09"),
    heard("b1", "A harbour strike. {d Ann|Workers strike.} {i ?|a blockade by rebels}", "Beta", "2024-04-02"),
    heard("c1", "Nothing is named here. {d Cid|Nor here.}", None, None),
)

SPEAKERS = (
    Speaker(SpeakerId("ann"), "Ann Ash"),
    Speaker(SpeakerId("bob"), "Bob Bay", interviewer=True),
    Speaker(SpeakerId("cid"), "Cid Cole"),
)


def made_study(articles=ARTICLES, lexicons=(HARBOUR,), speakers=SPEAKERS, name="made") -> Study:
    corpus = Corpus(name, tuple(each.article for each in articles))
    return study_heard(corpus, Hearing(tuple(articles), Register(tuple(speakers)), "made 1"), lexicons)
