"""The manifest on a page: for people as lists and tables, and whole as JSON for `framediff verify`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from framediff.export.document.page.markup import Markup, element, joined
from framediff.export.layout import counted
from framediff.export.table.structured import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["made_from"]


def made_from(manifest: Mapping[str, object]) -> Markup:
    """What a document was made from; the block of JSON has the id `manifest`."""
    parts = []
    for key, value in manifest.items():
        if isinstance(value, (list, tuple)) and value and all(isinstance(each, dict) for each in value):
            parts.append(_records(key, value))
    simple = [(key, value) for key, value in manifest.items() if not isinstance(value, (list, tuple)) and value]
    terms = (element("div", element("dt", _named(key)), element("dd", _words(value))) for key, value in simple)
    whole = json.dumps(shown(dict(manifest)), ensure_ascii=True, indent=1)
    lines = joined(*whole.split("\n"), by="\n")
    block = element("details", element("summary", "The same for a program"), element("pre", lines, id="manifest"))
    return joined(element("dl", *terms), *parts, block, by="\n")


def _named(key: str) -> str:
    return key.replace("_", " ")


def _words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{_named(str(key))} {_words(each)}" for key, each in value.items())
    if isinstance(value, (list, tuple)):
        return " ".join(_words(each) for each in value) or "none"
    return "none" if value is None else str(value)


def _records(key: str, records: Sequence[Mapping[str, object]]) -> Markup:
    """A list of records as a table with a column for each of their keys."""
    columns = list(dict.fromkeys(name for record in records for name in record))
    heads = (element("th", _named(name), scope="col") for name in columns)
    rows = (element("tr", *(element("td", element("bdi", _words(r.get(n)))) for n in columns)) for r in records)
    title = counted(len(records), _named(key).removesuffix("s"))
    table = element(
        "table",
        element("caption", title),
        element("thead", element("tr", *heads)),
        element("tbody", joined(*rows, by="\n")),
        class_="hashes",
    )
    return element("div", table, class_="scroll", tabindex="0", role="region", aria_label=title)
