"""What of an article is not read, with the reason: sentences that are too long, labels that make no transcript."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framediff.voice.attributor import LONGEST_SENTENCE, lines
from framediff.voice.explaining.records import Note
from framediff.voice.interviews.labels import LabelKind, label_at
from framediff.voice.interviews.transcripts import SEVERAL, openings, spoken_paragraphs
from framediff.voice.prose.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.article import Article
    from framediff.voice.interviews.labels import Label
    from framediff.voice.prose.lines import Line

__all__ = ["label_note", "long_sentence", "unread_notes"]


def long_sentence() -> str:
    """Why nothing is read in a sentence that is too long to be one."""
    return (
        f"a “sentence” of more than {LONGEST_SENTENCE} words and marks is taken for a list or table; nothing is read "
        "in it"
    )


def unread_notes(article: Article) -> tuple[str, ...]:
    """A sentence each on the stretches of an article in which nothing is read though a reader might expect it."""
    notes = []
    parts = paragraphs(article)
    # A sentence lies within a paragraph, and its tokens have a character at least.
    if any(len(part.span.of(article.text)) > LONGEST_SENTENCE for part in parts):
        long = [line.sentence.span for line in lines(article) if len(line.tokens) > LONGEST_SENTENCE]
        if long:
            places = ", ".join(f"[{span.start}–{span.end})" for span in long)
            notes.append(f"Not read for speech {places}: {long_sentence()}.")
    labels = _untaken(article)
    counted = Counter(label.key for label in labels)
    sure = [label for label in labels if counted[label.key] >= SEVERAL or _as_a_turn(label)]
    if sure:
        notes.append(
            f"Labels such as “{_shown(article, sure[0])}” [{sure[0].span.start}–{sure[0].span.end}) were seen but not "
            f"taken as turns: {_lacks(article, labels)}."
        )
    return tuple(notes)


def label_note(article: Article, line: Line) -> Iterator[Note]:
    """What is said of a label at the beginning of a sentence, where the article is not taken for a transcript."""
    if label_at(article.text, line.sentence.span) is None:
        return  # spares asking of the whole article
    labels = _untaken(article)
    for label in labels:
        if line.sentence.span.overlaps(label.span):
            yield Note(
                label.span,
                f"“{_shown(article, label)}” is a label as before a turn, but the article as a whole does not show "
                f"that it is a transcript: {_lacks(article, labels)}.",
            )


def _untaken(article: Article) -> list[Label]:
    """The labels of an article that is not taken for a transcript; none of one that is."""
    parts = spoken_paragraphs(article, paragraphs(article))
    outlet = article.metadata.outlet.value or ""
    spelt: dict[str, str] = {}
    found = [label for part in parts if (label := label_at(article.text, part.span, outlet, spelt)) is not None]
    return found if found and not openings(article, parts) else []


def _as_a_turn(label: Label) -> bool:
    """Whether a single label looks like one of a turn: a whole name in capitals, or `Q` and the like."""
    whole = label.mention is not None and bool(label.mention.given)
    return label.kind is not LabelKind.NAMED or (label.capitals and whole)


def _shown(article: Article, label: Label) -> str:
    return f"{' '.join(label.span.of(article.text).split())}:"


def _lacks(article: Article, labels: list[Label]) -> str:
    """What is missing before labels make an article a transcript."""
    counted = Counter(label.key for label in labels)
    several = [key for key, count in counted.items() if count >= SEVERAL]
    if len(several) < SEVERAL:
        needed = "that takes two labels with two turns each"
        if several:
            only = next(label for label in labels if label.key == several[0])
            return f"{needed}, and only “{_shown(article, only)}” has so many"
        return f"{needed}, and none has so many here"
    return (
        "what follows them is not, throughout, what transcripts have: whole sentences that address somebody, and "
        "either two labels that name persons or questions and answers by turns"
    )
