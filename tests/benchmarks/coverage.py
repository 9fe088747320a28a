"""How often the 95 % intervals of shares, rates and differences hold what is so, with articles as clusters.

    python tests/benchmarks/coverage.py [--runs 2000] [--articles 5,10,20,50,100,200,500]

Articles are made up: each has a share or rate of its own around a common one (beta-binomial shares, gamma-Poisson
rates), and as many occasions or words as a number drawn from a spread that has many small ones. An interval is made
from them, and it is counted how often it holds the common share, rate or difference. Beside the intervals that
framediff shows stand others that were tried: the percentile bootstrap of articles (Efron & Tibshirani 1993), the same
with Student's quantile (Hesterberg 2015, The American Statistician 69(4)), bootstrap-t on the logit or log scale, the
ratio estimator on that scale with Student's quantile (Cochran 1977), the Beta interval with an effective sample size
(Korn & Graubard 1998), and the credible interval that a cell shows first, which takes hits as independent.

`set` are the situations for which the assumptions in framediff/scoring/resampling.py were set, `new` those on which
they were tried afterwards; among these are some on purpose unlike what is assumed: articles that use one name only,
rates that one article in ten makes, longer articles that have higher shares, one article with most of the occasions.
"""

from __future__ import annotations

import argparse
import sys
import time
from functools import reduce
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.special import betaincinv, expit, gammaincinv, ndtr, stdtrit

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from framediff.scoring import permutation
from framediff.scoring.cells import FEW, FEW_WORDS
from framediff.scoring.contingency import Fourfold, clustered
from framediff.scoring.differences import differences
from framediff.scoring.intervals import SEED
from framediff.scoring.permutation import dealt_p
from framediff.scoring.resampling import article_limits

AIM = (93.0, 97.0)
_FEW = 2  # articles of which no interval is made
DRAWS = 1_000  # of the bootstraps, in each run


class Made(NamedTuple):
    """Articles that were made up: runs × articles of hits and denominators, and what is so."""

    hits: np.ndarray
    below: np.ndarray
    true: float


class Situation(NamedTuple):
    """A way of making articles up."""

    name: str
    make: object
    more: tuple

    @property
    def rate(self):
        """Whether it is of rates."""
        return self.make is rates


# --- occasions and words of an article -------------------------------------------------------------------------------
def few(chance, shape):
    """1.5 occasions on average, none in two articles of five."""
    return chance.negative_binomial(1, 0.4, size=shape)


def many(chance, shape):
    """7 occasions on average, 1 to some 30."""
    return 1 + chance.negative_binomial(1.5, 0.2, size=shape)


def one(chance, shape):
    """None or one occasion."""
    return (chance.random(shape) < 0.6).astype(int)


def uneven(chance, shape):
    """One article in thirty has thirty times the occasions of most (Pareto, at most 60)."""
    sizes = np.minimum(chance.random(shape) ** (-1 / 1.5), 60).astype(int)
    return sizes * (chance.random(shape) < 0.8)


# --- hits ------------------------------------------------------------------------------------------------------------
def shares(chance, shape, true, alike, sizes):
    """Beta-binomial: articles have shares of their own; `alike` is the correlation of two occasions in one article."""
    below = sizes(chance, shape)
    own = chance.beta(true * (1 / alike - 1), (1 - true) * (1 / alike - 1), size=shape)
    return Made(chance.binomial(below, own), below, true)


def loyal(chance, shape, true):
    """Every article uses one name alone."""
    below = many(chance, shape)
    return Made(below * (chance.random(shape) < true), below, true)


def longer(chance, shape, true, alike):
    """Articles that have a higher share have more occasions, too."""
    own = chance.beta(true * (1 / alike - 1), (1 - true) * (1 / alike - 1), size=shape)
    below = 1 + chance.poisson(1 + 6 * own)
    square = true * true + true * (1 - true) * alike
    return Made(chance.binomial(below, own), below, (2 * true + 6 * square) / (2 + 6 * true))


