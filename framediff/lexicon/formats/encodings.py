"""The encoding of a dictionary file: declared, told by its first bytes, or guessed from what the letters then say."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from framediff.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Decoded", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_XML = re.compile(rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_MANY_BYTES = ("euc_jp", "shift_jis", "gb18030", "big5")
_LATIN = ("windows-1252", "windows-1250", "iso-8859-2", "iso-8859-14")
_CYRILLIC = ("windows-1251", "koi8-r")
_ONE_BYTE = (*_LATIN, *_CYRILLIC)
_FIRST = 0.1  # a guess must be so much better than one that stands before it in the list

# The letters beside a to z in languages that are written in one of the Latin encodings: a file is in one language, so a
# reading is likely as far as a single language explains its letters.
_LANGUAGES = tuple(
    frozenset(letters + letters.upper())
    for letters in (
        "àâæçéèêëîïôœùûüÿ",
        "äöüß",
        "áéíóúñü¿¡ºª",
        "áâãàçéêíóôõúü",
        "àèéìíòóùú",
        "àçèéíïòóúü·",
        "éëïóöüè",
        "åäæöøéšžõü",
        "áðéíóúýþæö",
        "áčďéěíňóřšťúůýžäľĺŕô",
        "ąćęłńóśźż",
        "áéíóöőúüű",
        "čćđšž",
        "ăâîșțşţ",
        "âçğıîöşüû",
        "áâäéêëíîïóôöúûüŵŷ",
        "ḃċḋḟġṁṗṡṫáéíóú",
    )
)
_OUTSIDE = re.compile(
    r"(?<!\w)[“”„‘‚«»–—…€£§°©®™\xa0]+|[“”„‘‚«»–—…€£§°©®™\xa0]+(?!\w)|’"
)  # marks that stand in no word
_OFTEN = frozenset("оеаинтсрвлОЕАИНТСРВЛ")  # the ten letters that make up most of a Cyrillic text
_IDEOGRAMS = ("CJK", "HIRAGANA", "KATAKANA")
_RUN = re.compile(r"[^\W\d_]+")


class Decoded(NamedTuple):
    """The text of a file, the encoding that it was read in, and whether that one was guessed."""

    text: str
    encoding: str
    guessed: bool


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """The text of `raw`, without a byte order mark.

    With no `encoding` given: the byte order mark; what an XML declaration says; UTF-8, if all of it is; UTF-16 without
    a mark, by its zero bytes; else a guess among Western, Central European, Celtic, Cyrillic and East Asian encodings,
    by whether what comes out looks like words.

    Raises:
        InputError: there is no such encoding, or the bytes are not in it.
    """
    if encoding is None:
        return _told(raw) or _guessed(raw)
    try:
        name = codecs.lookup(encoding).name
        text = str(raw, "utf-8-sig" if name == "utf-8" else name)
    except LookupError:
        raise InputError(f"there is no encoding “{encoding}”; give one such as utf-8 or windows-1250.") from None
    except UnicodeError as error:
        at = f" (byte {error.start + 1})" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError(
            f"it is not {encoding} text{at}; give another with --encoding, or none to have it guessed."
        ) from None
    return Decoded(text.removeprefix("\ufeff"), encoding.lower(), guessed=False)


def _told(raw: bytes) -> Decoded | None:
    """The text where the bytes themselves tell their encoding."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return decode(raw, name)
    declared = _XML.match(raw)
    if declared:
        return decode(raw, declared[1].decode("ascii"))
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    if max(even, odd) * 4 > len(raw):
        return decode(raw, "utf-16-le" if odd > even else "utf-16-be")
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        return None


def _guessed(raw: bytes) -> Decoded:
    best: tuple[float, str, str] | None = None
    for name, text in _readings(raw):
        score = _likeness(text, name)
        if best is None or score > best[0] + _FIRST:
            best = (score, name, text)
    if best is None:  # no reading is without a byte that it cannot have
        return Decoded(raw.decode("latin-1"), "latin-1", guessed=True)
    return Decoded(best[2], best[1], guessed=True)


def _readings(raw: bytes) -> Iterator[tuple[str, str]]:
    for name in (*_ONE_BYTE, *_MANY_BYTES):
        try:
            yield name, raw.decode(name)
        except UnicodeDecodeError:
            continue


def _likeness(text: str, encoding: str) -> float:
    """How much what is not ASCII looks like words in the languages of the encoding, from 0 to 1."""
    special = [character for character in _OUTSIDE.sub("", text) if character > "\x7f"]
    if not special:
        return 1.0 if encoding in _ONE_BYTE else 0.0
    if encoding in _LATIN:
        told = max(sum(1 for each in special if each in letters) for letters in _LANGUAGES)
        crowded = sum(_crowded(word) for word in _RUN.findall(text))
        return max(0, told - crowded) / len(special)
    if encoding in _CYRILLIC:
        named = [each for each in special if unicodedata.name(each, "").startswith("CYRILLIC")]
        likely = sum(1.0 if each in _OFTEN else 0.5 for each in named)
    else:
        likely = sum(1.0 for each in special if unicodedata.name(each, "").startswith(_IDEOGRAMS))
    odd = sum(1.0 for word in _RUN.findall(text) if _mixed(word))
    return max(0.0, likely - odd) / len(special)


def _crowded(word: str) -> int:
    """How many of a word's letters have marks, where most do: no Latin word is written so."""
    special = sum(1 for letter in word if letter > "\x7f")
    most = special > 2 and special * 2 > len(word)  # noqa: PLR2004 - “été” has two
    return special if most or special == len(word) > 1 else 0


def _mixed(word: str) -> bool:
    """Whether ASCII letters stand in one word with others, or capitals follow small letters: read in a wrong way."""
    ascii_letters = sum(1 for letter in word if letter <= "\x7f")
    return 0 < ascii_letters < len(word) or any(a.islower() and b.isupper() for a, b in pairwise(word))
