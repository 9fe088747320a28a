"""`framediff audit`: what a reader must know before any number, with the tables that it is known from."""

from __future__ import annotations

import click

from framediff.cli.options import around_given, certainty, faces, filters, load, place, put_document

__all__ = ["audit"]

_MOST = 40


@click.command()
@place
@certainty
@filters
@faces
def audit(  # noqa: PLR0913, PLR0917 - one argument an option
    place: str | None,
    keep: tuple[str, ...],
    corrections: str | None,
    min_confidence: float,
    lexicons: tuple[str, ...],
    by: str,
    topic: str | None,
    form: str | None,
    evidence: bool,  # noqa: FBT001 - click passes it by name
    output: str | None,
    force: bool,  # noqa: FBT001 - same
) -> None:
    """Print what can be compared here at all: which of outlet, date, speaker, topic and story go together.

    Every article with what is known of it; how outlets, months, speakers, topics and stories stand together; articles,
    occasions and words of each side by voice, and the smallest p that a test of them can give; and articles with the
    same text, such as wire copies. JSON and CSV have every row, text and Markdown the first 40 of a table.

    \b
    Examples:
      framediff audit articles/
      framediff audit articles/ --copies once --format md -o audit.md
      framediff audit articles/ --by story
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison import By, Options, compare
    from framediff.export.audit import audit_document
    from framediff.export.document.rendering import form_of

    study = load(place, lexicons, keep, corrections=corrections, min_confidence=min_confidence)
    comparison = compare(study, Options(By(by), topic=topic, around=around_given()))
    chosen = form or form_of(output)
    document = audit_document(comparison, None if chosen in {"csv", "json"} else _MOST)
    put_document(document, chosen, output, force=force, evidence=evidence)
