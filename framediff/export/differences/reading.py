"""How to read differences, in plain words: what each figure is and what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.differences.figures import ASSUMED
from framediff.export.document import Said
from framediff.scoring import Measure
from framediff.scoring.cells import FEW, FEW_WORDS
from framediff.scoring.permutation import DEALS
from framediff.scoring.resampling import ALIKE, BURSTY, FIRM, LEAST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.comparison.differences import Differences

__all__ = ["reading"]

_INTERVALS = Said(
    "Intervals are made to hold the difference in 95 of 100 samples of articles, and take articles, not hits, as "
    "independent: each article is left out in turn, and the two sides' intervals are put together (Zou & Donner "
    "2008). In simulations those of under 20 articles on a side held it in 90 to 100 %, mostly 96 or more, so they "
    "are rather too wide than too narrow; too narrow (down to 85 %) they are where a few articles make a side's "
    "number. The interval comes first: p says only how often chance alone would do as much. The two are made "
    "differently, so that near the border one may leave out nought and the other not pass."
)
_FAMILY = Said(
    "The family is every test of this table, whatever voice or lexicon. Holm is for what is claimed: it keeps the "
    "chance of any wrong claim in this table at 5 % or less, however the tests hang together, as far as each p is "
    "right. BH (Benjamini-Hochberg) is for exploration: of what it lets pass, at most 5 % are expected to be chance "
    "where tests are independent or go up and down together. The shares of one choice set do not (one name up is "
    "another down), so that for BH this is a rule of thumb. Neither knows of other tables that were looked at."
)


def reading(found: Differences) -> Iterator[Said]:
    """What stands in the tables, a sentence or two a column, for what is there alone."""
    rates = any(row.measure is Measure.RATE for row in found.rows)
    shares = any(row.measure is Measure.SHARE for row in found.rows)
    if shares:
        yield Said("Differences of shares are in percentage points (pt), of all occasions in that voice.")
    if rates:
        yield Said("Differences of rates are in hits per 1,000 words of that voice.")
    if any(row.interval is not None for row in found.rows):
        yield _INTERVALS
    if any(row.interval is not None and not all(side.firm for side in row.sides) for row in found.rows):
        yield Said(
            f"“{ASSUMED.strip()}” before an interval: fewer than {FIRM} articles on a side have a hit, or a rival's. "
            "It then rests more on what is assumed (two occasions in one article go together with a correlation of "
            f"{ALIKE:g}, articles' rates vary by {BURSTY**0.5:.1f} times their mean) than on these articles, and "
            "cannot be held to 95 %: in simulations such intervals covered in 85 to 100 %, mostly 97 or more."
        )
    yield from _testing(found)
    yield Said(
        f"There is a test where each side has {LEAST} articles with an occasion (for rates: a word) in that voice, and "
        f"{FEW} occasions (for rates: {FEW_WORDS} words), and both together have {FEW} hits and, of shares, {FEW} of "
        "the rivals: a rule that does not look at how the hits lie between the sides."
    )
    if found.tested:
        yield _FAMILY
    if found.tested or any(row.interval is not None for row in found.rows):
        yield Said(
            "“Without any one article”: the smallest and the largest difference that leaving out one article makes; "
            "“turns” where it would be nought or the other way round."
        )
    yield Said(
        "“In articles”: how many of those with an occasion or word have a hit, on either side; DP is 0 where hits are "
        "spread over articles as occasions or words are, near 1 where one has them all."
    )


def _testing(found: Differences) -> Iterator[Said]:
    """How p was made, in each way that a row's was."""
    if any(not row.within for row in found.tested):
        yield Said(
            "p is by dealing the articles out anew between the sides, each keeping its number: the part of all deals, "
            f"or of {DEALS:,} seeded ones where there are more, that make a difference as large either way, measured "
            "by its standard error (Janssen 1997; Chung & Romano 2013). Only articles with an occasion (for rates: a "
            "word) in that voice are dealt out. It is exact for the question whether it matters at all on which side "
            "an article stands. Where the sides are equal on the whole, but the articles of the smaller one differ "
            "much more from each other, p is too small: p ≤ .05 came in up to 18 % of such samples in simulations. "
            "What else differs between the sides, the audit says."
        )
    if any(row.within for row in found.tested):
        yield Said(
            "Where an article can hold both sides, p is by exchanging them within articles: the part of all such "
            f"exchanges, or of {DEALS:,} seeded ones where there are more, that make a difference as large either way "
            "(Hemerik, Goeman & Finos 2020). It is approximate: in simulations p ≤ .05 came in up to 8 % of samples "
            "without a difference."
        )
