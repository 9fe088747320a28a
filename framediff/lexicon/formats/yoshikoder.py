"""Yoshikoder and Lexicoder dictionaries in XML (.ykd, .lcd): `cnode` a category, `pnode` a word of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from framediff.errors import InputError
from framediff.lexicon.formats.dictionary import Dictionary, Key, Loss, Value, merged

__all__ = ["read_yoshikoder"]

_DEEPEST = 50
_OTHER = frozenset({"dictionary"})


@dataclass(slots=True)
class _Open:
    """A category that is being read."""

    name: str
    place: str
    values: dict[str, Value] = field(default_factory=dict)
    keys: list[Key] = field(default_factory=list)

    def closed(self) -> Key:
        return Key(self.name, tuple(self.values.values()), tuple(self.keys), self.place)


def read_yoshikoder(text: str) -> Dictionary:
    """The dictionary in `text`.

    Not carried over, and listed: descriptions of categories and words, words outside of a category, and what other
    elements hold.

    Raises:
        InputError: it is not well-formed, it has a document type (which may hold entities), or it nests too deeply.
    """
    reader = _Reader()
    parser = reader.parser
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)  # noqa: FBT003 - the parser takes no name here
    except expat.ExpatError as error:
        raise InputError(f"it is not well-formed XML: {expat.ErrorString(error.code)} (line {error.lineno}).") from None
    return Dictionary(merged(reader.top.keys), tuple(reader.losses))


class _Reader:
    """Gathers categories as the parser comes by them."""

    def __init__(self) -> None:
        self.top = _Open("", "")
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
        name = attributes.get("name", "").strip()
        if tag == "cnode":
            if len(self.open) > _DEEPEST:
                raise InputError(f"its categories nest more than {_DEEPEST} deep ({self._place}).")
            if not name:
                self.losses.append(Loss(self._place, tag, "a category without a name: its words count for none"))
            self.open.append(_Open(name, self._place))
        elif tag == "pnode":
            self._word(name)
        elif tag not in _OTHER:
            self.losses.append(Loss(self._place, tag, "an element that is neither a category nor a word"))
        if attributes.get("desc", "").strip():
            self.losses.append(Loss(self._place, attributes["desc"], f"the description of “{name}”"))

    def _word(self, name: str) -> None:
        if not name or not self.open[-1].name:
            self.losses.append(Loss(self._place, name, "a word in no category" if name else "a word that is empty"))
        else:
            self.open[-1].values.setdefault(name, Value(name, place=self._place))

    def _end(self, tag: str) -> None:
        if tag == "cnode":
            key = self.open.pop().closed()
            if key.name and (key.values or key.keys):
                self.open[-1].keys.append(key)
            elif key.name:
                self.losses.append(Loss(key.place, key.name, "the category has no words"))
