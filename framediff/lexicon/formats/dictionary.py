"""A dictionary of another tool: nested keys with their values, before it becomes a lexicon or is looked up as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from framediff.errors import InputError
from framediff.escaping import for_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["OWN_NAMES", "OWN_VALUES", "Dictionary", "Key", "Loss", "PlainDictionary", "Value", "merged"]

OWN_VALUES = "_values"
"""Where the values of a key stand that has keys below it, in the plain form of a dictionary."""

OWN_NAMES = frozenset({OWN_VALUES, "__"})
"""The same, as it may be written: quanteda's `as.list` and `as.yaml` call it `__`."""

PlainDictionary: TypeAlias = Mapping[str, object]
"""Key to a value, to a list of values, or to the keys below it (with `_values` for the values of the key itself)."""

_DEEPEST = 50  # levels; nobody nests categories so deep, a broken file does


@dataclass(frozen=True, slots=True)
class Value:
    """One word or phrase of a key, as the dictionary has it.

    Attributes:
        text: the pattern; the words of a phrase are parted by spaces.
        weight: its weight, 1 where the dictionary gives none.
        place: where it stands (`line 12`); "" where that is not known.
    """

    text: str
    weight: float = 1.0
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Key:
    """A category of a dictionary: its own values, and the keys below it."""

    name: str
    values: tuple[Value, ...] = ()
    keys: tuple[Key, ...] = ()
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Loss:
    """Something in a file that was not carried over: where it stands, what it says, and why it was left out."""

    place: str
    text: str
    reason: str

    def __str__(self) -> str:
        said = f" “{for_terminal(self.text)}”" if self.text else ""
        return (
            f"{for_terminal(self.place)}:{said}: {for_terminal(self.reason)}"
            if said
            else f"{self.place}: {self.reason}"
        )


@dataclass(frozen=True, slots=True, repr=False)
class Dictionary:
    """Nested keys with their values, in the order of the file.

    Attributes:
        keys: those of the highest level; no two of one level have the same name.
        losses: what the file holds beside them and a dictionary cannot.
        encoding: of the file; "" where it was not read from one.
        guessed: whether that encoding is a guess.
    """

    keys: tuple[Key, ...]
    losses: tuple[Loss, ...] = field(default=(), compare=False)
    encoding: str = field(default="", compare=False)
    guessed: bool = field(default=False, compare=False)

    @classmethod
    def of(cls, plain: PlainDictionary, *, separator: str = " ") -> Dictionary:
        """The dictionary with these keys and values.

        White space around values is dropped, a value that a key has already is not added again, and `separator`
        parts the words of a phrase. Capitals stay as they are.

        Raises:
            InputError: a key has no name, a value is no text, or `separator` is empty.
        """
        if not separator:
            raise InputError("the separator between the words of a phrase is empty: give at least one character.")
        return cls(_keys_of(plain, separator, 1))

    def plain(self) -> dict[str, object]:
        """The same as mappings and lists: a key's own values under `_values`, the keys below it beside them."""
        return {key.name: _plain_key(key) for key in self.keys}

    def flat(self, levels: Iterable[int]) -> dict[str, list[str]]:
        """Values by key, the names of the chosen levels (1 is the highest) joined by ".".

        Values of a level that is not chosen count for the nearest chosen level above; without one they are left out.
        """
        chosen = frozenset(levels)
        found: dict[str, list[str]] = {}
        for above, key in self.walk():
            name = ".".join(each.name for level, each in enumerate((*above, key), 1) if level in chosen)
            if name and key.values:
                found.setdefault(name, []).extend(value.text for value in key.values)
        return found

    def walk(self) -> Iterator[tuple[tuple[Key, ...], Key]]:
        """Every key with the keys above it, highest first; a key stands before those below it."""
        yield from _walk(self.keys, ())

    def __repr__(self) -> str:
        return f"Dictionary({self})"

    def __str__(self) -> str:
        keys = list(self.walk())
        values = sum(len(key.values) for _, key in keys)
        return f"{len(keys)} {'key' if len(keys) == 1 else 'keys'}, {values} {'value' if values == 1 else 'values'}"


def merged(keys: Iterable[Key]) -> tuple[Key, ...]:
    """The keys with those of the same name made one, at the place of the first, on every level below, too."""
    by_name: dict[str, Key] = {}
    for key in keys:
        one = by_name.get(key.name)
        if one is not None:
            key = Key(key.name, one.values + key.values, one.keys + key.keys, one.place)  # noqa: PLW2901 - the sum
        by_name[key.name] = key
    return tuple(Key(key.name, key.values, merged(key.keys), key.place) for key in by_name.values())


def _keys_of(plain: PlainDictionary, separator: str, level: int) -> tuple[Key, ...]:
    if level > _DEEPEST:
        raise InputError(f"the dictionary has more than {_DEEPEST} levels: is it the right file?")
    keys = []
    for name, content in plain.items():
        if not isinstance(name, str) or not name:
            raise InputError(f"the dictionary has a key without a name, over {for_terminal(str(content))[:60]}.")
        if isinstance(content, Mapping):
            below = {key: each for key, each in content.items() if key not in OWN_NAMES}
            own = (_values_of(name, each, separator) for key, each in content.items() if key in OWN_NAMES)
            values = tuple(value for each in own for value in each)
            keys.append(Key(name, values, _keys_of(below, separator, level + 1)))
        else:
            keys.append(Key(name, _values_of(name, content, separator)))
    return tuple(keys)


def _values_of(name: str, content: object, separator: str) -> tuple[Value, ...]:
    listed = [content] if isinstance(content, str) else content
    if not isinstance(listed, Sequence) or not all(isinstance(each, str) for each in listed):
        raise InputError(f"the key “{for_terminal(name)}” of the dictionary holds something that is no text.")
    texts = dict.fromkeys(each.strip().replace(separator, " ") for each in listed)
    return tuple(Value(text) for text in texts)


def _plain_key(key: Key) -> dict[str, object]:
    own: dict[str, object] = {OWN_VALUES: [value.text for value in key.values]} if key.values else {}
    return own | {each.name: _plain_key(each) for each in key.keys}


def _flatten(
    keys: tuple[Key, ...], levels: frozenset[int], level: int, above: str, found: dict[str, list[str]]
) -> None:
    for key in keys:
        name = above
        if level in levels:
            name = f"{above}.{key.name}" if above else key.name
        if name and key.values:
            found.setdefault(name, []).extend(value.text for value in key.values)
        _flatten(key.keys, levels, level + 1, name, found)


def _walk(keys: tuple[Key, ...], above: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], Key]]:
    for key in keys:
        yield above, key
        yield from _walk(key.keys, (*above, key))
