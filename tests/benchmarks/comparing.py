"""How much CPU time every command takes on a large corpus once its articles are analysed.

Run by hand: `python tests/benchmarks/comparing.py TEXTS.jsonl [--side 1000] [--step NAME ...]`. TEXTS.jsonl has a line
`{"text": ...}` an article. Two outlets of `--side` articles each are made of it, one article to each in turn, over four
months. Where there are too few texts they are taken again, and every word of an article taken again that is neither a
name nor among the 400 most frequent is exchanged for another of the corpus (seeded), so that it is no copy; with
`--copies` it is taken again as it stands, under another headline, so that there are wire copies.

Each step is the command itself, as a reader gives it, in a process of its own in which reading and analysing have been
done: user and system time until it has been written, and the most memory the process held. `--keep FILE` keeps the
analysed corpus for the next run, `--profile NAME` prints what a step spends its time on.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import json
import os
import pickle
import pstats
import random
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

LEXICONS = ["policy-frames", "news-frames", "hedges-boosters", "migration"]
INDICATOR = "policy-frames:morality"
_WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")
_DAYS = 120
_FREQUENT = 400


def steps(folder: Path) -> dict[str, list[str]]:
    """The arguments of each step's command."""
    against = ["--against", "A", "--against", "B"]
    chosen = ["--indicator", INDICATOR, *against]
    report = str(folder / "report.md")
    return {
        "compare": ["compare", "PLACE"],
        "compare md": ["compare", "PLACE", "-o", str(folder / "c.md")],
        "compare html": ["compare", "PLACE", "-o", str(folder / "c.html")],
        "compare json": ["compare", "PLACE", "-o", str(folder / "c.json")],
        "compare csv": ["compare", "PLACE", "-o", str(folder / "c.csv")],
        "against": ["compare", "PLACE", *against],
        "against md": ["compare", "PLACE", *against, "-o", str(folder / "a.md")],
        "against html": ["compare", "PLACE", *against, "-o", str(folder / "a.html")],
        "against json": ["compare", "PLACE", *against, "-o", str(folder / "a.json")],
        "by speaker": ["compare", "PLACE", "--by", "speaker"],
        "by article": ["compare", "PLACE", "--by", "article"],
        "once": ["compare", "PLACE", "--copies", "once"],
        "audit": ["audit", "PLACE"],
        "sensitivity": ["sensitivity", "PLACE", *chosen],
        "decompose": ["decompose", "PLACE", *chosen],
        "keyness": ["keyness", "PLACE", "--against", "A", "--against", "B"],
        "keyness ngrams": ["keyness", "PLACE", "--against", "A", "--against", "B", "--ngrams", "3"],
        "omissions": ["omissions", "PLACE"],
        "omissions md": ["omissions", "PLACE", "-o", str(folder / "o.md")],
        "quotes": ["quotes", "PLACE"],
        "stories": ["stories", "PLACE"],
        "verbs": ["ledger", "verbs", "PLACE"],
        "formulas": ["ledger", "formulas", "PLACE"],
        "position": ["ledger", "position", "PLACE"],
        "together": ["ledger", "together", "PLACE"],
        "speakers": ["speakers", "PLACE"],
        "speaker page": ["speakers", "PLACE", "--page", "SPEAKER"],
        "evidence": ["evidence", "PLACE", "--indicator", INDICATOR],
        "report": ["report", "PLACE", *against, "-o", report],
        "report html": ["report", "PLACE", *against, "-o", str(folder / "report.html")],
        "verify": ["verify", report, "PLACE"],
    }


