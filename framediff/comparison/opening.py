"""From a place to a study and a comparison in one step, for scripts, the command line and the terminal UI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff import places
from framediff.article import Corpus
from framediff.comparison.audit.copies import Counted
from framediff.comparison.groups import By
from framediff.comparison.study import Study, revoiced, study
from framediff.comparison.study.defaults import default_lexicons
from framediff.comparison.study.holding import held
from framediff.comparison.study.names import unknown
from framediff.comparison.table import Comparison, Options, VoiceChoice
from framediff.comparison.table import compare as compare_study
from framediff.errors import LexiconError
from framediff.lexicon import Lexicon, load_lexicon
from framediff.sources import read
from framediff.sources.dates import day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date
    from pathlib import Path

__all__ = ["compare", "default_lexicons", "lexicons_of", "named_lexicons", "open_study"]


def lexicons_of(names: Sequence[str | Path | Lexicon] | None, corpus: Corpus) -> tuple[Lexicon, ...]:
    """The lexicons of those ids or paths, each once; when none is named, those whose issue the articles are about.

    Raises:
        UnknownNameError: no lexicon has that id.
        LexiconError: a file breaks the form, or two different lexicons have one id.
    """
    return named_lexicons(names or default_lexicons(corpus).names)


def named_lexicons(names: Sequence[str | Path | Lexicon]) -> tuple[Lexicon, ...]:
    """The lexicons of those ids or paths, each once.

    Raises:
        UnknownNameError: no lexicon has that id.
        LexiconError: a file breaks the form, or two different lexicons have one id.
    """
    found: dict[str, Lexicon] = {}
    for name in names:
        lexicon = name if isinstance(name, Lexicon) else load_lexicon(name)
        if found.setdefault(lexicon.id, lexicon) != lexicon:
            raise LexiconError(f"Two different lexicons have the id “{lexicon.id}”; give each its own id.")
    return tuple(found.values())


def open_study(  # noqa: PLR0913 - one argument an option
    place: str | Path | Corpus | None = None,
    *,
    lexicons: Sequence[str | Path | Lexicon] | None = None,
    keep: Collection[str] = (),
    progress: Callable[[int, int], None] | None = None,
    corrections: str | Path | None = None,
    min_confidence: float = 0.0,
) -> Study:
    """Read a place and study it.

    Args:
        place: a folder or file, a corpus already read, or None for the five seed articles that came with framediff.
        lexicons: ids, paths or lexicons; those whose issue the articles are about when none is named.
        keep: kinds or numbers of zones to count though they are left out by default; see `framediff.read`.
        progress: told how many of how many steps are done.
        corrections: a file of corrections, in place of corrections.toml in the folder.
        min_confidence: how certain an attribution must be, from 0 to 1; the text of others is undetermined.

    Raises:
        InputError: the place or one of its files cannot be read, or a correction cannot be made.
        UnknownNameError: no lexicon has that id.
        LexiconError: a lexicon breaks its form.
    """
    # Lexicons first: they are quickly refused, and a large corpus is not.
    named = named_lexicons(lexicons or ())
    corpus = (
        place if isinstance(place, Corpus) else read(places.shipped("seeds") if place is None else place, keep=keep)
    )
    chosen = named or lexicons_of(None, corpus)
    return study(corpus, chosen, progress, corrections=corrections, min_confidence=min_confidence)


def compare(  # noqa: PLR0913 - one argument an option
    place: str | Path | Corpus | Study,
    *,
    lexicons: Sequence[str | Path | Lexicon] | None = None,
    by: str = "outlet",
    voice: str = "split",
    topic: str | None = None,
    around: str | date | None = None,
    copies: str = "all",
    story: str | None = None,
    corrections: str | Path | None = None,
    min_confidence: float | None = None,
) -> Comparison:
    """Compare the wording of the articles of a place; prints as the audit and every number that is not nought.

    Args:
        place: a folder or file, a corpus, or a study (which is counted again without being read again).
        lexicons: ids, paths or lexicons; of a study, ids of those to show.
        by: what columns are: `outlet`, `speaker`, `article`, `month`, `story`, or `period`: before the day
            `around`, and after.
        voice: `own`, `direct`, `indirect`, `split` (each apart) or `all` (together).
        topic: id or label of a topic to hold the comparison to.
        around: a day, in ISO 8601; of columns that are no periods the audit says which lie on different sides of it.
        copies: whether articles with the same text are counted `all` or `once`.
        story: name or label of a story to hold the comparison to.
        corrections: a file of corrections, in place of corrections.toml in the folder; not for a study, which has its
            own.
        min_confidence: how certain an attribution must be, from 0 to 1; the text of others is undetermined. A study is
            held to it without being heard again, and stays as it is unless it is given.

    Raises:
        InputError: the place or one of its files cannot be read, or a correction cannot be made; `around` is no day, or
            missing where columns are periods.
        UnknownNameError: there is no such lexicon, topic, story, voice, `by` or `copies`.
        LexiconError: a lexicon breaks its form.
    """
    if by not in list(By):
        raise unknown("way to group", by, list(By))
    if voice not in list(VoiceChoice):
        raise unknown("choice of voice", voice, list(VoiceChoice))
    if copies not in list(Counted):
        raise unknown("way to count copies", copies, list(Counted))
    day = day_of(around) if isinstance(around, str) else around
    shown: tuple[str, ...] = ()
    if isinstance(place, Study):
        studied = place
        shown = tuple(each.id if isinstance(each, Lexicon) else str(each) for each in lexicons or ())
        if min_confidence is not None and min_confidence != studied.hearing.min_confidence:
            studied = revoiced(studied, studied.hearing.at(min_confidence))
    else:
        studied = open_study(place, lexicons=lexicons, corrections=corrections, min_confidence=min_confidence or 0.0)
    studied = held(studied, Counted(copies), story)
    return compare_study(studied, Options(By(by), VoiceChoice(voice), topic, shown, day))
