"""Slots: what stands in the places where known labels stand, such as “zone of the ___ conflict”."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.comparison.lexicons.discovery.candidates import LONGEST, Candidate, Found, Place, found_of
from framediff.comparison.table.trees import lineage
from framediff.comparison.texts.terms import DETERMINERS, is_wording
from framediff.lexicon.search.joints import PHRASE
from framediff.lexicon.search.passage import passage_of
from framediff.matching import HitState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from framediff.comparison.groups import Grouping
    from framediff.comparison.study import Studied, Study
    from framediff.lexicon.search.passage import Passage
    from framediff.matching import Hit

__all__ = ["LEAST_KNOWN", "TIMES", "slots"]

LEAST_KNOWN = 0.1
"""Part of a slot's occurrences that known labels must fill: what they fill more rarely says little of a referent."""

TIMES = 2
"""How many times as often as anywhere a single word must stand in the slots: a log ratio of 1."""

_REACH = 3  # words of a slot on one side
_WORDS = 4  # words of a slot in all
_TWO = 2

Frame = tuple[tuple[str, ...], tuple[str, ...]]

# The most specific first: of the slots that an occurrence stands in, the longest counts.
_SHAPES = sorted(
    ((left, right) for left in range(_REACH + 1) for right in range(_REACH + 1) if 0 < left + right <= _WORDS),
    key=lambda shape: (-sum(shape), abs(shape[0] - shape[1]), shape),
)


@dataclass(slots=True)
class _Frames:
    """The slots of one choice set's known labels, and how often each is filled by known and other words."""

    known: dict[Frame, Counter[str]] = field(default_factory=dict)
    other: Counter[Frame] = field(default_factory=Counter)

    def tells(self, frame: Frame) -> bool:
        """Whether known labels fill enough of the frame's occurrences."""
        known = sum(self.known[frame].values())
        return known >= LEAST_KNOWN * (known + self.other[frame])


@dataclass(slots=True)
class _Fill:
    """What is known of one candidate while the articles are read."""

    places: list[tuple[Studied, Span, tuple[Frame, ...]]] = field(default_factory=list)


def slots(study: Study, grouping: Grouping, sets: Collection[str]) -> list[Candidate]:
    """The words and short phrases that share slots with the counted hits of each of `sets`.

    A slot is up to four words beside a hit in its sentence, three at most on one side, one of them no function word; a
    determiner directly before the hit is passed over. Of every other place where such a slot stands, up to three words
    are its filling; where the slot is open on one side, they reach to the next function word or mark. What a pattern
    of the set touches, or any counted hit covers exactly, is no candidate. A slot says something when known labels
    fill a tenth or more of its occurrences; a candidate needs two such slots, or one of two words or more, and a single
    word must stand in the slots twice as often as it would if all words of the corpus stood there alike.

    Args:
        study: the articles.
        grouping: by what occurrences are counted.
        sets: keys of choice sets (or of categories) whose hits are the known labels.

    Returns:
        The candidates of each set in turn, those that share most slots first, then those in most articles. What a
        category has in common with a part of it is the part's alone.
    """
    frames = {key: _Frames() for key in sets}
    for studied in study.articles:
        for zone, hits in _hits_by_zone(study, studied, frames):
            passage = passage_of(studied.article.text, zone)
            for key, indicator, span in hits:
                for frame in _frames_of_hit(passage, span):
                    frames[key].known.setdefault(frame, Counter())[indicator] += 1
    fills, frequency = _fills(study, frames)
    words = sum(frequency.values())
    texts = {studied.article.id: studied.article.text for studied in study.articles}
    found: list[Candidate] = []
    for key, terms in fills.items():
        made, places = [], {}
        for term, fill in terms.items():
            candidate, where = _candidate(key, term, fill, frames[key], grouping)
            if candidate is not None:
                made.append(candidate)
                places[term] = where
        filled = sum(each.count for each in made)
        # A phrase has no entry in the words' frequencies; it is rare enough never to be expected.
        made = [each for each in made if each.count * words > TIMES * filled * frequency[each.term]]
        made.sort(key=lambda each: (-len(each.contexts), -each.articles, -each.count, each.term))
        found += found_of(made, places, texts)
    return _lowest(study, found)


