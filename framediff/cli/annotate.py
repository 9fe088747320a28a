"""`framediff annotate`: what was found in each article, zone by zone, speaker by speaker, hit by hit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from framediff.cli.options import Request, Result, certainty, lexicons, load, place, written

if TYPE_CHECKING:
    from framediff.article import Corpus, Span
    from framediff.voice.explaining import Explanation

__all__ = ["annotate"]


_TOGETHER = "--explain is written as text or json, without --show-zones, and about one choice: --at or --text."


@click.command()
@place
@certainty
@lexicons
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "jsonl", "json")),
    default="text",
    show_default=True,
    help="Text to read, or one JSON object an article and line; with --explain one JSON object.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Tell why each attribution has its voice and speaker: which rule spoke, and what else was considered.",
)
@click.option(
    "--at",
    metavar="ARTICLE:OFFSET",
    help="Explain the word at this offset, or with ARTICLE:START-END these words, whoever they are credited to.",
)
@click.option("--text", "words", metavar="WORDS", help="Explain these words wherever they stand.")
@click.option(
    "--all-rules", is_flag=True, help="Explain with every rule that did not fit, and with what each rule needs."
)
@click.option("--show-zones", is_flag=True, help="Print only the zones, with all words of those left out.")
@click.option("--no-hits", is_flag=True, help="Leave the lexicons out of it: zones and attributions only.")
@written
def annotate(
    request: Request,
    result: Result,
    *,
    explain: bool,
    at: str | None,
    words: str | None,
    all_rules: bool,
    show_zones: bool,
    no_hits: bool,
) -> None:
    """Print each article's zones, attributions and hits, or why a span has its voice and speaker.

    A zone that was left out, such as a cookie line, is put back with `--keep KIND` or `--keep NUMBER`. Hits that a
    rule refused or a longer match covers are listed with the reason.

    \b
    Examples:
      framediff annotate --show-zones
      framediff annotate articles/ --keep boilerplate
      framediff annotate articles.jsonl --format jsonl --no-hits -o attributions.jsonl
      framediff annotate articles/report.txt --explain
      framediff annotate articles/ --explain --text "frozen conflict"
      framediff annotate articles/ --explain --at report:812
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.export.evidence.annotation import annotation_jsonl, annotation_text
    from framediff.export.evidence.explanation import explanation_json, explanation_text

    if explain or all_rules or at is not None or words is not None:
        if result.form == "jsonl" or show_zones or (at is not None and words is not None):
            raise click.UsageError(_TOGETHER)
        found, remarks = _explained(replace(request, lexicons=None), at, words)
        if result.form == "json":
            result.put(explanation_json(found))
        else:
            result.put(explanation_text(found, result.columns, all_rules=all_rules, remarks=remarks))
        return
    if result.form == "json":
        raise click.UsageError("--format json goes with --explain; use --format jsonl, one JSON object an article.")
    hits = not (no_hits or show_zones)
    study = load(request if hits else replace(request, lexicons=None))
    if result.form == "jsonl":
        result.put(annotation_jsonl(study, hits=hits))
    else:
        result.put(annotation_text(study, result.columns, hits=hits, zones_only=show_zones))


def _explained(
    request: Request, at: str | None, words: str | None
) -> tuple[tuple[Explanation, ...], dict[str, tuple[str, ...]]]:
    """The explanations asked for, of the passage at `at`, of `words` wherever they stand, or of everything.

    Returns:
        The explanations; for each article asked about what is to be said of it besides.
    """
    from framediff.voice.explaining import explain, passage_at, passages_with, unread_notes

    asked: list[tuple[str, Span | None]] = []

    def chosen(corpus: Corpus) -> set[str]:
        """The articles asked about, found before anything is read, so that only they are kept in all detail."""
        if at is not None:
            passages = [passage_at(corpus.articles, at)]
        else:
            passages = [] if words is None else passages_with(corpus, words)
        asked.extend((passage.article_id, passage.span) for passage in passages)
        if at is None and words is None:
            asked.extend((article.id, None) for article in corpus)
        return {article for article, _ in asked}

    study = load(request, traced=chosen)
    told: dict[object, Explanation] = {}
    for article, span in asked:
        for each in explain(study[article].heard, study.register, span, study.hearing.corrections):
            told.setdefault((article, each.attribution, each.spans), each)  # words that stand twice in one span
    remarks = {article: unread_notes(study[article].article) if span is None else () for article, span in asked}
    return tuple(told.values()), remarks
