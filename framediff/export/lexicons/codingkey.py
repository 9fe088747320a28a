"""The key of a coding sheet: what its ids stand for, kept apart so that coders stay blind."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import msgspec

import framediff
from framediff.article import Span
from framediff.comparison.lexicons.coding import Population, Stratum, Unit
from framediff.errors import InputError
from framediff.escaping import for_terminal
from framediff.export.lexicons.codingsheet import shown_text, text_mark

if TYPE_CHECKING:
    from pathlib import Path

    from framediff.comparison import Study
    from framediff.comparison.lexicons.coding import Asked, Drawn
    from framediff.lexicon import Lexicon

__all__ = ["Key", "entry_fingerprints", "key_json", "key_of", "read_key"]

_LETTERS = "abcdefghijklmnop"  # no month, number or formula can be made of six of them
_TOKEN = 6


class _Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    stratum: Stratum
    article: str
    start: int
    end: int
    indicator: str
    pattern: str
    text: str = ""


class _Count(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    indicator: str
    pattern: str
    hits: int


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    version: str
    sha256: str


class _Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    sha256: str


class _Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hits: int
    non_hits: int
    per_entry: int
    seed: int


class Key(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A key file.

    Attributes:
        sheet: what the ids of its sheet begin with.
        framediff: the version that made it.
        corpus: the name of the place.
        lexicon: which lexicon was sampled, with its fingerprint.
        entries: fingerprint of each entry's pattern and contexts, by `indicator pattern`.
        asked: what was asked for.
        population: hits by entry.
        sentences: how many sentences each stratum has.
        texts: the articles with their fingerprints.
        units: what each id stands for, in the order of the sheet.
    """

    sheet: str
    framediff: str
    corpus: str
    lexicon: _Lexicon
    entries: dict[str, str]
    asked: _Request
    population: tuple[_Count, ...]
    sentences: dict[Stratum, int]
    texts: tuple[_Text, ...]
    units: tuple[_Unit, ...]

    @property
    def drawn(self) -> tuple[tuple[Unit, ...], Population]:
        """The units, without what the sheet shows of them, and what they were drawn from."""
        units = tuple(
            Unit(e.id, e.stratum, e.article, Span(e.start, e.end), Span(e.start, e.end), e.indicator, e.pattern, "")
            for e in self.units
        )
        entries = {(each.indicator, each.pattern): each.hits for each in self.population}
        return units, Population(entries, dict(self.sentences))


def key_of(study: Study, lexicon: Lexicon, asked: Asked, drawn: Drawn) -> Key:
    """The key of a sample, with ids that belong to no other sample."""
    request = _Request(asked.hits, asked.non_hits, asked.per_entry, asked.seed)
    texts = tuple(_Text(each.article.id, each.article.sha256) for each in study.articles)
    made_from = [
        study.fingerprints[lexicon.id],
        *(each.sha256 for each in texts),
        msgspec.json.encode(request).decode(),
    ]
    made_from += [f"{unit.article_id} {unit.span} {unit.indicator} {unit.pattern}" for unit in drawn.units]
    digest = hashlib.sha256("\n".join(made_from).encode()).hexdigest()
    token = "".join(_LETTERS[int(digit, 16)] for digit in digest[:_TOKEN])
    return Key(
        sheet=token,
        framediff=framediff.__version__,
        corpus=study.corpus.name,
        lexicon=_Lexicon(lexicon.id, lexicon.version, study.fingerprints[lexicon.id]),
        entries=entry_fingerprints(lexicon),
        asked=request,
        population=tuple(_Count(*entry, count) for entry, count in sorted(drawn.population.entries.items())),
        sentences=dict(drawn.population.sentences),
        texts=texts,
        units=tuple(
            _Unit(
                f"{token}-{number:03}",
                unit.stratum,
                unit.article_id,
                unit.span.start,
                unit.span.end,
                unit.indicator,
                unit.pattern,
                text_mark(shown_text(study, unit)),
            )
            for number, unit in enumerate(drawn.units, 1)
        ),
    )


def entry_fingerprints(lexicon: Lexicon) -> dict[str, str]:
    """For each indicator's pattern a fingerprint of what decides where it counts; examples and notes do not."""
    found: dict[str, list[object]] = {}
    owners = [
        *((f"{s.id}/{v.id}", v.entry) for s in lexicon.choice_set for v in s.variant),
        *((category.id, category.entry) for category in lexicon.category),
    ]
    for indicator, entries in owners:
        for entry in entries:
            told = msgspec.structs.replace(entry, match=(), no_match=(), note="", measured=None, weight=1.0)
            found.setdefault(f"{indicator} {entry.pattern}", []).append(told)
    return {
        name: hashlib.sha256(msgspec.json.encode(told, order="deterministic")).hexdigest()[:16]
        for name, told in found.items()
    }


def key_json(key: Key) -> str:
    """The key as JSON, one unit a line or so; the same key gives the same bytes."""
    return json.dumps(msgspec.to_builtins(key), ensure_ascii=False, indent=1) + "\n"


def read_key(path: Path) -> Key:
    """The key in that file.

    Raises:
        InputError: it cannot be read, or is no key of a coding sheet.
    """
    name = for_terminal(str(path))
    try:
        return msgspec.json.decode(path.read_bytes(), type=Key)
    except OSError as error:
        raise InputError(f"{name} cannot be read: {(error.strerror or str(error)).lower()}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"{name} is not the key that `framediff lexicon sample` wrote: {for_terminal(str(error))}."
        ) from None
