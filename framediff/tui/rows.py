"""What the tables of the screens list: rows of the grid, of two sides, of the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.comparison.table.trees import PARTS, once, tree_label
from framediff.tui.bars import LETTERS
from framediff.voice.responsibility import responsibility

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framediff.comparison import Block, Comparison, Study
    from framediff.lexicon import Indicator
    from framediff.matching import Hit
    from framediff.voice import Voice

__all__ = [
    "EvidenceRow", "GridRow", "evidence_rows", "grid_rows", "hits_of", "side_rows", "voice_letter", "voice_words",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of the grid.

    Attributes:
        kind: `block` (a heading), `cells` (an indicator in a voice), `absent` (words on what stands nowhere), `space`.
        block: the block it belongs to.
        indicator: for cells.
        voice: for cells; None for all voices together.
        first: for cells: whether it is the first of its indicator's rows.
        text: for absent; for cells the indicator's name as it stands in its list.
    """

    kind: str
    block: Block
    indicator: Indicator | None = None
    voice: Voice | None = None
    first: bool = False
    text: str = ""


def grid_rows(comparison: Comparison, order: int = 0) -> tuple[GridRow, ...]:
    """The rows of the grid: block by block every indicator and voice with a hit in some group, then what has none.

    Args:
        comparison: what is shown.
        order: 0 as in the lexicon, 1 by number of hits.
    """
    rows: list[GridRow] = []
    silent: list[Block] = []
    for block in comparison.sets:
        counts = {one.id: {v: len(comparison.hits(one.id, None, v)) for v in comparison.voices}
                  for one in block.indicators}  # fmt: skip
        present = [one for one in block.indicators if any(counts[one.id].values())]
        absent = [one for one in block.indicators if not any(counts[one.id].values())]
        if not present:
            silent.append(block)
            continue
        if order:
            present = _by_count(present, {one.id: sum(counts[one.id].values()) for one in present})
        if rows:
            rows.append(GridRow("space", block))
        rows.append(GridRow("block", block))
        for one in present:
            voices = [voice for voice in comparison.voices if counts[one.id][voice]]
            name = tree_label(one.label, one.depth)
            rows += [GridRow("cells", block, one, voice, first=voice is voices[0], text=name) for voice in voices]
        if any(one.depth for one in present):
            rows.append(GridRow("absent", block, text=PARTS))
        if absent:
            names = ", ".join(one.label for one in absent)
            rows.append(GridRow("absent", block, text=f"{_nowhere(comparison)}: {names}"))
    if silent:
        rows += [GridRow("space", silent[0])] * bool(rows)
        rows.append(
            GridRow("absent", silent[0], text=f"{_nowhere(comparison)}: {'; '.join(each.title for each in silent)}")
        )
    return tuple(rows)


def _by_count(present: Sequence[Indicator], counts: Mapping[str, int]) -> list[Indicator]:
    """The indicators by number of hits, the parts of a category under it."""
    parts: dict[str, list[Indicator]] = {}
    for one in present:
        parts.setdefault(one.parent if one.parent in counts else "", []).append(one)
    for here in parts.values():
        here.sort(key=lambda one: -counts[one.id])
    found: list[Indicator] = []
    waiting = parts.get("", [])[::-1]
    while waiting:
        found.append(waiting.pop())
        waiting += reversed(parts.get(found[-1].id, ()))
    return found


def _nowhere(comparison: Comparison) -> str:
    """Where what has no hit has none: in no text, or only not in what the comparison is held to."""
    options = comparison.options
    voice = "" if options.voice in ("split", "all") else " in this voice"
    topic = "" if options.topic is None else " on this topic"
    return f"no hit{voice}{topic}" if voice or topic else "in no text"


def side_rows(comparison: Comparison, sides: Sequence[str], order: int = 0) -> tuple[GridRow, ...]:
    """The rows of the table of two sides: every indicator and voice with a hit on either side.

    Args:
        comparison: what is shown.
        sides: keys of the groups.
        order: 0 as in the lexicon, 1 by number of hits, where parts name their parent since they may stand apart.
    """
    found: list[tuple[int, GridRow]] = []
    for block in comparison.sets:
        for one in block.indicators:
            first = True
            for voice in comparison.voices:
                count = sum(len(comparison.hits(one.id, side, voice)) for side in sides)
                if count:
                    name = tree_label(one.label, one.depth)
                    if order and one.parent:
                        name = f"{one.label} ‹ {comparison.indicator(one.parent).label}"
                    found.append((count, GridRow("cells", block, one, voice, first=first, text=name)))
                    first = False
    if order:
        found.sort(key=lambda pair: -pair[0])
    return tuple(row for _, row in found)


