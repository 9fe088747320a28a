"""Shares in a table: the number, and its two intervals in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document.model import Column, Said
from framediff.scoring.resampling import FIRM

if TYPE_CHECKING:
    from framediff.export.document.model import Evidence
    from framediff.scoring.intervals import Interval
    from framediff.scoring.shares import Share

__all__ = ["INTERVAL_NOTE", "SHARE_COLUMNS", "share_fields"]

INTERVAL_NOTE = Said(
    "95 % intervals: the first takes everything counted as independent of each other and is too narrow where "
    "articles have habits of their own; the second takes only articles as independent (each is left out in turn), "
    "needs three of them, is mostly too wide under 20, and cannot be held to 95 % where fewer than "
    f"{FIRM} articles have any that count, or any that do not (85 to 100 in simulations). Under 5 in all there are "
    "counts and no percentage."
)

SHARE_COLUMNS = (
    Column("share", "share", numeric=True),
    Column("interval", "95 % interval", numeric=True),
    Column("interval_articles", "by articles", numeric=True),
    Column("count", "count", numeric=True, shown=False),
    Column("total", "total", numeric=True, shown=False),
)


def share_fields(share: Share, evidence: Evidence | None = None) -> tuple[Said, ...]:
    """The fields of `SHARE_COLUMNS`."""
    return (
        Said(share.text, share.value, evidence),
        Said(*_ends(share, share.interval)),
        Said(*_ends(share, share.article_interval)),
        Said(f"{share.count:,}", share.count),
        Said(f"{share.total:,}", share.total),
    )


def _ends(share: Share, interval: Interval | None) -> tuple[str, list[float] | None]:
    """An interval for a reader, who sees none beside bare counts, and for a program."""
    if interval is None:
        return "", None
    data = [interval.low, interval.high]
    return "" if share.few else f"{100 * interval.low:.0f}–{100 * interval.high:.0f} %", data
