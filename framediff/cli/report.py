"""`framediff report`: everything in one document, for a reader who was not there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from framediff.cli.options import Request, Result, against, certainty, filters, likeness, load, place, written

if TYPE_CHECKING:
    from framediff.export.document import Document

__all__ = ["report"]


@click.command()
@place
@certainty
@filters
@likeness
@against()
@click.option("--without", multiple=True, metavar="PART", help="Leave out this part, by its name; may be repeated.")
@click.option(
    "--places",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    help="How many places of each number are written down; 0 for all. All are counted.",
)
@click.option(
    "--lexicon-entries",
    "entries",
    type=click.Choice(("found", "all")),
    default="found",
    show_default=True,
    help="Which entries of the lexicons are printed: of everything found in some article, or all.",
)
@click.option(
    "--texts", is_flag=True, help="Print the articles in full, too, with voices and hits; mind whose they are."
)
@click.option("--tables", metavar="FOLDER", help="Write every table as CSV and JSON to this new or empty folder, too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("md", "html", "json")),
    default="md",
    help="How it is written; by default Markdown, or what the ending of -o says.",
)
@written
def report(
    request: Request,
    result: Result,
    *,
    without: tuple[str, ...],
    places: int,
    entries: str,
    texts: bool,
    tables: str | None,
) -> None:
    """Write the whole comparison as one document that anyone can check.

    Audit, tables by voice, differences with intervals, wording that is in paraphrase alone, quotations in several
    renderings, what is left out by whom, ledgers, methods, and the lexicon; every number with its places. Whoever has
    the articles makes it again with `framediff verify`.

    \b
    Examples:
      framediff report articles/ -o report.md
      framediff report articles/ -o report.html --against "The Tribune"
      framediff report articles/ -o report.md --tables tables/
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.export.report import PARTS, Wanted, report_document

    for name in without:
        if name not in PARTS or name == "audit":
            parts = ", ".join(each for each in PARTS if each != "audit")
            raise click.UsageError(f"--without {name}: there is no such part to leave out; there are: {parts}.")
    study = load(request)
    wanted = Wanted(request.options(), request.against, frozenset(without), places, entries)
    document = report_document(study, wanted)
    if texts:
        from framediff.export.evidence.texts import texts_section

        document = replace(document, sections=(*document.sections, texts_section(study)))
    if tables is not None:
        _write_tables(document, tables, result)
    result.put_document(document)


def _write_tables(document: Document, folder: str, result: Result) -> None:
    """Write every table of a document to a folder, and say so on stderr."""
    from framediff.escaping import for_terminal
    from framediff.export.document.folder import write_tables
    from framediff.export.layout import counted

    path, number = write_tables(document, folder, force=result.force)
    click.echo(f"Written: {counted(number, 'table')} to {for_terminal(str(path))}", err=True)
