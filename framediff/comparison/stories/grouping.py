"""Stories: articles on the same event, grouped by the words they share and the days between them, as a reader corrects.

Two articles are alike by the cosine of their TF-IDF vectors, less something for every day between them. Articles and
groups of them are joined while their mean likeness is `ALIKE` or more, most alike first (average linkage).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING

from framediff.comparison.stories.storyfile import GivenStories, given_stories
from framediff.scoring.linkage import average_linkage
from framediff.words import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framediff.article import Article, Fact
    from framediff.comparison.study import Study
    from framediff.comparison.texts.likeness import Likeness

__all__ = ["ALIKE", "A_DAY", "UNDATED", "Link", "Stories", "Story", "stories_of"]

ALIKE = 0.28
"""The mean likeness from which articles are one story.

Measured on 924 articles of seven US outlets over a year (PolNeAR), most of them on one campaign, so that other events
share many words, and on two events of two outlets each (BASIL) among them. Of the 18 stories of several articles found,
17 are one event by one reader's judgment (seven of them copies); of some 15 pairs on one event that are no copies five
are missed. On the 54 invented articles on 18 events
(tests/benchmarks/events) pairs on one event have a median cosine of .43 to .44, be they studied alone, with another
event or all together, and nine in ten reach .31; pairs on two events, among them two of one kind on one day and three
running stories a week apart, exceed .14 of six articles and .11 of 54 in one case of ten.
"""

A_DAY = 0.02
"""What a day between two articles takes off their likeness: what is alike for its topic alone is spread over a year."""

UNDATED = 0.08
"""What is taken off where the days between are not known.

