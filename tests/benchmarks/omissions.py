"""Whether events are told apart and what is said to be missing is missing, on the invented events beside this file.

    python tests/benchmarks/omissions.py [--show] [--embeddings]

Stories: of all articles, of every two events (six articles), of the two events of each running story, of one event
beside all others, each with dates and without. Precision and recall are of pairs of articles on one event; `whole` is
how many events are found as one story of exactly their articles.

Omissions: `framediff omissions --aspects facts --by article` on all articles. An aspect is a fact that statements of
two articles or more are taken to report; from the labels of these sentences it is known what they do report.

- pure: all statements of an aspect report one labelled fact or quotation, the one it is about; one that they are not
  all of is about what most report;
- ○ wrong: the article has a sentence that reports it all the same (all of it, where sentences of the aspect report
  several together; `in part` counts those that have some of it);
- ● and ◐: the article reports it; and it does so in its own words (●: in some sentence of the article; ◐: in none).
- found: of the labelled facts and quotations that two or three articles report, those that an aspect is about.

`--show` prints each aspect that is not pure and each ○ that is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from event_corpus import RUNNING, articles, as_input, sheets

from framediff.comparison import By
from framediff.comparison.alignment.embeddings import embeddings
from framediff.comparison.omission import AspectChoice, OmissionOptions, Presence, omission_map
from framediff.comparison.opening import open_study
from framediff.comparison.stories import stories_of

ALL = articles()
OF = {article.id: article for article in ALL}


def study_of(some, *, dates=True, aligner=None):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "events.jsonl"
        lines = [as_input(article) for article in some]
        if not dates:
            lines = [line.replace(f'"date": "{article.date}", ', "") for line, article in zip(lines, some, strict=True)]
        path.write_text("\n".join(lines), encoding="utf-8")
        return open_study(path, lexicons=[], **({} if aligner is None else {"aligner": aligner}))


def pairs_of(groups):
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def story_figures(studies):
    """Right, found and wanted pairs of articles; events found whole, and events, over some lists of articles."""
    count = Counter()
    for some, dates in studies:
        found = [story.articles for story in stories_of(study_of(some, dates=dates)).stories]
        events = {}
        for article in some:
            events.setdefault(article.sheet, []).append(article.id)
        wanted, got = pairs_of(events.values()), pairs_of(found)
        count += Counter(right=len(wanted & got), found=len(got), wanted=len(wanted), events=len(events))
        count["whole"] += len({tuple(sorted(each)) for each in events.values()} & {tuple(sorted(f)) for f in found})
    return count


def stories():
    by_sheet = {}
    for article in ALL:
        by_sheet.setdefault(article.sheet, []).append(article)
    sets = {
        "all 54 articles": [ALL],
        "one event": list(by_sheet.values()),
        "every two events": [by_sheet[a] + by_sheet[b] for a, b in combinations(by_sheet, 2)],
        "a running story": [by_sheet[a] + by_sheet[b] for a, b in RUNNING],
    }
    print("stories                          pairs P       R   events whole")
    for name, lists in sets.items():
        for dates in (True, False):
            c = story_figures([(some, dates) for some in lists])
            label = name if dates else f"{name}, no dates"
            p, r = c["right"] / max(c["found"], 1), c["right"] / c["wanted"]
            print(f"{label:32}  {p:6.3f}  {r:6.3f}   {c['whole']} of {c['events']}")


def told(statement_span, article_id):
    """The labelled ids that the sentence of an article at a span reports; of several that it touches, all."""
    found = set()
    for sentence in OF[article_id].sentences:
        if sentence.start < statement_span.end and statement_span.start < sentence.end:
            found |= sentence.tells
    return found


def about(mentions):
    """What most statements report: the labelled ids told by the most of them; and by how many."""
    counted = Counter(each for article, span in mentions for each in told(span, article))
    most = max(counted.values(), default=0)
    return {each for each, n in counted.items() if n == most}, most


def omissions(show, aligner):
    study = study_of(ALL, aligner=aligner)
    found = omission_map(study, OmissionOptions(By.ARTICLE, aspects=(AspectChoice.FACTS,)))
    known, count, met = sheets(), Counter(), set()
    for aspect in found.aspects:
        parts = [part for spot in found.row(aspect) for part in spot.parts]
        places = [(part.article_id, each.span) for part in parts for each in part.mentions]
        sheets_here = {OF[article].sheet for article, _ in places}
        sheet = Counter(OF[article].sheet for article, _ in places).most_common(1)[0][0]
        ids, most = about(places)
        pure = most == len(places) and len(sheets_here) == 1 and bool(ids)
        count["aspects"] += 1
        count["pure"] += pure
        count["statements"] += len(places)
        count["right statements"] += most
        if most > 1 and len(sheets_here) == 1:
            met |= {(sheet, each) for each in ids}
        if show and not pure:
            print(f"\nNOT PURE {sheet} about {sorted(ids)} ({most} of {len(places)})")
            for article, span in places:
                print(f"    {article} {sorted(told(span, article))}: {span.of(OF[article].text)}")
        for part in parts:
            article = OF[part.article_id]
            if part.presence is Presence.NOT_APPLICABLE or article.sheet != sheet:
                continue
            count["all cells"] += 1
            has = [sentence for sentence in article.sentences if sentence.tells & ids]
            there = set().union(*(sentence.tells & ids for sentence in has)) if has else set()
            if part.presence is Presence.ABSENT:
                count["○"] += 1
                count["○ wrong"] += there == ids
                count["○ wrong in part"] += bool(there)
                if show and there:
                    print(f"\n○ WRONG in {article.id}, {sorted(ids)}: {aspect.label}")
                    for sentence in has:
                        print(f"    {sorted(sentence.tells)}: {sentence.text}")
            else:
                own = any(sentence.voice == "own" for sentence in has)
                sign = part.presence.sign
                count[sign] += 1
                count[f"{sign} there"] += bool(there)
                count[f"{sign} voice"] += bool(there) and own == (part.presence is Presence.OWN)
    wanted = set()
    for sheet in known:
        counted = Counter(
            each for a in ALL if a.sheet == sheet for each in set().union(*(s.tells for s in a.sentences))
        )
        wanted |= {(sheet, each) for each, n in counted.items() if n > 1}
    print(f"\nomissions, facts: {count['aspects']} aspects, {count['statements']} statements")

    def line(words, part, whole):
        print(f"{words:58} {count[part]:4} of {count[whole]:4}  {count[part] / max(count[whole], 1):.3f}")

    line("aspects that are pure", "pure", "aspects")
    line("statements that report what their aspect is about", "right statements", "statements")
    line("○ though the article reports it", "○ wrong", "○")
    line("○ though the article reports it, if only in part", "○ wrong in part", "○")
    for sign in "●◐?":
        if count[sign]:
            line(f"{sign} and the article reports it", f"{sign} there", sign)
            line(f"{sign}, reported, and the voice is right", f"{sign} voice", sign)
    count["met"], count["wanted"] = len(met & wanted), len(wanted)
    line("labelled facts and quotations found, of those shared", "met", "wanted")
    for n, kind in (("q", "quotations"), ("f", "facts")):
        count[f"met {n}"] = sum(each[0] == n for _, each in met & wanted)
        count[f"wanted {n}"] = sum(each[0] == n for _, each in wanted)
        line(f"    {kind}", f"met {n}", f"wanted {n}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    parser.add_argument("--embeddings", action="store_true", help="with the extra of that name")
    asked = parser.parse_args()
    if not asked.show:
        stories()
    omissions(asked.show, embeddings() if asked.embeddings else None)


if __name__ == "__main__":
    sys.exit(main())
