"""Rules for quotations with a reporting verb before, after or amid them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.voice.prose.clauses import after_addressee, after_adjuncts, clausal, finite, only_adjuncts
from framediff.voice.prose.inversions import subject_after
from framediff.voice.prose.phrases import group_start, subject_before
from framediff.voice.prose.wordlists import AUXILIARIES, PREPOSITIONS
from framediff.voice.rules.evidence import Reading
from framediff.voice.rules.subjects import reported_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.prose.lines import Line, Token
    from framediff.voice.rules.cues import Cue
    from framediff.voice.rules.evidence import TokenRange

__all__ = ["colon_quote", "cue_then_quote", "quote_then_cue", "quote_then_verb", "quoted_as_saying"]

_PUNCTUATION = frozenset((",", "–", "—", "-", "--", ".", "…", "..."))
# Further than this from a verb, a quotation is seldom its object.
LEAD_LIMIT = 24


def quote_then_cue(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `“Talks will go on,” the envoy said.` and `“…,” said the envoy` and `“…,” told the agency on Monday`."""
    tokens = line.tokens
    if cue.passive or cue.infinitive:
        return None
    before = cue.group
    while before and tokens[before - 1].text in _PUNCTUATION:
        before -= 1
    source: TokenRange | None
    if before and tokens[before - 1].quotation is not None:
        source = None if cue.verb.lemma in _TELLING else subject_after(line, cue.last - 1)
        if source is None and not only_adjuncts(line, cue.last, line.body_end) and not _only_addressee(cue):
            return None
        if source is None and (cue.verb.ambiguous or not (_only_addressee(cue) or _closes(line, before - 1))):
            return None  # “the ‘red line’ quotes”, “the ‘inquiry’ announced last week”
        quote = before - 1
    else:
        source = subject_before(line, cue.group)
        if source is None:
            return None
        quote = source[0]
        while quote and tokens[quote - 1].text in _PUNCTUATION:
            quote -= 1
        quote -= 1
        if quote < 0 or tokens[quote].quotation is None:
            return None
    if cue.participle and source is None:
        return None
    if (
        quote
        and tokens[quote - 1].low in PREPOSITIONS
        and clausal(line, max(cue.last, source[1] if source else 0), line.body_end)
    ):
        return None  # “To chants of ‘Go!’ the senator said the race was open”
    first = _with_lead(line, cues, quote)
    content: list[TokenRange] = [(first, quote + 1)]
    content.extend(_resumed(line, cues, cue, source))
    flags = frozenset() if source is not None else frozenset({"missing_subject"})
    return Reading(tuple(content), source, (cue.group, cue.last), flags)


# After these whoever is named is told: `“…,” told the agency`. After others it speaks: `“…,” warned the mayor`.
_TELLING = frozenset("tell inform notify brief address assure remind".split())


def _closes(line: Line, quote: int) -> bool:
    """Whether a quotation ends as one that is said: with a comma, a question or exclamation mark inside or behind."""
    token = line.tokens[quote]
    inside = "" if token.quotation is None else token.quotation.inside(line.text)
    behind = line.tokens[quote + 1].text if quote + 1 < len(line.tokens) else ""
    return inside.endswith((",", "?", "!", ".")) or behind == ","


def _only_addressee(cue: Cue) -> bool:
    """Whether what follows the verb is who was told (`told TASS`), so never who spoke."""
    return "addressee" in cue.verb.takes


def _with_lead(line: Line, cues: Sequence[Cue], quote: int) -> int:
    """The token at which the content that ends with a quotation begins: further quotations, or the clause it closes.

    `The plan is “dead,” he said` attributes the whole clause; `“A.” “B,” he said` both quotations.
    """
    tokens = line.tokens
    first = quote
    while first:
        token = tokens[first - 1]
        if token.quotation is not None or token.text in _PUNCTUATION:
            first -= 1
            continue
        break
    while first < quote and tokens[first].quotation is None:
        first += 1
    if first == 0 or tokens[first - 1].text in (":", ";"):
        return first
    quotation = tokens[first]
    opening = quotation.quotation
    if opening is None or tokens[first - 1].text in _PUNCTUATION:
        return first
    if any(cue.first < first for cue in cues):
        return first
    return 0


