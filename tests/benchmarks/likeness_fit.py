"""Fits how much each measure counts for the likeness of two statements, and tries each fit on groups it has not seen.

python tests/benchmarks/likeness_fit.py [PAIRS.jsonl ...] [--embeddings] [--both NAME] [--weight NAME=1.5]

PAIRS as for alignment.py, --both naming those files of which `b` was judged against `a` as well; to them come the
invented events on sheets p and q; those on r are left for the last test. Two logistic regressions with a ridge on
standardised measures, by Newton's method; a measure that would count the wrong way is left out. Printed are P, R and
F1 for each group by a fit on all the others, how well the scores of those fits are calibrated, and the lines of
likeness.toml by a fit on all.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from alignment import at, line
from fact_pairs import invented, judged

from framediff.comparison.alignment import statements_in
from framediff.comparison.alignment.embeddings import embeddings
from framediff.comparison.alignment.likeness import WORDS, alone, among
from framediff.comparison.alignment.measures import measured
from framediff.comparison.alignment.shortness import too_little

RIDGE = 2.0
SIGNS = {"rivals": -1}
THEME = (WORDS.fact + WORDS.theme) / 2
TRIED = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


class Measures:
    """One pair of articles with the measures of its pairs of statements, those judged as `maybe` without weight."""

    def __init__(self, pair, weight, aligner):
        self.pair = pair
        self.first, self.second = statements_in(pair.a, pair.b)
        self.pairs = measured(self.first, self.second)
        places = list(zip(self.pairs.first.tolist(), self.pairs.second.tolist(), strict=True))
        self.same = np.array([each in pair.same for each in places], dtype=float)
        self.weights = np.array([0.0 if each in pair.maybe else weight for each in places])
        self.alone = alone(self.first, self.second, self.pairs, aligner)
        self.short = np.array([too_little(self.first[i], self.second[j]) for i, j in places], dtype=bool)

    def among(self, odds):
        return among(self.first, self.second, self.pairs, np.where(self.short, np.minimum(odds, logit(THEME)), odds))

    def scores(self, counts):
        likely = 1 / (1 + np.exp(-weighed(counts[1], self.among(weighed(counts[0], self.alone)))))
        found = np.zeros((len(self.pair.a), len(self.pair.b)))
        found[self.pairs.first, self.pairs.second] = np.where(self.short, np.minimum(likely, THEME), likely)
        return found


def logit(share):
    return np.log(share / (1 - share))


def weighed(counts, measures):
    return counts["constant"] + sum(counts[name] * values for name, values in measures.items())


def regression(measures, same, weights):
    """The counts of a weighted logistic regression, on the measures as they are."""
    names = list(measures[0])
    values = np.column_stack([np.concatenate([each[name] for each in measures]) for name in names])
    means = np.average(values, axis=0, weights=weights)
    spread = np.sqrt(np.average((values - means) ** 2, axis=0, weights=weights)) + 1e-12
    kept = list(range(len(names)))
    while True:
        rows = np.column_stack([np.ones(len(values)), ((values - means) / spread)[:, kept]])
        ridge = np.diag([1e-6, *[RIDGE] * len(kept)])
        found = np.zeros(rows.shape[1])
        for _ in range(50):
            likely = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
            curve = (rows * (weights * likely * (1 - likely))[:, None]).T @ rows + ridge
            step = np.linalg.solve(curve, rows.T @ (weights * (likely - same)) + ridge @ found)
            found -= step
            if np.abs(step).max() < 1e-9:
                break
        wrong = [n for n, value in zip(kept, found[1:], strict=True) if value * SIGNS.get(names[n], 1) < 0]
        if not wrong:
            break
        kept = [n for n in kept if n not in wrong]
    counts = dict.fromkeys(names, 0.0) | {names[n]: v / spread[n] for n, v in zip(kept, found[1:], strict=True)}
    return {"constant": found[0] - sum(counts[name] * mean for name, mean in zip(names, means, strict=True)), **counts}


def fit(some):
    same, weights = (np.concatenate([getattr(each, name) for each in some]) for name in ("same", "weights"))
    by_itself = regression([each.alone for each in some], same, weights)
    return by_itself, regression([each.among(weighed(by_itself, each.alone)) for each in some], same, weights)


def decisions(pair, scores):
    """For each sentence score, right and neither; and how many have a counterpart."""
    rows, wanted = [], 0
    for turned, right, neither in pair.sides():
        wanted += len({i for i, _ in right})
        for i, row in enumerate(scores.T if turned else scores):
            chosen = i, int(row.argmax())
            rows.append((float(row.max()), chosen in right, chosen in neither))
    return rows, wanted


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--embeddings", action="store_true", help="with the embeddings of the extra")
    parser.add_argument("--both", action="append", default=[], help="a file judged in both directions, by its name")
    parser.add_argument("--weight", action="append", default=[], help="NAME=1.5: how much a pair of a group counts")
    asked = parser.parse_args()
    weights = {name: float(value) for name, value in (each.split("=") for each in asked.weight)}
    aligner = embeddings() if asked.embeddings else None
    pairs = [pair for name in asked.files for pair in judged(name, both=Path(name).stem in asked.both)]
    made = [Measures(pair, weights.get(pair.group, 1.0), aligner) for pair in [*pairs, *invented("pq")]]
    likely, right = [], []
    for group in dict.fromkeys(each.pair.group for each in made):
        counts = fit([each for each in made if each.pair.group != group])
        rows, wanted = [], 0
        for each in made:
            if each.pair.group == group:
                scores = each.scores(counts)
                some, more = decisions(each.pair, scores)
                rows, wanted = rows + some, wanted + more
                likely.append(scores[each.pairs.first, each.pairs.second][each.weights > 0])
                right.append(each.same[each.weights > 0])
        print(f"{group:12} unseen: {line(rows, wanted)}")
        tried = ((t, *at(rows, wanted, t)) for t in TRIED)
        print("             P/R/F1 from", ", ".join(f"{t:g}: {p:.2f}/{r:.2f}/{f:.3f}" for t, p, r, f in tried))
    scores, right = np.concatenate(likely), np.concatenate(right)
    for low in np.arange(0, 1, 0.1):
        inside = (scores >= low) & (scores < low + 0.1 + 1e-9 * (low > 0.85))
        if inside.any():
            print(
                f"of {inside.sum():6} pairs scored {low:.1f} to {low + 0.1:.1f}, {right[inside].mean():.2f} are right"
            )
    kind = "words" if aligner is None else "aligner"
    for name, counts in zip(("alone", "among"), fit(made), strict=True):
        print(f"\n[{kind}.{name}]", *(f"{each} = {round(float(value), 4)}" for each, value in counts.items()), sep="\n")


if __name__ == "__main__":
    main()
