"""Front matter: a block of keys at the very beginning of a text file. It stays in the text, as a zone of its own."""

from __future__ import annotations

import re
import tomllib

from framediff.errors import InputError
from framediff.escaping import for_terminal
from framediff.sources.records import Record, record_of

__all__ = ["NAME", "front_matter"]

NAME = "front matter"
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_SCALAR = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*))?")
_LONGEST = 200  # lines


def front_matter(text: str, where: str) -> tuple[int, Record]:
    """The end of the front matter of `text` and what it says; 0 and an empty record if it has none.

    `+++` encloses TOML, `---` plain `key: value` lines. A first line of `---` that is followed by anything else than
    such a line is an ornament of the text.

    Raises:
        InputError: the block is not closed, a line is not one of the form, or a key or date is unknown.
    """
    opening = _LINE.match(text)
    fence = opening[1].rstrip() if opening else ""
    if opening is None or fence not in ("+++", "---"):
        return 0, Record()
    body: list[str] = []
    position = opening.end()
    while position < len(text) and len(body) < _LONGEST and (line := _LINE.match(text, position)):
        if fence == "---" and not body and not _SCALAR.fullmatch(line[1].strip()):
            return 0, Record()
        if line[1].rstrip() == fence:
            given = _toml(body, where) if fence == "+++" else _plain(body, where)
            return line.start() + len(fence), record_of(given, name=NAME, where=f"{where}, front matter")
        body.append(line[1])
        position = line.end()
    raise InputError(f'{where}: the front matter that begins with "{fence}" has no closing "{fence}" line.')


def _toml(body: list[str], where: str) -> dict[str, object]:
    try:
        return tomllib.loads("\n".join(body))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{where}: the front matter is not TOML: {for_terminal(str(error))}.") from error


def _plain(body: list[str], where: str) -> dict[str, object]:
    given: dict[str, object] = {}
    for number, line in enumerate(body, 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _SCALAR.fullmatch(line.strip()) if not line[0].isspace() else None
        if match is None:
            raise InputError(
                f'{where}, line {number}: front matter between "---" takes lines of the form "key: value".'
            )
        value = (match[2] or "").strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        if match[1].lower() in given:
            raise InputError(f'{where}, line {number}: "{match[1]}" is given twice.')
        given[match[1].lower()] = value
    return given
