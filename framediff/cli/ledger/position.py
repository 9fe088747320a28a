"""`framediff ledger position`: which wording stands in headline, lead, body and background."""

from __future__ import annotations

import click

from framediff.cli.options import Request, Result, certainty, faces, filters, load, one_voice, place

__all__ = ["command"]


@click.command("position")
@place
@certainty
@filters
@one_voice
@faces
def command(request: Request, result: Result, *, voice: str) -> None:
    """Print where in articles wording stands: headline, lead, body or background.

    Hits and hits per 1,000 words of that position, for each indicator, group and voice.

    \b
    Examples:
      framediff ledger position articles/
      framediff ledger position articles/ --voice own --evidence
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison.ledgers.position import position_ledger
    from framediff.export.ledgers.ledger import ledger_document
    from framediff.export.ledgers.position import position_section

    study = load(request)
    found = position_ledger(study, request.options(voice))
    options = {**request.columns(), "voice": voice, "topic": found.options.topic}
    document = ledger_document(study, position_section(found), "ledger position", options)
    result.put_document(document)
