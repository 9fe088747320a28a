"""Which lexicons are used when none is named: those whose issue the articles are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.lexicon.heads import heads
from framediff.lexicon.matcher import Matcher
from framediff.lexicon.model import Entry, Lexicon, Topic
from framediff.lexicon.patterns.grammar import PatternError, parse_pattern
from framediff.matching import topic_spans

if TYPE_CHECKING:
    from framediff.article import Corpus
    from framediff.lexicon.heads import Head

__all__ = ["LEAST_SHARE", "Defaults", "default_lexicons"]

LEAST_SHARE = 0.25
"""The share of articles in which a lexicon's subject must stand for it to be used without being named."""

_GENERIC = "news-frames"  # what any news can be looked at with, where no issue is known


@dataclass(frozen=True, slots=True)
class Defaults:
    """The lexicons chosen for a corpus.

    Attributes:
        names: by which they are asked for, those of the most articles first.
        articles: for each of them in how many articles its subject stands; empty where no issue is known.
        total: how many articles there are.
    """

    names: tuple[str, ...]
    articles: tuple[int, ...]
    total: int

    def __str__(self) -> str:
        """Why these: `karabakh (its subject stands in 5 of 5 articles)`."""
        if not self.articles:
            return f"{', '.join(self.names)} (no lexicon has the subject of these articles)"
        of = f"of {self.total:,} {'article' if self.total == 1 else 'articles'}"
        return ", ".join(
            f"{name} (its subject stands in {number:,} {of})"
            for name, number in zip(self.names, self.articles, strict=True)
        )


def default_lexicons(corpus: Corpus) -> Defaults:
    """The issue lexicons whose subject stands in at least a quarter of the articles, or else generic news frames."""
    known = {head.name: head for head in heads()}
    topics = tuple(topic for head in known.values() if head.kind == "issue" and (topic := _topic(head)))
    counted = dict.fromkeys((topic.id for topic in topics), 0)
    matcher = Matcher(Lexicon("subjects", "Subjects", "en", "1", "CC0-1.0", topic=topics))
    for article in corpus:
        for name, spans in topic_spans(article, matcher).items():
            counted[name] += bool(spans)
    least = max(1, LEAST_SHARE * len(corpus))
    chosen = sorted((name for name in counted if counted[name] >= least), key=lambda name: (-counted[name], name))
    if not chosen:
        return Defaults((_GENERIC,) if _GENERIC in known else tuple(counted), (), len(corpus))
    return Defaults(tuple(chosen), tuple(counted[name] for name in chosen), len(corpus))


def _topic(head: Head) -> Topic | None:
    """The subject of a lexicon as a topic; None where it has none that can be read (loading it will say so)."""
    try:
        for source in head.subject:
            parse_pattern(source)
    except PatternError:
        return None
    return Topic(head.name, head.name, tuple(Entry(source) for source in head.subject)) if head.subject else None
