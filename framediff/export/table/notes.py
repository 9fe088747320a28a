"""What stands around a table in words: what was not counted, and how its numbers are to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.comparison.ledgers.paraphrase import TEXT
from framediff.comparison.table.trees import PARTS, lineage, once
from framediff.export.layout import NO_WORDS, article_interval_words, interval_words
from framediff.scoring import Measure
from framediff.scoring.bounds import share_bounds
from framediff.scoring.cells import FEW, FEW_WORDS, plain
from framediff.scoring.resampling import FIRM
from framediff.voice.flags import flag_notes

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from framediff.comparison import Comparison
    from framediff.export.layout import Panel
    from framediff.matching import Hit
    from framediff.scoring import Cell
    from framediff.scoring.bounds import Bounds

__all__ = [
    "AGAIN",
    "MARK",
    "BoundsNote",
    "bounds_notes",
    "bounds_words",
    "cell_note",
    "legend",
    "marked",
    "measured_notes",
    "not_counted",
    "paraphrased",
    "weight_words",
]

MARK = "†"
AGAIN = "‡"  # before the interval from leaving each article out in turn, which stands second


def paraphrased(comparison: Comparison) -> frozenset[Hit]:
    """The hits that are wording which their speaker is given in paraphrase only."""
    return frozenset(hit for each in comparison.paraphrase_only for hit in each.indirect_hits)


def marked(cell: Cell, only: frozenset[Hit]) -> bool:
    """Whether a cell has hits and all of them are among `only`, the paraphrased ones."""
    return bool(cell.hits) and only.issuperset(cell.hits)


def cell_note(cell: Cell, only: frozenset[Hit]) -> str:
    """What a reader of a cell's bare numbers must know: that they rest on too little, or on paraphrase only."""
    notes = [cell.text if cell.value is None else cell.shortage, TEXT if marked(cell, only) else ""]
    return "; ".join(note for note in notes if note)


def not_counted(comparison: Comparison) -> list[str]:
    """For each block with any the number of unresolved, excluded and shadowed places, in words.

    A place that does not count for a category and for those above it is one place; one that counts for a part of a
    category is counted, though something longer may cover it for the whole.
    """
    lines = []
    for block in comparison.sets:
        keys = [block.key] if block.measure is Measure.SHARE else [indicator.id for indicator in block.indicators]
        counts = [
            (len(_places(comparison, keys, [hit for key in keys for hit in find(key)])), words)
            for find, words in (
                (comparison.unresolved, "unresolved (may name the referent; in no share)"),
                (comparison.excluded, "excluded by a context"),
                (comparison.shadowed, "covered by a longer match"),
            )
        ]
        said = ", ".join(f"{count} {words}" for count, words in counts if count)
        if said:
            lines.append(f"{block.title}: {said}.")
    return lines


def _places(comparison: Comparison, keys: Sequence[str], hits: list[Hit]) -> list[object]:
    """The places of `hits`, those of a tree of categories once, without those that count elsewhere in the tree."""
    if not any(comparison.indicator(key).parent for key in keys if comparison.study.is_indicator(key)):
        return list(hits)
    study = comparison.study
    roots = {key: lineage(study, key)[-1] for key in keys}
    listed = {
        (told.hit.article_id, told.hit.span, told.hit.pattern, roots[told.keys[0]]): told for told in once(study, hits)
    }
    spans = {(article, span.start) for article, span, _, _ in listed}
    counted = {
        (hit.article_id, hit.span, hit.pattern, roots[key])
        for key in keys
        for hit in comparison.hits(key)
        if (hit.article_id, hit.span.start) in spans
    }
    return [told for place, told in listed.items() if place not in counted]


def weight_words(comparison: Comparison, hit: Hit) -> list[str]:
    """`weight 2`, beside a hit of an indicator with weights; nothing beside others."""
    study = comparison.study
    key = study.key_of(hit)
    weighted = study.is_indicator(key) and study.indicator(key).weighted
    return [f"weight {plain(hit.weight)}"] if weighted else []


def measured_notes(comparison: Comparison, panel: Panel) -> list[str]:
    """For each indicator with a row in `panel` whose precision was measured, what was measured."""
    measured = comparison.study.measured
    rows = dict.fromkeys(indicator for strip in panel.strips for indicator, _ in strip.rows)
    return [f"measured: {each.label} {measured[each.id].text}" for each in rows if each.id in measured]


_BOUNDS = 12  # columns and voices; a table by article may have hundreds with an unresolved mention


@dataclass(frozen=True, slots=True)
class BoundsNote:
    """How far the unresolved mentions of one column and voice could move its shares.

    Attributes:
        text: in words.
        of: whose they are, in a few words.
        hits: the mentions.
    """

    text: str
    of: str
    hits: tuple[Hit, ...]


