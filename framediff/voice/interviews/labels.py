"""Labels: what stands before the turns of a transcript (`TOM BRAND, MINISTER:`, `Q:`, `**Host:**`), and whom it is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from framediff.article import Span
from framediff.sources.agencies import agency_called
from framediff.voice.people.mentions import Mention, MentionKind, mention_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Label", "LabelKind", "label_at"]


class LabelKind(StrEnum):
    """Whom a label names."""

    ASKS = "asks"  # who asks, without a name
    ANSWERS = "answers"  # who answers, without a name
    NAMED = "named"  # a person, a role or a body


@dataclass(frozen=True, slots=True)
class Label:
    """One label at the beginning of a paragraph.

    Attributes:
        span: its words, without colon and marks of emphasis.
        start: where the words of the turn begin.
        kind: whom it names.
        name: the speaker's name in ordinary spelling; "" where it names none.
        key: what all labels of one speaker have in common.
        capitals: whether its name is set in capitals.
        mention: the name taken apart; None where it names none.
    """

    span: Span
    start: int
    kind: LabelKind
    name: str = ""
    key: str = ""
    capitals: bool = False
    mention: Mention | None = None


_WORD = r"(?:[^\W\d_][\w’'.-]*)"
_LEAD = r"[*_#>\s]*[\"“]?"
# `Q:`, `A1.`, `Question 3:`, `Interviewer:`
_PLAIN = re.compile(
    rf"{_LEAD}(?P<label>[^\W\d_]{{1,15}}|[QA](?=[A-Z][a-z’']))\s?\d{{0,3}}(?P<close>[*_]*[:：][*_]*|[*_]*[.)–—-]+[*_]*(?=\s)|(?=\s{{2}}|(?<=\b[QA])[A-Z][a-z’']))\s*"
)
# `ANNA KEEL, HOST:`, `President Keel (through an interpreter):`, `RFE/RL:`
_COLON = re.compile(
    rf"{_LEAD}(?P<label>{_WORD}(?:[ /&]{{1,3}}{_WORD}){{0,7}}"
    r"(?:,[ ][^:.!?\n\"“”]{2,70}|[ ]?\([^()\n]{1,60}\)){0,2})(?P<close>[*_]*[ ]?[:：][*_]*)\s*"
)
# `Mr. BRAND.`, `The CHAIRMAN.`
_RECORD = re.compile(
    rf"{_LEAD}(?P<label>(?:(?:The|Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Senator|Representative|Chairman|Chairwoman|Secretary|Lord"
    r"|Baroness)\.?\s+)[A-Z][A-Z’'-]+(?:\s[A-Z][A-Z’'.-]+){0,3}(?:\s+of\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?)"
    r"(?P<close>\.)\s+"
)
# What all of these begin with; few paragraphs of an article do.
_MAY_OPEN = re.compile(
    rf"{_LEAD}(?:[A-Z][^:：\n.!?]{{0,40}}(?:\.[^:：\n.!?]{{0,60}}){{0,3}}[:：]|[QA][\w]{{0,3}}[\s.)–—-]|[QA][A-Z]"
    r"|(?:[A-Z][\w]+)\.?\s+[A-Z][A-Z’'-])"
)
_INITIALS = re.compile(r"(?:q|a)\d{0,3}", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_SMALL = frozenset("of the and de la du van von der den bin al el for to in".split())
_LONGEST = 8  # words of a name before the first comma


@cache
def _words() -> dict[str, frozenset[str]]:
    raw: dict[str, Any] = tomllib.loads(
        files("framediff.voice.people").joinpath("names.toml").read_text(encoding="utf-8")
    )
    return {name: frozenset(words.split()) for name, words in raw["turns"].items()}


def label_at(text: str, paragraph: Span, outlet: str = "", spelt: dict[str, str] | None = None) -> Label | None:
    """The label at the beginning of a paragraph, or None; whether it is one of a transcript, the article must show.

    Args:
        text: the article's.
        paragraph: where the paragraph stands.
        outlet: the outlet's name; where it asks, somebody of its staff does, and the label names nobody.
        spelt: empty, and given again for each paragraph of an article: how its words in capitals are spelt elsewhere.
    """
    if _MAY_OPEN.match(text, paragraph.start, paragraph.end) is None:
        return None
    plain = _PLAIN.match(text, paragraph.start, paragraph.end)
    if plain is not None:
        low = plain["label"].lower()
        kind = LabelKind.ASKS if low in _words()["asks"] else LabelKind.ANSWERS if low in _words()["answers"] else None
        # A letter before a full stop or dash is an initial unless it is Q or A; a word needs its colon.
        closed = plain["close"].strip("*_")
        if kind is not None and (closed in (":", "：") or _INITIALS.fullmatch(low)) and plain["label"][0].isupper():
            return Label(Span(*plain.span("label")), plain.end(), kind, key=f"={kind}")
    match = _COLON.match(text, paragraph.start, paragraph.end) or _RECORD.match(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    if outlet and match["label"].removeprefix("The ").lower() == outlet.removeprefix("The ").lower():
        return Label(Span(*match.span("label")), match.end(), LabelKind.ASKS, key=f"={LabelKind.ASKS}")
    return _named(text, match, {} if spelt is None else spelt)


def _named(text: str, match: re.Match[str], spelt: dict[str, str]) -> Label | None:
    words = _ASIDE.sub("", match["label"]).split(",")[0].split()
    bare = [word.strip("’'.-").lower() for word in words]
    if not words or len(words) > _LONGEST or bare[0] in _words()["never"] or (len(bare) > 1 and bare[-1] in _NOUNS):
        return None
    if not all(word[0].isupper() or word.lower() in _SMALL for word in words) or not words[0][0].isupper():
        return None
    capitals = all(word.isupper() or word.lower() in _SMALL or "." in word for word in words)
    name = " ".join(words)
    if agency_called(name) is None and capitals:
        if not spelt:
            spelt.update(_spellings(text))
        name = " ".join(_ordinary(word, spelt) for word in words)
    name = re.sub(r"^The\s+", "", name)
    mention = mention_of(name)
    if mention.kind is MentionKind.PRONOUN:
        return None
    key = (mention.surname or name).lower()
    return Label(Span(*match.span("label")), match.end(), LabelKind.NAMED, name, key, capitals, mention)


# A label of several words that ends in one of these heads a list (`Opening hours:`, `Key points:`).
_NOUNS = frozenset("hours points facts figures notes dates details questions answers numbers links news topics".split())
_KEPT = 3  # letters of an abbreviation that stays in capitals where the text never writes it otherwise


_MIXED = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*[^\W\d_]")


def _spellings(text: str) -> dict[str, str]:
    """Words in capitals with how the text first writes them with small letters."""
    found = {"": ""}
    for match in _MIXED.finditer(text):
        word = match.group()
        if not word.isupper():
            found.setdefault(word.upper(), word)
    return found


def _ordinary(word: str, spelt: Mapping[str, str]) -> str:
    """A word in capitals as the text writes it elsewhere, or with one capital: `MCCAIN` as `McCain`."""
    if not word.isupper() or len(word.strip(".")) < 2 or "/" in word:  # noqa: PLR2004 - an initial stays
        return word
    if word in spelt:
        return spelt[word]
    if len(word) <= _KEPT and not set(word) & set("AEIOUY"):
        return word
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
