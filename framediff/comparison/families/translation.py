"""Translations: quotations that share what they say and not how, and signs that wording is a translator's.

Two translations of one statement share names, numbers and most content words; articles, prepositions and the choice
among synonyms differ throughout. So quotations of one speaker are compared once more by the stems of their content
words alone. That a source in another language is credited is the other sign; see `ORIGINALS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.texts.stems import stem
from framediff.comparison.texts.terms import is_function_word
from framediff.comparison.worddiff import EditKind, summed
from framediff.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison.families.model import Family
    from framediff.comparison.families.units import Unit
    from framediff.comparison.study import Studied, Study
    from framediff.comparison.worddiff import WordDiff
    from framediff.words import Word

__all__ = ["IN_WORDING", "LEAST_CONTENT", "ORIGINALS", "SIMILARITY", "content_rows", "signs", "throughout"]

SIMILARITY = 0.6
"""The share of content words that two quotations have in common when they may translate one statement; see `shared`."""

LEAST_CONTENT = 6
"""Different content words that two such quotations share at least; a slogan has fewer."""

ORIGINALS = {
    "Armenian": ("Armenpress", "Artsakhpress"),
    "Azerbaijani": ("APA", "AZERTAC", "Report", "Trend", "Turan"),
    "Chinese": ("Xinhua",),
    "Persian": ("Fars", "IRNA", "ISNA", "Mehr", "Tasnim"),
    "Russian": (
        "Gazeta.ru", "Interfax", "Izvestia", "Kommersant", "Nezavisimaya Gazeta", "RBC", "RIA Novosti",
        "Rossiyskaya Gazeta", "Sputnik", "TASS", "Vedomosti",
    ),
    "Turkish": ("Anadolu", "DHA", "IHA"),
    "Ukrainian": ("Interfax-Ukraine", "Ukrinform"),
}  # fmt: skip
"""By language the agencies and papers that report in it first: what they are credited with is mostly translated.

Agencies that report in several languages at once, such as AFP, say nothing of the language that was spoken."""

IN_WORDING = "small words differ throughout, while numbers and most content words are the same"
"""The sign that lies in the sentence itself."""

_LANGUAGES = {name.casefold(): (name, language) for language, names in ORIGINALS.items() for name in names}
_WORDS_AN_EDIT = 8  # one edit in so many words or fewer is wording that differs throughout
_LEAST_EDITS = 4


def content_rows(units: Sequence[Unit]) -> list[tuple[str, ...]]:
    """The stems of each unit's content words, numbers among them."""
    return [tuple(stem(word) for word in unit.words if not is_function_word(word)) for unit in units]


def signs(study: Study, family: Family) -> tuple[str, ...]:
    """What says that differences between the renderings of a family are likely a translator's, if there are any."""
    if all(summed(rendering.diff).verbatim for rendering in family.renderings):
        return ()
    found = [
        f"{study[article_id].article.outlet} {how} {name}, which reports in {language} first"
        for article_id in family.articles
        for name, language, how in _originals(study[article_id])
    ]
    base = family.base.speech
    if any(
        throughout(each.diff) and each.stretch.speech.quoted and each.stretch.speech.speaker == base.speaker is not None
        for each in family.renderings
        if base.quoted  # a paraphrase is in other words anyhow
    ):
        found.append(IN_WORDING)
    return tuple(dict.fromkeys(found))


def _originals(studied: Studied) -> Iterator[tuple[str, str, str]]:
    """Sources in another language that an article has its words from, with their language, and how it says so."""
    from framediff.voice import credited_agencies

    named = [(name, "credits") for name in credited_agencies(studied.heard.credits)]
    interviewer = studied.article.metadata.interviewer.value
    if interviewer is not None:
        named.append((interviewer, "reports an interview with"))
    seen = set()
    for name, how in named:
        known = _LANGUAGES.get(name.strip().casefold())
        if known is not None and known[0] not in seen:
            seen.add(known[0])
            yield (*known, how)


def throughout(diff: WordDiff) -> bool:
    """Whether the wording of a diff differs as that of two translations does.

    There are at least four edits of words, one in eight words or more often, in every third of the text; they touch
    small words; and no number stands in one rendering only. A cut or an addition all of whose content words stand
    elsewhere in the other rendering is another order of clauses, and no such edit.
    """
    reworded = [
        edit
        for edit in diff.edits
        if edit.kind in (EditKind.CUT, EditKind.ADDED, EditKind.REWORDED) and edit.moved is None
    ]
    here = [words(edit.first.of(diff.first)) for edit in reworded]
    there = [words(edit.second.of(diff.second)) for edit in reworded]
    changed = [{word.stem for row in rows for word in row} for rows in (here, there)]
    touched = [
        edit
        for edit, one, two in zip(reworded, here, there, strict=True)
        if (one or two) and not _displaced(one, two, changed)
    ]
    if len(touched) < max(_LEAST_EDITS, len(words(diff.first)) / _WORDS_AN_EDIT):
        return False
    thirds = {min(2, 3 * edit.first.start // max(1, len(diff.first))) for edit in touched}
    small = any(is_function_word(word) for word in changed[0] | changed[1])
    numbers = [{word for word in side if any(letter.isdigit() for letter in word)} for side in changed]
    return len(thirds) == 3 and small and numbers[0] == numbers[1]  # noqa: PLR2004 - thirds


def _displaced(here: Sequence[Word], there: Sequence[Word], changed: Sequence[set[str]]) -> bool:
    """Whether what is only cut, or only added, has content words and all of them stand in the other side's edits."""
    if here and there:
        return False
    content = {word.stem for word in (*here, *there) if not is_function_word(word.stem)}
    return bool(content) and content <= changed[1 if here else 0]
