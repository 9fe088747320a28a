"""What a reader has written of stories, in stories.toml beside the articles: it goes before every rule of ours."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from framediff.errors import InputError
from framediff.sources.records import closest, in_words, shown, toml_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from framediff.article import Corpus

__all__ = ["STORIES_FILE", "GivenStories", "GivenStory", "given_stories", "stories_file"]

STORIES_FILE = "stories.toml"
_TWO = 2


class _StoryForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    articles: tuple[str, ...]


class _ApartForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    articles: tuple[str, ...]


class _Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    story: tuple[_StoryForm, ...] = ()
    apart: tuple[_ApartForm, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenStory:
    """A story of the file: these articles and no others."""

    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenStories:
    """All that stories.toml says; empty where there is none.

    Attributes:
        file: name of the file; "" where there is none.
        sha256: hash of its bytes.
        stories: in the order of the file.
        apart: articles no two of which are in one story, in the order of the file.
    """

    file: str = ""
    sha256: str = ""
    stories: tuple[GivenStory, ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()

    def pairs_apart(self) -> Iterator[tuple[str, str]]:
        """The pairs that are to be apart, each once, the ids in order."""
        for articles in self.apart:
            for place, one in enumerate(articles):
                for other in articles[place + 1 :]:
                    yield (one, other) if one < other else (other, one)


def stories_file(corpus: Corpus) -> Path | None:
    """The file that says, or would say, which articles are on one event; None for articles in memory."""
    return None if corpus.folder is None else corpus.folder / STORIES_FILE


def given_stories(corpus: Corpus) -> GivenStories:
    """What the reader says of the stories of `corpus`: nothing where there is no file.

    Of a single file, what is said of the other articles of its folder is passed over.

    Raises:
        InputError: the file cannot be read, has an unknown key or a bad value, names an article that is not there, puts
            one into two stories, gives one name twice, or puts into one story what it wants apart.
    """
    path = stories_file(corpus)
    if path is None or not path.is_file():
        return GivenStories()
    where = shown(path)
    try:
        form = msgspec.convert(toml_data(path), _Form)
    except msgspec.ValidationError as error:
        raise InputError(f"{where}: {in_words(str(error), _keys_at)}.") from error
    here = [article.id for article in corpus]
    stories = tuple(
        GivenStory(" ".join(each.name.split()), _there(each.articles, here, corpus, f"{where}, story {number}"))
        for number, each in enumerate(form.story, 1)
    )
    apart = tuple(
        _there(each.articles, here, corpus, f"{where}, apart {number}") for number, each in enumerate(form.apart, 1)
    )
    given = GivenStories(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), stories, apart)
    _consistent(given, where)
    return given


def _keys_at(steps: Sequence[str]) -> tuple[str, ...]:
    form = _Form if not steps else _StoryForm if steps[0].startswith("story") else _ApartForm
    return form.__struct_fields__


def _there(articles: Sequence[str], here: Sequence[str], corpus: Corpus, at: str) -> tuple[str, ...]:
    """The articles, each once; refused when one is unknown."""
    unknown = [each for each in articles if each not in here]
    if unknown and not corpus.single:
        raise InputError(
            f"{at}: there is no article “{shown(unknown[0])}” here{closest(unknown[0], here)}; use the ids that "
            "`framediff stories` prints, or delete it."
        )
    return tuple(dict.fromkeys(each for each in articles if each in here))


def _consistent(given: GivenStories, where: str) -> None:
    of: dict[str, int] = {}
    named: dict[str, int] = {}
    for number, story in enumerate(given.stories, 1):
        if not story.name:
            raise InputError(f"{where}, story {number}: the name is empty; write what the event is.")
        first = named.setdefault(story.name.casefold(), number)
        if first != number:
            raise InputError(f"{where}: stories {first} and {number} have one name, “{shown(story.name)}”; change one.")
        for article in story.articles:
            first = of.setdefault(article, number)
            if first != number:
                raise InputError(
                    f"{where}: “{shown(article)}” stands in story {first} and in story {number}; keep it in one."
                )
    for one, other in given.pairs_apart():
        if one in of and of[one] == of.get(other):
            raise InputError(
                f"{where}: “{shown(one)}” and “{shown(other)}” are to be apart, but story {of[one]} has both; change "
                "one of the two."
            )
