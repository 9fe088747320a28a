"""`framediff diff A B`: two articles or sides, statement by statement."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from framediff.cli.options import Request, Result, certainty, faces, lexicons, likeness, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Corpus
    from framediff.comparison import Study

__all__ = ["BY", "diff"]

BY = ("article", "outlet")


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--in", "place", metavar="PLACE", help="The folder that A and B are of; by default the seed articles.")
@click.option("--by", type=click.Choice(BY), help="What A and B are names of; by default whichever fits.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="How many pairs of each kind are shown with their words; 0 for all.",
)
@certainty
@lexicons
@likeness
@faces
def diff(request: Request, result: Result, *, a: str, b: str, place: str | None, by: str | None, limit: int) -> None:
    """Compare two articles or sides statement by statement: the same facts in other words, and what one alone says.

    A and B are files or folders, or names of articles or outlets of PLACE. First come the pairs of statements that
    report the same fact, each with voice, speaker and a word diff, numbers and names that conflict flagged; then those
    that only share a theme; then what each says alone. Contents are compared, not clauses such as "X said".

    \b
    Examples:
      framediff diff one.txt other.txt
      framediff diff "Alder Post" "Birch Wire" --in articles/ --evidence
      framediff diff one.txt other.txt --format json
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison.alignment import contrast
    from framediff.export.renderings.alignment import contrast_document

    read = None if place is not None else _files(a, b)
    if read is None:
        study = load(replace(request, place=place))
        named = [_articles(study, name, by) for name in (a, b)]
    else:
        study = load(request, _together(*read))
        cut = len(read[0])
        ids = [article.id for article in study.corpus]
        named = [_labelled(study, read[0].name, ids[:cut]), _labelled(study, read[1].name, ids[cut:])]
    labels = [label for label, _ in named]
    if labels[0] == labels[1]:
        labels = [ids[0] if len(ids) == 1 else label for label, ids in named]
    found = contrast(study, named[0][1], named[1][1], (labels[0], labels[1]))
    options = {
        "a": a if read is None else labels[0],
        "b": b if read is None else labels[1],
        "by": by,
        "limit": limit,
    }
    result.put_document(contrast_document(found, limit, options))


def _files(a: str, b: str) -> tuple[Corpus, Corpus] | None:
    """The articles of two files or folders; None when neither A nor B is one."""
    from framediff.errors import InputError
    from framediff.escaping import for_terminal
    from framediff.sources import read

    there = [Path(name).expanduser().exists() for name in (a, b)]
    if not any(there):
        missing = next((name for name in (a, b) if _names_a_file(name)), None)
        if missing is not None:
            raise InputError(f"There is no file or folder “{for_terminal(missing)}”.")
        return None
    if not all(there):
        missing, other = (b, a) if there[0] else (a, b)
        raise InputError(
            f"There is no file or folder “{for_terminal(missing)}”, as “{for_terminal(other)}” is one; give two of "
            f"them, or two names with --in PLACE."
        )
    if Path(a).expanduser().resolve() == Path(b).expanduser().resolve():
        raise InputError(f"Both are “{for_terminal(a)}”; give two that differ.")
    return read(a), read(b)


def _names_a_file(name: str) -> bool:
    """Whether a name can only be meant as that of a file; outlets, too, have dots in their names (`NEWS.am`)."""
    from framediff.sources.files import ENDINGS

    return "/" in name or name.lower().endswith(ENDINGS)


def _together(first: Corpus, second: Corpus) -> Corpus:
    """One corpus of both, first the one's articles, then the other's; ids that both have get a number."""
    known = {article.id for article in first}
    others = tuple(replace(article, id=f"{article.id} (2)") if article.id in known else article for article in second)
    same = first.folder == second.folder
    return replace(
        first,
        name=f"{first.name} and {second.name}",
        articles=(*first.articles, *others),
        notes=tuple(dict.fromkeys((*first.notes, *second.notes))),
        folder=first.folder if same else None,
    )


def _labelled(study: Study, name: str, ids: Sequence[str]) -> tuple[str, Sequence[str]]:
    """A file or folder by its outlet, if it has one that is known, else by its own name."""
    outlets = {study[id_].article.metadata.outlet.value for id_ in ids}
    only = next(iter(outlets)) if len(outlets) == 1 else None
    return (only or name, ids)


def _articles(study: Study, name: str, by: str | None) -> tuple[str, Sequence[str]]:
    """The articles that a name stands for, with the label of their side."""
    from framediff.comparison import By
    from framediff.comparison.groups import Grouping
    from framediff.comparison.study.names import among
    from framediff.errors import UnknownNameError

    ids = {article.id: article.id for article in study.corpus}
    if by != "outlet":
        try:
            chosen = among("article", name, ids, "`framediff compare --by article` lists them")
            return _labelled(study, chosen, [chosen])
        except UnknownNameError:
            if by == "article":
                raise
    outlets = {group.key: group.label for group in Grouping.of(study, By.OUTLET).groups}
    chosen = among("outlet or article", name, outlets | ({} if by else ids), "`framediff compare` lists them")
    if chosen in ids and chosen not in outlets:
        return _labelled(study, chosen, [chosen])
    return outlets[chosen], [article.id for article in study.corpus if article.outlet == chosen]
