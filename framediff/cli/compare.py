"""`framediff compare`: the audit, then the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framediff.cli.options import VOICES, around_given, certainty, columns, filters, load, place, put, written

if TYPE_CHECKING:
    from framediff.comparison import Comparison

__all__ = ["compare"]

_ENDINGS = {".md": "md", ".markdown": "md", ".html": "html", ".csv": "csv", ".json": "json"}


@click.command()
@place
@certainty
@filters
@click.option(
    "--voice",
    type=click.Choice(VOICES),
    default="split",
    show_default=True,
    help="Whose wording is counted: the outlet's own, speakers' verbatim, speakers' in paraphrase, each apart (split) "
    "or all together.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "md", "html", "csv", "json")),
    help="How it is written; by default a table, or what the ending of -o says.",
)
@written
def compare(  # noqa: PLR0913, PLR0917 - one argument an option
    place: str | None,
    keep: tuple[str, ...],
    corrections: str | None,
    min_confidence: float,
    lexicons: tuple[str, ...],
    by: str,
    topic: str | None,
    voice: str,
    form: str | None,
    output: str | None,
    force: bool,  # noqa: FBT001 - click passes it by name
) -> None:
    """Print how outlets, speakers or articles word things.

    The audit comes first: what a reader must know before any number. Then, for each thing that has rival names, how
    often each name was chosen, and for each category its hits per 1,000 words, by voice. PLACE is a folder of articles
    or one article's file; without it, the seed articles that come with framediff are compared.

    \b
    Examples:
      framediff compare
      framediff compare articles/ --by speaker --voice direct
      framediff compare articles/ --around 2020-11-10
      framediff compare articles/ --topic status -o status.md
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison import By, Options, VoiceChoice
    from framediff.comparison import compare as compare_study

    if form is None:
        ending = "" if output is None else output[output.rfind(".") :].lower() if "." in output else ""
        form = _ENDINGS.get(ending, "table")
    study = load(place, lexicons, keep, corrections=corrections, min_confidence=min_confidence)
    comparison = compare_study(study, Options(By(by), VoiceChoice(voice), topic, around=around_given()))
    put(_as(form, comparison, terminal=output is None), output, force=force)


def _as(form: str, comparison: Comparison, *, terminal: bool) -> str:
    from framediff.export import to_csv, to_json, to_markdown, to_table

    if form == "table":
        return to_table(comparison, columns()) if terminal else to_table(comparison)
    if form == "html":
        from framediff.export.document.page import document_page
        from framediff.export.wording import wording_document

        return document_page(wording_document(comparison))
    return {"md": to_markdown, "csv": to_csv, "json": to_json}[form](comparison)
