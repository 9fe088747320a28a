"""`framediff resolve`: say what a mention names whose words do not tell it; kept in a plain file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framediff.cli.correct import article_called, between
from framediff.cli.options import Request, Result, certainty, faces, lexicons, load, place, say

if TYPE_CHECKING:
    from framediff.comparison import Study
    from framediff.comparison.resolving import Mention

__all__ = ["resolve"]


@click.command()
@place
@click.argument("article", required=False)
@click.option("--at", metavar="START:END", help="Where the mention stands in ARTICLE, as the list has it.")
@click.option("--mention", "number", type=click.IntRange(min=1), metavar="N", help="The mention of this number.")
@click.option(
    "--as",
    "name",
    metavar="NAME",
    help="What it names: a variant that it counts for, `unlisted` for the referent by another label, or `none`.",
)
@click.option("--of", metavar="SET", help="The choice set that is meant, where a mention may name several referents.")
@click.option("--note", default="", help="Why, for whoever reads the file.")
@click.option("--by", default="", metavar="NAME", help="Who says so.")
@certainty
@lexicons
@faces
def resolve(
    request: Request,
    result: Result,
    *,
    article: str | None,
    at: str | None,
    number: int | None,
    name: str | None,
    of: str | None,
    note: str,
    by: str,
) -> None:
    """List mentions that may name a referent (“the region”), or say what one of them names.

    Such mentions are in no share; every share says how far they could move it. What you say is added to
    resolutions.toml in PLACE, beside corpus.toml, and holds in every command and screen until the article's text
    changes. The file can be written by hand, too; an entry is taken back by deleting it.

    \b
    Examples:
      framediff resolve articles/
      framediff resolve articles/ --mention 3 --as none
      framediff resolve articles/ post-1 --at 310:320 --as artsakh --note "the sentence before names it"
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.export.amendments.resolution import mentions_document

    if name is None and (article or at or number or of or note or by):
        raise click.UsageError("Say what the mention names with --as: a variant's id, `unlisted` or `none`.")
    if name is not None and (number is None) == (article is None or at is None):
        raise click.UsageError("Say which mention is meant: with --mention N, or with ARTICLE and --at START:END.")
    study = load(request)
    if name is None:
        result.put_document(mentions_document(study))
        return
    say(_resolved(study, request, _mention(study, article, at, number, of), name, (note, by)))


def _mention(study: Study, article: str | None, at: str | None, number: int | None, of: str | None) -> Mention:
    from framediff.comparison.resolving import mentions
    from framediff.errors import InputError
    from framediff.export.amendments.resolution import mention_at

    if number is None:
        about = article_called(study.corpus, article or "")
        return mention_at(study, about, between(at or "", about), of)
    found = mentions(study)
    if number > len(found):
        raise InputError(f"There is no mention {number}; `framediff resolve PLACE` lists all {len(found)}.")
    return found[number - 1]


def _resolved(study: Study, request: Request, mention: Mention, name: str, told: tuple[str, str]) -> str:
    """Write the resolution, and say in words what it changes."""
    from framediff.comparison.resolving import file_of, mentions
    from framediff.escaping import for_terminal
    from framediff.export.amendments.resolution import chosen_name, named_in_words, write_resolution

    path = file_of(study.corpus)
    if path is None or (request.place is None and study.corpus.resolutions is None):
        raise click.UsageError(
            "The seeds came with framediff and are not written to: name a PLACE, or a file with --resolutions FILE."
        )
    names = chosen_name(mention, name)
    made = write_resolution(study, path, mention, names, note=told[0], by=told[1])
    now = mentions(made)[mention.number - 1]
    hit = now.hit
    click.echo(f"Written: {for_terminal(str(path))}", err=True)
    words = " ".join(hit.span.of(made[hit.article_id].article.text).split())
    where = f"{hit.article_id} [{hit.span.start}–{hit.span.end}) “{words}”"
    return for_terminal(f"{where}: {named_in_words(made, now.names)}.") + "\n"
