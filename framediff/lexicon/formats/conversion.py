"""A dictionary of another tool as a lexicon of ours, and everything that could not become a part of it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from framediff.errors import InputError
from framediff.escaping import for_terminal
from framediff.lexicon.formats.dictionary import Loss
from framediff.lexicon.formats.reading import FORMATS, read_dictionary
from framediff.lexicon.formats.writing import to_toml, to_yaml
from framediff.lexicon.patterns.grammar import PatternError, parse_pattern
from framediff.lexicon.reading import load_lexicon, parse_lexicon
from framediff.lexicon.yamltext import YamlError, load_yaml
from framediff.places import LEXICON_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.lexicon.formats.dictionary import Dictionary, Key, Value

__all__ = ["About", "Conversion", "convert_file", "converted", "entries_in", "pattern_of", "slug"]

_OWN_KEYS = frozenset({"id", "title", "language", "version", "licence"})
_NOT_ID = re.compile(r"[^a-z0-9]+")
_OURS = re.compile(r"[|()\[\]{}+~&]")  # what has a meaning in a pattern and, but for &, none in a word
_ANY = re.compile(r"[*?]+")
_WIDEST = 10


@dataclass(frozen=True, slots=True)
class About:
    """What the head of the new lexicon says; none of it stands in the file of the other tool.

    Attributes:
        id, title: of the lexicon.
        source: the file that it comes from, and of which tool.
        language: two letters.
        licence: under which the words may be used.
    """

    id: str
    title: str
    source: str
    language: str = "en"
    licence: str = "not stated in the source"


@dataclass(frozen=True, slots=True)
class Conversion:
    """A lexicon in our form, as plain data.

    Attributes:
        lexicon: what stands in its file.
        losses: what was left out of it, in the order of the file.
        encoding: that the file was read in.
        guessed: whether that encoding is a guess.
    """

    lexicon: dict[str, Any]
    losses: tuple[Loss, ...]
    encoding: str = "utf-8"
    guessed: bool = False

    def to_toml(self) -> str:
        """The lexicon as TOML."""
        return to_toml(self.lexicon)

    def to_yaml(self) -> str:
        """The lexicon as YAML."""
        return to_yaml(self.lexicon)


def convert_file(  # noqa: PLR0913 - what can be said of a file that does not say it itself
    path: str | Path,
    *,
    ending: str | None = None,
    encoding: str | None = None,
    lexicon_id: str | None = None,
    title: str | None = None,
    language: str = "en",
    licence: str = "not stated in the source",
) -> Conversion:
    """A file of another tool, or a lexicon of ours, as a lexicon that loads.

    Args:
        path: the file; see `read_dictionary`. A lexicon of ours ends in .toml, .yaml or .yml.
        ending: of the form, such as ".cat", for a file whose own ending is another.
        encoding: of the file; by default told by its first bytes, or guessed.
        lexicon_id: by default made of the file's name.
        title: by default the file's name.
        language: of the words.
        licence: under which the words may be used.

    Raises:
        InputError: the file cannot be read, is not of its form, or nothing of it can be carried over.
        LexiconError: a lexicon of ours breaks our form.
    """
    path = Path(path).expanduser()
    done = None if ending or encoding else _own(path)
    if done is not None:
        named = {"id": lexicon_id, "title": title}
        lexicon = done.lexicon | {key: each for key, each in named.items() if each}
        return _loading(Conversion(lexicon, done.losses))  # under its new id and title, too
    dictionary = read_dictionary(path, encoding, ending=ending, as_quanteda=False)
    source = f"{path.name} ({FORMATS[(ending or path.suffix).lower()]})"
    name = lexicon_id or slug(path.stem) or "lexicon"
    about = About(name, title or path.stem, for_terminal(source), language, licence)
    try:
        return _loading(converted(dictionary, about))
    except InputError as error:
        raise InputError(f"{for_terminal(path.name)}: {error}") from None


def converted(dictionary: Dictionary, about: About) -> Conversion:
    """The dictionary as a lexicon: each key a category below that of the key above it, each value an entry.

    Listed as lost: what the reader listed; values that no pattern can say; a value that stands in its category
    already, and one of weight 0; keys without any word.

    Raises:
        InputError: nothing of it can be carried over.
    """
    losses = list(dictionary.losses)
    ids: dict[tuple[str, ...], str] = {}
    categories: dict[tuple[str, ...], dict[str, Any]] = {}
    for above, key in dictionary.walk():
        path = (*(each.name for each in above), key.name)
        ids[path] = _id(path, set(ids.values()))
        categories[path] = _category(key, ids[path], ids.get(path[:-1], ""), about, losses)
    full = {path[:length] for path, category in categories.items() if category["entry"] for length in range(1, 99)}
    for above, key in dictionary.walk():
        path = (*(each.name for each in above), key.name)
        if path not in full:
            losses.append(Loss(key.place or "category", key.name, "the category has no words that can be carried over"))
            del categories[path]
    if not categories:
        raise InputError("nothing in it can be carried over, so there is no lexicon to write.")
    head = {
        "id": about.id,
        "title": about.title,
        "language": about.language,
        "version": "1.0.0",
        "licence": about.licence,
        "about": f"Converted from {about.source}. Its categories have no definitions and no examples yet.",
        "sources": [about.source],
    }
    tables = [{name: part for name, part in category.items() if part} for category in categories.values()]
    lost = tuple(sorted(losses, key=_line))
    return Conversion({**head, "category": tables}, lost, dictionary.encoding, dictionary.guessed)


def entries_in(lexicon: dict[str, Any]) -> int:
    """How many entries, and verbs, a lexicon as plain data has."""
    own = sum(len(lexicon[key]) for key in ("entry", "unresolved", "verb") if key in lexicon)
    parts = (part for key in ("category", "choice_set", "topic", "variant") for part in lexicon.get(key, ()))
    return own + sum(entries_in(part) for part in parts)


def pattern_of(text: str) -> str:
    """A value of another tool in our pattern language.

    An underscore parts words. A word that is all wildcard (`republic of *`) is a gap of one word.

    Raises:
        PatternError: our patterns cannot say it.
    """
    words = unicodedata.normalize("NFC", text).replace("_", " ").split()
    parts: list[str] = []
    gap = 0
    for word in words:
        if _ANY.fullmatch(word):
            gap += 1
            continue
        if gap:
            parts.append(_gap(gap, first=not parts))
            gap = 0
        parts.append(_word(word))
    if gap or not parts:
        raise PatternError("it begins or ends with any word at all" if parts else "it stands for any word at all")
    pattern = " ".join(parts)
    parse_pattern(pattern)
    return pattern


def slug(name: str) -> str:
    """An id made of a name: small letters of the English alphabet, digits and single hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_ID.sub("-", plain.lower()).strip("-")


