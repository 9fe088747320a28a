"""HTML put together safely: what is not markup already is escaped, always."""

from __future__ import annotations

from framediff.escaping import for_html

__all__ = ["Markup", "element", "joined"]

_VOID = frozenset({"col", "meta"})


class Markup(str):
    """A string that is HTML already; only this module makes one of text."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: str | bool | None) -> Markup:
    """One element; text among `children` and every attribute's value is escaped, `Markup` is not.

    A trailing underscore of an attribute's name is dropped (`class_`), one inside becomes a hyphen (`aria_label`);
    `True` gives the name alone, `False` and `None` nothing.
    """
    given = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{for_html(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{joined(*children)}</{name}>")


def joined(*parts: str, by: str = "") -> Markup:
    """The parts after each other; text among them is escaped."""
    return Markup(by.join(part if isinstance(part, Markup) else for_html(part) for part in parts))
