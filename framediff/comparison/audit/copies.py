"""Copies: articles with the same text, printed by several outlets or twice by one, and what is counted of them.

Two articles are copies by the share of the one's words that stand in the other in runs of five words or more: the
containment of word shingles (Broder 1997; Nicholls 2019, IJoC 13: 4173-4197), told in words. Words of quotations count
for no copy: two reports of one speech share its sentences, and are two reports all the same. Nor does the background
that an outlet repeats: a short article half of which stands in several others of its outlet is none, unless these are
copies of each other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.voice import Voice
from framediff.words import count_words, word_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from framediff.article import Article, Span
    from framediff.comparison.study import Studied, Study

__all__ = ["COPIED", "Cluster", "Copies", "Copy", "CopyKind", "Counted", "Passage", "copies_of", "shared_text"]

COPIED = 0.5
"""The share of an article's words, in runs of five or more, from which it is a copy.

Measured on 924 articles of seven US outlets (PolNeAR), 426,000 pairs. The eight pairs that are copies by reading share
.53 to 1.00 of the shorter one's words, and no other pair more than .32. Of 150 of these articles with every fifth word
replaced by another 95 % reach .5, with every sixth or seventh all; so do all that are cut to a quarter, lose a third of
their sentences, have their sentences reordered, or stand in a text four times as long; with 30 % of the words replaced,
1 % do. Runs of 3 words let unrelated short articles reach .53; runs of 7 lose 63 % of those with every fifth word new.
"""

LONG = 20
"""Words outside quotation marks in one run from which text shared by two outlets is told: about a sentence of news."""


class CopyKind(StrEnum):
    """How much of two articles is the same."""

    EXACT = "exact"  # the same words in the same order; glyphs, case and white space apart
    NEAR = "near-duplicate"  # most of either stands in the other
    PART = "partly copied"  # most of the first stands in the second, not the other way round
    SHARED = "shared text"  # no copy, but at least one long run outside quotation marks is the same


class Counted(StrEnum):
    """Which copies are counted."""

    ALL = "all"  # every article
    ONCE = "once"  # of articles with the same text one


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words that stands in two articles.

    Attributes:
        span: where it stands.
        words: how many words it has.
        unquoted: how many of them are in no quotation.
    """

    span: Span
    words: int
    unquoted: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles with the same text.

    Attributes:
        first: id of the one; of a part the one that stands in the other, else the earlier by date, then id.
        second: id of the other.
        kind: how much is the same.
        first_share: which share of the first's words stands in the second, in runs of five words or more.
        second_share: the same the other way round.
        passages: those runs in the first, in order.
    """

    first: str
    second: str
    kind: CopyKind
    first_share: float
    second_share: float
    passages: tuple[Passage, ...] = field(repr=False)

    @property
    def words(self) -> int:
        """Words of the first that stand in the second."""
        return sum(passage.words for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles that are copies of each other.

    Attributes:
        articles: their ids: the one that is counted where copies count once, then the others by date, then id.
        copies: the pairs.
    """

    articles: tuple[str, ...]
    copies: tuple[Copy, ...] = field(repr=False)

    @property
    def kept(self) -> str:
        """The article that is counted where copies count once."""
        return self.articles[0]


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies among some articles.

    Attributes:
        pairs: every pair found, exact ones first; of a text in more than some dozen articles not every pair.
        clusters: which articles belong together, in the order of the article kept.
        left_out: for each article that is not counted where copies count once, the one counted in its place.
    """

    pairs: tuple[Copy, ...]
    clusters: tuple[Cluster, ...]
    left_out: Mapping[str, str]


def copies_of(study: Study) -> Copies:
    """The copies among the articles of a study; read once, then kept with it.

    Where copies count once, an article of which most stands in a longer one is left out, since the longer one has its
    words; of articles of which most stands in each other the first by date, then by id, is kept.
    """
    pairs = [copy for copy in _pairs(study) if copy.kind is not CopyKind.SHARED]
    order = {each.article.id: place for place, each in enumerate(sorted(study.articles, key=lambda e: _age(e.article)))}
    leader = {each: each for pair in pairs for each in (pair.first, pair.second)}
    within: dict[str, list[tuple[float, int, str]]] = defaultdict(list)
    for pair in pairs:
        if pair.kind is CopyKind.PART:
            within[pair.first].append((-pair.first_share, order[pair.second], pair.second))
    for pair in pairs:
        if pair.kind is not CopyKind.PART and not (pair.first in within or pair.second in within):
            one, other = _lead(leader, pair.first), _lead(leader, pair.second)
            early, late = sorted((one, other), key=order.__getitem__)
            leader[late] = early
    for inner, holders in within.items():
        # A longer article is itself longer than what stands in it, so this comes to an end.
        leader[inner] = min(holders)[2]
    left_out = {each: _lead(leader, each) for each in leader}
    left_out = {each: kept for each, kept in sorted(left_out.items()) if each != kept}
    return Copies(tuple(pairs), _clusters(pairs, left_out, order), left_out)


def shared_text(study: Study) -> tuple[Copy, ...]:
    """The pairs of articles of different outlets that are no copies, but have a long unquoted run in common."""
    return tuple(copy for copy in _pairs(study) if copy.kind is CopyKind.SHARED)


def _clusters(pairs: Iterable[Copy], left_out: Mapping[str, str], order: Mapping[str, int]) -> tuple[Cluster, ...]:
    members: dict[str, set[str]] = defaultdict(set)
    of: dict[str, list[Copy]] = defaultdict(list)
    for inner, kept in left_out.items():
        members[kept] |= {inner}
    for pair in pairs:
        of[left_out.get(pair.first, pair.first)].append(pair)
    return tuple(
        Cluster((kept, *sorted(members[kept], key=order.__getitem__)), tuple(of[kept]))
        for kept in sorted(members, key=order.__getitem__)
    )


def _lead(leader: dict[str, str], each: str) -> str:
    while leader[each] != each:
        each = leader[each]
    return each


def _age(article: Article) -> tuple[str, str]:
    """What articles are ordered by: the date, the unknown last, then the id."""
    return article.metadata.date.value or "~", article.id


_KINDS = list(CopyKind)


def _pairs(study: Study) -> list[Copy]:
    """Every pair with the same text among the articles of a study, by kind, then date."""
    # With the very same articles they have the same voices, too.
    known: tuple[object, list[Copy]] | None = study.kept.get("copied")
    if known is not None and known[0] is study.articles:
        return known[1]
    here = {studied.article.id for studied in study.articles}
    copies: list[Copy] = []
    sizes: dict[str, tuple[int, int]] = {}
    for first, second, same, ours, theirs in _read(study):
        if first in here and second in here:
            sizes |= {each: _size(study[each]) for each in (first, second) if each not in sizes}
            found = _copy(study, sizes, (first, ours), (second, theirs), same=same)
            copies += [found] if found is not None else []
    copies = _without_formulas(study, copies)
    age = {studied.article.id: _age(studied.article) for studied in study.articles}
    copies.sort(key=lambda copy: (_KINDS.index(copy.kind), age[copy.first], age[copy.second]))
    study.kept["copied"] = (study.articles, copies)
    return copies


def _without_formulas(study: Study, copies: Iterable[Copy]) -> list[Copy]:
    """Without the short articles that an outlet's formula makes half of.

    What stands in several articles of one outlet that are no copies of each other is its background, not their text.
    """
    copies = list(copies)
    holders: dict[str, set[str]] = defaultdict(set)
    same: set[frozenset[str]] = set()
    for copy in copies:
        if copy.kind is not CopyKind.SHARED:
            same.add(frozenset((copy.first, copy.second)))
        if copy.kind is CopyKind.PART and study[copy.first].article.outlet == study[copy.second].article.outlet:
            holders[copy.first].add(copy.second)
    formulas = {
        (inner, holder)
        for inner, all_of in holders.items()
        for holder in all_of
        if any(other != holder and frozenset((holder, other)) not in same for other in all_of)
    }
    return [copy for copy in copies if copy.kind is not CopyKind.PART or (copy.first, copy.second) not in formulas]


_Runs = list[tuple["Span", int]]
_Pair = tuple[str, str, bool, _Runs, _Runs]


def _read(study: Study) -> list[_Pair]:
    """The pairs of articles that share enough text to be looked at: ids, whether all is the same, the runs of either.

    They do not depend on voices, so they are read from the texts once for a study and all that is made from it.
    """
    kept: tuple[frozenset[str], list[_Pair]] | None = study.kept.get("copies")
    ids = frozenset(studied.article.id for studied in study.articles)
    if kept is not None and ids <= kept[0]:
        return kept[1]
    from framediff.comparison.texts.shingles import WORDS, overlaps, shingled
    from framediff.comparison.texts.wordcolumns import word_columns

    articles = [studied.article for studied in study.articles]
    texts = shingled(word_columns(articles))
    found = []
    # A run of n words has n + 1 - WORDS shingles; a share of words is at most WORDS times that of shingles.
    for each in overlaps(texts, COPIED / WORDS, LONG + 1 - WORDS):
        one, other = articles[each.first], articles[each.second]
        few = each.shared < COPIED / WORDS * min(each.first_size, each.second_size)
        if few and one.outlet == other.outlet:
            continue  # an outlet's own formulas
        ours, theirs = texts.shared(each.first, each.second), texts.shared(each.second, each.first)
        sizes = [int(texts.columns.bounds[n + 1] - texts.columns.bounds[n]) for n in (each.first, each.second)]
        most = any(
            sum(words for _, words in runs) >= COPIED * size for runs, size in zip((ours, theirs), sizes, strict=True)
        )
        if most or any(words >= LONG for _, words in ours):
            found.append((one.id, other.id, texts.same(each.first, each.second), ours, theirs))
    study.kept["copies"] = (ids, found)
    return found


def _copy(
    study: Study,
    sizes: Mapping[str, tuple[int, int]],
    one: tuple[str, _Runs],
    other: tuple[str, _Runs],
    *,
    same: bool,
) -> Copy | None:
    """What two articles with these runs in common are to each other; None where it is quotations that they share."""
    if _age(study[one[0]].article) > _age(study[other[0]].article):
        one, other = other, one
    first, second = one[0], other[0]
    ours, theirs = _passages(study[first], one[1]), _passages(study[second], other[1])
    first_share, inner = _share(sizes[first], ours)
    second_share, outer = _share(sizes[second], theirs)
    if inner and outer:
        return Copy(first, second, CopyKind.EXACT if same else CopyKind.NEAR, first_share, second_share, ours)
    if inner:
        return Copy(first, second, CopyKind.PART, first_share, second_share, ours)
    if outer:
        return Copy(second, first, CopyKind.PART, second_share, first_share, theirs)
    apart = study[first].article.outlet != study[second].article.outlet
    if apart and any(passage.unquoted >= LONG for passage in ours):
        return Copy(first, second, CopyKind.SHARED, first_share, second_share, ours)
    return None


def _passages(studied: Studied, runs: _Runs) -> tuple[Passage, ...]:
    found = []
    for span, _ in runs:
        segments = studied.heard.voices.over(span)
        if len(segments) == 1:
            words = count_words(span.of(studied.article.text))
            found.append(Passage(span, words, words if segments[0].voice in _UNQUOTED else 0))
            continue
        starts = word_starts(studied.article.text, span.start, span.end)
        unquoted = place = 0
        for start in starts:
            while segments[place].span.end <= start:
                place += 1
            unquoted += segments[place].voice in _UNQUOTED
        found.append(Passage(span, len(starts), unquoted))
    return tuple(found)


_UNQUOTED = (Voice.OWN, Voice.INDIRECT)


def _size(studied: Studied) -> tuple[int, int]:
    """The words of an article, and those of them in no quotation."""
    spoken = studied.words_by_voice()
    return sum(spoken.values()), sum(spoken.get(voice, 0) for voice in _UNQUOTED)


def _share(size: tuple[int, int], passages: Iterable[Passage]) -> tuple[float, bool]:
    """The share of an article's words in these passages, and whether it is a copy: most of all, and of the unquoted."""
    words, unquoted = size
    share = sum(passage.words for passage in passages) / max(1, words)
    return share, share >= COPIED and sum(passage.unquoted for passage in passages) >= COPIED * unquoted
