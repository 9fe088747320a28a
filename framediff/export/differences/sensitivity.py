"""Sensitivity as sections of a document: whether a difference holds, in a sentence, and every recount in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.differences.sensitivity import LOW, Fate, Kind, less_certain, sensitivity
from framediff.export.differences.gaps import (
    anchor,
    apart,
    apart_words,
    gaps_document,
    heading,
    lacking,
    ratio_data,
    value_words,
)
from framediff.export.document import Column, Paragraph, Said, Section, Table, hits_evidence
from framediff.export.layout import counted
from framediff.scoring.cells import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framediff.comparison.differences.sensitivity import Recount, Sensitivity
    from framediff.comparison.groups.sides import Sides
    from framediff.comparison.study import Study
    from framediff.export.document import Document
    from framediff.scoring.decomposition import Ratio

__all__ = ["sensitivity_document", "sensitivity_section", "sensitivity_sections", "verdict"]

_WORDS = {
    Kind.ARTICLE: "without the article {}",
    Kind.CONFIDENCE: f"without attributions of a confidence below {LOW:g}",
    Kind.HEADLINES: "without headlines",
    Kind.DISTANCED: "without wording in scare quotes or after “so-called”",
    Kind.UNRESOLVED: "every unresolved mention counted {}",
    Kind.COPIES: "copies of an article counted once",
}

_GROUPS = {Kind.ARTICLE: "without each article", Kind.ENTRY: "without each entry"}

_NAMED = 5
_PATTERN = 32  # characters


def sensitivity_sections(
    study: Study,
    sides: Sides,
    keys: Sequence[str],
    topic: str | None = None,
    *,
    limit: int = 20,
) -> list[Section]:
    """A section for each indicator of `keys`: its difference between `sides`, and what becomes of it.

    Args:
        study: the articles.
        sides: the two sides.
        keys: of the indicators.
        topic: key of a topic to hold all to.
        limit: how many recounts a table shows at most, those that move the difference furthest; 0 for all.
    """
    certain = less_certain(study)
    made = (sensitivity(study, sides, key, topic, certain=certain) for key in keys)
    return [sensitivity_section(each, limit) for each in made]


def sensitivity_document(  # noqa: PLR0913 - one argument an option
    study: Study,
    sides: Sides,
    keys: Sequence[str],
    topic: str | None,
    options: Mapping[str, object],
    *,
    limit: int = 20,
) -> Document:
    """The sensitivity of some differences as a document of its own."""
    sections = sensitivity_sections(study, sides, keys, topic, limit=limit)
    return gaps_document(study, "Sensitivity", sections, "sensitivity", options)


def verdict(made: Sensitivity) -> str:
    """What becomes of the difference, in a sentence: `The sign holds in 11 of 12 recounts (…); it flips without …`."""
    if made.difference is None:
        return f"There is no difference to count: {lacking(made.sides, made.ratios, made.measure)}."
    if not made.difference:
        return "There is no difference, so no sign that could hold."
    told = [f"The sign holds in {made.held} of {counted(len(made.made), 'recount')}{_by_kind(made)}"]
    for fate, words in (
        (Fate.FLIPS, "it flips"),
        (Fate.VANISHES, "the difference vanishes"),
        (Fate.UNTOLD, "nothing can be told"),
    ):
        found = [_what(made, each) for each in made.made if each.fate is fate]
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        told += [f"{words} {', '.join(found[:_NAMED])}{more}"] if found else []
    return "; ".join(told) + "."


def _by_kind(made: Sensitivity) -> str:
    """In how many recounts of each kind the sign holds: a corpus of many articles would drown the others."""
    groups: dict[str, list[bool]] = {}
    for each in made.made:
        groups.setdefault(_GROUPS.get(each.kind, "other changes"), []).append(each.fate is Fate.HOLDS)
    told = [f"{words}: {sum(held)} of {len(held)}" for words, held in groups.items()]
    return f" ({'; '.join(told)})" if len(told) > 1 else ""


def sensitivity_section(made: Sensitivity, limit: int = 20) -> Section:
    """One difference: how large it is, whether it holds, and the recounts, those that move it furthest first."""
    study = made.study
    names = [side.label for side in made.sides.pair]
    values = [value_words(ratio, made.measure) for ratio in made.ratios]
    begin = "; ".join(f"{name} {value}" for name, value in zip(names, values, strict=True))
    difference = "" if made.difference is None else f", {apart_words(made.difference, made.measure)}"
    hits = (*made.hits[0], *made.hits[1])
    evidence = hits_evidence(study, f"{made.indicator}, {names[0]} and {names[1]}", hits)
    blocks: list[Paragraph | Table] = [Paragraph(Said(f"{begin}{difference}. {verdict(made)}", evidence=evidence))]
    if made.scarce and made.difference:
        few = "fewer than 5 occasions" if made.measure is Measure.SHARE else "fewer than 100 words"
        blocks.append(Paragraph(Said(f"A side has {few}: read the counts, not the difference.")))
    if made.bounds is not None:
        low, high = (apart(each, made.measure) for each in made.bounds)
        unit = "points" if made.measure is Measure.SHARE else "per 1,000 words"
        said = f"Over every way to resolve the unresolved mentions the difference lies between {low} and {high} {unit}."
        blocks.append(Paragraph(Said(said)))
    if made.made:
        blocks.append(_table(made, limit))
    return Section(
        f"sensitivity-{anchor(made.indicator)}", heading(study, made.sides, made.indicator, made.topic), tuple(blocks)
    )


def _table(made: Sensitivity, limit: int) -> Table:
    first, second = made.sides.pair
    columns = (
        Column("change", "what is changed"),
        Column("kind", "kind", shown=False),
        Column("name", "name", shown=False),
        Column("first", first.label, numeric=True),
        Column("second", second.label, numeric=True),
        Column("difference", "difference", numeric=True),
        Column("sign", "sign"),
    )
    base = made.difference
    assert base is not None  # noqa: S101 - there are recounts of a difference alone

    def moved(each: Recount) -> tuple[bool, float, str, str]:
        now = each.difference
        far = float("inf") if now is None else abs(float(now - base))
        return each.fate is Fate.HOLDS, -far, each.kind, each.name

    ordered = sorted(made.made, key=moved)
    shown = ordered[:limit] if limit else ordered
    rows = [(Said("as it is"), Said(""), Said(""), *_numbers(made, made.ratios), Said(""))]
    rows += [_row(made, each) for each in shown]
    notes = []
    if rest := ordered[len(shown) :]:
        holding = sum(each.fate is Fate.HOLDS for each in rest)
        notes.append(Said(f"{counted(len(rest), 'recount')} more move it less; the sign holds in {holding} of them."))
    same = [_what(made, each) for each in made.recounts if each.fate is Fate.SAME]
    if same:
        notes.append(Said(f"Nothing would change, so not counted: {'; '.join(same)}."))
    if only := [_what(made, each) for each in made.recounts if each.fate is Fate.ALL]:
        notes.append(Said(f"No hit of it would be left, so that no difference could be, and not counted: {only[0]}."))
    notes.append(
        Said(
            "Hits are counted again, texts are not searched again: what an entry that is left out had covered does not "
            "come up. Each recount changes one thing alone: two together may turn what neither turns, and how many "
            "hold depends on how many articles and entries there are. Whether the difference is more than chance is "
            "another question, which its interval answers."
        )
    )
    return Table(f"sensitivity-{anchor(made.indicator)}-recounts", "", columns, tuple(rows), tuple(notes))


def _row(made: Sensitivity, each: Recount) -> tuple[Said, ...]:
    what = _what(made, each)
    concerned = hits_evidence(made.study, f"{made.indicator}, {what}", each.hits)
    return (
        Said(what, evidence=concerned),
        Said(each.kind),
        Said(each.name),
        *_numbers(made, each.ratios),
        Said(each.fate),
    )


def _numbers(made: Sensitivity, ratios: tuple[Ratio, Ratio]) -> tuple[Said, ...]:
    """Both sides, and how far they lie apart."""
    first, second = (Said(value_words(ratio, made.measure), ratio_data(ratio)) for ratio in ratios)
    values = ratios[0].value, ratios[1].value
    if values[0] is None or values[1] is None:
        return first, second, Said("–", "")
    difference = values[0] - values[1]
    return first, second, Said(apart(difference, made.measure), float(difference * made.unit))


def _what(made: Sensitivity, each: Recount) -> str:
    """What is changed, in words; a long pattern is cut."""
    if each.kind is not Kind.ENTRY:
        return _WORDS[each.kind].format(each.name)
    name = each.name if len(each.name) <= _PATTERN else f"{each.name[:_PATTERN]}…"
    labels = dict.fromkeys(made.study.indicator(made.study.key_of(hit)).label for hit in each.hits)
    return f"without the entry “{name}” of {' and '.join(labels)}"
