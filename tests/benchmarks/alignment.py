"""How well statements of one fact are found in two articles, against sentence scorers of other kinds.

python tests/benchmarks/alignment.py PAIRS.jsonl [PAIRS.jsonl ...] [--both]

A line of PAIRS is `{"event", "a": [sentences], "b": [sentences], "same_fact": {"index in a": [indices in b]}}`; with
"maybe" in the form of "same_fact" for pairs that count neither way. One decision is scored for each sentence of `a`:
its best counterpart in `b`, if alike enough, is right when it is one of those given. P is of the decisions made, R of
the sentences that have a counterpart. --both scores `b` against `a` as well.

Printed are P, R and F1 at framediff's own threshold; the best F1 of any threshold chosen on the same data, which
flatters every scorer alike; and the most recall with a precision of .9. The embeddings of the extra
are scored where it is installed, alone and with the wording.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
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


def decisions(events, scorer, *, both):
    """For each sentence score, right and neither; and how many have a counterpart."""
    rows, wanted = [], 0
    for event in events:
        scores = scorer(event["a"], event["b"])
        given, unsure = (
            {(int(i), j) for i, js in event.get(key, {}).items() for j in js} for key in ("same_fact", "maybe")
        )
        sides = [(scores, given, unsure)]
        if both:
            sides.append((scores.T, *({(j, i) for i, j in each} for each in (given, unsure))))
        for matrix, right, neither in sides:
            wanted += len({i for i, _ in right})
            for i, row in enumerate(matrix):
                if len(row):
                    pair = i, int(row.argmax())
                    rows.append((float(row.max()), pair in right, pair in neither and pair not in right))
    return rows, wanted


def at(rows, wanted, threshold):
    made = [row for row in rows if row[0] >= threshold and not row[2]]
    right = sum(row[1] for row in made)
    precision, recall = right / max(len(made), 1), right / max(wanted, 1)
    return precision, recall, 2 * right / max(len(made) + wanted, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--both", action="store_true", help="score b against a, too")
    asked = parser.parse_args()
    events = [json.loads(line) for name in asked.files for line in Path(name).read_text("utf-8").splitlines()]
    scorers = {"framediff": ours, "token_set_ratio": token_set, "TF-IDF stems + letters": lexical}
    model = embedder()
    if model is not None:
        scorers["embeddings"] = lambda a, b: np.asarray(model.scores(a, b))
        scorers["framediff + embeddings"] = lambda a, b: ours(a, b, model)
    count = sum(len(event["a"]) for event in events)
    print(f"{len(events)} pairs of articles, {count} sentences of a, {sum(len(e['b']) for e in events)} of b")
    for name, scorer in scorers.items():
        rows, wanted = decisions(events, scorer, both=asked.both)
        thresholds = sorted({row[0] for row in rows})
        best = max(thresholds, key=lambda t: at(rows, wanted, t)[2])
        precise = max((at(rows, wanted, t)[1] for t in thresholds if at(rows, wanted, t)[0] >= 0.9), default=0.0)
        line = f"{name:24} best F1 {at(rows, wanted, best)[2]:.3f} (P {at(rows, wanted, best)[0]:.2f}"
        line += f" R {at(rows, wanted, best)[1]:.2f} from {best:.2f}), R {precise:.2f} at P >= .9"
        if name.startswith("framediff"):
            threshold = thresholds_of(model if "+" in name else None).fact
            p, r, f = at(rows, wanted, threshold)
            line += f"; at {threshold:g}: F1 {f:.3f} (P {p:.2f} R {r:.2f})"
        print(line)


if __name__ == "__main__":
    main()
