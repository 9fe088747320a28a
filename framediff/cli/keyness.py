"""`framediff keyness`: the words that two sides use differently."""

from __future__ import annotations

from dataclasses import replace

import click

from framediff.cli.options import (
    SIDES_BY,
    Request,
    Result,
    against,
    certainty,
    faces,
    grouped,
    lexicons,
    load,
    place,
    sides_of,
    topics,
    voiced,
)

__all__ = ["RANKINGS", "keyness"]

# Written out here so that help needs no import of the rooms; a test holds them to the rooms' own lists.
RANKINGS = ("z", "g2", "log-ratio")


@click.command()
@place
@certainty
@lexicons
@against()
@grouped(SIDES_BY, "What sides are.")
@voiced()
@topics
@click.option("--ngrams", type=click.IntRange(1, 6), default=1, show_default=True, help="Words of the longest phrase.")
@click.option("--content", is_flag=True, help="Leave out terms that begin or end with a function word or a number.")
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="How often a term must stand, on both sides together.",
)
@click.option("--sort", type=click.Choice(RANKINGS), default="z", show_default=True, help="What orders the terms.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="How many terms of each side are listed, in CSV and JSON too; JSON says how many there are in all.",
)
@click.option(
    "--places",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="How many places of each count are given; 0 for all.",
)
@faces
def keyness(
    request: Request,
    result: Result,
    *,
    voice: str | None,
    ngrams: int,
    content: bool,
    least: int,
    sort: str,
    limit: int,
    places: int,
) -> None:
    """Contrast every word of two sides: which of them each uses more, by how much and how evenly.

    G², BIC, log ratio and weighted log-odds, with range and DP, raw counts beside them. The same measures as in
    `framediff discover --keyness`, which lists what a lexicon lacks and so leaves out function words, numbers and what
    the lexicon finds; here every word is listed, whether a lexicon has it or not. Lexicons matter for --topic only.

    \b
    Examples:
      framediff keyness articles/ --against "Alder Post"
      framediff keyness articles/ --by voice --against own --against direct --content
      framediff keyness articles/ --by speaker --against Ash --against Keel --ngrams 3 --evidence
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison.differences.keyness import Ranking
    from framediff.comparison.differences.keyness import keyness as contrasted
    from framediff.export.differences.keyness import keyness_section
    from framediff.export.ledgers.ledger import ledger_document

    study = load(request if request.topic else replace(request, lexicons=None))
    chosen = sides_of(study, request, voice)
    on = request.topic_of(study)
    found = contrasted(study, chosen, on, longest=ngrams, least=least, content=content)
    options = {
        "against": [side.label for side in chosen.pair],
        "by": request.by,
        "voice": voice,
        "topic": on,
        "ngrams": ngrams,
        "content": content,
        "least": least,
        "sort": sort,
        "limit": limit,
    }
    document = ledger_document(study, keyness_section(found, limit, places, Ranking(sort)), "keyness", options)
    result.put_document(document)