def _lowest(study: Study, found: Sequence[Candidate]) -> list[Candidate]:
    """Without the candidates of a category that a part of it has by the same slots and as often."""
    told = {
        (above, each.term, each.contexts, each.counts)
        for each in found
        if study.is_indicator(each.of)
        for above in lineage(study, each.of)[1:]
    }
    return [each for each in found if (each.of, each.term, each.contexts, each.counts) not in told]


def _hits_by_zone(
    study: Study, studied: Studied, sets: Collection[str]
) -> Iterator[tuple[Span, list[tuple[str, str, Span]]]]:
    """For each scored zone with any, the counted hits of `sets`: set, indicator and span."""
    for zone in studied.article.scored:
        hits = [
            (study.set_key(hit), study.key_of(hit), hit.span)
            for hit in _hits_in(studied, zone.span)
            if hit.state is HitState.COUNTED and study.set_key(hit) in sets
        ]
        if hits:
            yield zone.span, hits


def _hits_in(studied: Studied, zone: Span) -> tuple[Hit, ...]:
    """The hits of one zone; they are in the order of the text, and none crosses a zone's border."""
    first = bisect_left(studied.hits, zone.start, key=lambda hit: hit.span.start)
    return studied.hits[first : bisect_left(studied.hits, zone.end, key=lambda hit: hit.span.start)]


def _frames_of_hit(passage: Passage, span: Span) -> Iterator[Frame]:
    first = bisect_right(passage.words, span.start, key=lambda word: word.end)
    after = bisect_left(passage.words, span.end, key=lambda word: word.start)
    if first < after:
        left, right = _left(passage, first), _right(passage, after)
        for frame in _framed(left, right):
            if any(is_wording(word) for side in frame for word in side):
                yield frame


def _framed(left: tuple[str, ...], right: tuple[str, ...], *, least: tuple[int, int] = (0, 0)) -> Iterator[Frame]:
    """The frames that these words around a place give, the longest first, with at least so many words a side."""
    for before, behind in _SHAPES:
        if least[0] <= before <= len(left) and least[1] <= behind <= len(right):
            yield left[len(left) - before :], right[:behind]


def _left(passage: Passage, first: int) -> tuple[str, ...]:
    """Up to three words before word `first`, a determiner directly before it passed over."""
    found: list[str] = []
    position = first
    while position > 0 and len(found) < _REACH and passage.joints[position - 1] & PHRASE:
        position -= 1
        word = passage.words[position].stem
        if position == first - 1 and word in DETERMINERS:
            continue
        found.insert(0, word)
    return tuple(found)


