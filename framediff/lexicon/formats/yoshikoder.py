"""Yoshikoder and Lexicoder dictionaries in XML (.ykd, .lcd): `cnode` a category, `pnode` a word of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from framediff.errors import InputError
from framediff.lexicon.formats.dictionary import Dictionary, Key, Loss, Value, merged

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["read_yoshikoder"]

_DEEPEST = 50
_OTHER = frozenset({"dictionary"})
_MOST_COPIED = 200_000  # keys and values; each category in a row of such doubles what quanteda copies


@dataclass(slots=True)
class _Node:
    """A category as the file has it: what its words' elements say, and the categories below."""

    name: str
    place: str
    words: list[tuple[dict[str, str], str]] = field(default_factory=list)
    nodes: list[_Node] = field(default_factory=list)


def read_yoshikoder(text: str, *, as_quanteda: bool = False) -> Dictionary:
    """The dictionary in `text`.

    Not carried over, and listed: descriptions of categories and words, words outside of a category, and what other
    elements hold.

    With `as_quanteda` it is what quanteda makes of the file: words of a category that has others below it are left
    out; a category with others below it holds the categories before it on its level, too; of two categories of one
    name on a level the later one stands; every attribute of a word's element is a word. All that is listed.

    Raises:
        InputError: it is not well-formed, it has a document type (which may hold entities), it nests too deeply, or
            what quanteda copies grows beyond measure.
    """
    reader = _Reader()
    parser = reader.parser
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)  # noqa: FBT003 - the parser takes no name here
    except expat.ExpatError as error:
        raise InputError(f"it is not well-formed XML: {expat.ErrorString(error.code)} (line {error.lineno}).") from None
    losses = reader.losses
    keys = tuple(_Copied(losses).keys(reader.top, {}).values()) if as_quanteda else merged(_keys(reader.top, losses))
    return Dictionary(keys, tuple(sorted(losses, key=lambda loss: int(loss.place.rpartition(" ")[2]))))


class _Reader:
    """Gathers categories as the parser comes by them."""

    def __init__(self) -> None:
        self.top = _Node("", "")
        self.open = [self.top]
        self.losses: list[Loss] = []
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype

    @property
    def _place(self) -> str:
        return f"line {self.parser.CurrentLineNumber}"

    def _doctype(self, *_: object) -> None:
        raise InputError(f"it declares a document type ({self._place}), which may hold entities: remove that line.")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = attributes.get("name", "")
        if tag == "cnode":
            if len(self.open) > _DEEPEST:
                raise InputError(f"its categories nest more than {_DEEPEST} deep ({self._place}).")
            if not name.strip():
                self.losses.append(Loss(self._place, tag, "a category without a name: its words count for none"))
            node = _Node(name, self._place)
            self.open[-1].nodes.append(node)
            self.open.append(node)
        elif tag == "pnode":
            if not name.strip() or not self.open[-1].name.strip():
                reason = "a word in no category" if name.strip() else "a word that is empty"
                self.losses.append(Loss(self._place, name.strip(), reason))
            else:
                self.open[-1].words.append((attributes, self._place))
        elif tag not in _OTHER:
            self.losses.append(Loss(self._place, tag, "an element that is neither a category nor a word"))
        if attributes.get("desc", "").strip():
            self.losses.append(Loss(self._place, attributes["desc"], f"the description of “{name.strip()}”"))

    def _end(self, tag: str) -> None:
        if tag == "cnode":
            self.open.pop()


def _keys(node: _Node, losses: list[Loss]) -> list[Key]:
    """The categories below a node that hold something, as the file says it."""
    keys = []
    for each in node.nodes:
        name = each.name.strip()
        values = _values((said["name"], place) for said, place in each.words)
        key = Key(name, values, tuple(_keys(each, losses)), each.place)
        if name and (key.values or key.keys):
            keys.append(key)
        elif name:
            losses.append(Loss(key.place, key.name, "the category has no words"))
    return keys


class _Copied:
    """The categories with those that quanteda copies into them; how many they are is kept in bounds."""

    def __init__(self, losses: list[Loss]) -> None:
        self.losses = losses
        self.size: dict[int, int] = {}  # of a key, with all below it, by identity
        self.kept: list[Key] = []  # so that no identity is used again

    def keys(self, node: _Node, before: dict[str, Key]) -> dict[str, Key]:
        """The categories below a node, after those that stand before it on its own level."""
        found = dict(before)
        for each in node.nodes:
            if not each.name.strip():
                continue
            if each.nodes:
                key = Key(each.name, (), tuple(self.keys(each, found).values()), each.place)
                if found:
                    self._lost(each.place, each.name, "quanteda copies the categories before it into it")
                for said, place in each.words:
                    self._lost(place, said["name"], "quanteda leaves out words beside categories")
            else:
                values = _values((text, place) for said, place in each.words for text in said.values())
                key = Key(each.name, values, (), each.place)
            if each.name in found:
                self._lost(found[each.name].place, each.name, "quanteda keeps the last of two categories of one name")
            if key.values or each.nodes:
                found[each.name] = self._counted(key)
            else:
                found.pop(each.name, None)
                self._lost(each.place, each.name, "the category has no words")
        return found

    def _lost(self, place: str, text: str, reason: str) -> None:
        self.losses.append(Loss(place, text.strip(), reason))

    def _counted(self, key: Key) -> Key:
        size = 1 + len(key.values) + sum(self.size[id(each)] for each in key.keys)
        if size > _MOST_COPIED:
            raise InputError(
                f"read as quanteda does, “{key.name}” holds more than {_MOST_COPIED:,} words ({key.place}), copies of"
                " the categories before it: read it with as_quanteda=False."
            )
        self.size[id(key)] = size
        self.kept.append(key)
        return key


def _values(words: Iterable[tuple[str, str]]) -> tuple[Value, ...]:
    """Each word once, where it stands first."""
    found: dict[str, Value] = {}
    for text, place in words:
        found.setdefault(text.strip(), Value(text.strip(), place=place))
    return tuple(found.values())
