"""How to read differences, in plain words: what each figure is and what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document import (
    Said,
)
from framediff.scoring import Measure
from framediff.scoring.permutation import DEALS
from framediff.scoring.resampling import ALIKE, BURSTY, FIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.comparison.differences import Differences

from framediff.export.differences.figures import ASSUMED

__all__ = ["reading"]


def reading(found: Differences) -> Iterator[Said]:
    """What stands in the tables, a sentence or two a column, for what is there alone."""
    rates = any(row.measure is Measure.RATE for row in found.rows)
    shares = any(row.measure is Measure.SHARE for row in found.rows)
    if shares:
        yield Said("Differences of shares are in percentage points (pt), of all occasions in that voice.")
    if rates:
        yield Said("Differences of rates are in hits per 1,000 words of that voice.")
    yield Said(
        "Intervals cover 95 % and take articles, not hits, as independent: each article is left out in turn, and the "
        "two sides' intervals are put together (Zou & Donner 2008). Under 20 articles on a side they are rather too "
        "wide than too narrow. The interval comes first: p says only whether chance could do as much."
    )
    if any(row.interval is not None and not all(side.firm for side in row.sides) for row in found.rows):
        yield Said(
            f"“{ASSUMED.strip()}” before an interval: fewer than {FIRM} articles on a side have a hit, or a rival's. "
            "It then rests more on what is assumed (two occasions in one article go together with a correlation of "
            f"{ALIKE:g}, articles' rates vary by {BURSTY**0.5:.1f} times their mean) than on these articles, and "
            "cannot be held to 95 %: in simulations such intervals covered in 85 to 100 %, mostly 97 or more."
        )
    if found.paired:
        yield Said(
            "p is by exchanging the two sides within articles, since an article can hold both: the part of all such "
            f"exchanges, or of {DEALS:,} seeded ones where there are more, that make a difference as large either way."
        )
    else:
        yield Said(
            "p is by dealing the articles out anew between the sides: the part of all deals, or of "
            f"{DEALS:,} seeded ones where there are more, that make a difference as large either way. Only articles "
            "with an occasion (for rates: a word) in that voice are dealt out. It tests whether it matters at all on "
            "which side an article stands; what else differs between the sides, the audit says."
        )
    yield Said(
        "There is a test where each side has 3 articles, and 5 occasions (for rates: 100 words), and both together "
        "have 5 hits and, of shares, 5 of the rivals."
    )
    yield Said(
        "Holm is for what is claimed: it keeps the chance of a single wrong claim in this table at 5 %. BH "
        "(Benjamini-Hochberg) is for exploration: of what it lets pass, 5 % are expected to be chance."
    )
    yield Said(
        "“Without any one article”: the smallest and the largest difference that leaving out one article makes; "
        "“turns” where it would be nought or the other way round. “In articles”: how many of those with an occasion "
        "or word have a hit, on either side; DP is 0 where hits are spread over articles as occasions or words are, "
        "near 1 where one has them all."
    )
