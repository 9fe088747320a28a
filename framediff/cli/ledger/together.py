"""`framediff ledger together`: which wording stands together in one sentence."""

from __future__ import annotations

import click

from framediff.cli.options import Request, Result, certainty, faces, filters, load, one_voice, place

__all__ = ["command"]


@click.command("together")
@place
@certainty
@filters
@one_voice
@faces
def command(request: Request, result: Result, *, voice: str) -> None:
    """Print which wording stands together in one sentence, in the words of one voice.

    Sentences with both, with each and with neither, by voice and group; how surely the two go together where there are
    enough sentences, and whether it hangs on one article. --voice all counts a sentence whatever the voices in it.

    \b
    Examples:
      framediff ledger together articles/
      framediff ledger together articles/ --voice all --evidence
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison.ledgers.cooccurrence import together_ledger
    from framediff.export.ledgers.ledger import ledger_document
    from framediff.export.ledgers.together import together_section

    study = load(request)
    found = together_ledger(study, request.options(voice))
    options = {**request.columns(), "voice": voice, "topic": found.options.topic}
    document = ledger_document(study, together_section(found), "ledger together", options)
    result.put_document(document)
