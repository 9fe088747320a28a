"""Placing: the words that corrections are about found in the articles, and which corrections do not apply any more."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.errors import InputError
from framediff.sources.records import closest, shown
from framediff.words import fold_glyphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from framediff.article import Article
    from framediff.voice.amendments.corrections import Correction, Corrections

__all__ = ["Placed", "Stale", "file_called", "found_in", "occurrences", "place", "refusal", "sought"]

_EXCERPT = 40
_OFFSETS = 6  # fit a line
_LIKE = 75  # of 100: a name so near is a slip, one less near another article's


@dataclass(frozen=True, slots=True, order=True)
class Placed:
    """A correction with the place it is about."""

    article_id: str
    span: Span
    correction: Correction = field(compare=False)


@dataclass(frozen=True, slots=True)
class Stale:
    """A correction that does not apply, since its article or words are gone or unclear, and why."""

    correction: Correction
    reason: str


def place(corrections: Corrections, articles: Iterable[Article]) -> tuple[Placed, ...]:
    """Find the words of every correction in `articles`; those about other files of the folder are passed over.

    Args:
        corrections: what was read.
        articles: the articles of one corpus.

    Returns:
        The corrections with their places, in the order of article and offset.

    Raises:
        InputError: there is no such article, its words are not there or more than once, or two corrections overlap.
    """
    placed, stale = sought(corrections, articles)
    if stale:
        raise InputError(refusal(corrections, stale))
    return placed


def refusal(corrections: Corrections, stale: Sequence[Stale]) -> str:
    """The sentence that refuses corrections which do not apply: the first, how many more, and where to see them."""
    first = stale[0]
    number = first.correction.number
    where = f"{shown(corrections.path)}, correction {number}" if number else "This correction"
    said = f"{where}: {first.reason}".replace(": it and ", " and ", 1)
    if not number:
        return f"{said}."
    if len(stale) == 1:
        return f"{said} (`framediff correct PLACE --list` shows it)."
    do = "more does" if len(stale) == 2 else "more do"  # noqa: PLR2004 - the first and another
    return f"{said}; {len(stale) - 1} {do} not apply either, and `framediff correct PLACE --list` shows them."


def sought(corrections: Corrections, articles: Iterable[Article]) -> tuple[tuple[Placed, ...], tuple[Stale, ...]]:
    """As `place`, but what does not apply is returned, too, in the order of the file, instead of refused.

    Of two corrections that overlap the later one does not apply.
    """
    corpus = {article.id: article for article in articles}
    by_path: dict[Path, list[Article]] = {}
    for article in corpus.values():
        if article.path is not None:
            by_path.setdefault(article.path.resolve(), []).append(article)
    found: dict[str, list[Placed]] = {}
    stale: list[Stale] = []
    for entry in corrections.entries:
        target = file_called(corrections.path.parent, entry.article)
        beside = [] if target is None else by_path.get(target, [])
        about = beside[0] if beside else corpus.get(entry.article)
        if len(beside) > 1:
            reason = f'"{shown(entry.article)}" holds {len(beside)} articles; give the id of one'
            stale.append(Stale(entry, reason))
        elif about is not None:
            span = _place_of(entry, about)
            if isinstance(span, Span):
                here = found.setdefault(about.id, [])
                rival = next((each.correction for each in here if each.span.overlaps(span)), None)
                if rival is None:
                    here.append(Placed(about.id, span, entry))
                    continue
                span = (
                    f"it and correction {rival.number} are both about “{_excerpt(rival.text)}” in "
                    f"{shown(rival.article)}; keep one, or change its text so that they do not overlap"
                )
            stale.append(Stale(entry, span))
        elif not corrections.partial and target is None:
            stale.append(Stale(entry, _no_article(entry, corpus.values())))
    return tuple(sorted(each for row in found.values() for each in row)), tuple(stale)


def _no_article(entry: Correction, articles: Iterable[Article]) -> str:
    name = f'there is no article "{shown(entry.article)}"'
    if entry.was:
        return f"{name} any more; delete the correction, or give the article's new file or id"
    # Compared without the ending, which all files may have in common.
    stem = entry.article.rpartition(".")[0] or entry.article
    names = {name for each in articles for name in (each.id, "" if each.path is None else each.path.stem) if name}
    return f"{name}{closest(stem, names, _LIKE)}; give its file or its id"


def file_called(folder: Path, name: str) -> Path | None:
    """The file called `name` in `folder`; None when there is none, or can be none of such a name."""
    try:
        target = (folder / name).resolve()
        return target if target.is_file() else None
    except (OSError, ValueError):
        return None


def occurrences(text: str, words: str) -> list[Span]:
    """Where `words` stand whole in `text`, whatever the white space between them and the glyphs of their marks."""
    folded = fold_glyphs(words).split()
    if not folded:
        return []
    pattern = r"\s+".join(re.escape(word) for word in folded)
    before = r"(?<!\w)" if folded[0][0].isalnum() else ""
    after = r"(?!\w)" if folded[-1][-1].isalnum() else ""
    return [Span(*match.span()) for match in re.finditer(f"{before}{pattern}{after}", fold_glyphs(text))]


def found_in(words: str, article: Article, occurrence: int | None = None) -> Span:
    """Where in `article` the `words` stand that somebody has typed.

    Raises:
        InputError: there is no word, or they are not there, or more than once without it being said which.
    """
    name = shown(article.id)
    if not re.search(r"\w", words):
        raise InputError(f"{name}: --text has no word in it; give the words of the article that are to be put right.")
    found = _one_of(occurrences(article.text, words), words, name, occurrence, "--occurrence")
    if isinstance(found, Span):
        return found
    raise InputError(f"{found[:1].upper()}{found[1:]}.")


def _place_of(entry: Correction, article: Article) -> Span | str:
    """Where in `article` the words of `entry` stand, or why that cannot be said."""
    spans = occurrences(article.text, entry.text)
    words, name = _excerpt(entry.text), shown(entry.article)
    if entry.at is not None and spans:
        chosen = next((span for span in spans if span.start == entry.at), None)
        return chosen or f"at {entry.at} the words “{words}” do not begin in {name}, but at {_offsets(spans)}"
    if entry.of is not None and spans and len(spans) != entry.of:
        return (
            f"the words “{words}” stand {_times(len(spans))} in {name} now, no longer {_times(entry.of)}; put right "
            "occurrence and of"
        )
    return _one_of(spans, entry.text, name, entry.occurrence, "at or occurrence", again=bool(entry.was))


def _one_of(  # noqa: PLR0913 - what is chosen from, by what, and what the sentence says
    spans: Sequence[Span], text: str, name: str, occurrence: int | None, key: str, *, again: bool = False
) -> Span | str:
    words = _excerpt(text)
    if not spans:
        more = " any more" if again else ""
        return f"the words “{words}” do not stand in {name}{more}; copy them from the article's text"
    if occurrence is not None:
        if occurrence > len(spans):
            return f"the words “{words}” stand only {_times(len(spans))} in {name}, not {occurrence}"
        return spans[occurrence - 1]
    if len(spans) > 1:
        return (
            f"the words “{words}” stand {len(spans)} times in {name} (at {_offsets(spans)}); say which with {key}, or "
            "give more words"
        )
    return spans[0]


def _offsets(spans: Sequence[Span]) -> str:
    return ", ".join(str(span.start) for span in spans[:_OFFSETS]) + (", …" if len(spans) > _OFFSETS else "")


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _excerpt(words: str) -> str:
    single = shown(" ".join(words.split()))
    return single if len(single) <= _EXCERPT else single[:_EXCERPT].rpartition(" ")[0] + " …"
