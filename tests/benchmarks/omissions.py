"""Whether events are told apart and what is said to be missing is missing, on the invented events beside this file.

    python tests/benchmarks/omissions.py [--show] [--embeddings]

Stories: of all articles, of every two events (six articles), of the two events of each running story, of one event
beside all others, each with dates and without. Precision and recall are of pairs of articles on one event; `whole` is
how many events are found as one story of exactly their articles.

Omissions: `framediff omissions --aspects facts --by article` on all articles. An aspect is a fact that statements of
two articles or more are taken to report; from the labels of these sentences it is known what they do report.

- pure: all statements of an aspect report one labelled fact or quotation, the one it is about; one that they are not
  all of is about what most report;
- ○ and ~ wrong: the article has a sentence that reports it all the same (all of it, where sentences of the aspect
  report several together; `in part` counts those that have some of it). A quotation of two sentences is one of the
  labels, so an article that has the other half of it counts there, too;
- ● and ◐: the article reports it; and it does so in its own words (●: in some sentence of the article; ◐: in none).
- found: of the labelled facts and quotations that two or three articles report, those that an aspect is about.

`--show` prints each aspect that is not pure and each ○ that is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from event_corpus import RUNNING, articles, as_input

from framediff.comparison import By
from framediff.comparison.alignment.embeddings import embeddings
from framediff.comparison.omission import AspectChoice, OmissionOptions, Presence, omission_map
from framediff.comparison.opening import open_study
from framediff.comparison.stories import stories_of

ALL = articles()
OF = {article.id: article for article in ALL}


def study_of(some, *, dates=True):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "events.jsonl"
        lines = [as_input(article) for article in some]
        if not dates:
            lines = [line.replace(f'"date": "{article.date}", ', "") for line, article in zip(lines, some, strict=True)]
        path.write_text("\n".join(lines), encoding="utf-8")
        return open_study(path, lexicons=[])


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


def kind_of(ids):
    return "q" if any(each[0] == "q" for each in ids) else "f"


def aspect_figures(places, count, show):
    """Of one aspect: the event it is on, and the labelled ids that it is about; counted is whether it is pure."""
    sheet = Counter(OF[article].sheet for article, _ in places).most_common(1)[0][0]
    alone = all(OF[article].sheet == sheet for article, _ in places)
    ids, most = about(places)
    pure = alone and most == len(places)
    count.update({"aspects": 1, "pure": pure, "statements": len(places), "right statements": most})
    if show and not pure:
        print(f"\nNOT PURE {sheet} about {sorted(ids)} ({most} of {len(places)})")
        for article, span in places:
            print(f"    {article} {sorted(told(span, article))}: {span.of(OF[article].text)}")
    return sheet, ids, alone and most > 1


def cell_figures(part, ids, count, show, label):
    """Of one field: what its sign claims, and what the labels say."""
    sentences = [sentence for sentence in OF[part.article_id].sentences if sentence.tells & ids]
    there = {each for sentence in sentences for each in sentence.tells & ids}
    sign, kind = part.presence.sign, kind_of(ids)
    if part.presence.is_there:
        own = any(sentence.voice == "own" for sentence in sentences)
        right = bool(there) and own == (part.presence is Presence.OWN)
        count.update({sign: 1, f"{sign} there": bool(there), f"{sign} voice": right})
        return
    wrong = there == ids
    count.update({sign: 1, f"{sign} wrong": wrong, f"{sign} in part": bool(there)})
    count.update({f"{sign}{kind}": 1, f"{sign}{kind} in part": bool(there)})
    if show and there:
        print(f"\n{sign} THOUGH THERE in {part.article_id}, {sorted(ids)}: {label}")
        for sentence in sentences:
            print(f"    {sorted(sentence.tells)}: {sentence.text}")


def shared_ids():
    """The labelled facts and quotations that two or three articles report, each with its event."""
    found = Counter((a.sheet, each) for a in ALL for each in {tell for s in a.sentences for tell in s.tells})
    return {each for each, n in found.items() if n > 1}


def omissions(show, aligner):
    study = replace(study_of(ALL), aligner=aligner)
    found = omission_map(study, OmissionOptions(By.ARTICLE, aspects=(AspectChoice.FACTS,)))
    count, met = Counter(), set()
    for aspect in found.aspects:
        parts = [part for spot in found.row(aspect) for part in spot.parts]
        places = [(part.article_id, each.span) for part in parts for each in part.mentions]
        sheet, ids, good = aspect_figures(places, count, show)
        met |= {(sheet, each) for each in ids} if good else set()
        for part in parts:
            if part.presence is not Presence.NOT_APPLICABLE and OF[part.article_id].sheet == sheet:
                cell_figures(part, ids, count, show, aspect.label)
    wanted = shared_ids()
    for kind in "fq":
        count[f"met {kind}"] = sum(each[1][0] == kind for each in met & wanted)
        count[f"wanted {kind}"] = sum(each[1][0] == kind for each in wanted)
    print_figures(count)


def print_figures(count):
    def line(words, part, whole):
        if count[whole]:
            print(f"{words:62} {count[part]:4} of {count[whole]:4}  {count[part] / count[whole]:.3f}")

    print(f"\nomissions, facts: {count['aspects']} aspects, {count['statements']} statements")
    line("aspects that are pure", "pure", "aspects")
    line("statements that report what their aspect is about", "right statements", "statements")
    for sign in "○~":
        line(f"{sign} though the article reports it", f"{sign} wrong", sign)
        line(f"{sign} though the article reports it, if only in part", f"{sign} in part", sign)
        for kind, name in (("f", "facts"), ("q", "quotations")):
            line(f"    of aspects that are about {name}", f"{sign}{kind} in part", f"{sign}{kind}")
    for sign in "●◐?":
        line(f"{sign} and the article reports it", f"{sign} there", sign)
        line(f"{sign}, reported, and the voice is right", f"{sign} voice", sign)
    line("facts that two or three articles report, found", "met f", "wanted f")
    line("quotations that two or three articles render, found", "met q", "wanted q")


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
