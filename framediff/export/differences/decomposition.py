"""A gap taken apart, as sections of a document: whom two sides let speak, and how each voice words it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.differences.decomposition import decompose
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
from framediff.scoring.cells import FEW, FEW_WORDS, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from framediff.comparison.differences.decomposition import Gap, Piece
    from framediff.comparison.groups.sides import Sides
    from framediff.comparison.study import Study
    from framediff.export.document import Document

__all__ = ["decomposition_document", "decomposition_section", "decomposition_sections", "in_a_sentence"]

_HOW = (
    "Kitagawa's decomposition (1955). By room: how much more of its {things} a side has in that voice, times how far "
    "the voice's {value} (mean of both sides) lies above that of all voices. By wording: how much higher the side's "
    "{value} is in that voice, times the voice's part of all {things} (mean of both sides). All adds up to the gap "
    "exactly. It is arithmetic, not a cause: it does not tell why a side lets somebody speak."
)


def decomposition_sections(
    study: Study, sides: Sides, keys: Sequence[str], topic: str | None = None, *, speakers: bool = False
) -> list[Section]:
    """A section for each indicator of `keys`: the gap between `sides`, by voice, and with `speakers` by speaker.

    Raises:
        UnknownNameError: sides are voices, or held to one.
    """
    return [decomposition_section(decompose(study, sides, key, topic, speakers=speakers)) for key in keys]


def decomposition_document(  # noqa: PLR0913 - one argument an option
    study: Study,
    sides: Sides,
    keys: Sequence[str],
    topic: str | None,
    options: Mapping[str, object],
    *,
    speakers: bool = False,
) -> Document:
    """The decomposition of some gaps as a document of its own.

    Raises:
        UnknownNameError: sides are voices, or held to one.
    """
    sections = decomposition_sections(study, sides, keys, topic, speakers=speakers)
    return gaps_document(study, "Gaps taken apart", sections, "decompose", options)


def in_a_sentence(gap: Gap) -> str:
    """The gap and its parts: `+20.0 points = +5.0 by room for voices + 15.0 by wording`."""
    first, second = (side.label for side in gap.sides.pair)
    if gap.made is None:
        return f"There is no gap to take apart: {lacking(gap.sides, gap.sizes, gap.measure)}."
    one, other = (value_words(size, gap.measure) for size in gap.sizes)
    parts = [f"{_apart(gap, gap.made.composition)} by the room that voices have"]
    if gap.speakers:
        parts.append(f"{_apart(gap, gap.made.inner_composition)} by whom they let speak in a voice")
    parts.append(f"{_apart(gap, gap.made.wording)} by how it is worded {'there' if gap.speakers else 'in each voice'}")
    return (
        f"{first} {one}, {second} {other}: a gap of {apart_words(gap.made.gap, gap.measure)}, of which "
        f"{', '.join(parts[:-1])} and {parts[-1]}."
    )


def decomposition_section(gap: Gap) -> Section:
    """One gap in a sentence, and what each voice and speaker gives to it in a table, with the hits behind it."""
    names = [side.label for side in gap.sides.pair]
    hits = [hit for piece in gap.pieces for side in piece.hits for hit in side]
    evidence = hits_evidence(gap.study, f"{gap.indicator}, {names[0]} and {names[1]}", hits)
    blocks: list[Paragraph | Table] = [Paragraph(Said(in_a_sentence(gap), evidence=evidence))]
    if gap.made is not None:
        blocks.append(_table(gap))
    title = heading(gap.study, gap.sides, gap.indicator, gap.topic)
    return Section(f"decomposition-{anchor(gap.indicator)}", title, tuple(blocks))


def _table(gap: Gap) -> Table:
    assert gap.made is not None  # noqa: S101 - only then is there a table
    first, second = (side.label for side in gap.sides.pair)
    columns = (
        Column("part", "voice"),
        Column("voice", "voice", shown=False),
        Column("speaker", "speaker", shown=False),
        Column("first_room", f"room, {first}", numeric=True),
        Column("second_room", f"room, {second}", numeric=True),
        Column("first", first, numeric=True),
        Column("second", second, numeric=True),
        Column("by_room", "by room", numeric=True),
        Column("by_wording", "by wording", numeric=True),
        Column("together", "together", numeric=True),
    )
    rows = []
    for piece in gap.pieces:
        rows.append(_row(gap, piece, "", gap.indicator))
        rows += [_row(gap, inner, "└ ", gap.indicator) for inner in piece.within]
    made = gap.made
    wording = made.wording + made.inner_composition
    rows.append((
        Said("together"), Said(""), Said(""), Said("100 %", 1.0), Said("100 %", 1.0),
        *(Said(value_words(size, gap.measure), ratio_data(size)) for size in gap.sizes),
        _said(gap, made.composition), _said(gap, wording), _said(gap, made.gap),
    ))  # fmt: skip
    things, value = ("occasions", "share") if gap.measure is Measure.SHARE else ("words", "rate")
    notes = [Said(_HOW.format(things=things, value=value)), *(Said(note) for note in _notes(gap))]
    return Table(f"decomposition-{anchor(gap.indicator)}-parts", "", columns, tuple(rows), tuple(notes))


def _row(gap: Gap, piece: Piece, before: str, key: str) -> tuple[Said, ...]:
    names = [side.label for side in gap.sides.pair]
    values = [
        Said(
            value_words(ratio, gap.measure),
            ratio_data(ratio),
            hits_evidence(gap.study, f"{key}, {name}, {piece.label}", hits),
        )
        for ratio, name, hits in zip(piece.counts, names, piece.hits, strict=True)
    ]
    part = piece.part
    return (
        Said(f"{before}{piece.label}"),
        Said(piece.voice),
        Said("" if piece.speaker is None else piece.speaker),
        *(Said(f"{100 * float(weight):.0f} %", float(weight)) for weight in part.weights),
        *values,
        _said(gap, part.composition),
        Said("–", 0.0) if piece.missing is not None else _said(gap, part.wording),
        _said(gap, part.total),
    )


def _notes(gap: Gap) -> Iterator[str]:
    """What lacks on a side, and what rests on too little."""
    names = [side.label for side in gap.sides.pair]
    pieces = [each for piece in gap.pieces for each in (piece, *(() if piece.missing is not None else piece.within))]
    thing = "occasion" if gap.measure is Measure.SHARE else "word"
    for side, name in enumerate(names):
        lacking = [_named(piece) for piece in pieces if piece.missing == side]
        if lacking:
            yield (
                f"{name} has no {thing} in {'; '.join(lacking)}: there is no wording to compare there, and all that it "
                "gives is by room."
            )
    least = FEW if gap.measure is Measure.SHARE else FEW_WORDS
    few = [piece.label for piece in gap.pieces if any(0 < ratio.denominator < least for ratio in piece.counts)]
    if few:
        yield f"Fewer than {least} {thing}s on a side in {'; '.join(few)}: read the counts before the parts."
    if gap.speakers and any(piece.within for piece in gap.pieces):
        yield (
            "A voice's “by wording” is what its speakers, below it, give together: by room, the room that each has in "
            "the voice, and by wording."
        )


def _named(piece: Piece) -> str:
    return f"{piece.label}, {piece.voice}" if piece.label != piece.voice.labelled else piece.label


def _said(gap: Gap, number: Fraction) -> Said:
    return Said(_apart(gap, number), float(number * gap.unit))


def _apart(gap: Gap, number: Fraction) -> str:
    return apart(number, gap.measure)
