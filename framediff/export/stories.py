"""Stories for a reader: which articles are on which event, how alike they are, and what may want putting right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.stories import A_DAY, ALIKE, UNDATED, stories_of
from framediff.comparison.stories.storyfile import STORIES_FILE, stories_file
from framediff.errors import InputError
from framediff.escaping import for_terminal
from framediff.export.amendments.tomlfile import append_tables, toml_string
from framediff.export.document import Bullets, Column, Document, Evidence, Paragraph, Said, Section, Table, place_of
from framediff.export.layout import counted
from framediff.export.manifest import made_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from framediff.comparison import Study
    from framediff.comparison.stories import Link, Stories, Story

__all__ = ["stories_document", "stories_section", "write_stories"]

_HEAD = """\
# Which of these articles are on one event. What stands here goes before what framediff finds, in every command.
# `framediff stories PLACE --write` adds at the end the stories of several articles that are found and not yet here.
#
# A story, with exactly these articles: take one out and it is on its own again, or with others that are like it.
#
#   [[story]]
#   name = "The strike at the harbour"
#   articles = ["alder-2024-03-01", "birch-2024-03-02"]
#
# Articles no two of which are on one event:
#
#   [[apart]]
#   articles = ["alder-2024-03-01", "birch-2024-04-09"]
"""

_COLUMNS = (
    Column("story", "story"),
    Column("article", "article"),
    Column("outlet", "outlet"),
    Column("date", "date"),
    Column("likeness", "like the others", numeric=True),
    Column("key", "key", shown=False),
    Column("telling", "telling words", shown=False),
    Column("given", "by the reader", shown=False),
    Column("headline", "headline", shown=False),
)
_LINKS = (
    Column("first", "article"),
    Column("second", "and"),
    Column("cosine", "cosine", numeric=True),
    Column("days", "days", numeric=True),
    Column("likeness", "likeness", numeric=True),
)


def stories_document(study: Study, most: int | None = None) -> Document:
    """The stories alone, with the manifest of what they were made from; `most` as in `stories_section`."""
    outlets = len({studied.article.outlet for studied in study.articles})
    told = (study.corpus.name, counted(len(study.articles), "article"), counted(outlets, "outlet"))
    given = stories_of(study).given
    manifest = made_from(study, "stories", {})
    manifest["stories"] = {"file": given.file, "sha256": given.sha256} if given.file else None
    return Document("Stories", told, (stories_section(study, most),), manifest)


def stories_section(study: Study, most: int | None = None) -> Section:
    """The stories of several articles, the articles that stand alone, and what may belong together.

    Args:
        study: the articles.
        most: rows of one table; the others are counted below it. None for all.

    Raises:
        InputError: stories.toml cannot be used.
    """
    found = stories_of(study)
    several = [story for story in found.stories if len(story.articles) > 1]
    alone = [story for story in found.stories if len(story.articles) == 1]
    lead = (
        f"{counted(len(study.articles), 'article')}: {_stories(len(several))} of two or more, "
        f"{counted(len(alone), 'article')} alone on {'its' if len(alone) == 1 else 'their'} event."
    )
    rows = [row for story in (*several, *alone) for row in _rows(study, found, story)]
    table = Table("stories", "", _COLUMNS, tuple(rows[:most]), _more(len(rows), most, "articles"))
    parts: list[Section] = []
    if found.between:
        note = "The other articles of these stories are not alike enough, or stories.toml says otherwise."
        notes = (Said(note), *_more(len(found.between), most, "pairs"))
        between = Table("stories-between", "", _LINKS, tuple(_link(link) for link in found.between[:most]), notes)
        parts.append(Section("stories-between", "Alike enough for one story, but in two", (between,)))
    told = Bullets(tuple(Said(text) for text in _notes(found)), "How they are found")
    return Section("stories", "Stories", (Paragraph(Said(lead)), table, told), tuple(parts))


def _more(count: int, most: int | None, things: str) -> tuple[Said, ...]:
    left = 0 if most is None else max(0, count - most)
    return (Said(f"{left:,} more {things}; `framediff stories --format json` has them all."),) if left else ()


def _stories(count: int) -> str:
    return "1 story" if count == 1 else f"{count:,} stories"


def _notes(found: Stories) -> list[str]:
    notes = [
        (
            "Articles are alike by the words that they share, each the more the fewer articles have it (the cosine of "
            f"their TF-IDF vectors, function words apart), less {A_DAY:g} for each day between them, or {UNDATED:g} "
            f"where a date is not known. They are one story while that is {ALIKE:g} or more on average."
        ),
        "It is a proposal: two events of one kind can be taken for one, and two reports of one event for two.",
    ]
    given = found.given
    if given.file:
        notes.append(
            f"{_stories(len(given.stories))} and {counted(len(given.apart), 'separation')} by hand, from {given.file} "
            f"(sha256 {given.sha256[:12]}…)."
        )
    else:
        notes.append(
            f"To put it right, write {STORIES_FILE} beside the articles, or begin it with `framediff stories --write`."
        )
    return notes


def _mean(links: tuple[Link, ...], article: str) -> float | None:
    found = [link.likeness for link in links if article in (link.first, link.second)]
    return sum(found) / len(found) if found else None


def _rows(study: Study, found: Stories, story: Story) -> Iterator[tuple[Said, ...]]:
    """One row an article; the story's name stands in the first alone, for who reads them in order."""
    links = found.within(story)
    for article_id in story.articles:
        studied = study[article_id]
        begin = place_of(study, article_id, studied.passages[0].span) if studied.passages else None
        evidence = None if begin is None else Evidence(f"{article_id}, its first words", (begin,), "passage")
        date = studied.article.metadata.date
        likeness = _mean(links, article_id)
        yield (
            Said(story.label if article_id == story.articles[0] else "", story.label),
            Said(article_id, evidence=evidence),
            Said(studied.article.outlet),
            Said("unknown" if date.value is None else str(date), date.value or ""),
            Said("—", "") if likeness is None else Said(f"{likeness:.2f}", likeness),
            Said(story.key),
            Said(", ".join(story.telling), list(story.telling)),
            Said("yes" if story.given else "no", story.given),
            Said(studied.article.headline),
        )