def _resumed(line: Line, cues: Sequence[Cue], cue: Cue, source: TokenRange | None) -> list[TokenRange]:
    """What goes on after the reporting clause: `“A,” he said, “B.”`, and `“A,” he said, but “B.”`."""
    tokens = line.tokens
    at = max(cue.last, source[1] if source else 0)
    end = line.body_end
    limit = min([other.group for other in cues if other.first > cue.first], default=end)
    quotes = [index for index in range(at, limit) if tokens[index].quotation is not None]
    if not quotes:
        return []
    before = quotes[0] - 1
    if tokens[before].text in (",", ".", "–", "—", ":", ";", "-", "...", "…"):
        return [(index, index + 1) for index in quotes]
    if tokens[at].text == "," and quotes[0] - at <= RESUMED_LIMIT and tokens[at + 1].low in ("but", "and", "so", "or"):
        return [(at + 1, end if limit == end else quotes[-1] + 1)]
    return []


# At most this many words lead from the reporting clause into the second half of a split quotation.
RESUMED_LIMIT = 8


def cue_then_quote(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `The envoy said: “Talks will go on.”` and `told reporters on Monday, “…”`."""
    tokens = line.tokens
    if cue.passive or ("quote" not in cue.verb.takes and "clause" not in cue.verb.takes):
        return None
    end = line.body_end
    quote = next((i for i in range(cue.last, min(end, cue.last + LEAD_LIMIT)) if tokens[i].quotation is not None), None)
    if quote is None:
        return None
    between_cues = [other for other in cues if cue.first < other.first < quote]
    if any(not other.participle or quote - other.last <= 1 for other in between_cues):
        return None  # the nearer verb introduces it
    at = cue.last
    if _only_addressee(cue):
        at = after_addressee(line, cue.last - 1, quote)
    at = after_adjuncts(line, at, quote)
    between = tokens[at:quote]
    if any(token.low == "that" for token in between):
        return None
    last_mark = tokens[quote - 1].text
    direct = quote == at or (quote - at == 1 and last_mark in (",", ":", "–", "—", "-"))
    led = last_mark == ":" or (last_mark == "," and (_long(tokens[quote]) or line.begins_capital(quote)))
    if not (direct or led):
        return None
    run_on = quote == cue.last and _long(tokens[quote])
    if last_mark not in (",", ":") and not line.begins_capital(quote) and not run_on:
        return None
    source = None if cue.participle or cue.infinitive else subject_before(line, cue.group)
    source = source or reported_source(line, cues, cue)
    inverted = None if source is not None else _inverted(line, cue, quote)
    source = source or inverted
    if cue.participle and source is None and not _long(tokens[quote]):
        return None
    if source and quote - at > 1 and source[0] > 1 and tokens[source[0] - 1].text == "," and finite(line, 0, source[0]):
        return None  # “They fled, Brek said in his book, ‘The Road’” reports what stands before
    last = quote + 1
    while last < end and (tokens[last].quotation is not None or tokens[last].text in _PUNCTUATION):
        last += 1
    while tokens[last - 1].quotation is None:
        last -= 1
    tail = any(token.word for token in tokens[last:end])
    if tail and last_mark not in (",", ":") and not line.begins_capital(quote):
        return None
    flags = frozenset({"participle"}) if cue.participle else frozenset()
    content: list[TokenRange] = [(quote, last)]
    if inverted is not None and finite(line, 0, cue.group - 1):
        content.insert(0, (0, cue.group - 1))
    return Reading(tuple(content), source, (cue.group, cue.last), flags)


def _inverted(line: Line, cue: Cue, quote: int) -> TokenRange | None:
    """Who speaks behind the verb, between a report and a quotation: `Talks failed, said Keel, “and hope died”`."""
    tokens = line.tokens
    if not cue.group or tokens[cue.group - 1].text != "," or "addressee" in cue.verb.takes or cue.participle:
        return None
    source = subject_after(line, cue.last - 1)
    return source if source is not None and source[1] == quote - 1 and tokens[quote - 1].text == "," else None


def _long(token: Token) -> bool:
    return token.quotation is not None and token.end - token.start >= 30


def quoted_as_saying(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `The agency quoted Lavrov as saying that …` and `“…,” Lavrov was quoted as saying by the agency`."""
    del cues
    tokens = line.tokens
    end = line.body_end
    quoting = _quoting(line, cue)
    if quoting is None:
        return None
    passive = quoting and tokens[quoting - 1].low in ("was", "were", "is", "been")
    if passive or tokens[quoting + 1].low in ("by", "as"):
        source = subject_before(line, group_start(line, quoting))
    else:
        source = (quoting + 1, cue.first - 1)
    start = cue.last + (cue.last < end and tokens[cue.last].text in (",", ":"))
    if start < end and tokens[start].low not in ("by", "in", "on", "to"):
        return Reading(((start, end),), source, (quoting, cue.last))
    if source is None:
        return None
    quote = source[0] - 1
    while quote > 0 and tokens[quote].text in _PUNCTUATION:
        quote -= 1
    if quote < 0 or tokens[quote].quotation is None:
        return None
    return Reading(((quote, quote + 1),), source, (quoting, cue.last))


def _quoting(line: Line, cue: Cue) -> int | None:
    """The position of `quoted` or `cited` before `as saying`."""
    tokens = line.tokens
    if not cue.participle or cue.first < 2 or tokens[cue.first - 1].low != "as":
        return None
    for index in range(cue.first - 2, max(-1, cue.first - 14), -1):
        if tokens[index].low in ("quoted", "cited", "quotes", "cites"):
            return index
    return None


def quote_then_verb(line: Line, cues: Sequence[Cue]) -> list[Reading]:
    """Reads `“It is over,” Brek barked.`: a verb of no list, which the comma inside the marks makes one of speech."""
    tokens = line.tokens
    end = line.body_end
    found: list[Reading] = []
    if '"' not in line.vocabulary:
        return found
    for index in range(end - 1):
        quotation = tokens[index].quotation
        if quotation is None or not quotation.inside(line.text).endswith(",") or not _says(tokens[index]):
            continue
        verb = next((i for i in range(index + 1, min(end, index + VERB_REACH)) if line.verbs[i]), None)
        if verb is None or any(index < cue.first <= verb + 1 for cue in cues) or tokens[verb].low in AUXILIARIES:
            continue
        if not tokens[verb].low.endswith(("ed", "t", "ng", "d")) or tokens[index + 1].text in (",", ":", ";"):
            continue
        source = subject_after(line, verb) if verb == index + 1 else subject_before(line, verb)
        if source is None or (verb > index + 1 and source[0] != index + 1):
            continue
        first = _with_lead(line, cues, index)
        found.append(Reading(((first, index + 1),), source, (verb, verb + 1), frozenset({"unlisted_verb"})))
    return found


# Between a quotation and the verb of whoever spoke stand at most this many tokens.
VERB_REACH = 12


# A name with its office has at most this many words.
SPEAKER_WORDS = 8
_SMALL = frozenset("of the and for de al von van".split())


def colon_quote(line: Line, cues: Sequence[Cue]) -> list[Reading]:
    """Reads `A footnote makes that plain: “These rules do not apply.”`: a colon, and no verb of speech."""
    tokens = line.tokens
    if not line.vocabulary >= {'"', ":"}:
        return []
    colon = next((i for i, token in enumerate(tokens[:-1]) if token.text == ":" and tokens[i + 1].quotation), None)
    if colon is None or not colon or not _says(tokens[colon + 1]) or not line.begins_capital(colon + 1):
        return []
    if any(cue.last <= colon for cue in cues):
        return []
    verb = next((i for i in range(colon) if line.verbs[i]), None)
    if verb is None:
        named = colon <= SPEAKER_WORDS and all(token.capital or token.low in _SMALL for token in tokens[:colon])
        source: TokenRange | None = (0, colon) if named and tokens[0].capital else None
    else:
        source = subject_before(line, verb) or subject_after(line, verb)
    if source is None:
        return []
    last = colon + 2
    while last < len(tokens) and tokens[last].quotation is not None:
        last += 1
    return [Reading(((colon + 1, last),), source, (colon, colon + 1), frozenset({"unlisted_verb"}))]


def _says(token: Token) -> bool:
    """Whether a quotation is long enough to be something said, not a label."""
    return token.end - token.start >= SAID_LENGTH


# In characters, with the marks.
SAID_LENGTH = 14