def rates(chance, shape, true, spread):
    """Gamma-Poisson: hits per 1,000 words of articles of some 250 words; a fifth has no word in that voice."""
    below = np.round(chance.lognormal(np.log(250), 0.7, size=shape)) * (chance.random(shape) < 0.8)
    own = chance.gamma(1 / spread, spread, size=shape)
    return Made(chance.poisson(below * true / 1000 * own), below, true / 1000)


SET = [
    *(
        Situation(f"share {true:g}, {sizes.__name__}, correlation {alike:g}", shares, (true, alike, sizes))
        for sizes in (few, many)
        for alike in (0.1, 0.4)
        for true in (0.05, 0.2, 0.5, 0.9)
    ),
    *(Situation(f"share {true:g}, longer where higher", longer, (true, 0.3)) for true in (0.2, 0.5)),
    *(
        Situation(f"rate {true:g}, spread {spread:g}", rates, (true, spread))
        for true in (0.5, 2, 10)
        for spread in (0.5, 2)
    ),
]
NEW = [
    *(
        Situation(f"share {true:g}, {sizes.__name__}, correlation {alike:g}", shares, (true, alike, sizes))
        for sizes in (uneven, one)
        for alike in (0.02, 0.2, 0.7)
        for true in (0.05, 0.1, 0.35, 0.8, 0.95)
    ),
    *(Situation(f"share {true:g}, one name an article", loyal, (true,)) for true in (0.1, 0.5)),
    *(Situation(f"share {true:g}, longer where higher (.5)", longer, (true, 0.5)) for true in (0.1, 0.8)),
    *(
        Situation(f"rate {true:g}, spread {spread:g}", rates, (true, spread))
        for true in (1, 5, 20)
        for spread in (0.2, 1, 3.3)
    ),
]


# --- intervals -------------------------------------------------------------------------------------------------------
def shown(made, rate):
    """What framediff shows."""
    limits = article_limits(made.hits.T.astype(float), made.below.T.astype(float), rate=rate)
    return limits.low, limits.high


def _sums(made):
    below, above = made.below.sum(axis=1), made.hits.sum(axis=1)
    articles = (made.below > 0).sum(axis=1)
    ratio = above / np.maximum(below, 1)
    apart = made.hits - ratio[:, None] * made.below
    variance = articles / np.maximum(articles - 1, 1) * (apart**2).sum(axis=1) / np.maximum(below, 1) ** 2
    return above, below, articles, ratio, variance


def credible(made, rate):
    """Jeffreys, hits taken as independent: the interval a cell shows first."""
    above, below, *_ = _sums(made)
    if rate:
        return np.where(above == 0, 0, gammaincinv(above + 0.5, 0.025) / below), gammaincinv(above + 0.5, 0.975) / below
    low, high = (betaincinv(above + 0.5, below - above + 0.5, tail) for tail in (0.025, 0.975))
    return np.where(above == 0, 0, low), np.where(above == below, 1, high)


def logit(made, rate):
    """The ratio estimator on the logit (log) scale, half a hit added, Student's quantile."""
    above, below, articles, _, variance = _sums(made)
    middle = (above + 0.5) / (below + (0 if rate else 1))
    slope = middle if rate else middle * (1 - middle)
    least = slope / below / 5
    reach = stdtrit(articles - 1, 0.975) * np.sqrt(np.maximum(variance, least)) / slope
    if rate:
        return middle * np.exp(-reach), middle * np.exp(reach)
    centre = np.log(middle / (1 - middle))
    return expit(centre - reach), expit(centre + reach)


def effective(made, rate):
    """Beta or gamma with an effective sample size, corrected for degrees of freedom, design effect at least 1."""
    above, below, articles, ratio, variance = _sums(made)
    middle = (above + 0.5) / (below + (0 if rate else 1))
    spread = middle if rate else middle * (1 - middle)
    size = spread / np.maximum(variance, spread / below) * (1.959964 / stdtrit(articles - 1, 0.975)) ** 2
    if rate:
        return np.where(above == 0, 0, gammaincinv(ratio * size + 0.5, 0.025) / size), gammaincinv(
            ratio * size + 0.5, 0.975
        ) / size
    low, high = (betaincinv(ratio * size + 0.5, (1 - ratio) * size + 0.5, tail) for tail in (0.025, 0.975))
    return np.where(above == 0, 0, low), np.where(above == below, 1, high)