def records(texts: list[str], number: int, *, copies: bool) -> list[dict[str, str]]:
    """The articles of the corpus, as records of a JSONL file."""
    chance = random.Random(5)  # noqa: S311 - nothing is secret
    seen = Counter(word for text in texts for word in _WORD.findall(text))
    words = [word for word, _ in seen.most_common()]
    frequent, others = set(words[:_FREQUENT]), words[_FREQUENT:]

    def other(found: re.Match[str]) -> str:
        word = found[0]
        return word if word in frequent else chance.choice(others)

    made = []
    for place in range(number):
        text = texts[place % len(texts)]
        if place >= len(texts):
            text = f"Edition {place // len(texts)}.\n\n{text}" if copies else _WORD.sub(other, text)
        day = date(2016, 1, 1) + timedelta(days=place * _DAYS // number)
        made.append({"id": f"a{place:05}", "text": text, "outlet": "AB"[place % 2], "date": day.isoformat()})
    return made


def analysed(options: argparse.Namespace, folder: Path):
    """The study, analysed now or kept from before, and the file of its articles."""
    from framediff.comparison.opening import open_study

    texts = list(dict.fromkeys(json.loads(line)["text"] for line in options.texts.read_text("utf-8").splitlines()))
    place = folder / "articles.jsonl"
    lines = records(texts, 2 * options.side, copies=options.copies)
    place.write_text("".join(json.dumps(each) + "\n" for each in lines), "utf-8")
    if options.keep is not None and options.keep.exists():
        return pickle.loads(options.keep.read_bytes()), place  # noqa: S301 - written by this script
    before = time.process_time()
    study = open_study(place, lexicons=options.lexicon or LEXICONS)
    letters = sum(len(article.text) for article in study.corpus)
    used = time.process_time() - before
    print(f"{len(study.articles):,} articles, {letters / 1e6:.1f} million characters: {used:.1f} s to analyse")
    if options.keep is not None:
        options.keep.write_bytes(pickle.dumps(study))
    return study, place


def run(study, arguments: list[str], *, profile: bool) -> int:
    """Run one command as it runs after its articles have been analysed."""
    from framediff.cli import run as command

    # Where the commands take them from; `framediff.comparison.study` is a function too
    vars(import_module("framediff.sources"))["read"] = lambda *_, **__: study.corpus
    vars(import_module("framediff.comparison.study"))["study"] = lambda *_, **__: study
    chosen = tuple(lexicon.id for lexicon in study.lexicons)
    defaults = import_module("framediff.comparison.study.defaults")
    vars(defaults)["default_lexicons"] = lambda _: defaults.Defaults(chosen, (), len(study.articles))
    profiler = cProfile.Profile(time.process_time)
    if profile:
        profiler.enable()
    try:
        return command(lambda *_: None, arguments)
    finally:
        if profile:
            profiler.disable()
            sys.stdout = sys.stderr
            pstats.Stats(profiler).sort_stats("cumtime").print_stats(60)


def measured(study, arguments: list[str], *, profile: bool) -> tuple[float, float, bool]:
    """CPU seconds and megabytes of one command in a child of this process, and whether it came to its end."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        done = 1
        try:
            done = run(study, arguments, profile=profile)
        except SystemExit as ended:
            done = int(bool(ended.code))
        except BaseException:  # noqa: BLE001 - a child tells its parent by its exit code
            traceback.print_exc()
        sys.stdout.flush()
        os._exit(done)
    _, status, usage = os.wait4(child, 0)
    held = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return usage.ru_utime + usage.ru_stime, held, status == 0


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, help='one {"text": ...} a line')
    parser.add_argument("--side", type=int, default=1000, help="articles of each of the two outlets")
    parser.add_argument("--copies", action="store_true", help="take texts again as they stand")
    parser.add_argument("--lexicon", action="append", help="in place of " + ", ".join(LEXICONS))
    parser.add_argument("--step", action="append", help="only this step; may be repeated")
    parser.add_argument("--keep", type=Path, help="keep the analysed corpus in this file, or take it from there")
    parser.add_argument("--profile", action="store_true", help="print what each step spends its time on")
    options = parser.parse_args()
    gc.set_threshold(*import_module("framediff.__main__").GARBAGE)  # as the program does
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        study, place = analysed(options, folder)
        said = Counter(each.speaker for article in study.articles for each in article.heard.attributions)
        speaker = next(each for each, _ in said.most_common() if each is not None)
        stand = {"PLACE": str(place), "SPEAKER": study.register.name_of(speaker)}
        for step, arguments in steps(folder).items():
            if options.step and step not in options.step:
                continue
            given = [stand.get(each, each) for each in arguments]
            used, held, done = measured(study, given, profile=options.profile)
            size = Path(given[-1]).stat().st_size / 1e6 if "-o" in given and Path(given[-1]).exists() else 0.0
            told = f", {size:.1f} MB written" if size else ""
            print(f"{step:<16}{used:8.2f} s{held:8.0f} MB{told}{'' if done else '  FAILED'}", flush=True)


main()
