"""`framediff evidence`: the hits behind a number, in context."""

from __future__ import annotations

import click

from framediff.cli.options import (
    VOICE_CHOICES,
    Request,
    Result,
    certainty,
    columns,
    filters,
    formats,
    load,
    place,
    written,
)

__all__ = ["evidence"]


@click.command()
@place
@certainty
@click.option(
    "--indicator",
    required=True,
    metavar="ID",
    help="The wording asked for: an id such as `territory/artsakh`, its end if only one has it, or a choice set's id "
    "for all its variants.",
)
@click.option("--group", metavar="NAME", help="Only this column: an outlet, a speaker, an article, a time; see --by.")
@click.option(
    "--voice",
    type=click.Choice((*VOICE_CHOICES, "undetermined")),
    default="split",
    show_default=True,
    help="Only this voice.",
)
@filters
@formats("text", "md", "html", "csv", "json")
@written
def evidence(request: Request, result: Result, *, indicator: str, group: str | None, voice: str) -> None:
    """Print the hits behind a number, each in its words, by who answers for the wording.

    After the counted hits come mentions that may name the same thing but are in no number, and places where a rule or
    a longer match kept a pattern from counting, each with its reason.

    \b
    Examples:
      framediff evidence --indicator territory
      framediff evidence articles/ --indicator artsakh --by speaker --group kopirkin
      framediff evidence articles/ --indicator artsakh -o artsakh.html
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison import compare, resolve_group, resolve_indicator
    from framediff.export.evidence import hits as written_as
    from framediff.voice import Voice

    study = load(request)
    keys = resolve_indicator(study, indicator)
    comparison = compare(study, request.options())
    column = None if group is None else resolve_group(comparison, group).key
    only = None if voice in {"all", "split"} else Voice(voice)
    found = written_as.evidence(comparison, keys, column, only)
    if result.form in {"md", "html"}:
        from framediff.export.evidence.document import evidence_document

        result.put_document(evidence_document(found, column, only))
        return
    if result.form == "text":
        text = written_as.evidence_text(found) if result.output else written_as.evidence_text(found, columns())
    else:
        text = written_as.evidence_csv(found) if result.form == "csv" else written_as.evidence_json(found)
    result.put(text)
