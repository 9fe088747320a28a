"""`framediff ledger position`: which wording stands in headline, lead, body and background."""

from __future__ import annotations

import click

from framediff.cli.options import VOICES, around_given, certainty, faces, filters, load, place, put_document

__all__ = ["command"]


@click.command("position")
@place
@certainty
@filters
@click.option(
    "--voice",
    type=click.Choice(VOICES),
    default="split",
    show_default=True,
    help="One voice only; `split` shows each apart, `all` all together.",
)
@faces
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    place: str | None,
    keep: tuple[str, ...],
    corrections: str | None,
    min_confidence: float,
    lexicons: tuple[str, ...],
    by: str,
    topic: str | None,
    voice: str,
    form: str | None,
    evidence: bool,  # noqa: FBT001 - click passes it by name
    output: str | None,
    force: bool,  # noqa: FBT001 - same
) -> None:
    """Print where in articles wording stands: headline, lead, body or background.

    Hits and hits per 1,000 words of that position, for each indicator, group and voice.

    \b
    Examples:
      framediff ledger position articles/
      framediff ledger position articles/ --voice own --evidence
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison import By, Options, VoiceChoice
    from framediff.comparison.ledgers.position import position_ledger
    from framediff.export.ledgers.ledger import ledger_document
    from framediff.export.ledgers.position import position_section

    study = load(place, lexicons, keep, corrections=corrections, min_confidence=min_confidence)
    around = around_given()
    found = position_ledger(study, Options(By(by), VoiceChoice(voice), topic, around=around))
    options = {"by": by, "around": None if around is None else around.isoformat(), "voice": voice}
    document = ledger_document(
        study, position_section(found), "ledger position", {**options, "topic": found.options.topic}
    )
    put_document(document, form, output, force=force, evidence=evidence)
