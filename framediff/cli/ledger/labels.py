"""`framediff ledger labels`: wording that a speaker is given in paraphrase and never in quotation marks."""

from __future__ import annotations

import click

from framediff.cli.options import certainty, faces, lexicons, load, place, put_document, topics

__all__ = ["command"]


@click.command("labels")
@place
@certainty
@lexicons
@topics
@faces
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    place: str | None,
    keep: tuple[str, ...],
    corrections: str | None,
    min_confidence: float,
    lexicons: tuple[str, ...],
    topic: str | None,
    form: str | None,
    evidence: bool,  # noqa: FBT001 - click passes it by name
    output: str | None,
    force: bool,  # noqa: FBT001 - same
) -> None:
    """Print the wording that outlets give to a speaker in paraphrase and that no quotation of the speaker has.

    Beside each stands what the speaker's quotations have of the same choice set, whichever outlet prints them.

    \b
    Examples:
      framediff ledger labels articles/
      framediff ledger labels articles/ --topic peacekeeping --evidence
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison import resolve_topic
    from framediff.comparison.ledgers.paraphrase import paraphrase_only
    from framediff.export.ledgers.ledger import ledger_document
    from framediff.export.ledgers.paraphrase import labels_section

    study = load(place, lexicons, keep, corrections=corrections, min_confidence=min_confidence)
    on = None if topic is None else resolve_topic(study, topic)
    found = paraphrase_only(study, [lexicon.id for lexicon in study.lexicons], on)
    document = ledger_document(study, labels_section(study, found), "ledger labels", {"topic": on})
    put_document(document, form, output, force=force, evidence=evidence)