def _drawn(made, run, chance):
    """Sums of one run's articles drawn again (hits, denominators, squares, products), and of them as they are."""
    here = made.below[run] > 0
    if here.sum() <= _FEW:
        return 0, None, None
    y, m = made.hits[run, here].astype(float), made.below[run, here].astype(float)
    table = np.column_stack((y, m, y * y, y * m, m * m))
    weights = chance.multinomial(len(y), np.full(len(y), 1 / len(y)), size=DRAWS)
    return len(y), weights @ table, table.sum(axis=0)


def _percentile(made, *, wider):
    chance = np.random.default_rng(SEED)
    ends = np.full((2, len(made.hits)), np.nan)
    for run in range(len(made.hits)):
        articles, sums, _ = _drawn(made, run, chance)
        if articles:
            reach = np.sqrt(articles / (articles - 1)) * stdtrit(articles - 1, 0.975)
            tail = ndtr(-reach) if wider else 0.025
            ends[:, run] = np.quantile(sums[:, 0] / sums[:, 1], [tail, 1 - tail])
    return ends


def percentile(made, rate):  # noqa: ARG001 - every interval is called alike
    """The percentile bootstrap of articles: what framediff 0.1 showed before."""
    return _percentile(made, wider=False)


def hesterberg(made, rate):  # noqa: ARG001 - same
    """The same, expanded as Student's quantile is."""
    return _percentile(made, wider=True)


def bootstrap_t(made, rate):
    """Bootstrap-t on the logit (log) scale, half a hit added."""
    chance = np.random.default_rng(SEED)
    ends = np.full((2, len(made.hits)), np.nan)

    def scaled(sums):
        y, m, yy, ym, mm = sums
        middle = (y + 0.5) / (m + (0 if rate else 1))
        slope = middle if rate else middle * (1 - middle)
        squares = yy - 2 * (y / m) * ym + (y / m) ** 2 * mm
        error = np.sqrt(np.maximum(squares / m**2, slope / m / 5)) / slope
        return (np.log(middle) if rate else np.log(middle / (1 - middle))), error

    for run in range(len(made.hits)):
        articles, sums, whole = _drawn(made, run, chance)
        if articles:
            centre, error = scaled(whole)
            again, errors = scaled(sums.T)
            quantiles = np.quantile((again - centre) / errors, [0.975, 0.025])
            ends[:, run] = np.exp(centre - quantiles * error) if rate else expit(centre - quantiles * error)
    return ends


TRIED = {
    "shown": shown,
    "percentile": percentile,
    "Hesterberg": hesterberg,
    "bootstrap-t": bootstrap_t,
    "logit t": logit,
    "effective Beta": effective,
    "credible": credible,
}


# --- measuring -------------------------------------------------------------------------------------------------------
def covered(made, ends):
    """Per cent of the runs with three articles or more whose interval holds what is so, and its median width."""
    counted = ((made.below > 0).sum(axis=1) > 2) & ~np.isnan(ends[0])
    low, high = ends[0][counted], ends[1][counted]
    return 100 * np.mean((low <= made.true) & (made.true <= high)), np.median(high - low)


def cells(articles, runs, all_runs):
    """Coverage of each interval in each situation, for each number of articles."""
    told = {}
    for label, situations in (("set", SET), ("new", NEW)):
        for count in articles:
            for name, interval in TRIED.items():
                slow = name in {"percentile", "Hesterberg", "bootstrap-t"}
                if slow and not all_runs:
                    continue
                found = []
                for situation in situations:
                    chance = np.random.default_rng([SEED, count])
                    made = situation.make(chance, (min(runs, 300) if slow else runs, count), *situation.more)
                    with np.errstate(all="ignore"):
                        found.append((*covered(made, interval(made, situation.rate)), situation, made))
                told[label, count, name] = found
                line(label, count, name, found)
    return told


