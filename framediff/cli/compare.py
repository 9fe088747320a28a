"""`framediff compare`: the audit, then the table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from framediff.cli.options import (
    FORMS,
    SIDES_BY,
    VOICE_CHOICES,
    Form,
    Request,
    Result,
    against,
    certainty,
    columns,
    grouped,
    lexicons,
    load,
    place,
    sides_of,
    topics,
    written,
)

if TYPE_CHECKING:
    from framediff.comparison import Comparison
    from framediff.export.document import Document

__all__ = ["compare"]

_VOICE = "voice"


@click.command()
@place
@certainty
@lexicons
@grouped(SIDES_BY, "What the columns are; `voice` is for --against.")
@topics
@against("It prints differences, tested, in place of the table.")
@click.option(
    "--voice",
    type=click.Choice(VOICE_CHOICES),
    default="split",
    show_default=True,
    help="Whose wording is counted: the outlet's own, speakers' verbatim, speakers' in paraphrase, each apart (split) "
    "or all together.",
)
@click.option(
    "--format",
    "form",
    type=Form(FORMS),
    default=FORMS[0],
    help="How it is written; by default text, or what the ending of -o says.",
)
@written
def compare(request: Request, result: Result, *, voice: str) -> None:
    """Print how outlets, speakers or articles word things.

    The audit comes first: what a reader must know before any number. Then, for each thing that has rival names, how
    often each name was chosen, and for each category its hits per 1,000 words, by voice. PLACE is a folder of articles
    or one article's file; without it, the seed articles that come with framediff are compared.

    With --against there are differences instead: each with its interval, p by permutation of articles, corrected for
    how many are tested, and what leaving out single articles makes of it.

    \b
    Examples:
      framediff compare
      framediff compare articles/ --by speaker --voice direct
      framediff compare articles/ --around 2020-11-10
      framediff compare articles/ --topic status -o status.md
      framediff compare articles/ --against Reuters --against TASS
      framediff compare articles/ --by voice --against own --against indirect
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison import compare as compare_study

    _check(request, voice)
    columns = replace(request, by="outlet") if request.by == _VOICE else request
    comparison = compare_study(load(request), columns.options(voice))
    if request.against:
        result.put_document(_differences(comparison, request, result.form))
    elif result.form in {"md", "html"}:
        from framediff.export.table.wording import wording_document

        result.put_document(wording_document(comparison))
    else:
        result.put(_as(result, comparison))


def _check(request: Request, voice: str) -> None:
    """Refuse options that do not go together."""
    if request.by == _VOICE and not request.against:
        raise click.UsageError("--by voice needs --against, such as --against own --against indirect.")
    if request.by == _VOICE and voice != "split":
        raise click.UsageError("--by voice compares the voices with each other; leave --voice out.")


def _differences(comparison: Comparison, request: Request, form: str) -> Document:
    from framediff.comparison.differences import differences
    from framediff.export.differences.differences import differences_document

    found = differences(comparison, sides_of(comparison.study, request))
    return differences_document(found, together=form == "csv", evidence=form not in {"text", "csv"})


def _as(result: Result, comparison: Comparison) -> str:
    from framediff.export import to_csv, to_json, to_table

    if result.form == "text":
        return to_table(comparison, columns()) if result.output is None else to_table(comparison)
    return {"csv": to_csv, "json": to_json}[result.form](comparison)
