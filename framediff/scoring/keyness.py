"""Keyness: how differently two sides use a word, by the measures that corpus linguistics uses, with range and DP."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["PRIOR_WORDS", "Contrast", "Counted", "bic", "contrasts", "dp", "dp_norm", "g2", "log_odds", "log_ratio"]

PRIOR_WORDS = 1_000
"""α₀ of the weighted log-odds, in words: as if each side had a thousand more, worded as both together are.

Where a side has fewer words than that, α₀ is as many as it has, so that the prior never outweighs what was said.
"""

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Counted:
    """What one side says.

    Attributes:
        counts: for each term how often it stands in each article that has it.
        sizes: for each article of the side its running words (for collocates those in the windows).
    """

    counts: Mapping[str, Mapping[str, int]]
    sizes: Mapping[str, int]

    @property
    def words(self) -> int:
        """Running words of the side."""
        return sum(self.sizes.values())

    @property
    def articles(self) -> int:
        """How many articles have a word of the side."""
        return len(self.sizes)


@dataclass(frozen=True, slots=True)
class Contrast:
    """One term on two sides; pairs hold the first side's number, then the second's.

    Attributes:
        term: the word or phrase, folded.
        counts: how often it stands.
        words: running words of each side.
        ranges: in how many articles it stands.
        articles: how many articles each side has.
        g2: log-likelihood G², never negative; how surely the two differ, if words were independent.
        log_ratio: how much they differ: 1 is twice as frequent on the first side, −1 half as frequent.
        log_odds: weighted log-odds ratio, positive where the first side uses it more.
        z: the same over its standard error: a ranking, not a test, for words of one article are not independent.
        prior: α₀ of the log-odds, in words.
        dp: Gries' DP over the articles of the side that uses it more; None where that side has one article only.
        dp_norm: the same, put in proportion to the most it can be with articles of these lengths.
    """

    term: str
    counts: tuple[int, int]
    words: tuple[int, int]
    ranges: tuple[int, int]
    articles: tuple[int, int]
    g2: float
    log_ratio: float
    log_odds: float
    z: float
    prior: int
    dp: float | None
    dp_norm: float | None = None

    @property
    def bic(self) -> float:
        """G² held against the size of the corpora; see `bic`."""
        return bic(self.g2, self.words)

    @property
    def rates(self) -> tuple[float, float]:
        """Hits per 1,000 words of each side."""
        first, second = (
            1000 * count / words if words else 0.0 for count, words in zip(self.counts, self.words, strict=True)
        )
        return first, second


def g2(first: int, second: int, words: tuple[int, int]) -> float:
    """Log-likelihood of two frequencies: 2 Σ O ln(O/E) with E_i = N_i ΣO/ΣN.

    Dunning 1993, Computational Linguistics 19(1); in the form for two corpora of Rayson & Garside 2000, Comparing
    corpora using frequency profiling. A frequency of nought adds nothing.

    Args:
        first: how often the term stands on the first side.
        second: on the second.
        words: running words of each side.
    """
    total, everything = first + second, sum(words)
    terms = (
        observed * math.log(observed * everything / (size * total))
        for observed, size in zip((first, second), words, strict=True)
        if observed
    )
    return max(0.0, 2 * sum(terms))


def bic(likelihood: float, words: tuple[int, int]) -> float:
    """The approximate Bayes factor of a difference: G² − ln N, N the words of both sides and one degree of freedom.

    Wilson 2013, Embracing Bayes factors for key item analysis in corpus linguistics (after Kass & Raftery 1995, Journal
    of the American Statistical Association 90): below 0 the words speak for no difference, from 2 positively, from 6
    strongly, from 10 very strongly for one; as if words were independent of each other.

    Args:
        likelihood: G².
        words: running words of each side.
    """
    return likelihood - math.log(sum(words))


def log_ratio(first: int, second: int, words: tuple[int, int]) -> float:
    """The binary logarithm of the ratio of two relative frequencies (Hardie 2014, Log Ratio: an informal introduction).

    Half a hit and half a word are added on both sides, so that a term that one side never uses has a number too:
    log₂[(a + ½)/(N₁ + ½)] − log₂[(b + ½)/(N₂ + ½)].
    """
    return math.log2((first + _HALF) / (words[0] + _HALF)) - math.log2((second + _HALF) / (words[1] + _HALF))


def log_odds(first: int, second: int, words: tuple[int, int], prior: float = PRIOR_WORDS) -> tuple[float, float]:
    """Weighted log-odds ratio with an informative Dirichlet prior, and the same over its standard error.

    Monroe, Colaresi & Quinn 2008, Political Analysis 16(4), “Fightin' Words”: with α = α₀·f, f the term's relative
    frequency on both sides together, δ = ln[(a + α)/(N₁ + α₀ − a − α)] − ln[(b + α)/(N₂ + α₀ − b − α)] and
    Var ≈ 1/(a + α) + 1/(b + α); z = δ/√Var.

    Args:
        first: how often the term stands on the first side.
        second: on the second; not nought as well.
        words: running words of each side.
        prior: α₀, in words.
    """
    alpha = prior * (first + second) / sum(words)
    one, other = first + alpha, second + alpha
    if first + second == sum(words):
        return 0.0, 0.0  # no other word stands on either side
    odds = one / (words[0] + prior - one), other / (words[1] + prior - other)
    delta = math.log(odds[0]) - math.log(odds[1])
    return delta, delta / math.sqrt(1 / one + 1 / other)


def dp(counts: Sequence[int], sizes: Sequence[int]) -> float | None:
    """Deviation of proportions: ½ Σ |v_i − s_i|, from 0 (spread as the words are) towards 1 (all in a small part).

    Gries 2008, International Journal of Corpus Linguistics 13(4); v_i is the part of the hits and s_i the part of the
    words that article i has.

    Returns:
        DP, or None with fewer than two articles or no hit.
    """
    hits, words = sum(counts), sum(sizes)
    if len(sizes) < 2 or not hits or not words:  # noqa: PLR2004 - one part cannot be spread
        return None
    # Both proportions sum to 1, so what exceeds is half of all that differs.
    exceeding = (count / hits - size / words for count, size in zip(counts, sizes, strict=True) if count)
    return sum(each for each in exceeding if each > 0)


def dp_norm(deviation: float, sizes: Sequence[int]) -> float:
    """DP over the most it can be, so that it ends at 1: DP ÷ (1 − min s_i).

    Lijffijt & Gries 2012, Correction to Stefan Th. Gries' “Dispersions and adjusted frequencies in corpora”,
    International Journal of Corpus Linguistics 17(1).

    Args:
        deviation: DP.
        sizes: running words of two articles or more.
    """
    return deviation / (1 - min(sizes) / sum(sizes))


def contrasts(first: Counted, second: Counted, terms: Iterable[str], least: int) -> list[Contrast]:
    """The contrast of each of `terms` that stands at least `least` times, what the first side uses more coming first.

    Ordered by z, from the largest to the smallest; none where a side has no word.
    """
    words, articles = (first.words, second.words), (first.articles, second.articles)
    if not all(words):
        return []
    least_parts = [min(side.sizes.values()) / side.words for side in (first, second)]
    prior = min(PRIOR_WORDS, *words)
    found = []
    for term in terms:
        by_article = first.counts.get(term, {}), second.counts.get(term, {})
        a, b = (sum(each.values()) for each in by_article)
        if a + b < max(least, 1):
            continue
        ratio = log_ratio(a, b, words)
        delta, z = log_odds(a, b, words, prior)
        more, side = (0, first) if ratio >= 0 else (1, second)
        spread = _spread(by_article[more], side, words[more])
        norm = None if spread is None else spread / (1 - least_parts[more])
        ranges = len(by_article[0]), len(by_article[1])
        found.append(
            Contrast(term, (a, b), words, ranges, articles, g2(a, b, words), ratio, delta, z, prior, spread, norm)
        )
    return sorted(found, key=lambda each: (-each.z, each.term))


def _spread(counts: Mapping[str, int], side: Counted, words: int) -> float | None:
    """DP of a term by the articles that have it alone: where it lacks, less stands than would be expected."""
    if side.articles < 2:  # noqa: PLR2004 - one part cannot be spread
        return None
    hits = sum(counts.values())
    return sum(max(0.0, count / hits - side.sizes[article] / words) for article, count in counts.items())
