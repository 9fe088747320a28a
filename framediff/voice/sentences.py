"""Sentences, split by NLTK's Punkt with our own abbreviations; a quotation is never split from its reporting clause."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framediff.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nltk.tokenize.punkt import PunktSentenceTokenizer

    from framediff.article import ZoneKind
    from framediff.voice.paragraphs import Paragraph
    from framediff.voice.quotations import Quotation

__all__ = ["Sentence", "mask", "sentences"]

# Written as Punkt wants them: lower case, without the final full stop.
ABBREVIATIONS = frozenset(
    """
    adm amb approx apr assn asst atty aug ave bros brig capt cf cmdr co col comdr cong corp cpl dec del dept det dist dr
    drs eng esq est etc ex feb ft fri gen gov hon inc insp intl jan jr jul jun lt ltd maj mar messrs mfg mgr mr
    mrs ms msgr mt natl no nos nov oct op ofc ph.d pfc pres prof pt pvt rep reps ret rev rs rt sen sens sep sept
    sgt sr st supt thu thur thurs tue tues u.k u.n u.s u.s.a u.s.s.r univ v viz vol vs
    a.m p.m d.c e.g i.e b.c a.d e.u l.a n.y n.j
    ariz ark calif colo conn fla ga kan ky md mich minn mo mont neb nev okla tenn
    tex va vt wis wyo
    """.split()
)
# Words that begin a sentence even after an abbreviation (“… in the U.S. He added …”).
STARTERS = frozenset("he she it they we the this these those but and in on at when while however according".split())

# A question or exclamation closed by marks may be followed by who asked or called it: `“Why?” Mirzoyan said.`
_ASKED = re.compile(r"""[!?…]["”»’']+\s*$""")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: a reporting clause together with all it quotes, even over paragraphs.

    Attributes:
        span: where it stands.
        block: number of the block it belongs to; a block is a paragraph, or several that one quotation joins.
        zone: the part of the page.
    """

    span: Span
    block: int
    zone: ZoneKind


@cache
def _punkt() -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    parameters.sent_starters = set(STARTERS)
    return PunktSentenceTokenizer(parameters)


# Marks of two characters.
_DOUBLED = ("''", "``")


def mask(text: str, quotations: Sequence[Quotation]) -> str:
    """`text` with the words of each quotation made opaque, at unchanged length.

    Only the punctuation before a closing mark stays, because it tells whether the sentence may end there.
    """
    parts: list[str] = []
    at = 0
    for quotation in quotations:
        start, end = quotation.span.start, quotation.span.end
        parts.append(text[at:start])
        closed = "unclosed" not in quotation.flags
        opening = 2 if text.startswith(_DOUBLED, start) else 1
        closing = (2 if text.startswith(_DOUBLED, end - 2) else 1) if closed else 0
        inner = text[start + opening : max(start + opening, end - closing)]
        body = inner.rstrip()
        last = body[-1:] if body[-1:] in ".!?…," else "x" if body else ""
        filler = "x" * (len(body) - len(last)) + last + "x" * (len(inner) - len(body))
        parts.append('"' * opening + filler + '"' * (end - start - opening - len(filler)))
        at = end
    parts.append(text[at:])
    return "".join(parts)


def sentences(
    masked: str, paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation], cues: frozenset[str]
) -> tuple[Sentence, ...]:
    """The sentences of the paragraphs, in order.

    Args:
        masked: the same with its quotations made opaque by `mask`.
        paragraphs: the paragraphs.
        quotations: the quotations, of which those over several paragraphs join them into one block.
        cues: forms of reporting verbs in lower case; `“Why?” Mirzoyan said` is one sentence because of them.
    """
    found: list[Sentence] = []
    joined = deque(q.span for q in quotations if "multi_paragraph" in q.flags)
    block = 0
    position = 0
    while position < len(paragraphs):
        start, end, zone = paragraphs[position].span.start, paragraphs[position].span.end, paragraphs[position].zone
        position += 1
        while joined and joined[0].end <= start:
            joined.popleft()
        while joined and joined[0].start < end:
            reach = joined.popleft().end
            while position < len(paragraphs) and paragraphs[position].span.start < reach:
                end = paragraphs[position].span.end
                position += 1
        spans = [Span(start + a, start + b) for a, b in _boundaries(masked[start:end])]
        found.extend(Sentence(span, block, zone) for span in _glued(masked, spans, cues))
        block += 1
    return tuple(found)


def _boundaries(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a paragraph by Punkt; the whole paragraph where its marks make no sentences."""
    if _ORNAMENT.search(text):
        return [(0, len(text))]
    return list(_punkt().span_tokenize(text))


# Stops in a row with only space between them: Punkt's expressions take a time that grows with the square of such a run.
_ORNAMENT = re.compile(r"(?:[.!?]\s+){20}")


def _glued(masked: str, spans: Sequence[Span], cues: frozenset[str]) -> list[Span]:
    """The spans with false breaks undone."""
    result: list[Span] = []
    for span in spans:
        if result and _belongs(masked, result[-1], span, cues):
            result[-1] = Span(result[-1].start, span.end)
        else:
            result.append(span)
    return result


def _belongs(masked: str, above: Span, below: Span, cues: frozenset[str]) -> bool:
    first = masked[below.start]
    head, tail = above.of(masked), below.of(masked)
    if first.islower() or first in ",;)" or (first in "—–―-" and head.rstrip().endswith('"')):
        return True
    if not _ASKED.search(head):
        return False
    opening = re.findall(r"[\w’'-]+", tail)[:6]
    return any(word.lower() in cues for word in opening[1:]) and opening[0].lower() != "when"
