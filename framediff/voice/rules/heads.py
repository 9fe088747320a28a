"""Rules without a reporting verb in the sentence: headlines, questions put, and statements credited afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.article import ZoneKind
from framediff.voice.prose.clauses import finite
from framediff.voice.prose.phrases import subject_before
from framediff.voice.rules.evidence import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue
    from framediff.voice.rules.evidence import TokenRange

__all__ = ["credited_next", "headline_colon", "headline_dash", "quote_dash", "reported_question"]

# A name or a name with its office before the colon or after the dash of a headline.
HEADLINE_NAME_LIMIT = 6
_DASHES = frozenset(("—", "–", "-", "--"))


def headline_colon(line: Line) -> Reading | None:
    """Reads `Kopirkin: Talks will go on` and `Talks will go on: Kopirkin`."""
    tokens = line.tokens
    if line.zone not in (ZoneKind.HEADLINE, ZoneKind.HEADING):
        return None
    colon = next((i for i, token in enumerate(tokens) if token.text == ":"), None)
    if colon is None or colon + 1 >= len(tokens) or " ".join(t.low for t in tokens[:colon]) in _LABELS:
        return None
    end = line.body_end
    if colon <= HEADLINE_NAME_LIMIT and _name(line, 0, colon) and (end - colon > 2 or tokens[colon + 1].quotation):
        if not (finite(line, colon + 1, end) or line.quotations(colon + 1, end) or end - colon > 5):
            return None
        return Reading(((colon + 1, end),), (0, colon), (colon, colon + 1), frozenset({"headline"}))
    if end - colon - 1 <= HEADLINE_NAME_LIMIT and _name(line, colon + 1, end) and finite(line, 0, colon):
        return Reading(((0, colon),), (colon + 1, end), (colon, colon + 1), frozenset({"headline"}))
    return None


# What stands before the colon of a headline and names nobody.
_LABELS = frozenset(
    (
        *("analysis", "breaking", "breaking news", "column", "correction", "exclusive", "explained", "explainer"),
        *("fact check", "fact-check", "factbox", "feature", "guest post", "interview", "just in"),
        *("live", "live updates", "map", "news", "newsletter", "obituary", "opinion", "photos"),
        *("podcast", "poll", "profile", "report", "revealed", "review", "special report", "the latest", "timeline"),
        *("update", "video", "watch"),
    )
)


def headline_dash(line: Line) -> Reading | None:
    """Reads `Talks will go on — Lavrov`."""
    tokens = line.tokens
    if line.zone not in (ZoneKind.HEADLINE, ZoneKind.HEADING):
        return None
    end = line.body_end
    dash = next((i for i in range(end - 1, 0, -1) if tokens[i].text in _DASHES), None)
    if dash is None or end - dash - 1 > HEADLINE_NAME_LIMIT or not _name(line, dash + 1, end):
        return None
    office = not any(token.capital for token in tokens[dash + 1 : end]) and dash > OFFICE_WORDS - 1
    if not (finite(line, 0, dash) or line.quotations(0, dash) or office):
        return None
    return Reading(((0, dash),), (dash + 1, end), (dash, dash + 1), frozenset({"headline"}))


def _name(line: Line, first: int, last: int) -> bool:
    """Whether tokens `[first, last)` could name a speaker: capitalised words and the small words between them."""
    words = [token for token in line.tokens[first:last] if token.word]
    if not words or len(words) != last - first:
        return False
    if not any(token.capital for token in words):
        return words[-1].low in _VOICES and len(words) <= OFFICE_WORDS  # “— foreign minister”
    if not words[0].capital:
        return False
    if not words[-1].capital and len(words) > 1:
        # “Keel camp: …”, “WSJ editorial: …”: a body or a text of one that is named
        return words[-1].low in _VOICES and all(token.capital for token in words[:-1])
    small = ("of", "the", "de", "al", "von", "van", "and", "for", "to")
    return all(token.capital or token.low in small for token in words) and not any(t.text[0].isdigit() for t in words)


# An office without a name, after a dash or before a colon, has at most this many words.
OFFICE_WORDS = 4
_VOICES = frozenset(
    "camp campaign editorial report study survey memo letter official officials source sources aide aides adviser"
    " advisers spokesman spokeswoman lawyer lawyers chief leader leaders minister ministry president court judge"
    " police mayor governor expert experts statement".split()
)


def credited_next(line: Line, cues: list[Cue]) -> Reading | None:
    """The crediting sentence after a lead statement: `This was stated by X`, `This is what X said`, `X said this`.

    The content it credits is the sentence before it, so the reading's own content is empty here.
    """
    tokens = line.tokens
    if not tokens or tokens[0].low not in ("this", "that", "it", "such", "the"):
        return None
    for cue in cues:
        if cue.passive and _states(line, cue):
            by = next((i for i in range(cue.last, min(cue.last + 3, line.body_end)) if tokens[i].low == "by"), None)
            if by is not None:
                return Reading((), _agent(line, by), (cue.group, cue.last), frozenset({"lead_statement"}))
        if tokens[0].low in ("this", "that") and len(tokens) > 3 and tokens[1].low in ("is", "was"):
            what = next((i for i in range(2, min(5, cue.group)) if tokens[i].low in ("what", "how")), None)
            source = None if what is None else (what + 1, cue.group)
            if source is not None and source[0] < source[1]:
                return Reading((), source, (cue.group, cue.last), frozenset({"lead_statement"}))
    # “The statement was made by X”, “Such an opinion was expressed by X”
    if tokens[0].low in ("this", "such", "the", "that"):
        made = next((i for i in range(1, min(8, line.body_end)) if tokens[i].low in _MADE), None)
        if made is not None and tokens[made - 1].low in ("was", "were", "is") and made + 2 < line.body_end:
            nouns = {token.low for token in tokens[1:made]}
            if tokens[made + 1].low == "by" and nouns & _STATEMENTS:
                return Reading((), _agent(line, made + 1), (made - 1, made + 1), frozenset({"lead_statement"}))
    return None


def _states(line: Line, cue: Cue) -> bool:
    """Whether a passive credits what was said: `This was stated by X`, but not `That raid was not condemned by X`."""
    tokens = line.tokens
    if tokens[0].low not in ("this", "that", "it") or cue.last >= line.body_end or cue.group not in (1, 2):
        return False
    named = cue.group == 1 or tokens[1].low in _STATEMENTS or not tokens[1].word
    denied = any(token.low in ("not", "never") for token in tokens[cue.group : cue.first])
    return named and not denied and bool(cue.verb.takes & {"that", "quote", "clause"})


_MADE = frozenset("made expressed voiced given issued delivered".split())
_STATEMENTS = frozenset(
    "statement statements opinion view announcement remark remarks comment comments assessment position stance"
    " point".split()
)


def _agent(line: Line, by: int) -> TokenRange:
    """The agent after `by`, up to where the occasion of the speech begins (`in an interview`, `during`, a comma)."""
    tokens = line.tokens
    end = line.body_end
    last = by + 1
    while last < end and tokens[last].word:
        low = tokens[last].low
        if low in ("during", "on", "after", "before", "while", "when", "who", "as") or (
            low in ("in", "at", "to")
            and last + 1 < end
            and tokens[last + 1].low in ("an", "a", "his", "her", "the", "their")
        ):
            break
        last += 1
    return (by + 1, max(last, by + 2))


def quote_dash(line: Line) -> Reading | None:
    """Reads `“Talks will go on.” — Sergey Lavrov`, as under a pull quote or in a round-up of opinions."""
    if line.vocabulary.isdisjoint(_DASHES | {"―"}):
        return None
    tokens = line.tokens
    end = line.body_end
    dash = next((i for i in range(1, end) if tokens[i].text in _DASHES or tokens[i].text == "―"), None)
    if dash is None or dash + 1 >= end or end - dash - 1 > HEADLINE_NAME_LIMIT + 2:
        return None
    if any(token.word for token in tokens[:dash]) or not line.quotations(0, dash) or not _name(line, dash + 1, end):
        return None
    return Reading(((0, dash),), (dash + 1, end), (dash, dash + 1))


def reported_question(line: Line, cues: Sequence[Cue]) -> Reading | None:
    """Reads `Asked about the truce, the envoy said …` and `To the question whether talks go on, he noted …`.

    The question is its own attribution, with nobody beside it: the interviewer puts it, the outlet words it.
    """
    if line.vocabulary.isdisjoint(("asked", "question", "questions")):
        return None
    tokens = line.tokens
    end = line.body_end
    opening = next(((i, i + 1) for i in range(min(end, QUESTION_LIMIT)) if _asks(line, i)), None)
    if opening is None:
        opening = next(
            ((i, i + 1) for i in range(QUESTION_LIMIT, end - 2) if tokens[i].low == "asked" and _asked_behind(line, i)),
            None,
        )
    if opening is None:
        opening = next(
            ((i, i + 1) for i in range(1, end - 2) if tokens[i].low in ("question", "questions") and _puts(line, i)),
            None,
        )
    if opening is None:
        return None
    start = opening[1]
    if tokens[start].low in ("about", "on", "of", "as", "to") and start + 1 < end:
        start += 1
    if tokens[start].low in ("express", "comment", "speak", "describe", "assess", "explain"):
        start += 1
    if tokens[start].low in ("on", "about") and start + 1 < end:
        start += 1
    stop = _before_answer(line, cues, start)
    if stop - start < 2:
        return None
    return Reading(((start, stop),), None, opening, frozenset({"question"}))


# `Asked` opens a question within this many words of the start of the sentence.
QUESTION_LIMIT = 4


def _asks(line: Line, at: int) -> bool:
    tokens = line.tokens
    if tokens[at].low != "asked" or at + 2 >= line.body_end:
        return False
    before = [token.low for token in tokens[:at]]
    if any(
        low not in ("when", "being", "further", "also", "and", "but", "while", "after", "was", "once") for low in before
    ):
        return False
    return tokens[at + 1].low in (
        "about",
        "whether",
        "if",
        "why",
        "how",
        "what",
        "when",
        "to",
        "who",
        "where",
        "on",
        "for",
    )


def _asked_behind(line: Line, at: int) -> bool:
    """Whether a question stands behind the answer: `…,” he said when asked about the truce`."""
    before, after = line.tokens[at - 1], line.tokens[at + 1]
    return (before.low == "when" or before.text == ",") and after.low in (
        *("about", "whether", "if", "why", "how", "what", "who", "where"),
    )


def _puts(line: Line, at: int) -> bool:
    """Whether `question` is one that somebody put: `to the question whether`, `in response to a question about`."""
    tokens = line.tokens
    follows = tokens[at + 1].low in ("about", "whether", "if", "on", "as", "of", "why", "how", "what")
    article = tokens[at - 1].low in ("the", "a", "this", "another")
    asked = at >= 2 and article and tokens[at - 2].low in ("to", "answering", "on", "regarding")
    return follows and (asked or tokens[at - 1].low in ("answering", "to"))


def _before_answer(line: Line, cues: Sequence[Cue], start: int) -> int:
    """Where a question ends: at the comma before who answers it, or with the sentence."""
    for cue in cues:
        if cue.first <= start or cue.passive or cue.participle:
            continue
        source = subject_before(line, cue.group)
        if source is not None and source[0] > start and line.tokens[source[0] - 1].text == ",":
            return source[0] - 1
    return line.body_end
