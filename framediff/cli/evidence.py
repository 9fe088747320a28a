"""`framediff evidence`: the hits behind a number, in context."""

from __future__ import annotations

import click

from framediff.cli.options import VOICES, around_given, certainty, columns, filters, formats, load, place, put, written

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
    "--voice", type=click.Choice((*VOICES, "undetermined")), default="split", show_default=True, help="Only this voice."
)
@filters
@formats("text", "md", "csv", "json")
@written
def evidence(  # noqa: PLR0913, PLR0917 - one argument an option
    place: str | None,
    keep: tuple[str, ...],
    corrections: str | None,
    min_confidence: float,
    indicator: str,
    group: str | None,
    voice: str,
    lexicons: tuple[str, ...],
    by: str,
    topic: str | None,
    form: str,
    output: str | None,
    force: bool,  # noqa: FBT001 - click passes it by name
) -> None:
    """Print the hits behind a number, each in its words, by who answers for the wording.

    After the counted hits come mentions that may name the same thing but are in no number, and places where a rule or
    a longer match kept a pattern from counting, each with its reason.

    \b
    Examples:
      framediff evidence --indicator territory
      framediff evidence articles/ --indicator artsakh --by speaker --group kopirkin
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison import (
        By,
        Options,
        compare,
        resolve_group,
        resolve_indicator,
    )
    from framediff.export.evidence import hits as written_as
    from framediff.voice import Voice

    study = load(place, lexicons, keep, corrections=corrections, min_confidence=min_confidence)
    keys = resolve_indicator(study, indicator)
    comparison = compare(study, Options(by=By(by), topic=topic, around=around_given()))
    column = None if group is None else resolve_group(comparison, group).key
    found = written_as.evidence(comparison, keys, column, None if voice in {"all", "split"} else Voice(voice))
    if form == "text":
        text = written_as.evidence_text(found) if output else written_as.evidence_text(found, columns())
    elif form == "md":
        text = written_as.evidence_markdown(found)
    else:
        text = written_as.evidence_csv(found) if form == "csv" else written_as.evidence_json(found)
    put(text, output, force=force)
