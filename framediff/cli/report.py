"""`framediff report`: everything in one document, for a reader who was not there."""

from __future__ import annotations

from dataclasses import replace

import click

from framediff.cli.contrasting import against
from framediff.cli.options import (
    around_given,
    certainty,
    filters,
    likeness,
    load,
    place,
    put_document,
    put_tables,
    written,
)

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
    help="How it is written; by default Markdown, or what the ending of -o says.",
)
@written
def report(  # noqa: PLR0913, PLR0917 - one argument an option
    place: str | None,
    keep: tuple[str, ...],
    corrections: str | None,
    min_confidence: float,
    lexicons: tuple[str, ...],
    by: str,
    topic: str | None,
    against: tuple[str, ...],
    without: tuple[str, ...],
    places: int,
    entries: str,
    texts: bool,  # noqa: FBT001 - click passes it by name
    tables: str | None,
    form: str | None,
    output: str | None,
    force: bool,  # noqa: FBT001 - click passes it by name
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
    from framediff.comparison import By, Options
    from framediff.export.document.rendering import form_of
    from framediff.export.report import PARTS, Wanted, report_document

    for name in without:
        if name not in PARTS or name == "audit":
            parts = ", ".join(each for each in PARTS if each != "audit")
            raise click.UsageError(f"--without {name}: there is no such part to leave out; there are: {parts}.")
    study = load(place, lexicons, keep, corrections=corrections, min_confidence=min_confidence)
    document = report_document(
        study,
        Wanted(Options(By(by), topic=topic, around=around_given()), against, frozenset(without), places, entries),
    )
    if texts:
        from framediff.export.evidence.texts import texts_section

        document = replace(document, sections=(*document.sections, texts_section(study)))
    if tables is not None:
        put_tables(document, tables, force=force)
    put_document(document, form or form_of(output, "md"), output, force=force, evidence=True)
