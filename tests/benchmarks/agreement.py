"""Agreement between attributions and labels: which are the same, and every figure that follows from it.

The definitions, for one article. *Words* are runs of letters and digits, with inner hyphens, apostrophes and full stops
(`WORD`); a span holds the words that begin inside it. A labelled attribution is

- `direct` when it has three words or more and at least 80 % of them stand inside double quotation marks,
- `mixed` when some of its words do and it is not direct,
- `indirect speech` when none does and it is speech,
- `speech` when its cue holds a speech verb, “according”, or is a colon (what counts as a speech verb is given).

A found attribution and a labelled one are the same when the word sets of their contents have a Jaccard index of at
least 0.5; pairs are made greedily, best first, each attribution in one pair at most. From this follow

- span precision: found ones with a partner ÷ found ones; span recall, for each kind: labelled ones with a partner ÷
  labelled ones; span F1 against speech: the harmonic mean of span precision and the recall of speech, so that what is
  found and labelled but is no speech (a belief, a plan) counts neither for nor against a system;
- precision, recall and F1 of content words: of the words in any found and any labelled content; the same of those
  inside and outside quotation marks;
- source right: of the pairs whose label names a source, those in which both sources share a word or end in the same.

Labels without words and found ones without words are left out. Nothing is averaged over articles: counts are added up
and divided once, and an interval comes from drawing whole articles again (percentile bootstrap, Efron & Tibshirani
1993), since attributions of one article are alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Counts = Mapping[str, NDArray[np.float64]]

__all__ = ["KINDS", "Answer", "Label", "Labelled", "Tally", "figures", "intervals", "tally", "total"]

Offsets = tuple[int, int]

WORD = re.compile(r"\w+(?:[-’'.]\w+)*")
QUOTED = re.compile(r'[“"][^“”"]{2,2000}?[”"]')
KINDS = ("all", "speech", "direct", "mixed", "indirect speech")
WORDS = ("content", "quoted", "unquoted")
SAME = 0.5
DIRECT_SHARE = 0.8
DIRECT_WORDS = 3


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled attribution; offsets `[start, end)` in code points."""

    content: tuple[Offsets, ...]
    cue: tuple[Offsets, ...] = ()
    source: tuple[Offsets, ...] = ()


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article and what its first annotator labelled."""

    key: str
    text: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One attribution that a system found; `nested` when it stands inside another that the system found."""

    content: tuple[Offsets, ...]
    source: Offsets | None = None
    rule: str = ""
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted in one article; `confirmed` tells of each answer whether it has a partner."""

    counts: Counter[str]
    confirmed: tuple[bool, ...]


def tally(article: Labelled, answers: Sequence[Answer], speech: frozenset[str]) -> Tally:
    """Pair an article's answers with its labels and count; `speech` are the words that make a cue one of speech."""
    starts = [match.start() for match in WORD.finditer(article.text)]
    marked = _words(starts, [match.span() for match in QUOTED.finditer(article.text)])
    labels = [(label, words) for label in article.labels if (words := _words(starts, label.content))]
    found = [(place, words) for place, answer in enumerate(answers) if (words := _words(starts, answer.content))]
    counts: Counter[str] = Counter()
    _count_words(counts, [words for _, words in labels], [words for _, words in found], marked)
    partners = _pairs([words for _, words in labels], [words for _, words in found])
    counts["found"] = len(found)
    counts["confirmed"] = len(partners)
    for position, (label, words) in enumerate(labels):
        kinds = _kinds(words, marked, speech=_is_speech(article.text, label.cue, speech))
        counts.update(f"labelled, {kind}" for kind in kinds)
        if position not in partners:
            continue
        counts.update(f"paired, {kind}" for kind in kinds)
        if label.source:
            counts.update(f"sourced, {kind}" for kind in kinds)
            source = answers[found[partners[position]][0]].source
            if source is not None and _same_source(article.text, starts, label.source, source):
                counts.update(f"source right, {kind}" for kind in kinds)
    confirmed = {found[position][0] for position in partners.values()}
    return Tally(counts, tuple(place in confirmed for place in range(len(answers))))


def total(tallies: Iterable[Tally]) -> Counter[str]:
    """The counts of several articles added up."""
    result: Counter[str] = Counter()
    for each in tallies:
        result.update(each.counts)
    return result


