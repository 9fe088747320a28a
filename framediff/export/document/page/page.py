"""The page of a document: its head, its contents, its sections, the places behind its numbers and its manifest."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from framediff.export.document.footnotes import LEAD
from framediff.export.document.page.blocks import Blocks
from framediff.export.document.page.charts import drawn_by
from framediff.export.document.page.made import made_from
from framediff.export.document.page.markup import Markup, element, joined
from framediff.export.document.page.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framediff.export.document.model import Document, Section

__all__ = ["document_page"]

_DEEPEST = 6
_ENTRIES = 36  # of the contents: as many as a reader takes in at a glance; levels below are left out


def document_page(document: Document) -> str:
    """The document as HTML: one file that asks for no other, runs no script and gives the same bytes every time.

    A number links to its note, which lists its places with their words marked in context, and back. Every text of
    articles, names and lexicons is escaped, and a content security policy forbids whatever this page does not use.
    """
    blocks = Blocks()
    anchors = _anchors(document.sections)
    sections = [_section(section, 2, blocks, anchors) for section in document.sections]
    contents = [_entry(section, anchors, _levels(document.sections)) for section in document.sections]
    if blocks.notes:
        sections.append(_part("evidence", "Evidence", element("p", LEAD, class_="note"), blocks.notes.section()))
        contents.append(_link("evidence", "Evidence"))
    if document.manifest is not None:
        sections.append(_part("made-from", "Made from", made_from(document.manifest)))
        contents.append(_link("made-from", "Made from"))
    head = element(
        "header",
        element("h1", document.title, dir="auto"),
        *([element("p", " · ".join(document.subtitle), class_="subtitle", dir="auto")] if document.subtitle else []),
    )
    nav = element("nav", element("h2", "Contents"), _list(contents), aria_label="Contents")
    body = joined(
        element("a", "Skip to the report", class_="skip", href="#report"),
        element("div", head, nav, element("main", *sections, id="report"), class_="page"),
        by="\n",
    )
    return f"<!DOCTYPE html>\n{element('html', _head(document.title, blocks), _body(body), lang='en')}\n"


def _head(title: str, blocks: Blocks) -> Markup:
    """What a browser must know, and what it must not do; and what drew the charts, if there are any."""
    drawn = f"framediff; charts by {drawn_by()}" if blocks.charts else "framediff"
    style = Markup(STYLE)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        Markup("\n"),
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=drawn),
        element("title", title),
        Markup("\n"),
        element("style", style),
        Markup("\n"),
    )


def _body(body: Markup) -> Markup:
    return element("body", Markup("\n"), body, Markup("\n"))


def _anchors(sections: Iterable[Section]) -> dict[int, str]:
    """A name in links for each section, by its identity: its id with letters and digits only, each name once."""
    found: dict[int, str] = {}

    def walk(inner: Iterable[Section]) -> None:
        for section in inner:
            plain = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in section.id).split()) or "part"
            name, number = f"s-{plain}", 2
            while name in found.values():
                name, number = f"s-{plain}-{number}", number + 1
            found[id(section)] = name
            walk(section.sections)

    walk(sections)
    return found


def _section(section: Section, level: int, blocks: Blocks, anchors: dict[int, str]) -> Markup:
    shown = blocks.of(section.blocks)  # before its parts: notes are numbered as they come
    inner = [_section(each, level + 1, blocks, anchors) for each in section.sections]
    title = element(f"h{min(level, _DEEPEST)}", section.title, dir="auto")
    return element("section", joined(title, *shown, *inner, by="\n"), id=anchors[id(section)])


def _part(name: str, title: str, *parts: Markup) -> Markup:
    return element("section", joined(element("h2", title), *parts, by="\n"), id=name)


def _link(name: str, title: str) -> Markup:
    return element("a", element("bdi", title), href=f"#{name}")


def _levels(sections: Sequence[Section]) -> int:
    """How many levels of sections the contents show."""
    levels, shown, here = 1, len(sections), [inner for section in sections for inner in section.sections]
    while here and shown + len(here) <= _ENTRIES:
        levels, shown = levels + 1, shown + len(here)
        here = [inner for section in here for inner in section.sections]
    return levels


def _entry(section: Section, anchors: dict[int, str], levels: int) -> Markup:
    inner = [_entry(each, anchors, levels - 1) for each in section.sections] if levels > 1 else []
    return joined(_link(anchors[id(section)], section.title), *([_list(inner)] if inner else []))


def _list(entries: Iterable[Markup]) -> Markup:
    return element("ul", *(element("li", entry) for entry in entries))