def _line(loss: Loss) -> int:
    number = loss.place.removeprefix("line ")
    return int(number) if number.isdecimal() else 0


def _word(word: str) -> str:
    special = _OURS.search(word)
    if special and special.group() != "&":
        raise PatternError(f"“{special.group()}” has a meaning of its own in a pattern")
    if word.startswith("-") or word.endswith("-"):
        raise PatternError("a hyphen at the end of a word is no part of it in a pattern")
    if any(_ANY.fullmatch(part) for part in word.split("-")):
        raise PatternError("a wildcard stands alone beside a hyphen, and a hyphen parts words in a pattern")
    return word


def _gap(words: int, *, first: bool) -> str:
    if first:
        raise PatternError("it begins or ends with any word at all")
    if words > _WIDEST:
        raise PatternError(f"a gap of {words} words is wider than a pattern allows")
    return f"{{{words}-{words}}}"


def _category(key: Key, category_id: str, parent: str, about: About, losses: list[Loss]) -> dict[str, Any]:
    label = key.name[1:] if key.name.startswith("+") and not key.name.endswith("+") else key.name  # of Lexicoder 3
    return {
        "id": category_id,
        "label": label,
        "definition": f"The words under “{label}” in {about.source}.",
        "parent": parent,
        "entry": _entries(key.values, losses),
    }


def _entries(values: Sequence[Value], losses: list[Loss]) -> list[dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = {}
    for value in values:
        place = value.place or "value"
        try:
            pattern = pattern_of(value.text)
        except PatternError as error:
            losses.append(Loss(place, value.text, error.reason))
            continue
        if pattern in entries:
            losses.append(Loss(place, value.text, "it stands in this category already"))
        elif value.weight == 0:
            losses.append(Loss(place, value.text, "its weight is 0, so it would never count"))
        else:
            entries[pattern] = {"pattern": pattern} | ({"weight": value.weight} if value.weight != 1 else {})
    return list(entries.values())


def _id(path: Sequence[str], taken: set[str]) -> str:
    """An id that no category has: the names from the highest level down."""
    parts = [slug(name) for name in path]
    wanted = "-".join(part for part in parts if part) if parts[-1] else ""
    wanted = wanted or "-".join([*(part for part in parts if part), "category"])
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def _own(path: Path) -> Conversion | None:
    """A lexicon of ours; None where the file is none."""
    if path.suffix not in LEXICON_ENDINGS:
        return None
    if path.suffix != ".toml":
        try:
            data = load_yaml(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, YamlError, RecursionError):
            return None  # which the reader of dictionaries says better
        if not isinstance(data, dict) or not data.keys() >= _OWN_KEYS:
            return None
    lexicon = msgspec.to_builtins(load_lexicon(path), builtin_types=(dt.date,))
    comments = (line.lstrip() for line in path.read_text(encoding="utf-8-sig").splitlines())
    losses = (Loss(f"line {number}", text, "a comment") for number, text in enumerate(comments, 1) if text[:1] == "#")
    return Conversion(lexicon, tuple(losses))


def _loading(done: Conversion) -> Conversion:
    """The same, if it loads.

    Raises:
        LexiconError: what was given beside the file (its id, for one) breaks our form.
    """
    parse_lexicon(done.to_toml(), f"{done.lexicon['id']}.toml")
    return done
