"""A drawing of Matplotlib's made part of a page: coloured by the page's style, with ids of its own, without styles.

Matplotlib draws in a few stand-in colours, which become classes here; so the page's style sheet colours a drawing for
light, dark and print, and no `style` attribute is left that a strict content security policy would refuse.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from framediff.escaping import for_html
from framediff.export.document.page.markup import Markup

__all__ = ["INK", "LINE", "PAPER", "QUIET", "SERIES", "for_page"]

INK, QUIET, LINE, PAPER = "#010203", "#020304", "#030405", "#040506"
SERIES = ("#050607", "#060708", "#070809", "#08090a", "#090a0b", "#0a0b0c")
_NAMES = {INK: "ink", QUIET: "quiet", LINE: "line", PAPER: "paper"} | {
    colour: f"c{number}" for number, colour in enumerate(SERIES, 1)
}
_SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
_ELEMENTS = frozenset("circle clipPath defs g line path pattern polygon polyline rect svg text tspan use".split())
_KEPT = frozenset(
    "clip-path clip-rule cx cy d fill fill-opacity fill-rule font-size height href opacity patternUnits points r "
    "stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity "
    "stroke-width text-anchor transform viewBox width x x1 x2 y y1 y2".split()
)
_COLOURED = {"fill": "f", "stroke": "k"}
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_SIZE = re.compile(r"([\d.]+)px")


def for_page(svg: str, name: str, words: str) -> Markup:
    """A drawing as an element of a page.

    Args:
        svg: the drawing as Matplotlib wrote it.
        name: unique in the page; ids begin with it, and `{name}-title` and `{name}-words` name and describe it.
        words: its `title` and `desc` elements.
    """
    root = ET.fromstring(svg)  # noqa: S314 - written by Matplotlib a moment ago, with all text escaped
    used = {match for element in root.iter() for match in _references(element)}
    written = _written(root, name, used)
    head, _, rest = written.partition(">")
    return Markup(f'{head} role="img" aria-labelledby="{name}-title {name}-words">{words}{rest}')


def _references(element: ET.Element) -> list[str]:
    values = " ".join(element.attrib.values())
    link = element.get(_LINK, "").removeprefix("#")
    return [*_REFERENCE.findall(values), *([link] if link else [])]


def _written(element: ET.Element, name: str, used: set[str]) -> str:
    """One element with all in it; what is no drawing (metadata, style sheets) is left out."""
    tag = element.tag.removeprefix(f"{{{_SVG}}}")
    if tag not in _ELEMENTS:
        return ""
    given = _attributes(element, name, used)
    if tag == "svg":
        given = {"viewBox": given["viewBox"]}
    attributes = "".join(f' {key}="{for_html(value)}"' for key, value in given.items())
    inner = for_html((element.text or "").strip()) + "".join(_written(child, name, used) for child in element)
    if tag == "g" and not attributes:
        return inner
    return f"<{tag}{attributes}>{inner}</{tag}>" if inner or tag in {"defs", "svg"} else f"<{tag}{attributes}/>"


def _attributes(element: ET.Element, name: str, used: set[str]) -> dict[str, str]:
    given = {key: value for key, value in element.attrib.items() if key != "style"}
    for declaration in element.get("style", "").split(";"):
        key, colon, value = declaration.partition(":")
        if colon:
            given[key.strip()] = value.strip()
    if _LINK in given:
        given["href"] = given.pop(_LINK)
    if size := _SIZE.search(given.get("font", "")):
        given["font-size"] = size[1]
    kept = {key: value for key, value in given.items() if key in _KEPT}
    if given.get("id") in used:
        kept["id"] = f"{name}-{given['id']}"
    classes = [
        _COLOURED[key] + "-" + _NAMES[value.lower()]
        for key, value in kept.items()
        if key in _COLOURED and value.lower() in _NAMES
    ]
    kept = {
        key: _REFERENCE.sub(rf"url(#{name}-\1)", value.replace("#", f"#{name}-", 1) if key == "href" else value)
        for key, value in kept.items()
        if key not in _COLOURED or value.lower() not in _NAMES
    }
    if "d" in kept:
        kept["d"] = " ".join(kept["d"].split())
    if classes:
        kept["class"] = " ".join(classes)
    return kept
