"""`framediff audit`: what a reader must know before any number, with the tables that it is known from."""

from __future__ import annotations

import click

from framediff.cli.options import Request, Result, certainty, faces, filters, load, place

__all__ = ["audit"]

_MOST = 40


@click.command()
@place
@certainty
@filters
@faces
def audit(request: Request, result: Result) -> None:
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
    from framediff.comparison import compare
    from framediff.export.audit import audit_document

    comparison = compare(load(request), request.options())
    document = audit_document(comparison, None if result.form in {"csv", "json"} else _MOST)
    result.put_document(document)
