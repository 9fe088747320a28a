"""Loading: the study that the options of a command ask for, with what a reader must be told on the way."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from framediff.cli.options.counting import COPIES, LIKENESS, STORY
from framediff.cli.options.reading import resolutions_given, speakers_given

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from framediff.article import Corpus
    from framediff.comparison import Study
    from framediff.comparison.alignment import SentenceAligner
    from framediff.comparison.study.defaults import Defaults
    from framediff.lexicon import Lexicon

__all__ = ["load"]

_WORTH_A_BAR = 50  # articles
_NAMED = 5  # names in one note
_LONG = 300_000  # characters; from there on a study takes some seconds


def load(  # noqa: PLR0913 - one argument an option
    where: str | Corpus | None,
    names: Sequence[str | Lexicon] | None,
    keep: Sequence[str],
    traced: Callable[[Corpus], Container[str]] | None = None,
    *,
    corrections: str | None = None,
    min_confidence: float = 0.0,
) -> Study:
    """The study of a place; `names` None stands for no lexicon at all, empty for those of the articles' subject.

    `traced` chooses the articles of which everything considered on the way is kept, to explain the result.

    A bar on stderr shows how far it is, when stderr is a terminal and there is much to read.
    """
    from framediff import places
    from framediff.article import Corpus
    from framediff.cli.remaking import CALLED
    from framediff.comparison.opening import named_lexicons
    from framediff.comparison.study import study
    from framediff.comparison.study.defaults import default_lexicons
    from framediff.escaping import for_terminal
    from framediff.sources import read

    chosen = named_lexicons(names or ())
    aligner = _aligner()
    if where is None:
        click.echo("No PLACE is given: this is about the seed articles that come with framediff.", err=True)
    corpus = (
        where if isinstance(where, Corpus) else read(places.shipped("seeds") if where is None else where, keep=keep)
    )
    for note in corpus.notes:
        click.echo(for_terminal(f"framediff: note: {note}"), err=True)
    corpus = replace(corpus, speakers=speakers_given(), resolutions=resolutions_given())
    corpus = replace(corpus, name=click.get_current_context().meta.get(CALLED, corpus.name))
    defaults = None
    if names is not None and not names:
        defaults = default_lexicons(corpus)
        chosen = named_lexicons(defaults.names)
    kept = () if traced is None else traced(corpus)
    much = len(corpus) > _WORTH_A_BAR or sum(len(article.text) for article in corpus) > _LONG
    if not (much and sys.stderr.isatty()):
        made = study(corpus, chosen, traced=kept, corrections=corrections, min_confidence=min_confidence)
        gc.freeze()  # it lives as long as the command does: looking through it for garbage is in vain
        _note(made, defaults)
        return _held(replace(made, aligner=aligner))
    with click.progressbar(length=2 * len(corpus), label="Reading articles", file=sys.stderr) as bar:
        made = study(
            corpus,
            chosen,
            lambda done, _: bar.update(done - bar.pos),
            traced=kept,
            corrections=corrections,
            min_confidence=min_confidence,
        )
    gc.freeze()
    _note(made, defaults)
    return _held(replace(made, aligner=aligner))


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


def _aligner() -> SentenceAligner | None:
    """What --likeness asks for beside the wording."""
    if click.get_current_context().meta.get(LIKENESS, "words") == "words":
        return None
    from framediff.comparison.alignment.embeddings import embeddings

    return embeddings()


def _held(study: Study) -> Study:
    """The study held to what --copies and --story say."""
    given = click.get_current_context().meta
    if STORY not in given and given.get(COPIES, "all") == "all":
        return study
    from framediff.comparison.audit.copies import Counted
    from framediff.comparison.study.holding import held

    return held(study, Counted(given.get(COPIES, "all")), given.get(STORY))