def _link(link: Link) -> tuple[Said, ...]:
    days = Said("unknown", "") if link.days is None else Said(f"{link.days:,}", link.days)
    cosine, likeness = Said(f"{link.cosine:.2f}", link.cosine), Said(f"{link.likeness:.2f}", link.likeness)
    return Said(link.first), Said(link.second), cosine, days, likeness


def write_stories(study: Study) -> tuple[Path, int]:
    """Add to stories.toml the stories of several articles that it does not have; the file is made if need be.

    Returns:
        The file, and how many stories were added.

    Raises:
        InputError: there is no folder for it, or it cannot be read or written.
    """
    path = stories_file(study.corpus)
    if path is None:
        raise InputError("These articles lie in no folder that stories.toml could lie in; save them to files first.")
    found = stories_of(study)
    new = [story for story in found.stories if len(story.articles) > 1 and not story.given]
    there = path.is_file()
    if there and not new:
        return path, 0
    names = {story.name.casefold() for story in found.stories}
    added = []
    for story in new:
        name = story.label
        while name.casefold() in names:
            name += " ′"
        names.add(name.casefold())
        added.append(_story_toml(study, found, story, name))
    append_tables(path, "story", added, _HEAD)
    return path, len(new)


def _story_toml(study: Study, found: Stories, story: Story, name: str) -> str:
    links = found.within(story)
    mean = sum(link.likeness for link in links) / len(links)
    lines = [f"# Alike by {mean:.2f} on average; telling words: {', '.join(story.telling)}."]
    for each in story.articles:
        article = study[each].article
        lines.append(f"#   {each}: {article.outlet}, {article.metadata.date}: {article.headline[:90]}")
    listed = ", ".join(toml_string(each) for each in story.articles)
    told = [for_terminal(line) for line in lines]
    return "\n".join([*told, "[[story]]", f"name = {toml_string(name)}", f"articles = [{listed}]", ""])
