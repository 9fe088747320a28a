"""`framediff lexicon trace`: what the entries of lexicons make of one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framediff.cli.options import Request, Result, certainty, formats, lexicons, load, place, written

if TYPE_CHECKING:
    from framediff.article import Corpus
    from framediff.voice.explaining import Passage

__all__ = ["command"]


@click.command("trace")
@place
@certainty
@lexicons
@click.option("--at", metavar="ARTICLE:OFFSET", help="The word at this offset, or with ARTICLE:START-END these words.")
@click.option("--text", "words", metavar="WORDS", help="These words wherever they stand.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="How many places are told of at most; --text may find many.",
)
@click.option(
    "--near", type=click.IntRange(min=0), default=10, show_default=True, help="How many near misses are told at most."
)
@formats("text", "json", more="json has every near miss")
@written
def command(
    request: Request,
    result: Result,
    *,
    at: str | None,
    words: str | None,
    limit: int,
    near: int,
) -> None:
    """Print what stands at a place: what counts, what a rule refused and by which words, what another entry covers.

    Then near misses: entries of which one telling word stands there, with the part that was not found.

    \b
    Examples:
      framediff lexicon trace articles/ --at report:812
      framediff lexicon trace articles/ --text "the region" --lexicon my-lexicon.toml
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison.lexicons.tracing import traces
    from framediff.export.layout import counted
    from framediff.export.lexicons.trace import trace_json, trace_text
    from framediff.voice.explaining import passage_at, passages_with

    if (at is None) == (words is None):
        raise click.UsageError("Say which place: --at ARTICLE:OFFSET, or --text WORDS.")
    passages: list[Passage] = []

    def found(corpus: Corpus) -> tuple[str, ...]:
        """The places, found before anything is heard, so that one that is not there is refused at once."""
        passages.extend([passage_at(corpus.articles, at)] if at is not None else passages_with(corpus, words or ""))
        return ()

    study = load(request, traced=found)
    told = traces(study, [(passage.article_id, passage.span) for passage in passages[:limit]])
    if result.form == "json":
        result.put(trace_json(told))
    else:
        result.put(trace_text(told, result.columns, near))
    if len(passages) > limit:
        more = counted(len(passages) - limit, "place")
        click.echo(f"Not told of: {more} more; --limit raises how many are.", err=True)
