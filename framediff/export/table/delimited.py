"""The comparison as CSV: the audit's sentences first, then one row a cell."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from framediff.escaping import for_csv
from framediff.export.table.notes import cell_note, paraphrased
from framediff.voice.responsibility import responsibility

if TYPE_CHECKING:
    from framediff.comparison import Comparison
    from framediff.scoring import Interval
    from framediff.scoring.bounds import Bounds

__all__ = ["COLUMNS", "to_csv"]

COLUMNS = (
    "record",
    "lexicon",
    "block",
    "indicator",
    "label",
    "parent",
    "group",
    "group_label",
    "voice",
    "responsibility",
    "measure",
    "count",
    "denominator",
    "value",
    "low",
    "high",
    "method",
    "article_low",
    "article_high",
    "article_method",
    "unresolved",
    "bounds_low",
    "bounds_high",
    "weighted_sum",
    "weighted_value",
    "measured",
    "note",
)


def to_csv(comparison: Comparison) -> str:
    """One row a cell, with `record` saying what a row is.

    The audit's sentences come first, as rows whose record is `audit` and whose note is the sentence, so that no number
    is read without them; cells are rows whose record is `cell`, one for each indicator in each group and voice that has
    words. `low` and `high` are the credible interval, `article_low` and `article_high` the one that takes articles and
    not hits as independent, each with its method after it; all in the unit of `value`. A cell without a denominator has
    no value.
    `parent` is the category directly above: it counts this one's hits too, so that the two cannot be added up.
    `unresolved` mentions may name the referent and are in no number; `bounds_low` and `bounds_high` are the share if
    all of them did, by other labels and by this one. `weighted_sum` and `weighted_value` are there where the lexicon
    gives weights: added up, and per 1,000 words.
    `measured` says how precise the indicator proved to be when people coded its hits. What a spreadsheet would take for
    a formula begins with an apostrophe.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for sentence in comparison.audit.sentences:
        writer.writerow(["audit", *[""] * (len(COLUMNS) - 2), for_csv(sentence)])
    only = paraphrased(comparison)
    measured = {key: each.text for key, each in comparison.study.measured.items()}
    for block, cell in comparison.cells():
        indicator = comparison.indicator(cell.indicator)
        texts = [
            "cell",
            block.lexicon_id,
            block.key,
            cell.indicator,
            indicator.label,
            indicator.parent,
            cell.group,
            comparison.group(cell.group).label,
            "all" if cell.voice is None else str(cell.voice),
            responsibility(cell.voice).words,
            str(cell.measure),
        ]
        numbers = [str(cell.count), str(cell.denominator), _number(cell.value), *_ends(cell.interval)]
        articles = cell.article_interval
        numbers += [cell.interval.method if cell.interval else "", *_ends(articles)]
        numbers.append(articles.method if articles else "")
        bounds = comparison.bounds(cell.indicator, cell.group, cell.voice)
        numbers += ["", "", ""] if bounds is None else [str(bounds.unresolved), *_ends(bounds)]
        numbers += [_number(cell.weighted_sum), _number(cell.weighted_rate)]
        told = measured.get(cell.indicator, ""), cell_note(cell, only)
        writer.writerow([*(for_csv(text) for text in texts), *numbers, *map(for_csv, told)])
    return buffer.getvalue()


def _ends(interval: Interval | Bounds | None) -> tuple[str, str]:
    return ("", "") if interval is None else (_number(interval.low), _number(interval.high))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")
