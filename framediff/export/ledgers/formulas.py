"""House formulas for a reader: each shown once with all its places, and the numbers counted both ways."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framediff.comparison.ledgers.formulas.finding import ALIKE, NEAR_FROM
from framediff.export.document import Column, Evidence, Paragraph, Said, Section, Table, hits_evidence, place_of
from framediff.export.layout import counted
from framediff.scoring.cells import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framediff.comparison import Study
    from framediff.comparison.ledgers.formulas import Formula, FormulaLedger, Recount
    from framediff.matching import Hit
    from framediff.scoring.cells import Cell

__all__ = ["formulas_section"]

_NAMED = 8


def formulas_section(study: Study, ledger: FormulaLedger, rows: int | None = None) -> Section:
    """The ledger as a section; `rows` is how many formulas are listed at most, None for all."""
    lead = (
        f"Passages of {ledger.least} words or more that an outlet repeats in its own voice, in two of its articles or "
        "more, inside one paragraph. Background repeated from article to article is one choice of words, made once; "
        "where hits of the lexicon stand in it, they count as often as it is printed. Both counts are given."
    )
    notes = [_single(ledger.single), _copied(ledger)]
    words = [Paragraph(Said(told)) for told in (lead, *notes) if told]
    tables = [_formulas(study, ledger, rows), *([_recounts(study, ledger)] if ledger.recounts else [])]
    return Section("house-formulas", "House formulas", (*words, *tables))


def _single(outlets: tuple[str, ...]) -> str:
    if not outlets:
        return ""
    more = f" and {len(outlets) - _NAMED} more" if len(outlets) > _NAMED else ""
    named = ", ".join(outlets[:_NAMED]) + more
    has = "has one article only and" if len(outlets) == 1 else "have one article each and"
    return f"{named} {has} can repeat nothing here."


def _copied(ledger: FormulaLedger) -> str:
    if not ledger.copies:
        return ""
    left = sum(len(group) - 1 for group in ledger.copies)
    one, several = "that is a copy of an earlier one", "that are copies of earlier ones"
    told = f"{one} of the same outlet stays" if left == 1 else f"{several} of the same outlet stay"
    groups = "; ".join(f"{', '.join(group[1:])} (of {group[0]})" for group in ledger.copies[:_NAMED])
    more = f"; and {len(ledger.copies) - _NAMED} more groups" if len(ledger.copies) > _NAMED else ""
    return f"Copies count once: {counted(left, 'article')} {told} out of this list: {groups}{more}."


def _formulas(study: Study, ledger: FormulaLedger, most: int | None) -> Table:
    shown = ledger.formulas
    told = [
        Said(
            "Counted once, a formula is one place, however often it is printed: the first, by date where dates are "
            f"known. “Nearly” are places that have at least {100 * ALIKE:.0f} % of their words in common with it, for "
            f"formulas of {NEAR_FROM} words or more."
        )
    ]
    notes = told if shown else []
    if most is not None and len(shown) > most:
        shown = tuple(sorted(shown, key=lambda each: -len(each.occurrences))[:most])
        notes.append(Said(f"{counted(len(ledger.formulas) - most, 'further formula')}: `framediff ledger formulas`."))
    return Table(
        "house-formulas",
        "",
        (
            Column("outlet", "outlet"),
            Column("formula", "formula"),
            Column("places", "places", numeric=True),
            Column("articles", "articles", numeric=True),
            Column("near", "nearly", numeric=True),
            Column("hits", "of the lexicon in it: every time, once"),
            Column("words", "words", numeric=True, shown=False),
            Column("once", "counted once", numeric=True, shown=False),
        ),
        tuple(_row(study, each) for each in shown),
        tuple(notes),
        "No outlet repeats a passage of its own.",
    )


def _row(study: Study, formula: Formula) -> tuple[Said, ...]:
    places = tuple(
        place_of(study, each.article_id, each.span, "word for word" if each.exact else "nearly", 40)
        for each in formula.occurrences
    )
    near = sum(not each.exact for each in formula.occurrences)
    every = Counter(study.key_of(hit) for here in formula.hits for hit in here)
    once = Counter(study.key_of(hit) for hit in formula.hits[0])
    told = [f"{study.indicator(key).label}: {count}, {once[key]}" for key, count in every.items()]
    data = {key: {"every": count, "once": once[key]} for key, count in every.items()}
    hits = [hit for here in formula.hits for hit in here]
    of = f"“{formula.text}”, {formula.outlet}"
    return (
        Said(formula.outlet),
        Said(f"… {formula.text} …", formula.text),
        Said(f"{len(places):,}", len(places), Evidence(of, places, "place")),
        Said(f"{formula.articles:,}", formula.articles),
        Said(f"{near:,}" if near else "–", near),
        Said("; ".join(told) or "–", data, hits_evidence(study, f"hits in {of}", hits)),
        Said(f"{formula.words:,}", formula.words),
        Said("1", 1),
    )


def _recounts(study: Study, ledger: FormulaLedger) -> Table:
    return Table(
        "house-formulas-counted",
        "What changes when each formula is counted once",
        (
            Column("outlet", "outlet"),
            Column("indicator", "wording, own voice"),
            Column("every", "counted every time", numeric=True),
            Column("once", "counted once", numeric=True),
            Column("every_count", "count, every time", numeric=True, shown=False),
            Column("every_denominator", "denominator, every time", numeric=True, shown=False),
            Column("once_count", "count, once", numeric=True, shown=False),
            Column("once_denominator", "denominator, once", numeric=True, shown=False),
            Column("indicator_id", "indicator", shown=False),
        ),
        tuple(_recount(study, each) for each in ledger.recounts),
        (
            Said(
                "Shares are of the occasions of the outlet's own voice, rates per 1,000 of its words, in brackets "
                "under 5 hits; counted once, hits, occasions and words of every later place of a formula are left out."
            ),
        ),
    )


def _recount(study: Study, each: Recount) -> tuple[Said, ...]:
    label = study.indicator(each.indicator).label
    return (
        Said(each.outlet),
        Said(label),
        _number(study, each.every, f"{label}, {each.outlet}, own voice, every time", each.every.hits),
        _number(study, each.once, f"{label}, {each.outlet}, own voice, each formula once", each.once.hits),
        Said(f"{each.every.count:,}", each.every.count),
        Said(f"{each.every.denominator:,}", each.every.denominator),
        Said(f"{each.once.count:,}", each.once.count),
        Said(f"{each.once.denominator:,}", each.once.denominator),
        Said(each.indicator),
    )


def _number(study: Study, cell: Cell, of: str, hits: Iterable[Hit]) -> Said:
    text = cell.text
    if cell.measure is Measure.RATE and not cell.few_words:
        text = f"{text}, {counted(cell.count, 'hit')}"
    return Said(text, cell.value, hits_evidence(study, of, hits))
