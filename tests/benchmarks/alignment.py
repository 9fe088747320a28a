"""How well statements of one fact are found in two articles, against sentence scorers of other kinds.

python tests/benchmarks/alignment.py [PAIRS.jsonl ...] [--both] [--sheets pqr]

Without files the invented events of tests/benchmarks/events are scored, each group of six sheets by itself: every two
articles on one event, in both directions. A line of PAIRS is `{"event", "a": [sentences], "b": [sentences],
"same_fact": {"index in a": [indices in b]}}`; "maybe" in the form of "same_fact" has pairs that count neither way.
One decision is scored for each sentence of `a`: its best counterpart in `b`, if alike enough, is right when it is one
of those given. P is of the decisions made, R of the sentences that have a counterpart. --both scores `b` of PAIRS
against `a` as well.

Printed are P, R and F1 at framediff's own threshold; the best F1 of any threshold chosen on the same data, which
flatters every scorer alike; and the most recall with a precision of .9. The embeddings of the extra
are scored where it is installed, alone and with the wording.
"""

from __future__ import annotations

import argparse

import numpy as np
from fact_pairs import invented, judged
from nltk.stem.snowball import SnowballStemmer
from rapidfuzz import fuzz

from framediff.comparison.alignment import statements_in, thresholds_of
from framediff.comparison.alignment.embeddings import embeddings
from framediff.comparison.alignment.likeness import likeness
from framediff.errors import InputError
from framediff.words import words

STEMMER = SnowballStemmer("english")


def ours(a, b, aligner=None):
    first, second = statements_in(a, b)
    pairs = likeness(first, second, aligner=aligner)
    scores = np.zeros((len(a), len(b)))
    scores[pairs.first, pairs.second] = pairs.scores
    return scores


def token_set(a, b):
    return np.array([[fuzz.token_set_ratio(x.lower(), y.lower()) / 100 for y in b] for x in a])


def tfidf(features, a, b):
    """Cosines of smoothed TF-IDF vectors over both lists."""
    rows = [features(text) for text in (*a, *b)]
    columns = {each: n for n, each in enumerate(dict.fromkeys(f for row in rows for f in row))}
    counts = np.zeros((len(rows), len(columns) or 1))
    for at, row in enumerate(rows):
        for each in row:
            counts[at, columns[each]] += 1
    weighted = np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0)
    weighted *= np.log((1 + len(rows)) / (1 + (counts > 0).sum(axis=0))) + 1
    unit = weighted / np.maximum(np.sqrt((weighted**2).sum(axis=1, keepdims=True)), 1e-12)
    return unit[: len(a)] @ unit[len(a) :].T


def stems(text):
    return [STEMMER.stem(word.stem) for word in words(text)]


def runs(text):
    line = f" {' '.join(word.stem for word in words(text))} "
    return [line[at : at + size] for size in (3, 4, 5) for at in range(len(line) - size + 1)]


def lexical(a, b):
    return (tfidf(stems, a, b) + tfidf(runs, a, b)) / 2


def embedder():
    """The aligner of the extra `embeddings`; None where it is not installed."""
    try:
        return embeddings()
    except InputError:
        return None


def decisions(pairs, scorer):
    """For each sentence score, right and neither; and how many have a counterpart."""
    rows, wanted = [], 0
    for pair in pairs:
        scores = scorer(pair.a, pair.b)
        for turned, right, neither in pair.sides():
            wanted += len({i for i, _ in right})
            for i, row in enumerate(scores.T if turned else scores):
                if len(row):
                    chosen = i, int(row.argmax())
                    rows.append((float(row.max()), chosen in right, chosen in neither))
    return rows, wanted


def at(rows, wanted, threshold):
    made = [row for row in rows if row[0] >= threshold and not row[2]]
    right = sum(row[1] for row in made)
    precision, recall = right / max(len(made), 1), right / max(wanted, 1)
    return precision, recall, 2 * right / max(len(made) + wanted, 1)


def line(rows, wanted, threshold=None):
    thresholds = sorted({row[0] for row in rows})
    best = max(thresholds, key=lambda each: at(rows, wanted, each)[2])
    precise = max((at(rows, wanted, t)[1] for t in thresholds if at(rows, wanted, t)[0] >= 0.9), default=0.0)
    p, r, f = at(rows, wanted, best)
    told = f"best F1 {f:.3f} (P {p:.2f} R {r:.2f} from {best:.2f}), R {precise:.2f} at P >= .9"
    if threshold is not None:
        p, r, f = at(rows, wanted, threshold)
        told += f"; at {threshold:g}: F1 {f:.3f} (P {p:.2f} R {r:.2f})"
    return told


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--both", action="store_true", help="score b of the files against a, too")
    parser.add_argument("--sheets", default="pqr", help="which of the invented events, by the letter of their sheets")
    asked = parser.parse_args()
    pairs = [pair for name in asked.files for pair in judged(name, both=asked.both)] or invented(asked.sheets)
    scorers = {"framediff": ours, "token_set_ratio": token_set, "TF-IDF stems + letters": lexical}
    model = embedder()
    if model is not None:
        scorers["embeddings"] = lambda a, b: np.asarray(model.scores(a, b))
        scorers["framediff + embeddings"] = lambda a, b: ours(a, b, model)
    for group in dict.fromkeys(pair.group for pair in pairs):
        chosen = [pair for pair in pairs if pair.group == group]
        count = sum(len(pair.a) for pair in chosen), sum(len(pair.b) for pair in chosen)
        print(f"{group}: {len(chosen)} pairs of articles, {count[0]} sentences of a, {count[1]} of b")
        for name, scorer in scorers.items():
            own = thresholds_of(model if "+" in name else None).fact if name.startswith("framediff") else None
            print(f"  {name:24} {line(*decisions(chosen, scorer), own)}")


if __name__ == "__main__":
    main()
