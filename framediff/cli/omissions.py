"""`framediff omissions`: what stands in whose articles and in whose words, and the proof where it does not."""

from __future__ import annotations

from pathlib import Path

import click

from framediff.cli.options import around_given, certainty, faces, filters, likeness, load, place, put_document

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
def omissions(  # noqa: PLR0913, PLR0917 - one argument an option
    place: str | None,
    keep: tuple[str, ...],
    corrections: str | None,
    min_confidence: float,
    lexicons: tuple[str, ...],
    by: str,
    topic: str | None,
    indicators: tuple[str, ...],
    aspects: tuple[str, ...],
    form: str | None,
    evidence: bool,  # noqa: FBT001 - click passes it by name
    output: str | None,
    force: bool,  # noqa: FBT001 - same
) -> None:
    """Print what stands in whose articles, in whose words, and what does not: topics, names and wording, facts.

    ● in the outlet's own words, ◐ only attributed, ○ absent, — not applicable, ? and ~ unsure. With several articles in
    a column each sign has the number of articles behind it. --evidence opens the fields: the places of what is there,
    and for each ○ the proof of absence: patterns tried, sentences and words looked through, what was refused there and
    by which rule, and the nearest miss. Markdown and JSON always have them; CSV has one row for each aspect and column.

    \b
    Examples:
      framediff omissions articles/
      framediff omissions articles/ --by article --aspects topics
      framediff omissions articles/ --indicator artsakh --evidence
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison import By
    from framediff.comparison.omission import AspectChoice, OmissionOptions, omission_map
    from framediff.export.omission.map import omissions_document

    study = load(place, lexicons, keep, corrections=corrections, min_confidence=min_confidence)
    chosen = tuple(each for each in AspectChoice if not aspects or each in aspects)
    if indicators and not aspects:
        chosen = (AspectChoice.INDICATORS,)
    options = OmissionOptions(By(by), topic, (), chosen, indicators, around_given())
    ending = Path(output).suffix.lower() if output else ""
    long = form == "csv" or (form is None and ending == ".csv")
    plain = form == "text" or (form is None and ending in ("", ".txt"))
    document = omissions_document(omission_map(study, options), long=long, proofs=evidence or not plain)
    put_document(document, form, output, force=force, evidence=evidence)
