"""Dictionaries in YAML, as quanteda writes them: nested mappings with lists of values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.errors import InputError
from framediff.lexicon.formats.dictionary import OWN_NAMES, Dictionary, Key, Loss, Value, merged
from framediff.lexicon.yamltext import YamlError, compose_yaml

if TYPE_CHECKING:
    import yaml

__all__ = ["read_quanteda"]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def read_quanteda(text: str) -> Dictionary:
    """The dictionary in `text`; `NO`, `12` and the like are names and words here, never truth values or numbers.

    The values of a key that has keys below it stand under `_values` or `__` (as quanteda writes it), or as words among
    the mappings of a list. A key that stands twice is made one. Not carried over, and listed: empty words.

    Raises:
        InputError: it is no YAML, more than plain data, or no mapping of names to words.
    """
    import yaml

    try:
        root = compose_yaml(text)
    except YamlError as error:
        raise InputError(f"it is not valid YAML: {error}.") from None
    if root is None:
        return Dictionary(())
    if not isinstance(root, yaml.MappingNode):
        raise InputError(f"its YAML must be a mapping of names to words ({_place(root)}).")
    losses: list[Loss] = []
    return Dictionary(merged(_keys(root, losses)), tuple(losses))


def _keys(node: yaml.MappingNode, losses: list[Loss]) -> list[Key]:
    import yaml

    keys = []
    for name, content in node.value:
        if not isinstance(name, yaml.ScalarNode) or not name.value:
            raise InputError(f"a key of its YAML has no name ({_place(name)}).")
        values, below = _content(content, losses)
        keys.append(Key(name.value, tuple(values), tuple(below), _place(name)))
    return keys


def _content(node: yaml.Node, losses: list[Loss]) -> tuple[list[Value], list[Key]]:
    """The words and the keys that a key holds."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        keys = _keys(node, losses)
        own = [value for key in keys if key.name in OWN_NAMES for value in key.values]
        return own, [key for key in keys if key.name not in OWN_NAMES]
    if isinstance(node, yaml.ScalarNode):
        if node.style is None and node.value in _NULLS:
            return [], []
        node = yaml.SequenceNode(node.tag, [node], node.start_mark, node.end_mark)
    words: dict[str, Value] = {}
    below: list[Key] = []
    for each in node.value:
        if isinstance(each, yaml.ScalarNode):
            word = each.value.strip()
            if word:
                words.setdefault(word, Value(word, place=_place(each)))
            else:
                losses.append(Loss(_place(each), "", "an empty word"))
        elif isinstance(each, yaml.MappingNode):
            below.extend(_keys(each, losses))
        else:
            raise InputError(f"a list stands in a list of words ({_place(each)}).")
    return list(words.values()), below


def _place(node: yaml.Node) -> str:
    return f"line {node.start_mark.line + 1}" if node.start_mark else ""
