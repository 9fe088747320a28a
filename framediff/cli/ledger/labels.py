"""`framediff ledger labels`: wording that a speaker is given in paraphrase and never in quotation marks."""

from __future__ import annotations

import click

from framediff.cli.options import Request, Result, certainty, faces, lexicons, load, place, topics

__all__ = ["command"]


@click.command("labels")
@place
@certainty
@lexicons
@topics
@faces
def command(request: Request, result: Result) -> None:
    """Print the wording that outlets give to a speaker in paraphrase and that no quotation of the speaker has.

    Beside each stands what the speaker's quotations have of the same choice set, whichever outlet prints them.

    \b
    Examples:
      framediff ledger labels articles/
      framediff ledger labels articles/ --topic peacekeeping --evidence
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison.ledgers.paraphrase import paraphrase_only
    from framediff.export.ledgers.ledger import ledger_document
    from framediff.export.ledgers.paraphrase import labels_section

    study = load(request)
    on = request.topic_of(study)
    found = paraphrase_only(study, [lexicon.id for lexicon in study.lexicons], on)
    document = ledger_document(study, labels_section(study, found), "ledger labels", {"topic": on})
    result.put_document(document)
