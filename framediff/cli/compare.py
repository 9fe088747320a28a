"""`framediff compare`: the audit, then the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framediff.cli.contrasting import against, names_of, sides_of
from framediff.cli.options import (
    BY,
    FORMS,
    VOICES,
    Form,
    around_given,
    certainty,
    columns,
    grouped,
    lexicons,
    load,
    place,
    put,
    put_document,
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
@grouped((*BY, _VOICE), "What the columns are; `voice` is for --against.")
@topics
@against("It prints differences, tested, in place of the table.")
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
    type=Form(FORMS),
    help="How it is written; by default text, or what the ending of -o says.",
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
    against: tuple[str, ...],
    voice: str,
    form: str | None,
    output: str | None,
    force: bool,  # noqa: FBT001 - click passes it by name
) -> None:
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
    from framediff.comparison import By, Options, VoiceChoice
    from framediff.comparison import compare as compare_study
    from framediff.export.document.rendering import form_of

    form = form or form_of(output)
    _check(by, voice, against)
    study = load(place, lexicons, keep, corrections=corrections, min_confidence=min_confidence)
    options = Options(By(by if by != _VOICE else "outlet"), VoiceChoice(voice), topic, around=around_given())
    comparison = compare_study(study, options)
    if against:
        put_document(_differences(comparison, by, against, form), form, output, force=force, evidence=False)
        return
    if form in {"md", "html"}:
        from framediff.export.table.wording import wording_document

        put_document(wording_document(comparison), form, output, force=force, evidence=True)
        return
    put(_as(form, comparison, terminal=output is None), output, force=force)


def _check(by: str, voice: str, against: tuple[str, ...]) -> None:
    """Refuse options that do not go together."""
    names_of(against)
    if by == _VOICE and not against:
        raise click.UsageError("--by voice needs --against, such as --against own --against indirect.")
    if by == _VOICE and voice != "split":
        raise click.UsageError("--by voice compares the voices with each other; leave --voice out.")


def _differences(comparison: Comparison, by: str, against: tuple[str, ...], form: str) -> Document:
    from framediff.comparison.differences import differences
    from framediff.export.differences.differences import differences_document

    found = differences(comparison, sides_of(comparison.study, by, against))
    return differences_document(found, together=form == "csv", evidence=form not in {"text", "csv"})


def _as(form: str, comparison: Comparison, *, terminal: bool) -> str:
    from framediff.export import to_csv, to_json, to_table

    if form == "text":
        return to_table(comparison, columns()) if terminal else to_table(comparison)
    return {"csv": to_csv, "json": to_json}[form](comparison)
