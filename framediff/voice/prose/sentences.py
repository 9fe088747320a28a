"""Sentences, split by NLTK's Punkt with our own abbreviations; a quotation is never split from its reporting clause."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.voice.prose.quotations import MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nltk.tokenize.punkt import PunktSentenceTokenizer

    from framediff.article import ZoneKind
    from framediff.voice.prose.paragraphs import Paragraph
    from framediff.voice.prose.quotations import Quotation

__all__ = ["Sentence", "mask", "sentences"]

# Abbreviations without their final full stop. One that is written with a capital here is a plain word without it
# (“mass”, “ill”). These belong to the word after them and never end a sentence:
LEADING = frozenset(
    """
    Adm Ald Amb Asst Atty Brig Capt Cllr Cmdr Col Cols Comdr Cpl Det Dr Drs Eng Fr Gen Gens Gov Govs Hon Insp Lt Lts Maj
    Messrs Mgr Mr Mrs Ms Msgr Mt Pfc Pres Prof Profs Pte Pvt Rep Reps Rev Rt Sen Sens Sgt Supt
    approx ca cf e.g i.e v viz vs
    """.split()
)
# These may end one: Punkt decides by what follows. So it does for every row of letters with full stops (U.S., J.R.R.).
ABBREVIATIONS = frozenset(
    """
    al assn assoc asst ave Ave blvd Blvd Bros Co Cong Corp dept Dept dist esq Esq est etc Ft ft govt Govt inc Inc incl
    intl Jr lb lbs Ltd ltd mfg mgr natl op oz Ph.D pp pt ret Sr St sq tel univ Univ vols
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn
    Tenn Tex Va Vt Wash Wis Wyo W.Va
    """.split()
)
MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
# Abbreviations before a number, plain words elsewhere (“He said no.”).
NUMBERED = frozenset("art arts ch fig figs cl no nos p para paras pp sec secs vol vols".split())
# Words that begin a sentence even after an abbreviation (“… in the U.S. He added …”); none of them begins a name.
STARTERS = frozenset(
    """
    a about after all also although among an and another any as at because before both but by despite during each
    earlier either even every few for from he hence her here his how however i if in instead it its last later many
    meanwhile moreover more my neither nevertheless no nobody none nor not nothing now of on once one only or other
    others our over she since so some such than that the their then there therefore these they this those though thus
    to today tomorrow unless until we what when where whether which while who whose why with within without
    yesterday yet you your according asked
    """.split()
)

# A stop with what closes after it, and the beginning of the next word; the space between may have been forgotten.
_STOP = re.compile(
    r"""
    (?P<stop>[.!?…](?<![.!?…].)[.!?…]*+)
    (?P<close>["'’”»)\]}]*+(?:\[\d{1,3}\])*+)        # closing marks, notes such as [1]
    (?:(?P<space>\s++)|(?=[A-Z][a-z]))
    (?=(?P<next>[^\s.,;:!?…)]\w*+\.?+))
    """,
    re.VERBOSE,
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_CLOCK = re.compile(r"[ap]\.?m", re.IGNORECASE)
_DAY_OR_ZONE = re.compile(
    r"(?:GMT|UTC|MSK|[A-Z]{1,3}T|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|Eastern|Central|Mountain|Pacific|(?:[A-Z]\w+ ){1,3}[Tt]ime)\b"
)
# A number or letter before an item of a list, or of a question and its answer.
_LABEL = re.compile(r"\d{1,3}|[A-Za-z]|[IVXLC]{2,5}")
_LONGEST_LABEL = 5
_INITIAL = re.compile(r"[^\W\d_]\.")
_ITEM = re.compile(r"[a-z]\)\s|[a-z]{1,2}[A-Z]")
_LOWER = re.compile(r"[—–―-]*\s*[a-z]")
_INNER_STOP = re.compile(r"[.!?…](?=\s)")
_CLAUSE = re.compile(r"(?:[^.!?…;\r\n]|(?<![a-z]{4})\.){1,100}")
_BRACKETED = re.compile(r"\((?<=\w \()[^()\r\n]{0,400}\)")
_WORD = re.compile(r"[\w’'-]+")
# Longer words are no abbreviations.
_LONGEST = 24


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


class _Abbreviations(frozenset[str]):
    """Known abbreviations in lower case, and every row of letters with full stops."""

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or (isinstance(word, str) and _DOTTED.fullmatch(word) is not None)


@cache
def _punkt() -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import _ORTHO_MID_LC, PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = _Abbreviations(word.lower() for word in LEADING | ABBREVIATIONS)
    for word in STARTERS:
        parameters.add_ortho_context(word, _ORTHO_MID_LC)
    numbers = ["##number##", *"ii iii iv v vi vii viii ix x xi xii".split()]
    parameters.collocations = {(word, number) for word in NUMBERED for number in numbers}  # No. 5, Art. IV
    parameters.collocations |= {("##number##", f"{month}.") for month in MONTHS}  # 24. Oct.
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
        stop = body.rstrip(MARKS + " \u00a0\u202f")[-1:]
        last = stop if stop in ".!?…," else "x" if body else ""
        filler = "x" * (len(body) - len(last)) + last + "x" * (len(inner) - len(body))
        parts.append('"' * opening + filler + '"' * (end - start - opening - len(filler)))
        at = end
    parts.append(text[at:])
    return _BRACKETED.sub(lambda match: _INNER_STOP.sub("x", match.group()), "".join(parts))


def sentences(
    masked: str, paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation], cues: frozenset[str]
) -> tuple[Sentence, ...]:
    """The sentences of the paragraphs, in order.

    Args:
        masked: the text with its quotations made opaque by `mask`.
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
        for match in _STOP.finditer(masked, start, end):
            if _ends(masked, start, match, cues):
                found.append(Sentence(Span(start, match.end("close")), block, zone))
                start = match.end()
        found.append(Sentence(Span(start, end), block, zone))
        block += 1
    return tuple(found)


def _ends(masked: str, start: int, match: re.Match[str], cues: frozenset[str]) -> bool:
    """Whether the sentence that begins at `start` ends with this stop."""
    if _goes_on(masked, match):
        return False
    stop, begin = match["stop"], match.start()
    if stop[-1] in "!?…" and match["close"] and _asks(masked, match.end(), cues):
        return False
    if stop[-1] in "!?":
        return True
    if begin - start <= _LONGEST_LABEL and _LABEL.fullmatch(masked, start, begin):
        return False
    word = masked[max(start, begin - _LONGEST) : begin].split()[-1:]
    return bool(word) and _full_stop(word[0].lstrip("([{'‘"), stop, masked, match.end(), match["next"])


def _goes_on(masked: str, match: re.Match[str]) -> bool:
    """Whether what follows a stop belongs to the same sentence, whatever the stop."""
    position, following = match.end(), match["next"][0]
    if following.islower():
        return not _ITEM.match(masked, position)
    if following in "—–―-":  # “…” — who said it; an aside that ends in a stop
        return '"' in match["close"] or _LOWER.match(masked, position + 1) is not None
    credit = following == "/"  # an agency's: /TASS/
    return credit or (match["space"] is None and not _run_together(masked, match))


def _full_stop(word: str, stop: str, masked: str, position: int, following: str) -> bool:
    """Whether a full stop (or ellipsis) after `word` ends a sentence; `following` is what stands at `position`."""
    if stop != "." or word == ".":
        return _punkt_ends("...", following)
    if _CLOCK.fullmatch(word):
        return _DAY_OR_ZONE.match(masked, position) is None
    word = word.rpartition("-")[2]
    if len(word) > 1 and word.isupper() and following.isupper():
        word = word.capitalize()  # a headline's GEN. PETROV
    if word in LEADING:
        return False
    low = word.lower()
    plain = word.isalpha() and len(word) > 1 and word not in ABBREVIATIONS and low not in NUMBERED
    return plain or (not _INITIAL.match(following) and _punkt_ends(f"{word}.", following))


@lru_cache(4096)
def _punkt_ends(token: str, following: str) -> bool:
    """Punkt's decision on a token with its full stop."""
    return bool(_punkt().text_contains_sentbreak(f"{token} {following}"))


def _run_together(masked: str, match: re.Match[str]) -> bool:
    """Whether two sentences meet without a space (“ended.The talks”, “ended .The talks”), unlike “St.Petersburg”."""
    before = masked[max(0, match.start() - 2) : match.start()]
    if before.islower() and before.isalpha():
        return True
    word = _WORD.match(match["next"])
    return (before[-1:].isspace() or '"' in match["close"]) and word is not None and word.group().lower() in STARTERS


def _asks(masked: str, position: int, cues: frozenset[str]) -> bool:
    """Whether a quoted question or exclamation is followed by who uttered it (“Why?” Mirzoyan asked)."""
    clause = _CLAUSE.match(masked, position)
    words = _WORD.findall(clause.group() if clause else "")[:6]
    return any(word.lower() in cues for word in words[1:]) and words[0].lower() not in STARTERS
