"""Gaps in words: a side's share or rate, how far two sides lie apart, and a document of such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.differences.sidecounts import unit_of
from framediff.export.document import Document
from framediff.export.layout import counted
from framediff.export.manifest import made_from
from framediff.scoring.cells import FEW, FEW_WORDS, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from framediff.comparison.groups.sides import Sides
    from framediff.comparison.study import Study
    from framediff.export.document import Section
    from framediff.scoring.decomposition import Ratio

__all__ = ["anchor", "apart", "apart_words", "gaps_document", "heading", "lacking", "ratio_data", "value_words"]


def value_words(ratio: Ratio, measure: Measure) -> str:
    """A share as `75 % (6 of 8)`, from too few occasions `3 of 4`; a rate as `7.2 (36 in 5,000 words)`."""
    count, below = int(ratio.count), int(ratio.denominator)
    if not below:
        return "no occasion" if measure is Measure.SHARE else "no words"
    if measure is Measure.SHARE:
        counts = f"{count:,} of {below:,}"
        return counts if below < FEW else f"{100 * count / below:.0f} % ({counts})"
    counts = f"{count:,} in {below:,} words"
    return counts if below < FEW_WORDS else f"{float(unit_of(measure)) * count / below:.1f} ({counts})"


def apart(difference: Fraction, measure: Measure) -> str:
    """How far two sides lie apart, with its sign: `+12.0` (points of a share) or `−1.32` (per 1,000 words)."""
    number = float(difference * unit_of(measure))
    text = f"{abs(number):.1f}" if measure is Measure.SHARE else f"{abs(number):.2f}"
    if not difference:
        return "0"
    return f"{'+' if difference > 0 else '−'}{text}"


def apart_words(difference: Fraction, measure: Measure) -> str:
    """The same with its unit."""
    return f"{apart(difference, measure)} {'points' if measure is Measure.SHARE else 'per 1,000 words'}"


def ratio_data(ratio: Ratio) -> dict[str, object]:
    """Counts and value of a side as plain data."""
    value = ratio.value
    return {
        "count": int(ratio.count),
        "denominator": int(ratio.denominator),
        "value": None if value is None else float(value),
    }


def lacking(sides: Sides, ratios: Iterable[Ratio], measure: Measure) -> str:
    """Which sides have nothing that could be counted: `Alpha and Beta have no occasion`."""
    lacks = [side.label for side, ratio in zip(sides.pair, ratios, strict=True) if not ratio.denominator]
    thing = "occasion" if measure is Measure.SHARE else "word"
    return f"{' and '.join(lacks)} {'has' if len(lacks) == 1 else 'have'} no {thing}"


def anchor(indicator: str) -> str:
    """An indicator's key as part of a section's id."""
    return indicator.replace("/", "-").replace(":", "-")


def gaps_document(
    study: Study, title: str, sections: Iterable[Section], command: str, options: Mapping[str, object]
) -> Document:
    """Sections on two sides as a document of their own; `command` makes it again with `options`."""
    lexicons = ", ".join(f"{each.id} {each.version}" for each in study.lexicons)
    told = (study.corpus.name, counted(len(study.articles), "article"), lexicons)
    return Document(title, told, tuple(sections), made_from(study, command, options))


def heading(study: Study, sides: Sides, indicator: str, topic: str | None) -> str:
    """What is contrasted, in words: the indicator, the two sides, the voice and the topic."""
    label = study.indicator(indicator).label
    held = "all voices" if sides.voice is None else sides.voice.labelled
    on = "" if topic is None else f" · topic {study.topics[topic].label}"
    return f"{label}: {sides.pair[0].label} less {sides.pair[1].label} · {held}{on}"
