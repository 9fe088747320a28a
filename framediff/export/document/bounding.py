"""A document with bounded evidence: of each number so many places are written down, and how many there are is said."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar, cast

from framediff.export.document.model import Evidence

if TYPE_CHECKING:
    from framediff.export.document.model import Document

__all__ = ["bounded"]

_Part = TypeVar("_Part")


def bounded(document: Document, most: int) -> Document:
    """The document with at most so many places written down behind each number; 0 for all of them."""
    return _bounded(document, most) if most else document


def _bounded(part: _Part, most: int) -> _Part:
    """The same for any part of a document; what has no evidence in it is the same object."""
    if isinstance(part, Evidence):
        return cast("_Part", replace(part, most=most)) if len(part.places) > most else part
    if isinstance(part, tuple):
        inner = tuple(_bounded(each, most) for each in part)
        same = all(one is other for one, other in zip(part, inner, strict=True))
        return part if same else cast("_Part", inner)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    found = {each.name: getattr(part, each.name) for each in fields(part) if each.init}
    changed = {name: new for name, old in found.items() if (new := _bounded(old, most)) is not old}
    return cast("_Part", replace(part, **changed)) if changed else part
