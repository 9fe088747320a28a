"""A lexicon written as TOML or YAML in our form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["to_toml", "to_yaml", "toml_value"]

_LINE = 110  # columns; a list that fits stands on one line
_INDENT = "  "


def to_toml(lexicon: Mapping[str, Any]) -> str:
    """The lexicon as TOML: its tables with headings, entries as inline tables, one a line."""
    return "".join(f"{line}\n" for line in _table(lexicon, ""))


def to_yaml(lexicon: Mapping[str, Any]) -> str:
    """The lexicon as YAML, its keys in the same order."""
    import yaml

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(dict(lexicon), Dumper=dumper, sort_keys=False, allow_unicode=True, width=_LINE)
    return text


def _table(table: Mapping[str, Any], path: str) -> Iterator[str]:
    """The lines of a table: its own keys first, then the tables below it."""
    below = {key: each for key, each in table.items() if key != "entry" and _is_tables(each)}
    for key, each in table.items():
        if key not in below:
            yield from _pair(key, each)
    for key, tables in below.items():
        name = f"{path}{key}"
        for each in tables:
            yield ""
            yield f"[[{name}]]"
            yield from _table(each, f"{name}.")


def _pair(key: str, content: object) -> Iterator[str]:
    line = f"{key} = {toml_value(content)}"
    if isinstance(content, list | tuple) and content and (len(line) > _LINE or _is_tables(content)):
        yield f"{key} = ["
        for each in content:
            yield f"{_INDENT}{toml_value(each)},"
        yield "]"
    else:
        yield line


def _is_tables(content: object) -> bool:
    return isinstance(content, list | tuple) and bool(content) and all(isinstance(each, dict) for each in content)


def toml_value(content: object) -> str:
    """A text, number, truth value, date, list or inline table as TOML has it."""
    if isinstance(content, str):
        return _text(content)
    if isinstance(content, bool):
        return "true" if content else "false"
    if isinstance(content, float) and content.is_integer():
        return str(int(content))
    if isinstance(content, dict):
        return "{ " + ", ".join(f"{key} = {toml_value(each)}" for key, each in content.items()) + " }"
    if isinstance(content, list | tuple):
        return "[" + ", ".join(toml_value(each) for each in content) + "]"
    return str(content)  # a number, or a date, which both stand in TOML as Python writes them


def _text(text: str) -> str:
    """A basic string: what JSON escapes, and the one control character that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