def line(label, count, name, found):
    """One row: quartiles of coverage, how many situations are as aimed at, the worst of them."""
    rates_ = np.array([each[0] for each in found])
    aimed = np.sum((rates_ >= AIM[0] - 0.05) & (rates_ <= AIM[1] + 0.05))
    worst = min(found, key=lambda each: each[0])
    print(
        f"{label:4s} n {count:4d}  {name:15s} least {rates_.min():5.1f}  median {np.median(rates_):5.1f}  "
        f"most {rates_.max():5.1f}  in {AIM[0]:.0f}–{AIM[1]:.0f}: {aimed:2d} of {len(found)}, "
        f"below: {np.sum(rates_ < AIM[0] - 0.05):2d}   worst: {worst[2].name}",
        flush=True,
    )


def by_hits(told):
    """Coverage of what is shown by how many articles have a hit and how many have a rival, on average."""
    print("\nBy the articles that have a hit (for shares: or a rival's, where these are fewer), on average over runs")
    rows = []
    for (_, _, name), found in told.items():
        if name == "shown":
            for rate, _, situation, made in found:
                hit = (made.hits > 0).sum(axis=1)
                rival = hit if situation.rate else (made.hits < made.below).sum(axis=1)
                rows.append((np.minimum(hit, rival).mean(), rate))
    for low, high in ((0, 1), (1, 2), (2, 3), (3, 5), (5, 8), (8, 12), (12, 20), (20, 50), (50, 1000)):
        here = np.array([rate for hits, rate in rows if low <= hits < high])
        if len(here):
            print(
                f"  {low:3d} to {high:4d}: {len(here):3d} situations, least {here.min():5.1f}, median "
                f"{np.median(here):5.1f}, most {here.max():5.1f}, in {AIM[0]:.0f}–{AIM[1]:.0f}: "
                f"{100 * np.mean((here >= AIM[0] - 0.05) & (here <= AIM[1] + 0.05)):.0f} %"
            )


PAIRS = ((5, 5), (5, 20), (10, 50), (20, 20), (20, 200), (50, 50), (500, 500))
TWO = [
    *(
        (f"{a:g} and {b:g}, {sizes.__name__}", shares, (a, 0.3, sizes), (b, 0.3, sizes))
        for sizes in (few, many)
        for a, b in ((0.05, 0.05), (0.05, 0.2), (0.2, 0.5), (0.5, 0.5), (0.5, 0.95))
    ),
    *((f"rates {a:g} and {b:g}", rates, (a, 1), (b, 1)) for a, b in ((0.5, 0.5), (2, 2), (2, 8), (10, 10))),
]


def two_sides(runs):
    """Differences of articles on two sides: coverage, and how often p ≤ .05 where there is no difference."""
    print("\nDifferences, articles on two sides: coverage; p ≤ .05 where there is none")
    for first, second in PAIRS:
        found, alarms = [], []
        for name, make, one_more, other_more in TWO:
            chance = np.random.default_rng([SEED, first, second])
            one_side, other = make(chance, (runs, first), *one_more), make(chance, (runs, second), *other_more)
            ends = _between(one_side, other, rate=make is rates)
            true = one_side.true - other.true
            found.append((100 * np.mean((ends[0] <= true) & (true <= ends[1])), name))
            if one_more[0] == other_more[0]:
                alarms.append(_alarms(make, one_more, other_more, (first, second), runs))
        rates_ = np.array([rate for rate, _ in found])
        print(
            f"  {first:3d} against {second:3d}: least {rates_.min():5.1f}, median {np.median(rates_):5.1f}, most "
            f"{rates_.max():5.1f}, below {AIM[0]:.0f}: {np.sum(rates_ < AIM[0] - 0.05)} of {len(found)}; worst: "
            f"{min(found)[1]}; p ≤ .05 in {np.nanmin(alarms):.1f} to {np.nanmax(alarms):.1f} %",
            flush=True,
        )


def _between(one_side, other, *, rate):
    from framediff.scoring.differences import difference_limits

    limits = [
        article_limits(each.hits.T.astype(float), each.below.T.astype(float), rate=rate) for each in (one_side, other)
    ]
    heard = (limits[0].articles > 2) & (limits[1].articles > 2)
    low, high = difference_limits(*limits)
    return low[heard], high[heard]