def hits_of(
    comparison: Comparison, indicator: str | None, group: str, voices: Iterable[Voice | None]
) -> tuple[Hit, ...]:
    """The counted hits of an indicator (None: of all, places in trees once) in a group and some voices, in order."""
    keys = [indicator] if indicator is not None else [one.id for block in comparison.sets for one in block.indicators]
    found = [hit for key in keys for voice in voices for hit in comparison.hits(key, group, voice)]
    if indicator is None:
        found = [told.hit for told in once(comparison.study, found)]
    return tuple(sorted(found, key=lambda hit: (hit.article_id, hit.span, hit.indicator)))


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One item of the evidence: a heading, or a hit.

    Attributes:
        text: the heading's words; "" for a hit.
        hit: the hit; None for a heading.
        group: key of the hit's group.
        number: for a counted hit its number, from 1.
    """

    text: str = ""
    hit: Hit | None = None
    group: str = ""
    number: int = 0


def evidence_rows(
    comparison: Comparison, indicator: str | None, groups: Sequence[str], voice: Voice | None, order: int = 0
) -> tuple[EvidenceRow, ...]:
    """The hits of a cell or of two, under headings; then what was not counted, and why.

    Args:
        comparison: what is shown.
        indicator: whose hits; None for all.
        groups: in which groups.
        voice: in which voice; None for all.
        order: 0 by voice, with who answers for the wording; 1 by article.
    """
    voices = [voice] if voice is not None else comparison.voices
    found = [(hit, group) for group in groups for hit in hits_of(comparison, indicator, group, voices)]
    articles = {studied.article.id: place for place, studied in enumerate(comparison.study.articles)}
    spoken = list(LETTERS)
    found.sort(
        key=lambda pair: (0 if order else spoken.index(pair[0].voice), articles[pair[0].article_id], pair[0].span)
    )
    rows: list[EvidenceRow] = []
    heading = ""
    for number, (hit, group) in enumerate(found, 1):
        words = _article_words(comparison.study, hit) if order else _voice_heading(hit)
        if words != heading:
            heading = words
            rows.append(EvidenceRow(words))
        rows.append(EvidenceRow(hit=hit, group=group, number=number))
    if not found:
        rows += [EvidenceRow(words) for words in _elsewhere(comparison, indicator)]
    if indicator is not None:
        for words, others in _not_counted(comparison, indicator, groups, voice):
            rows.append(EvidenceRow(words))
            rows += [EvidenceRow(hit=hit, group=group) for hit, group in others]
    return tuple(rows)


def _elsewhere(comparison: Comparison, indicator: str | None) -> list[str]:
    """For a cell without a hit: where the indicator does stand."""
    if indicator is None:
        return ["No hit here."]
    places = []
    for group in comparison.groups:
        counts = [(voice, len(comparison.hits(indicator, group.key, voice))) for voice in comparison.voices]
        told = ", ".join(f"{voice_letter(voice)} {voice_words(voice)} {count}" for voice, count in counts if count)
        if told:
            places.append(f"It stands in {group.label}: {told}")
    return ["No hit in this cell.", *places]


def _voice_heading(hit: Hit) -> str:
    return f"{voice_letter(hit.voice)}  {hit.voice.responsibility}"


def _article_words(study: Study, hit: Hit) -> str:
    article = study[hit.article_id].article
    return f"{article.outlet} · {article.metadata.date}"


def _not_counted(
    comparison: Comparison, indicator: str, groups: Sequence[str], voice: Voice | None
) -> list[tuple[str, list[tuple[Hit, str]]]]:
    block = comparison.block_of(indicator)
    listed = [
        ("Not counted: covered by a longer match", comparison.shadowed, indicator),
        ("Not counted: refused by the words around it", comparison.excluded, indicator),
    ]
    if comparison.indicator(indicator).is_variant:
        listed.append(("Not counted: may name the referent, unresolved", comparison.unresolved, block.key))
    found = [
        (words, [(hit, group) for group in groups for hit in get(key, group, voice)]) for words, get, key in listed
    ]
    return [(words, hits) for words, hits in found if hits]


def voice_letter(voice: Voice | None) -> str:
    """The letter of a voice; `∑` for all together."""
    return responsibility(voice).letter


def voice_words(voice: Voice | None) -> str:
    """The voice in one word."""
    return responsibility(voice).word if voice is None else str(voice)