def figures(counts: Counts) -> dict[str, NDArray[np.float64]]:
    """Every figure, 0 to 1, from added counts; each count is an array, so that many samples are done at once."""
    result: dict[str, NDArray[np.float64]] = {}
    for name in WORDS:
        both, ours, theirs = (counts[f"{name} words, {part}"] for part in ("both", "found", "labelled"))
        precision, recall = _ratio(both, ours), _ratio(both, theirs)
        result[f"{name} words, precision"] = precision
        result[f"{name} words, recall"] = recall
        result[f"{name} words, F1"] = _harmonic(precision, recall)
    result["span precision"] = _ratio(counts["confirmed"], counts["found"])
    for kind in KINDS:
        result[f"span recall, {kind}"] = _ratio(counts[f"paired, {kind}"], counts[f"labelled, {kind}"])
    result["span F1 against speech"] = _harmonic(result["span precision"], result["span recall, speech"])
    for kind in KINDS:
        result[f"source right, {kind}"] = _ratio(counts[f"source right, {kind}"], counts[f"sourced, {kind}"])
    return result


COUNTED = tuple(
    [f"{name} words, {part}" for name in WORDS for part in ("both", "found", "labelled")]
    + ["found", "confirmed"]
    + [f"{part}, {kind}" for part in ("labelled", "paired", "sourced", "source right") for kind in KINDS]
)


def intervals(
    systems: Mapping[str, Sequence[Tally]], samples: int, seed: int = 0
) -> dict[str, dict[str, NDArray[np.float64]]]:
    """Figures of each system in `samples` drawings of articles with replacement, the same articles for all systems.

    Entry 0 of each array is the figure of the articles as they are; the others are the samples. Percentiles of the
    others are the interval, and since the articles are the same, those of a difference are the interval of a lead.
    """
    import numpy as np

    articles = len(next(iter(systems.values())))
    random = np.random.default_rng(seed)
    drawn = random.multinomial(articles, np.full(articles, 1 / articles), size=samples) if articles else None
    weights = np.vstack([np.ones((1, articles)), *([drawn] if drawn is not None else [])])
    result = {}
    for name, tallies in systems.items():
        table = np.array([[each.counts[key] for key in COUNTED] for each in tallies], dtype=float)
        summed = weights @ table.reshape(articles, len(COUNTED))
        result[name] = figures({key: summed[:, column] for column, key in enumerate(COUNTED)})
    return result


def _ratio(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    return part / np.maximum(whole, 1)


def _harmonic(precision: NDArray[np.float64], recall: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    return 2 * precision * recall / np.where(precision + recall > 0, precision + recall, 1)


def _words(starts: Sequence[int], spans: Iterable[Offsets]) -> frozenset[int]:
    """The words, by number, that begin inside any of the spans."""
    return frozenset(
        word for start, end in spans for word in range(bisect_left(starts, start), bisect_left(starts, end))
    )


def _count_words(
    counts: Counter[str], labels: Sequence[frozenset[int]], found: Sequence[frozenset[int]], marked: frozenset[int]
) -> None:
    labelled: frozenset[int] = frozenset().union(*labels)
    ours: frozenset[int] = frozenset().union(*found)
    everything = labelled | ours
    for name, kept in (("content", everything), ("quoted", everything & marked), ("unquoted", everything - marked)):
        counts[f"{name} words, both"] = len(labelled & ours & kept)
        counts[f"{name} words, found"] = len(ours & kept)
        counts[f"{name} words, labelled"] = len(labelled & kept)


def _pairs(labels: Sequence[frozenset[int]], found: Sequence[frozenset[int]]) -> dict[int, int]:
    """For each label that has a partner, its number and the partner's."""
    near = sorted(
        (
            (len(label & ours) / len(label | ours), i, j)
            for i, label in enumerate(labels)
            for j, ours in enumerate(found)
            if label & ours
        ),
        reverse=True,
    )
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for jaccard, i, j in near:
        if jaccard >= SAME and i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return partners


def _kinds(words: frozenset[int], marked: frozenset[int], *, speech: bool) -> list[str]:
    kinds = ["all", "speech"] if speech else ["all"]
    inside = len(words & marked)
    if len(words) >= DIRECT_WORDS and inside >= DIRECT_SHARE * len(words):
        kinds.append("direct")
    elif inside:
        kinds.append("mixed")
    elif speech:
        kinds.append("indirect speech")
    return kinds


def _is_speech(text: str, cue: Sequence[Offsets], speech: frozenset[str]) -> bool:
    surface = " ".join(text[start:end] for start, end in cue).lower()
    return "according" in surface or surface.strip() == ":" or not speech.isdisjoint(re.findall(r"[a-z]+", surface))


def _same_source(text: str, starts: Sequence[int], labelled: Sequence[Offsets], found: Offsets) -> bool:
    if _words(starts, labelled) & _words(starts, [found]):
        return True
    theirs = " ".join(text[start:end] for start, end in labelled).lower().split()
    ours = text[found[0] : found[1]].lower().split()
    return bool(ours and theirs) and ours[-1] == theirs[-1]