With no date known, 17 stories of several articles are found among the 924 and two events of BASIL, five of them of
articles weeks apart on one matter; with .04, 26 and 11. Both events of BASIL are found with either, not with .12.
"""

_FLOOR = ALIKE / 2  # what is less alike counts for nought in a mean; the search for pairs ends there
_TELLING = 8
_IN_LABEL = 3
_LETTERS = 3
_HEADLINE = 60


@dataclass(frozen=True, slots=True)
class Link:
    """How alike two articles are.

    Attributes:
        first: id of the one.
        second: id of the other.
        cosine: of their TF-IDF vectors, from 0 to 1.
        days: days between them; None where it is not known.
        likeness: the cosine less what the days take off.
    """

    first: str
    second: str
    cosine: float
    days: int | None
    likeness: float


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event.

    Attributes:
        key: unique among stories and the same as long as its first article is: the name a reader gave, else
            `story:` and the id of that article.
        label: what a reader sees: the name, else the most telling words, of one article the headline, and the dates.
        name: the name a reader gave it; "" where it has none.
        articles: ids, by date, then id.
        telling: the words that set it apart from the others, most telling first.
        dates: first and last known date, as text; "" where none is known.
    """

    key: str
    label: str
    name: str
    articles: tuple[str, ...]
    telling: tuple[str, ...]
    dates: str = ""

    @property
    def given(self) -> bool:
        """Whether a reader has said which articles it has."""
        return bool(self.name)


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories of some articles; every article is in one, alone if need be.

    Attributes:
        stories: in the order of their first article.
        links: pairs of articles in one story, and those in two that are alike enough for one, most alike first.
        given: what a reader has said.
    """

    stories: tuple[Story, ...]
    links: tuple[Link, ...] = field(repr=False)
    given: GivenStories = field(repr=False)
    of: Mapping[str, Story] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        of = {article: story for story in self.stories for article in story.articles}
        object.__setattr__(self, "of", of)

    def within(self, story: Story) -> tuple[Link, ...]:
        """The pairs of articles of a story."""
        return tuple(link for link in self.links if self.of[link.first] is self.of[link.second] is story)

    @property
    def between(self) -> tuple[Link, ...]:
        """Pairs in two stories that are alike enough for one: what a reader may want to put right."""
        return tuple(link for link in self.links if self.of[link.first] is not self.of[link.second])


def stories_of(study: Study) -> Stories:
    """The stories of a study's articles; found once, then kept with it.

    Raises:
        InputError: stories.toml cannot be used; see `given_stories`.
    """
    here = {studied.article.id for studied in study.articles}
    kept: Stories | None = study.kept.get("stories")
    if kept is None or not here <= kept.of.keys():
        whole = study.whole
        kept = _found([studied.article for studied in whole.articles], given_stories(whole.corpus))
        study.kept["stories"] = kept
    if len(here) == len(kept.of):
        return kept
    left = [replace(story, articles=tuple(each for each in story.articles if each in here)) for story in kept.stories]
    links = tuple(link for link in kept.links if link.first in here and link.second in here)
    return Stories(tuple(story for story in left if story.articles), links, kept.given)


def _found(articles: Sequence[Article], given: GivenStories) -> Stories:
    from framediff.comparison.texts.likeness import likeness
    from framediff.comparison.texts.wordcolumns import word_columns

    articles = sorted(articles, key=lambda each: (each.metadata.date.value or "~", each.id))
    numbers = {article.id: number for number, article in enumerate(articles)}
    alike = likeness(word_columns(articles))
    links = _links(articles, alike)
    taken = {numbers[each] for story in given.stories for each in story.articles}
    apart = {(min(numbers[a], numbers[b]), max(numbers[a], numbers[b])) for a, b in given.pairs_apart()}
    free = {pair: link.likeness for pair, link in links.items() if not taken.intersection(pair)}
    groups = average_linkage(free, ALIKE, apart)
    grouped = taken.union(*groups)
    groups += [[number] for number in range(len(articles)) if number not in grouped]
    stories = [_story(articles, alike, sorted(group), "") for group in groups]
    stories += [
        _story(articles, alike, sorted(numbers[each] for each in story.articles), story.name)
        for story in given.stories
        if story.articles
    ]
    stories.sort(key=lambda story: numbers[story.articles[0]])
    of = {article: story for story in stories for article in story.articles}
    told = {pair: link for pair, link in links.items() if link.likeness >= ALIKE or of[link.first] is of[link.second]}
    for story in stories:
        pairs = combinations([numbers[each] for each in story.articles], 2)
        missing = [pair for pair in pairs if pair not in told] if len(story.articles) <= _MANY else []
        told |= dict(zip(missing, _measured(articles, alike, missing), strict=True))
    ranked = sorted(told.values(), key=lambda link: (-round(link.likeness, 9), link.first, link.second))
    return Stories(tuple(stories), tuple(ranked), given)


_MANY = 200  # articles of one story of which every pair is measured
_Pair = tuple[int, int]


def _links(articles: Sequence[Article], alike: Likeness) -> dict[_Pair, Link]:
    """The pairs that are alike enough to count in a mean."""
    first, second, cosines = alike.pairs(_FLOOR)
    found = {}
    for one, other, cosine in zip(first.tolist(), second.tolist(), cosines.tolist(), strict=True):
        link = _link(articles[one], articles[other], cosine)
        if link.likeness >= _FLOOR:
            found[one, other] = link
    return found


def _measured(articles: Sequence[Article], alike: Likeness, pairs: Sequence[_Pair]) -> list[Link]:
    import numpy as np

    if not pairs:
        return []
    first, second = np.array(pairs, dtype=np.int64).T
    cosines = alike.of(first, second).tolist()
    return [_link(articles[one], articles[other], each) for (one, other), each in zip(pairs, cosines, strict=True)]


def _link(one: Article, other: Article, cosine: float) -> Link:
    days, known = _days(one.metadata.date, other.metadata.date)
    off = A_DAY * days if known else max(UNDATED, A_DAY * days)
    return Link(one.id, other.id, cosine, days if known else None, cosine - off)


def _days(one: Fact, other: Fact) -> tuple[int, bool]:
    """The fewest days between two dates, and whether they are known to be so many."""
    (begin, end), (other_begin, other_end) = one.days, other.days
    known = begin is not None and begin == end and other_begin is not None and other_begin == other_end
    gaps = [
        (later - earlier).days
        for later, earlier in ((begin, other_end), (other_begin, end))
        if later is not None and earlier is not None
    ]
    return max([0, *gaps]), known


def _story(articles: Sequence[Article], alike: Likeness, group: Sequence[int], name: str) -> Story:
    members = [articles[number] for number in group]
    telling = _telling(articles, alike, group)
    days = sorted({article.metadata.date.value or "" for article in members} - {""})
    dates = f"{days[0]} to {days[-1]}" if len(days) > 1 else str(members[0].metadata.date) if days else ""
    # What one article alone repeats says little of the event; its headline says more.
    words = _short(members[0].headline) if len(members) == 1 else ", ".join(telling[:_IN_LABEL])
    told = name or words or members[0].id
    label = f"{told} ({dates})" if dates and not name else told
    return Story(name or f"story:{members[0].id}", label, name, tuple(each.id for each in members), telling, dates)


def _short(headline: str) -> str:
    return shortened(" ".join(headline.split()), _HEADLINE)


def _telling(articles: Sequence[Article], alike: Likeness, group: Sequence[int]) -> tuple[str, ...]:
    columns = alike.columns
    found: list[str] = []
    for places, _ in alike.telling(group):
        owners = columns.bounds.searchsorted(places, side="right") - 1
        forms = Counter(
            articles[owner].text[start:end]
            for owner, start, end in zip(
                owners.tolist(), columns.starts[places].tolist(), columns.stem_ends[places].tolist(), strict=True
            )
        )
        form = min(forms, key=lambda form: (-forms[form], form))
        if sum(letter.isalpha() for letter in form) >= _LETTERS and form.casefold() not in map(str.casefold, found):
            found.append(form)
        if len(found) == _TELLING:
            break
    return tuple(found)