def _right(passage: Passage, after: int) -> tuple[str, ...]:
    """Up to three words from word `after` on."""
    found: list[str] = []
    position = after
    while position < len(passage.words) and len(found) < _REACH and passage.joints[position - 1] & PHRASE:
        found.append(passage.words[position].stem)
        position += 1
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a lexicon knows in one zone: by set where its patterns stand, joined; and what counted hits are exactly."""

    touched: dict[str, list[Span]]
    exact: frozenset[Span]

    def has(self, key: str, span: Span) -> bool:
        """Whether the words at `span` are no candidate for the set."""
        spans = self.touched.get(key, [])
        place = bisect_right(spans, span.start, key=lambda each: each.end)
        return span in self.exact or (place < len(spans) and spans[place].overlaps(span))


def _known(study: Study, studied: Studied, zone: Span) -> _Known:
    hits = _hits_in(studied, zone)
    touched: dict[str, list[Span]] = defaultdict(list)
    for hit in hits:  # in the order of the text
        spans = touched[study.set_key(hit)]
        if spans and spans[-1].overlaps(hit.span):
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, hit.span.end))
        else:
            spans.append(hit.span)
    return _Known(dict(touched), frozenset(hit.span for hit in hits if hit.state is HitState.COUNTED))


def _fills(study: Study, frames: dict[str, _Frames]) -> tuple[dict[str, dict[str, _Fill]], Counter[str]]:
    """By set and term, what else stands in the frames; and how often each word stands anywhere."""
    frequency: Counter[str] = Counter()
    fills: dict[str, dict[str, _Fill]] = {key: defaultdict(_Fill) for key in frames}
    owners: dict[Frame, list[str]] = defaultdict(list)
    for key, each in frames.items():
        for frame in each.known:
            owners[frame].append(key)
    befores = {frame[0][-1] for frame in owners if frame[0]}
    behinds = {frame[1][0] for frame in owners if frame[1]}
    for studied in study.articles:
        for zone in studied.article.scored:
            passage = passage_of(studied.article.text, zone.span)
            frequency.update(word.stem for word in passage.words)
            known = _known(study, studied, zone.span)
            for first, after, around in _phrases(passage, befores, behinds):
                words = passage.words[first:after]
                span = Span(words[0].start, words[-1].stem_end)
                for key, shared in _by_set(around, owners).items():
                    if not known.has(key, span):
                        frames[key].other.update(shared)
                        fills[key][" ".join(word.stem for word in words)].places.append((studied, span, shared))
    return fills, frequency


def _by_set(around: Iterable[Frame], owners: Mapping[Frame, Sequence[str]]) -> dict[str, tuple[Frame, ...]]:
    """By set, those of the frames that its labels stand in."""
    shared: dict[str, tuple[Frame, ...]] = {}
    for frame in around:
        for key in owners.get(frame, ()):
            shared[key] = (*shared.get(key, ()), frame)
    return shared


def _phrases(
    passage: Passage, befores: Collection[str], behinds: Collection[str]
) -> Iterator[tuple[int, int, Iterator[Frame]]]:
    """Phrases of up to three words that may stand in a slot: first word, word after the last, and their frames."""
    words, joints = passage.words, passage.joints
    wording = [is_wording(word.stem) for word in words]
    for first, starts in enumerate(wording):
        if not starts:
            continue
        left = _left(passage, first)
        opens = bool(left) and left[-1] in befores
        # A side without a context word must end where the phrase does: at a function word, a mark or a sentence's end.
        before = int(first > 0 and wording[first - 1] and bool(joints[first - 1] & PHRASE))
        for after in range(first + 1, min(first + LONGEST, len(words)) + 1):
            if after > first + 1 and not joints[after - 2] & PHRASE:
                break
            joined = after < len(words) and bool(joints[after - 1] & PHRASE)
            if wording[after - 1] and (opens or (joined and words[after].stem in behinds)):
                behind = int(joined and wording[after])
                yield first, after, _framed(left, _right(passage, after), least=(before, behind))


def _candidate(
    key: str, term: str, fill: _Fill, frames: _Frames, grouping: Grouping
) -> tuple[Candidate | None, list[Place]]:
    """The candidate that a filling makes, if its slots say enough, and its places."""
    contexts: Counter[Frame] = Counter()
    counts: Counter[str] = Counter()
    articles: dict[str, set[str]] = defaultdict(set)
    places: list[Place] = []
    for studied, span, found in fill.places:
        telling = next((frame for frame in found if frames.tells(frame)), None)
        if telling is None:
            continue
        contexts[telling] += 1
        article = studied.article
        segment = studied.heard.voices.majority(span)
        group = grouping.key(article, segment.voice, segment.speaker)
        counts[group] += 1
        articles[group].add(article.id)
        places.append(Place(article.id, span))
    if not any(sum(map(len, frame)) > 1 for frame in contexts) and len(contexts) < _TWO:
        return None, []
    beside = Counter(indicator for frame in contexts for indicator in frames.known[frame])
    labels = {group.key: group.label for group in grouping.groups}
    shown = sorted(counts, key=lambda group: (labels[group].casefold(), group))
    candidate = Candidate(
        found=Found.SLOT,
        term=term,
        text=term,
        of=key,
        counts=tuple((labels[group], counts[group]) for group in shown),
        ranges=tuple((labels[group], len(articles[group])) for group in shown),
        contexts=tuple(_shown(frame) for frame in sorted(contexts, key=lambda frame: (-contexts[frame], frame))),
        beside=tuple(sorted(beside, key=lambda indicator: (-beside[indicator], indicator))),
    )
    return candidate, places


def _shown(frame: Frame) -> str:
    """The slot in words, such as `zone of ___ conflict`; a determiner that was passed over is not shown."""
    return " ".join((*frame[0], "___", *frame[1]))
