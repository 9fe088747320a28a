"""`framediff ledger formulas`: what outlets repeat in their own voice, and what it does to the numbers."""

from __future__ import annotations

import click

from framediff.cli.options import Request, Result, certainty, faces, lexicons, load, place

__all__ = ["LEAST", "command"]

LEAST = 8  # written out here so that help needs no import of the rooms; a test holds it to the room's own


@click.command("formulas")
@place
@certainty
@lexicons
@click.option(
    "--least",
    type=click.IntRange(min=3, max=50),
    default=LEAST,
    show_default=True,
    help="Words of the shortest formula.",
)
@faces
def command(request: Request, result: Result, *, least: int) -> None:
    """Print the runs of words that an outlet repeats in its own voice across its articles, each once.

    Beside each stand its places, which hits of the lexicon it has, and how the outlet's numbers change when it is
    counted once. Articles that are copies of each other are one.

    \b
    Examples:
      framediff ledger formulas articles/
      framediff ledger formulas articles/ --least 6 --evidence
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison.ledgers.formulas import formula_ledger
    from framediff.export.ledgers.formulas import formulas_section
    from framediff.export.ledgers.ledger import ledger_document

    study = load(request)
    section = formulas_section(study, formula_ledger(study, least))
    document = ledger_document(study, section, "ledger formulas", {"least": least})
    result.put_document(document)
