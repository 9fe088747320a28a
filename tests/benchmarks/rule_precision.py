"""Measure how often each rule of attribution is confirmed by annotators, on a labelled file given to it.

    python tests/benchmarks/rule_precision.py LABELLED.jsonl

One article a line: {"id", "text", "annotations": {annotator: [{"content": [[start, end], ..]}, ..]}}; the first
annotator counts. A find is confirmed when its words and a labelled content's words have a Jaccard index of at least
0.5, matched greedily, best first, one to one. The counts it prints are those of `framediff.voice.rules.RULES`. Not run
in CI.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from framediff.article import Article, Span, Zone, ZoneKind
from framediff.voice.attributor import RulesAttributor

WORD = re.compile(r"\w+(?:[-’'.]\w+)*")
SAME = 0.5


def labelled_article(record: dict[str, Any]) -> Article:
    """The article, with its first line as headline."""
    text = record["text"]
    first = text.find("\n")
    zones = [Zone(Span(max(first, 0), len(text)), ZoneKind.BODY, "rest")]
    if first > 0:
        zones.insert(0, Zone(Span(0, first), ZoneKind.HEADLINE, "first line"))
    return Article(record["id"], text, tuple(zones))


def words_in(starts: list[int], spans: list[tuple[int, int]]) -> frozenset[int]:
    """Which words begin inside any of the spans."""
    return frozenset(i for i, start in enumerate(starts) if any(a <= start < b for a, b in spans))


def main(path: Path) -> None:
    """Print confirmed and found for each rule, and the speed."""
    attributor = RulesAttributor()
    confirmed: Counter[str] = Counter()
    found: Counter[str] = Counter()
    articles = 0
    spent = 0.0
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            article = labelled_article(record)
            begun = time.process_time()
            ours = attributor.attribute(article)
            spent += time.process_time() - begun
            articles += 1
            starts = [match.start() for match in WORD.finditer(article.text)]
            gold = [words_in(starts, g["content"]) for g in next(iter(record["annotations"].values()), [])]
            mine = [words_in(starts, [(s.start, s.end) for s in a.content]) for a in ours]
            pairs = sorted(
                ((len(g & m) / len(g | m), i, j) for i, g in enumerate(gold) for j, m in enumerate(mine) if g & m),
                reverse=True,
            )
            of_gold: set[int] = set()
            of_mine: set[int] = set()
            for jaccard, i, j in pairs:
                if jaccard >= SAME and i not in of_gold and j not in of_mine:
                    of_gold.add(i)
                    of_mine.add(j)
            for j, attribution in enumerate(ours):
                found[attribution.rule] += 1
                confirmed[attribution.rule] += j in of_mine
    print(f"{articles} articles, {articles / spent:.0f} an CPU second\n{'rule':20} confirmed  found  share")
    for name in sorted(found, key=lambda rule: -found[rule]):
        print(f"{name:20} {confirmed[name]:9} {found[name]:6}  {confirmed[name] / found[name]:.2f}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
