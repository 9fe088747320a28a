"""Selection: which articles are counted, in sentences: copies, all or once, and the story that a study is held to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framediff.comparison.audit.copies import CopyKind, copies_of

if TYPE_CHECKING:
    from framediff.comparison.study import Study

__all__ = ["selection_sentences"]

_NAMED = 8


def selection_sentences(study: Study) -> list[str]:
    """Sentences on what articles are counted; none where all are and none is a copy."""
    return [sentence for sentence in (_story(study), _left_out(study), _copies(study)) if sentence]


def _story(study: Study) -> str:
    if study.held is None or not study.held.story:
        return ""
    # A copy that is left out is on the story all the same.
    on = len(study.articles) + len(study.held.left_out)
    return f"Held to the story “{study.held.story}”: {on:,} of {_articles(len(study.whole.articles))}."


def _left_out(study: Study) -> str:
    if study.held is None or not study.held.once:
        return ""
    gone = sorted(study.held.left_out)
    if not gone:
        return "Articles with the same text are counted once: there are none here."
    return (
        f"Articles with the same text are counted once: {_articles(len(gone))} {'is' if len(gone) == 1 else 'are'} "
        f"left out as {'a copy' if len(gone) == 1 else 'copies'} ({_some(gone)})."
    )


def _copies(study: Study) -> str:
    found = copies_of(study)
    if not found.left_out:
        return ""
    here = len(found.left_out)
    kinds = Counter(pair.kind for pair in found.pairs)
    pairs = ", ".join(f"{kinds[kind]:,} {kind}" for kind in CopyKind if kinds[kind])
    counted = "it is counted" if here == 1 else "they are all counted"
    return (
        f"{here:,} of {_articles(len(study.articles))} {'has' if here == 1 else 'have'} most of "
        f"{'its' if here == 1 else 'their'} text from another one here (pairs: {pairs}); {counted}, and what they "
        "share counts again each time."
    )


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"
