"""Look-alikes: forms of reporting verbs in a sentence that are not taken for one, and why not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framediff.lexicon import forms_of, load_lexicon
from framediff.voice.attributor import LONGEST_SENTENCE
from framediff.voice.explaining.records import Note
from framediff.voice.prose.wordlists import DETERMINERS, PREPOSITIONS
from framediff.voice.rules.cues import cue_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.voice.explaining.numbering import Numbering
    from framediff.voice.prose.lines import Line

__all__ = ["look_alikes"]

_NOUNS_FOLLOW = DETERMINERS | frozenset("your no any such of".split())


def look_alikes(line: Line, numbering: Numbering) -> Iterator[Note]:
    """Forms of reporting verbs that were not taken for one, with the reason; none where nothing is read at all."""
    if len(line.tokens) > LONGEST_SENTENCE:
        return
    taken = {index for cue in numbering.cues(line) for index in range(cue.first, cue.last)}
    used = [each.cue for each in numbering.heard.attributions if each.cue is not None]
    forms = cue_forms()
    for index, token in enumerate(line.tokens):
        if token.quotation is None and index not in taken and token.low in forms:
            span = line.span(index, index + 1)
            if not any(span.overlaps(cue) for cue in used):
                yield Note(
                    span, f"“{token.text}” stands there, but is not taken for a reporting verb: {_why(line, index)}."
                )


@cache
def _particles() -> dict[str, tuple[tuple[str, ...], ...]]:
    """For the first word of each form of a reporting verb the words that may have to follow it."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for category in load_lexicon("reporting-verbs").category:
        for verb in category.verb:
            for form in forms_of(verb):
                head, *particle = form.lower().split()
                found.setdefault(head, set()).add(tuple(particle))
    return {head: tuple(sorted(particles)) for head, particles in found.items()}


def _why(line: Line, at: int) -> str:
    """Why a form is not taken for the verb; the signs are those of `framediff.voice.rules.cues`."""
    tokens = line.tokens
    before = tokens[at - 1] if at else None
    particles = _particles().get(tokens[at].low, ((),))
    following = [token.low for token in tokens[at + 1 : at + 4]]
    if not any(tuple(following[: len(particle)]) == particle for particle in particles):
        needed = " or ".join(f"“{' '.join(particle)}”" for particle in particles)
        return f"it is one only with {needed} right after it"
    if before is not None and tokens[at].capital and not line.title_case:
        return "it has a capital amid the sentence, as part of a name has"
    if before is not None and before.low.endswith("'s"):
        return f"after “{before.text}” it is a noun"
    if before is not None and before.low in _NOUNS_FOLLOW:
        return f"after “{before.text}” it is a noun or an adjective"
    if before is not None and before.low in PREPOSITIONS:
        return f"after “{before.text}” this form is another word"
    return "this form is more often a noun or an adjective, and nothing beside it shows that it is the verb"