def bounds_notes(comparison: Comparison, panel: Panel) -> list[BoundsNote]:
    """For each voice and column of a panel with unresolved mentions the bounds of its shares; of many those of most."""
    if panel.block.measure is not Measure.SHARE:
        return []
    rows = list(dict.fromkeys(indicator for strip in panel.strips for indicator, _ in strip.rows))
    notes = []
    for strip in panel.strips:
        for group in comparison.groups:
            hits = comparison.unresolved(panel.block.key, group.key, strip.voice)
            other = share_bounds(0, comparison.occasions(panel.block.key, group.key, strip.voice), len(hits))
            if other is None:
                continue
            found = [(each, comparison.bounds(each.id, group.key, strip.voice)) for each in rows]
            named = [f"{each.label} {bounds_words(bounds)}" for each, bounds in found if bounds and bounds.hits]
            named.append(f"any other label {bounds_words(other)}")
            voice = "all voices" if strip.voice is None else str(strip.voice)
            count = "1 unresolved mention" if len(hits) == 1 else f"{len(hits):,} unresolved mentions"
            text = f"{group.label}, {voice}, with {count}: {'; '.join(named)}"
            notes.append(BoundsNote(text, f"unresolved, {panel.block.key}, {group.label}, {voice}", hits))
    told = sorted(range(len(notes)), key=lambda spot: -len(notes[spot].hits))[:_BOUNDS]
    rest = sum(len(note.hits) for note in notes) - sum(len(notes[spot].hits) for spot in told)
    more = (
        f"In {len(notes) - _BOUNDS:,} more columns and voices {rest:,} mentions are unresolved; CSV and JSON have them"
    )
    return [notes[spot] for spot in sorted(told)] + ([BoundsNote(more, "", ())] if rest else [])


def bounds_words(bounds: Bounds) -> str:
    """Bounds as `33–83 %`, or as counts where there are too few for a percentage: `1–3 of 4`."""
    if bounds.most < FEW:
        return f"{bounds.hits}–{bounds.hits + bounds.unresolved} of {bounds.most}"
    return f"{100 * bounds.low:.0f}–{100 * bounds.high:.0f} %"


_COUNTING = ("inverted", "undated")  # flags that say what a hit counts for, or whether it should


def legend(comparison: Comparison, shown: tuple[Panel, ...], flags: Container[str] = _COUNTING) -> list[str]:
    """How the numbers are to be read; only what stands in these panels, and of the hits' flags those in `flags`."""
    cells = [cell for panel in shown for strip in panel.strips for _, row in strip.rows for cell in row]
    lines = []
    if any(cell.measure is Measure.SHARE for cell in cells):
        lines.append(
            "“3 of 4”: hits of that wording, of all occasions on which the referent was named in that column and "
            "voice; a percentage only from 5 occasions on."
        )
    if any(cell.measure is Measure.RATE for cell in cells):
        lines.append("Rates are hits per 1,000 words of that voice; in brackets those of fewer than 5 hits.")
    if any(cell.few_words and cell.denominator for cell in cells):
        lines.append(f"“2 hits”: under {FEW_WORDS} words of that voice: hits and no rate.")
    if any(interval_words(cell) for cell in cells):
        lines.append(
            "“[61–100 %]”: 95 % credible interval; it takes hits as independent, and so is too narrow where articles "
            "have habits of their own."
        )
    if any(article_interval_words(cell) for cell in cells):
        lines.append(
            f"{AGAIN} 95 % interval that takes articles and not hits as independent, by leaving each article out in "
            "turn (three or more). In simulations it held what is so in 93 to 100 of 100 samples, under 20 articles "
            f"mostly in more than 95. Where fewer than {FIRM} articles have a hit, or a rival's, it rests on "
            "assumptions and no level can be promised (85 to 100)."
        )
    if any(words == 0 for panel in shown for strip in panel.strips if not strip.empty for words in strip.words):
        lines.append(f"“{NO_WORDS}”: no words in that column and voice, so nothing could have been counted.")
    if any(bounds_notes(comparison, panel) for panel in shown):
        lines.append(
            "“with 3 unresolved mentions: 33–83 %”: they may name the referent, and are in no number. The first end is "
            "the share if all of them did, by another label; the second if all counted for this one. A mention of "
            "something else leaves the share as it is; `framediff resolve` settles each by hand."
        )
    if any(measured_notes(comparison, panel) for panel in shown):
        lines.append(
            "“measured: 37 of 40 right (93 %, 80–97)”: so many of the hits that people coded mean what they are "
            "counted for; the numbers are not corrected by it."
        )
    lines += _of_lexicons(shown, cells, flags)
    if comparison.paraphrase_only:
        lines.append(f"{MARK} after a number: {TEXT}.")
    return lines


def _of_lexicons(shown: tuple[Panel, ...], cells: Sequence[Cell], flags: Container[str]) -> list[str]:
    """On what lexicons ask for beyond counting: trees of categories, weights, and flags of hits."""
    lines = []
    if any(indicator.depth for panel in shown for strip in panel.strips for indicator, _ in strip.rows):
        lines.append(PARTS)
    if any(cell.weighted_text for cell in cells):
        lines.append(
            "“w 12.5 · 9.1”: the weights of the hits added up, as the lexicon gives them, and per 1,000 words; the "
            "number before it counts each hit once."
        )
    lines += flag_notes(flag for cell in cells for hit in cell.hits for flag in hit.flags if flag in flags)
    return lines
