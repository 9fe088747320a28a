"""`framediff ledger verbs`: by which reporting verbs outlets introduce speakers."""

from __future__ import annotations

from dataclasses import replace

import click

from framediff.cli.options import Request, Result, certainty, faces, load, place

__all__ = ["command"]


@click.command("verbs")
@place
@certainty
@faces
def command(request: Request, result: Result) -> None:
    """Print each reporting verb with its class, speaker and outlet, and the share of each class.

    Every cue of every attribution counts; those without a verb (“according to”, a colon) and verbs that the lexicon
    reporting-verbs does not have are classes of their own. --evidence lists the clauses.

    \b
    Examples:
      framediff ledger verbs articles/
      framediff ledger verbs articles/ --evidence
      framediff ledger verbs articles/ --format csv -o verbs.csv
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison.ledgers.verbs import verb_ledger
    from framediff.export.ledgers.ledger import ledger_document
    from framediff.export.ledgers.verbs import verbs_section

    study = load(replace(request, lexicons=None))
    document = ledger_document(study, verbs_section(study, verb_ledger(study)), "ledger verbs")
    result.put_document(document)