def _alarms(make, one_more, other_more, counts, runs):
    """Per cent of tests with p ≤ .05, of `runs` samples that have the denominators of the first."""
    chance = np.random.default_rng([SEED, *counts])
    small = []
    for _ in range(DRAWN):
        below, hits = [], []
        for count, more in zip(counts, (one_more, other_more), strict=True):
            made = make(Still(chance), (max(1, runs // DRAWN), count), *more)
            hits.append(made.hits.T.astype(float))
            below.append(made.below[0].astype(float))
        side = np.arange(sum(counts)) < counts[0]
        above, under = np.vstack(hits), np.concatenate(below)
        here = under > 0
        if (here & side).sum() > 2 and (here & ~side).sum() > 2:
            rate = make in (rates, lengths)
            p = dealt_p(above[here], under[here], side[here], rate=rate).p
            small.append(p[_looked(above, under.sum(), rate=rate)] <= 0.05)
    found = np.concatenate(small)
    return 100 * np.mean(found) if len(found) >= ENOUGH else np.nan


def _looked(hits, below, *, rate):
    """Columns that framediff tests."""
    together = hits.sum(axis=0)
    return (together >= FEW) & (rate | (below - together >= FEW))


class Still:
    """A source of chance that draws the articles' sizes once, and their shares and hits anew in each run."""

    def __init__(self, chance):
        self.chance = chance

    def beta(self, *args, size):
        return self.chance.beta(*args, size=size)

    def gamma(self, *args, size):
        return self.chance.gamma(*args, size=size)

    def binomial(self, *args, **more):
        return self.chance.binomial(*args, **more)

    def poisson(self, lam):
        return self.chance.poisson(lam)

    def negative_binomial(self, *args, size):
        return self._once(self.chance.negative_binomial(*args, size=(1, size[1])), size)

    def lognormal(self, *args, size):
        return self._once(self.chance.lognormal(*args, size=(1, size[1])), size)

    def random(self, size):
        return self._once(self.chance.random((1, size[1])), size)

    @staticmethod
    def _once(row, size):
        return np.repeat(row, size[0], axis=0)


def lengths(chance, shape, true, spread, words):
    """Gamma-Poisson rates in articles of some so many words."""
    below = np.round(chance.lognormal(np.log(words), 0.7, size=shape)) + 1
    return Made(chance.poisson(below * true / 1000 * chance.gamma(1 / spread, spread, size=shape)), below, true / 1000)


UNLIKE = [
    *(
        (f"share {a:g}, correlation {one:g} | {other:g}", shares, (a, one, many), (a, other, many))
        for a in (0.3, 0.5)
        for one, other in ((0.6, 0.05), (0.05, 0.6))
    ),
    *(
        (f"share {a:g}, {one.__name__} | {other.__name__}", shares, (a, 0.3, one), (a, 0.3, other))
        for a in (0.1, 0.4)
        for one, other in ((few, many), (many, few), (uneven, many), (many, uneven))
    ),
    *((f"rate 2, spread {a:g} | {b:g}", lengths, (2, a, 250), (2, b, 250)) for a, b in ((3, 0.2), (0.2, 3))),
    *((f"rate 2, words {a} | {b}", lengths, (2, 1, a), (2, 1, b)) for a, b in ((100, 600), (600, 100))),
]
ENOUGH = 100  # tests that a percentage is made of
DRAWN = 50  # samples of denominators, each with a fiftieth of the runs


def equal(runs):
    """How often p ≤ .05 comes where the two sides' shares are equal and all else differs: dealing out articles."""
    print("\nEqual shares or rates, sides unlike in all else: p ≤ .05, per cent")
    for counts in ((5, 5), (5, 20), (20, 20), (10, 50), (20, 200), (500, 500)):
        made = ((_alarms(make, one, other, counts, runs), name) for name, make, one, other in UNLIKE)
        found = sorted(each for each in made if not np.isnan(each[0]))
        alarms = [each for each, _ in found]
        worst = "; ".join(f"{name} {rate:.0f}" for rate, name in found[:-4:-1])
        print(
            f"  {counts[0]:3d} against {counts[1]:3d}: least {alarms[0]:.1f}, median {np.median(alarms):.1f}, most "
            f"{alarms[-1]:.1f}; {worst}",
            flush=True,
        )


def _voices(chance, shape, trues, alike, sizes, common):  # noqa: PLR0913, PLR0917 - what differs between situations
    """Two voices of the same articles: hits and occasions of each."""
    made = []
    own = chance.beta(trues[0] * (1 / alike - 1), (1 - trues[0]) * (1 / alike - 1), size=shape)
    for true, size in zip(trues, sizes, strict=True):
        if not common:
            own = chance.beta(true * (1 / alike - 1), (1 - true) * (1 / alike - 1), size=shape)
        below = size(chance, shape)
        made.append(Made(chance.binomial(below, own), below, true))
    return made


def _voice_rates(chance, shape, trues, spread, common):
    """The same of rates: one voice has some 80 words in seven articles of ten, the other some 300."""
    own = chance.gamma(1 / spread, spread, size=shape)
    made = []
    for true, words, there in zip(trues, (80, 300), (0.7, 1.0), strict=True):
        if not common:
            own = chance.gamma(1 / spread, spread, size=shape)
        below = np.round(chance.lognormal(np.log(words), 0.7, size=shape)) * (chance.random(shape) < there)
        made.append(Made(chance.poisson(below * true / 1000 * own), below, true / 1000))
    return made


WITHIN = [
    *(
        (f"{a:g} and {b:g}, {sizes[0].__name__} | {sizes[1].__name__}, correlation {alike:g}, {how} share", _voices,
         ((a, b), alike, sizes, how == "one"), a - b, False)
        for sizes in ((few, many), (few, few), (uneven, many))
        for a, b, how in ((0.1, 0.1, "one"), (0.1, 0.1, "own"), (0.5, 0.5, "one"), (0.5, 0.5, "own"), (0.8, 0.4, "own"))
        for alike in (0.1, 0.5)
    ),
    *(
        (f"rates {a:g} and {b:g}, spread {spread:g}, {how} rate", _voice_rates,
         ((a, b), spread, how == "one"), (a - b) / 1000, True)
        for a, b, how in ((2, 2, "one"), (2, 2, "own"), (10, 10, "one"), (10, 10, "own"), (10, 3, "own"))
        for spread in (0.5, 2)
    ),
]  # fmt: skip


def within(runs):
    """Sides within articles (voices, speakers): coverage, and how often p ≤ .05 where there is no difference."""
    print("\nDifferences, sides within articles: coverage; p ≤ .05 where there is none")
    for count in (5, 8, 10, 20, 50, 200, 500):
        found, alarms = [], []
        for name, make, more, true, rate in WITHIN:
            chance, inside, small = np.random.default_rng([SEED, count]), [], []
            for _ in range(DRAWN):
                one, other = make(Still(chance), (max(1, runs // (DRAWN)), count), *more)
                hits = one.hits.T.astype(float), other.hits.T.astype(float)
                below = one.below[0].astype(float), other.below[0].astype(float)
                least = FEW_WORDS if rate else FEW
                if min(each.sum() for each in below) < least or min((each > 0).sum() for each in below) < 3:
                    continue
                apart = differences(hits, below, rate=rate)
                inside.append((apart.low <= true) & (true <= apart.high))
                looked = _looked(hits[0] + hits[1], below[0].sum() + below[1].sum(), rate=rate)
                small.append(apart.tested.p[looked] <= 0.05)
            found.append((100 * np.mean(np.concatenate(inside)), name))
            if not true:
                alarms.append((100 * np.mean(np.concatenate(small)), name))
        covers, sizes = np.array([each for each, _ in found]), np.array([each for each, _ in alarms])
        print(
            f"  n {count:3d}: covered least {covers.min():.1f}, median {np.median(covers):.1f}, most "
            f"{covers.max():.1f}, below {AIM[0]:.0f}: {np.sum(covers < AIM[0] - 0.05)} of {len(covers)} "
            f"({min(found)[1]}); p ≤ .05 least {np.nanmin(sizes):.1f}, median {np.nanmedian(sizes):.1f}, most "
            f"{np.nanmax(sizes):.1f} ({max(alarms)[1]})",
            flush=True,
        )


def sentences(runs):
    """Log-odds of two wordings in one sentence, both of which come in runs: coverage with articles as clusters."""
    print("\nLog-odds of two wordings in sentences: coverage, articles / sentences taken as independent")
    for count in (4, 6, 10, 20, 50):
        told = []
        for one, other, log_odds, alike in ((0.15, 0.15, 0, 0.1), (0.15, 0.15, 1, 0.1), (0.2, 0.2, 0, 0.3)):
            whole = _sentences(50_000, one, other, log_odds, alike).sum(axis=0)
            true = Fourfold(*map(int, whole)).log_odds
            inside = []
            for _ in range(runs // 2):
                tables = [Fourfold(*map(int, each)) for each in _sentences(count, one, other, log_odds, alike)]
                here = reduce(Fourfold.with_, tables)
                found = clustered(tables)
                if found is not None and min(here.margins) >= FEW:
                    alone = abs(here.log_odds - true) <= 1.96 * here.log_odds_error
                    inside.append((found.low <= true <= found.high, alone))
            told.append("{:.1f} / {:.1f}".format(*(100 * np.mean(inside, axis=0))))
        print(f"  n {count:3d}: {', '.join(told)}", flush=True)


_CHANCE = np.random.default_rng(SEED)


def _sentences(count, one, other, log_odds, alike):
    """Some 20 sentences an article: with both wordings, with the first, with the second, with neither."""
    sentences = 1 + _CHANCE.poisson(19, size=count)
    having = _CHANCE.binomial(sentences, _CHANCE.beta(one * (1 / alike - 1), (1 - one) * (1 / alike - 1), size=count))
    own = np.log(other / (1 - other)) + _CHANCE.normal(0, 2 * np.sqrt(alike), size=count)
    both = _CHANCE.binomial(having, expit(own + log_odds + _CHANCE.normal(0, 0.5, size=count)))
    second = _CHANCE.binomial(sentences - having, expit(own))
    return np.stack((both, having - both, second, sentences - having - second), axis=1)


def marginal():
    """A share of K = 2 names, all occasions independent: Beta(c + ½, n − c + ½) against the Dirichlet's of K names."""
    from scipy.stats import binom

    print("\nCredible interval of one name's share, occasions independent: exact coverage over shares .02 to .98")
    grid = np.linspace(0.02, 0.98, 193)
    for count in (5, 10, 20, 50, 200):
        told = []
        for names in (2, 4, 7):
            c = np.arange(count + 1)
            low, high = (betaincinv(c + 0.5, count - c + (names - 1) / 2, tail) for tail in (0.025, 0.975))
            low, high = np.where(c == 0, 0, low), np.where(c == count, 1, high)
            chances = binom.pmf(c[:, None], count, grid)
            inside = 100 * (chances * ((low[:, None] <= grid) & (grid <= high[:, None]))).sum(axis=0)
            top = inside[grid > 0.7].mean()
            told.append(f"K {names}: mean {inside.mean():.1f}, least {inside.min():.1f}, above .7 {top:.1f}")
        print(f"  n {count:3d}: {'; '.join(told)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=2_000)
    parser.add_argument("--articles", default="5,10,20,50,100,200,500")
    parser.add_argument("--bootstraps", action="store_true", help="the bootstraps, too, with 300 runs (slow)")
    parser.add_argument("--differences", action="store_true", help="only those of two sides")
    asked = parser.parse_args()
    permutation.DEALS = 1_999  # enough for how often p ≤ .05
    start = time.perf_counter()
    if not asked.differences:
        told = cells([int(each) for each in asked.articles.split(",")], asked.runs, asked.bootstraps)
        by_hits(told)
    two_sides(asked.runs)
    equal(asked.runs)
    within(asked.runs)
    sentences(asked.runs)
    marginal()
    print(f"\n{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
