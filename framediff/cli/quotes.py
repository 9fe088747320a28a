"""`framediff quotes`: one quotation in several articles, or several renderings, word by word."""

from __future__ import annotations

import click

from framediff.cli.options import Request, Result, certainty, faces, held_to, lexicons, load, place

__all__ = ["quotes"]


@click.command()
@place
@certainty
@lexicons
@held_to
@click.option("--speaker", metavar="NAME", help="Only what is credited to this speaker; see `framediff speakers`.")
@click.option(
    "--least-words",
    type=click.IntRange(min=3),
    default=8,
    show_default=True,
    help="Words that a shared quotation has at least.",
)
@click.option(
    "--similarity",
    type=click.FloatRange(0.3, 1),
    default=0.75,
    show_default=True,
    help="How alike renderings are at least, from 0.3 to 1.",
)
@click.option(
    "--most",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="Families of each kind that are shown word by word; the table has them all.",
)
@faces
def quotes(
    request: Request,
    result: Result,
    *,
    speaker: str | None,
    least_words: int,
    similarity: float,
    most: int,
) -> None:
    """Print quotations that stand in several renderings, each beside one of them, word by word.

    Renderings are found whatever is cut, added or re-ordered: quotations that two articles share, those that one has
    in indirect speech, statements that one article gives twice, and quotations that look like two translations. Edits
    are typed: cut, added, reworded, moved, glyphs only, and contested where the two hold rival names of one thing.
    When nothing is shared, the best pair is shown instead. Those whose renderings differ come first; what copied
    articles print alike comes last, in one table, and not at all with --copies once. CSV has one row for each rendering
    that is no copy.

    \b
    Examples:
      framediff quotes articles/
      framediff quotes articles/ --speaker kopirkin --similarity 0.6
      framediff quotes articles/ --format md -o quotes.md
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison.families import FamilyOptions, quote_families
    from framediff.comparison.ledgers.speakerpage import speaker_called
    from framediff.export.renderings.quotes import quotes_document

    study = load(request)
    chosen = None if speaker is None else speaker_called(study, speaker).id
    found = quote_families(study, FamilyOptions(least_words, similarity, chosen))
    result.put_document(quotes_document(study, found, most))
