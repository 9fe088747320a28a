"""Loading: the study that the options of a command ask for, with what a reader must be told on the way."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from framediff.article import Corpus
    from framediff.cli.options.requests import Request
    from framediff.comparison import Study
    from framediff.comparison.alignment import SentenceAligner
    from framediff.comparison.study.defaults import Defaults

__all__ = ["load"]

_WORTH_A_BAR = 50  # articles
_NAMED = 5  # names in one note
_LONG = 300_000  # characters; from there on a study takes some seconds


def load(
    request: Request, corpus: Corpus | None = None, *, traced: Callable[[Corpus], Container[str]] | None = None
) -> Study:
    """The study that is asked for.

    A bar on stderr shows how far it is, when stderr is a terminal and there is much to read.

    Args:
        request: what is read and counted.
        corpus: articles in place of those of the place.
        traced: chooses the articles of which everything considered on the way is kept, to explain the result.
    """
    from framediff import places
    from framediff.cli.remaking import CALLED
    from framediff.comparison.opening import named_lexicons
    from framediff.comparison.study import study
    from framediff.comparison.study.defaults import default_lexicons
    from framediff.escaping import for_terminal
    from framediff.sources import read

    chosen = named_lexicons(request.lexicons or ())
    aligner = _aligner(request)
    if corpus is None:
        if request.place is None:
            click.echo("No PLACE is given: this is about the seed articles that come with framediff.", err=True)
        corpus = read(places.shipped("seeds") if request.place is None else request.place, keep=request.keep)
    for note in corpus.notes:
        click.echo(for_terminal(f"framediff: note: {note}"), err=True)
    corpus = replace(corpus, speakers=_file(request.speakers), resolutions=_file(request.resolutions))
    corpus = replace(corpus, name=click.get_current_context().meta.get(CALLED, corpus.name))
    defaults = None
    if request.lexicons is not None and not request.lexicons:
        defaults = default_lexicons(corpus)
        chosen = named_lexicons(defaults.names)
    much = len(corpus) > _WORTH_A_BAR or sum(len(article.text) for article in corpus) > _LONG
    hidden = not (much and sys.stderr is not None and sys.stderr.isatty())
    with click.progressbar(length=2 * len(corpus), label="Reading articles", file=sys.stderr, hidden=hidden) as bar:
        made = study(
            corpus,
            chosen,
            None if hidden else lambda done, _: bar.update(done - bar.pos),
            traced=() if traced is None else traced(corpus),
            corrections=request.corrections,
            min_confidence=request.min_confidence,
        )
    gc.freeze()  # it lives as long as the command does: looking through it for garbage is in vain
    _note(made, defaults)
    return _held(replace(made, aligner=aligner), request)


def _file(name: str | None) -> Path | None:
    return None if name is None else Path(name).expanduser()


def _note(study: Study, defaults: Defaults | None) -> None:
    """Say on stderr which lexicons were chosen, if none was named, and which names of speakers.toml no article has."""
    from framediff.escaping import for_terminal
    from framediff.voice.people.unmet import unmet

    if defaults is not None:
        click.echo(for_terminal(f"No --lexicon is given: this uses {defaults}."), err=True)
    names = unmet(study.known, study.corpus, study.register)
    if names:
        named = ", ".join(f"“{name}”" for name in names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        click.echo(for_terminal(f"framediff: note: {study.known.file}: no article has {named}."), err=True)


def _aligner(request: Request) -> SentenceAligner | None:
    """What --likeness asks for beside the wording."""
    if request.likeness == "words":
        return None
    from framediff.comparison.alignment.embeddings import embeddings

    return embeddings()


def _held(study: Study, request: Request) -> Study:
    """The study held to what --copies and --story say."""
    if request.story is None and request.copies == "all":
        return study
    from framediff.comparison.audit.copies import Counted
    from framediff.comparison.study.holding import held

    return held(study, Counted(request.copies), request.story)
