"""`framediff omissions`: what stands in whose articles and in whose words, and the proof where it does not."""

from __future__ import annotations

import click

from framediff.cli.options import Request, Result, certainty, faces, filters, likeness, load, place

__all__ = ["omissions"]

# Written out here so that help needs no import of the rooms; a test holds it to the rooms' own list.
ASPECTS = ("topics", "indicators", "facts")


@click.command()
@place
@certainty
@filters
@likeness
@click.option(
    "--indicator",
    "indicators",
    multiple=True,
    metavar="ID",
    help="Only this variant, category or choice set, even if no article has it; may be repeated.",
)
@click.option(
    "--aspects",
    multiple=True,
    type=click.Choice(ASPECTS),
    help="Only aspects of this kind; may be repeated.  [default: all]",
)
@faces
def omissions(request: Request, result: Result, *, indicators: tuple[str, ...], aspects: tuple[str, ...]) -> None:
    """Print what stands in whose articles, in whose words, and what does not: topics, names and wording, facts.

    ● in the outlet's own words, ◐ only attributed, ○ absent, — not applicable, ? where it is not known whose words they
    are, ~ perhaps: a mention that may name it, or a statement near a fact. With several articles in a column each sign
    has the number of articles behind it. --evidence opens the fields: the places of what is there or may be, and for
    each ○ the proof of absence: patterns tried, sentences and words looked through, what was refused there and by which
    rule, and the nearest miss. Markdown and JSON always have them; CSV has one row for each aspect and column.

    \b
    Examples:
      framediff omissions articles/
      framediff omissions articles/ --by article --aspects topics
      framediff omissions articles/ --indicator artsakh --evidence
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison import By
    from framediff.comparison.omission import AspectChoice, OmissionOptions, omission_map
    from framediff.export.omission.map import omissions_document

    chosen = tuple(each for each in AspectChoice if not aspects or each in aspects)
    if indicators and not aspects:
        chosen = (AspectChoice.INDICATORS,)
    options = OmissionOptions(By(request.by), request.topic, (), chosen, indicators, request.around)
    proofs = result.evidence or result.form != "text"
    document = omissions_document(omission_map(load(request), options), long=result.form == "csv", proofs=proofs)
    result.put_document(document)
