"""Acceptance: the entry that a candidate becomes, tested by the sentences it was found in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.study.names import did_you_mean
from framediff.comparison.texts.sentences import sentence_at
from framediff.errors import UnknownNameError
from framediff.escaping import for_terminal
from framediff.lexicon import Entry

if TYPE_CHECKING:
    from framediff.comparison.lexicons.discovery.candidates import Candidate
    from framediff.comparison.lexicons.discovery.survey import Discovery
    from framediff.comparison.study import Study

__all__ = ["candidate_named", "entry_of"]


def candidate_named(found: Discovery, name: str) -> Candidate:
    """The candidate of that name; of one that was found in several ways the first.

    Raises:
        UnknownNameError: nothing that was found is called so.
    """
    named = found.named(name)
    if not named:
        hint = did_you_mean(name, dict.fromkeys(each.text for each in found.all()))
        more = hint or "; ask for it as it was found, with the same options."
        raise UnknownNameError(for_terminal(f"No candidate is called “{name}”{more}"))
    return named[0]


def entry_of(study: Study, candidate: Candidate) -> Entry:
    """The entry: the words as pattern, the sentences of its places as `match`, and in the note where they stand.

    White space in the sentences is made single, and what a terminal would act on is shown; the words stay.
    """
    match: dict[str, str] = {}
    for place in candidate.places:
        article = study[place.article_id].article
        span = sentence_at(article, place.span.start) or place.span
        sentence = for_terminal(" ".join(span.of(article.text).split()))
        match.setdefault(sentence, f"{place.article_id} [{place.span.start}–{place.span.end})")
    where = ", ".join(match.values())
    note = f"Found by framediff discover ({candidate.found}); the examples are sentences of articles: {where}."
    return Entry(candidate.text, match=tuple(match), note=for_terminal(note))
