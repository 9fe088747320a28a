"""The ledger of reporting verbs: by which verb, of which class, each outlet introduces what each speaker says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from framediff.lexicon import forms_of, load_lexicon
from framediff.scoring.shares import Share, share_of
from framediff.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framediff.article import Article, Span
    from framediff.comparison.study import Study
    from framediff.voice import Attribution, SpeakerId

__all__ = [
    "LEXICON",
    "NO_VERB",
    "UNCLASSIFIED",
    "Introduction",
    "VerbClass",
    "VerbLedger",
    "VerbRow",
    "class_share",
    "verb_ledger",
]

LEXICON = "reporting-verbs"
"""Id of the lexicon whose categories are the classes; the rules of attribution read the same one."""

UNCLASSIFIED = "unclassified"
"""The class of cues that hold a verb which the lexicon does not have."""

NO_VERB = "no-verb"
"""The class of cues without a verb: `according to`, a noun (`the claim that`), a colon, a dash."""

_PHRASED = frozenset({"according_to", "in_words", "noun_cue"})  # rules whose cue is never a verb
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_DETERMINERS = frozenset("a an the my your his her its our their another".split())
_BEFORE = re.compile(r"([^\W\d_]+(?:'s)?|s')\s+$")
_NEAR = 40  # characters before a cue in which the word before it is looked for


@dataclass(frozen=True, slots=True)
class VerbClass:
    """One class of cues: a category of the lexicon, or one of the two for cues that it does not have.

    Attributes:
        id: of the category; `UNCLASSIFIED` or `NO_VERB`.
        label: for a reader.
        definition: what belongs to it.
    """

    id: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Introduction:
    """One cue where it stands: the words by which one attribution is introduced.

    Attributes:
        article_id: the article.
        outlet: its outlet.
        attribution: position of the attribution in the article's list.
        cue: where the cue stands.
        lemma: its verb, as the lexicon has it; the cue's own words, folded, where it has none.
        verb_class: id of the class.
        speaker: whom the attribution is credited to; None when unknown.
        kind: `direct`, `indirect` or `mixed`.
        headline: whether it stands in a headline.
    """

    article_id: str
    outlet: str
    attribution: int
    cue: Span
    lemma: str
    verb_class: str
    speaker: SpeakerId | None
    kind: str
    headline: bool


@dataclass(frozen=True, slots=True)
class VerbRow:
    """One verb (or other cue) of one class with one speaker in one outlet; its count is the length of `places`."""

    verb_class: str
    lemma: str
    speaker: SpeakerId | None
    outlet: str
    places: tuple[Introduction, ...] = field(repr=False)

    @property
    def headlines(self) -> int:
        """How many of the places stand in headlines."""
        return sum(place.headline for place in self.places)


@dataclass(frozen=True, slots=True)
class VerbLedger:
    """Every cue of every attribution.

    Attributes:
        classes: those of the lexicon in its order, then the two for what it does not have.
        rows: by class, then verb, speaker and outlet.
        introductions: every cue, in the order of article and offset; the rows hold each once.
        without_cue: how many attributions have none: answers of a transcript, quotations that go on.
        lexicon: title and version of the lexicon of the classes.
    """

    classes: tuple[VerbClass, ...]
    rows: tuple[VerbRow, ...] = field(repr=False)
    introductions: tuple[Introduction, ...] = field(repr=False)
    without_cue: int
    lexicon: str
    _by_outlet: dict[str, list[Introduction]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _by_speaker: dict[SpeakerId | None, list[Introduction]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for each in self.introductions:
            self._by_outlet.setdefault(each.outlet, []).append(each)
            self._by_speaker.setdefault(each.speaker, []).append(each)

    def outlets(self) -> tuple[str, ...]:
        """Outlets with a cue, in alphabetical order."""
        return tuple(sorted(self._by_outlet, key=lambda name: (name.casefold(), name)))

    def speakers(self) -> tuple[SpeakerId | None, ...]:
        """Speakers with a cue, those with most cues first, unknown ones last."""
        known = self._by_speaker
        return tuple(sorted(known, key=lambda speaker: (speaker is None, -len(known[speaker]), str(speaker))))

    def of_outlet(self, outlet: str) -> Sequence[Introduction]:
        """The cues of an outlet."""
        return self._by_outlet.get(outlet, ())

    def of_speaker(self, speaker: SpeakerId | None) -> Sequence[Introduction]:
        """The cues for a speaker; None stands for unknown ones."""
        return self._by_speaker.get(speaker, ())


def class_share(cues: Iterable[Introduction], verb_class: str) -> Share:
    """The share that a class has of some cues, with a part for each article."""
    totals: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for each in cues:
        totals[each.article_id] += 1
        counts[each.article_id] += each.verb_class == verb_class
    return share_of((counts[article_id], total) for article_id, total in totals.items())


def verb_ledger(study: Study) -> VerbLedger:
    """Every cue of every attribution of `study`.

    Attributions inside others count, too: who reports them is named in the text as well. Those held too uncertain
    (`min_confidence`) are left out. Where one cue introduces two attributions of one speaker, it counts once.
    """
    found: list[Introduction] = []
    without = 0
    for studied in study.articles:
        article, seen = studied.article, set()
        for position, attribution in enumerate(studied.heard.attributions):
            if attribution.confidence < study.hearing.min_confidence:
                continue
            if attribution.cue is None:
                without += 1
                continue
            if (attribution.cue, attribution.speaker) in seen:
                continue
            seen.add((attribution.cue, attribution.speaker))
            verb_class, lemma = _classed(article, attribution, attribution.cue)
            headline = (
                "headline" in attribution.flags or "headline" in studied.heard.voices.at(attribution.cue.start).flags
            )
            found.append(
                Introduction(
                    article_id=article.id,
                    outlet=article.outlet,
                    attribution=position,
                    cue=attribution.cue,
                    lemma=lemma,
                    verb_class=verb_class,
                    speaker=attribution.speaker,
                    kind=str(attribution.kind),
                    headline=headline,
                )
            )
    found.sort(key=lambda each: (each.article_id, each.cue))
    lexicon = load_lexicon(LEXICON)
    classes = (
        *(VerbClass(each.id, each.label, each.definition) for each in lexicon.category),
        VerbClass(UNCLASSIFIED, "Verbs that the lexicon does not have", "A verb that stands in no class."),
        VerbClass(NO_VERB, "No verb", "“According to”, a noun of speech such as “the claim that”, a colon or a dash."),
    )
    return VerbLedger(
        classes, _rows(found, classes, study), tuple(found), without, f"{lexicon.title} {lexicon.version}"
    )


def _rows(found: Iterable[Introduction], classes: Sequence[VerbClass], study: Study) -> tuple[VerbRow, ...]:
    by_key: dict[tuple[str, str, SpeakerId | None, str], list[Introduction]] = {}
    totals: Counter[tuple[str, str]] = Counter()
    for each in found:
        by_key.setdefault((each.verb_class, each.lemma, each.speaker, each.outlet), []).append(each)
        totals[each.verb_class, each.lemma] += 1
    order = {each.id: number for number, each in enumerate(classes)}
    rows = [VerbRow(*key, tuple(places)) for key, places in by_key.items()]
    rows.sort(
        key=lambda row: (
            order[row.verb_class],
            -totals[row.verb_class, row.lemma],
            row.lemma,
            row.speaker is None,
            study.register.label_of(row.speaker).casefold(),
            row.outlet.casefold(),
            row.outlet,
            str(row.speaker),
        )
    )
    return tuple(rows)


@cache
def _forms() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """By its first word each form's words, with the verb's class and lemma, longer forms first."""
    table: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for category in load_lexicon(LEXICON).category:
        for verb in category.verb:
            for form in forms_of(verb):
                words = tuple(fold(form).split())
                table.setdefault(words[0], []).append((words, category.id, verb.lemma))
    return {head: tuple(sorted(forms, key=lambda form: -len(form[0]))) for head, forms in table.items()}


def _classed(article: Article, attribution: Attribution, cue: Span) -> tuple[str, str]:
    """Class and lemma of a cue; of several verbs (`was asked to comment`) the last one speaks."""
    words = _WORD.findall(fold(cue.of(article.text)))
    itself = " ".join(words) or " ".join(cue.of(article.text).split())
    if not words or attribution.rule in _PHRASED or "noun_cue" in attribution.flags or _is_noun(article.text, cue):
        return NO_VERB, itself
    table = _forms()
    for first in range(len(words) - 1, -1, -1):
        for form, verb_class, lemma in table.get(words[first], ()):
            if tuple(words[first : first + len(form)]) == form:
                return verb_class, lemma
    return UNCLASSIFIED, itself


def _is_noun(text: str, cue: Span) -> bool:
    """Whether a determiner or a genitive before it makes a noun of the cue: `the question`, `the envoy’s claim`."""
    word = cue.of(text)
    if " " in word or word.endswith(("ed", "ing")):
        return False
    before = _BEFORE.search(fold(text[max(0, cue.start - _NEAR) : cue.start]))
    return before is not None and (before[1] in _DETERMINERS or before[1].endswith("'s") or before[1] == "s'")
