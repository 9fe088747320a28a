"""`framediff ledger verbs`: by which reporting verbs outlets introduce speakers."""

from __future__ import annotations

import click

from framediff.cli.options import certainty, faces, load, place, put_document

__all__ = ["command"]


@click.command("verbs")
@place
@certainty
@faces
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    place: str | None,
    keep: tuple[str, ...],
    corrections: str | None,
    min_confidence: float,
    form: str | None,
    evidence: bool,  # noqa: FBT001 - click passes it by name
    output: str | None,
    force: bool,  # noqa: FBT001 - same
) -> None:
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

    study = load(place, None, keep, corrections=corrections, min_confidence=min_confidence)
    document = ledger_document(study, verbs_section(study, verb_ledger(study)), "ledger verbs")
    put_document(document, form, output, force=force, evidence=evidence)
