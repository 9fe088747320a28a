"""`framediff ledger together`: which wording stands together in one sentence."""

from __future__ import annotations

import click

from framediff.cli.options import VOICES, around_given, certainty, faces, filters, load, place, put_document

__all__ = ["command"]


@click.command("together")
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
    """Print which wording stands together in one sentence, in the words of one voice.

    Sentences with both, with each and with neither, by voice and group; how surely the two go together where there are
    enough sentences, and whether it hangs on one article. --voice all counts a sentence whatever the voices in it.

    \b
    Examples:
      framediff ledger together articles/
      framediff ledger together articles/ --voice all --evidence
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison import By, Options, VoiceChoice
    from framediff.comparison.ledgers.cooccurrence import together_ledger
    from framediff.export.ledgers.ledger import ledger_document
    from framediff.export.ledgers.together import together_section

    study = load(place, lexicons, keep, corrections=corrections, min_confidence=min_confidence)
    around = around_given()
    found = together_ledger(study, Options(By(by), VoiceChoice(voice), topic, around=around))
    options = {"by": by, "around": None if around is None else around.isoformat(), "voice": voice}
    document = ledger_document(
        study, together_section(found), "ledger together", {**options, "topic": found.options.topic}
    )
    put_document(document, form, output, force=force, evidence=evidence)
