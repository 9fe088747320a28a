"""A lexicon's page: all that it says of itself, for a person to read, as text, Markdown or JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from framediff.escaping import for_markdown, for_terminal
from framediff.export.columns import width, wrap
from framediff.export.layout import counted
from framediff.export.table.structured import SCHEMA_VERSION, shown
from framediff.lexicon import coverage, fingerprint
from framediff.lexicon.rules import CONTEXTS
from framediff.scoring import pooled
from framediff.scoring.cells import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from framediff.lexicon import Category, ChoiceSet, Entry, Lexicon, Variant
    from framediff.lexicon.model import Verb
    from framediff.scoring import Pooled

__all__ = ["KINDS", "page_json", "page_markdown", "page_text"]

KINDS = {
    "issue": "the wording of one issue",
    "frames": "generic frames",
    "rhetoric": "rhetoric",
    "verbs": "verbs that report speech",
}
_LIMIT = 100  # columns; longer lines of prose are hard to follow
_NEGATED = {
    "exclude": "does not count",
    "mirror": "counts for the mirror",
}
_PLAIN_TAKES = ("clause", "that", "quote")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One thing on the page: a title, heading, set, indicator, field, entry, example, numbered source or paragraph.

    `depth` says how far in it stands; `notes` are what is said of an entry beside its pattern.
    """

    kind: str
    text: str
    name: str = ""
    depth: int = 0
    notes: tuple[str, ...] = ()


def page_text(lexicon: Lexicon, columns: int = 80, *, examples: bool = False) -> str:
    """The page in lines of at most `columns` columns (at most 100), with every example sentence if asked for."""
    columns = min(columns, _LIMIT)
    lines: list[str] = []
    before = ""
    for piece in _page(lexicon, examples=examples):
        if lines and (piece.kind in _APART or before in {"title", "paragraph"} or (before != piece.kind == "source")):
            lines.append("")
        lines += _lines(piece, columns)
        before = piece.kind
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


_APART = {"heading", "set", "indicator", "paragraph"}


def _lines(piece: _Piece, columns: int) -> list[str]:
    deep = "  " * piece.depth
    if piece.kind == "entry":
        lines = _pattern(piece.text, columns, deep)
        for note in piece.notes:
            lines += _pattern(note, columns, f"{deep}    ")
        return lines
    named = f"{deep}{piece.name}: "
    begins = {
        "source": (f"{piece.name:>3} ", "    "),
        "field": (named, f"{deep}  "),
        "set": (named, f"{deep}  "),
        "indicator": (named, f"{deep}  "),
        "example": (f"{deep}    {piece.name} ", f"{deep}      "),
    }
    first, rest = begins.get(piece.kind, (deep, deep))
    if width(first) > columns // 2:  # a long name stands before its text like any words
        lines = wrap(f"{first}{piece.text}", columns, first=deep, rest=rest)
    else:
        lines = wrap(piece.text, columns, first=first, rest=rest)
    if piece.kind in _RULED:
        lines.append(_RULED[piece.kind] * min(columns, width(piece.text)))
    return lines


_RULED = {"title": "═", "heading": "─"}


_PARTS = re.compile(r"[^\s|]*\||[^\s|]+")


def _pattern(text: str, columns: int, deep: str) -> list[str]:
    """A pattern in lines, broken between words, and behind the `|` of alternatives that are longer than a line."""
    lines: list[str] = []
    line = deep
    for word in text.split():
        parts = [word] if width(deep) + 2 + width(word) <= columns else _PARTS.findall(word)
        for number, part in enumerate(parts):
            gap = " " if number == 0 and line.strip() else ""
            if line.strip() and width(line) + len(gap) + width(part) > columns:
                lines.append(line)
                line, gap = f"{deep}  ", ""
            line += gap + part
    return [each for whole in [*lines, line] for each in _cut(whole, columns)]


def _cut(line: str, columns: int) -> list[str]:
    """A line in which no place to break it was found is broken anywhere."""
    deep = " " * (len(line) - len(line.lstrip()))
    return [line] if width(line) <= columns else wrap(line, columns, first=deep, rest=deep)


def page_markdown(lexicon: Lexicon, *, examples: bool = False) -> str:
    """The page as Markdown; what the lexicon says is escaped."""
    lines: list[str] = []
    for piece in _page(lexicon, examples=examples):
        name, text = for_markdown(piece.name), for_markdown(f"x{piece.text}")[1:]
        match piece.kind:
            case "title":
                lines += [f"# {text}", ""]
            case "heading":
                lines += ["", f"## {text}", ""]
            case "set" | "indicator":
                level = "###" if piece.kind == "set" or piece.depth == 0 else "####"
                lines += ["", f"{level} {name}: {text}", ""]
            case "source":
                lines.append(f"{piece.name} {text}")
            case "field":
                lines.append(f"- {name}: {text}")
            case "entry":
                notes = "".join(f" · {for_markdown(f'x{note}')[1:]}" for note in piece.notes)
                lines.append(f"  - {_code(piece.text)}{notes}")
            case "example":
                lines.append(f"    - {name} {text}")
            case _:
                lines += [text, ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _code(pattern: str) -> str:
    """A pattern as code, in more backticks than stand in it."""
    text = " ".join(for_terminal(pattern).split())
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    space = " " if longest else ""
    return f"{'`' * (longest + 1)}{space}{text}{space}{'`' * (longest + 1)}"


def page_json(lexicon: Lexicon) -> str:
    """The lexicon whole, as its file has it, with its fingerprint, how far it is tested, and what was measured."""
    tested = coverage(lexicon)
    document = {
        "schema_version": SCHEMA_VERSION,
        "fingerprint": fingerprint(lexicon),
        "coverage": {"entries": tested.entries, "with_match": tested.matched, "with_no_match": tested.refused},
        "indicators": [
            {"id": each.id, "label": each.label, "parent": each.parent or None, "weighted": each.weighted}
            for each in lexicon.indicators()
        ],
        "measured": {key: each.text for key, each in pooled(lexicon).items()},
        "lexicon": msgspec.to_builtins(lexicon),
    }
    return json.dumps(shown(document), ensure_ascii=False, indent=1) + "\n"


def _page(lexicon: Lexicon, *, examples: bool) -> Iterator[_Piece]:
    """Everything on the page, in order."""
    measured = pooled(lexicon)
    yield from _head(lexicon, any_measured=bool(measured))
    if lexicon.choice_set:
        yield _Piece("heading", "Choice sets: rival labels of one referent, shares of the occasions")
    for choice_set in lexicon.choice_set:
        yield from _choice_set(choice_set, measured, examples=examples)
    if lexicon.category:
        yield _Piece("heading", "Categories: wording per 1,000 words of the voice")
    if any(category.parent for category in lexicon.category):
        yield _Piece("paragraph", "A category counts what its parts, which stand under it, count; each place once.")
    for category, depth in lexicon.tree():
        yield from _indicator(category.id, category, depth, measured, examples=examples)
    if lexicon.topic:
        yield _Piece("heading", "Topics: what a paragraph is about")
    for topic in lexicon.topic:
        yield _Piece("indicator", topic.label, topic.id)
        yield from _fields(1, (("definition", topic.definition),))
        yield from _entries(topic.entry, 1, examples=examples)
    if lexicon.accepted:
        yield _Piece("heading", "Accepted findings of framediff lexicon lint")
    for each in lexicon.accepted:
        where = f"{each.finding}, {each.at}" + (f" “{each.pattern}”" if each.pattern else "")
        yield _Piece("field", each.reason, where)


def _head(lexicon: Lexicon, *, any_measured: bool) -> Iterator[_Piece]:
    """What the top of the file says, and how much there is."""
    yield _Piece("title", lexicon.title)
    for paragraph in re.split(r"\n\s*\n", lexicon.about.strip()):
        if paragraph:
            yield _Piece("paragraph", paragraph)
    yield _Piece("paragraph", f"{lexicon.id} {lexicon.version} · {lexicon.language} · {lexicon.licence}")
    subject = "; ".join(lexicon.subject)
    yield from _fields(
        0,
        (
            ("about", KINDS.get(lexicon.kind, "")),
            ("holds", f"{_sizes(lexicon)}; {coverage(lexicon)}"),
            ("precision", "" if any_measured else "not measured by coding"),
            ("used by default where one of these stands in the articles", subject),
        ),
    )
    if lexicon.sources:
        yield _Piece("heading", "Sources")
    yield from (_Piece("source", source, f"{number}.") for number, source in enumerate(lexicon.sources, 1))


def _choice_set(choice_set: ChoiceSet, measured: Mapping[str, Pooled], *, examples: bool) -> Iterator[_Piece]:
    yield _Piece("set", choice_set.label or choice_set.referent, choice_set.id)
    yield from _fields(1, (("names", choice_set.referent if choice_set.label else ""), ("note", choice_set.note)))
    for variant in choice_set.variant:
        yield from _indicator(f"{choice_set.id}/{variant.id}", variant, 1, measured, examples=examples)
    if choice_set.unresolved:
        yield _Piece("indicator", "mentions that may name it, in no share", f"{choice_set.id}, unresolved", 1)
        yield from _entries(choice_set.unresolved, 2, examples=examples)


def _sizes(lexicon: Lexicon) -> str:
    variants = sum(len(choice_set.variant) for choice_set in lexicon.choice_set)
    parts = [
        f"{counted(len(lexicon.choice_set), 'choice set')} with {counted(variants, 'variant')}" * bool(variants),
        f"{len(lexicon.category)} categor{'y' if len(lexicon.category) == 1 else 'ies'}" * bool(lexicon.category),
        counted(len(lexicon.topic), "topic") * bool(lexicon.topic),
    ]
    return ", ".join(filter(None, parts))


def _fields(depth: int, fields: Sequence[tuple[str, str]]) -> Iterator[_Piece]:
    return (_Piece("field", text, name, depth) for name, text in fields if text)


def _indicator(
    key: str, indicator: Variant | Category, depth: int, measured: Mapping[str, Pooled], *, examples: bool
) -> Iterator[_Piece]:
    yield _Piece("indicator", indicator.label, key, depth)
    yield from _fields(
        depth + 1,
        (
            ("definition", getattr(indicator, "definition", "")),
            ("part of", getattr(indicator, "parent", "")),
            ("denied", _NEGATED.get(getattr(indicator, "negated", ""), "")),
            ("side", indicator.side),
            ("used by", indicator.used_by),
            ("objected by", indicator.objected_by),
            ("mirror", indicator.mirror),
            ("sources", "; ".join(indicator.sources)),
            ("measured", measured[key].text if key in measured else ""),
            ("note", indicator.note),
        ),
    )
    yield from _entries(indicator.entry, depth + 1, examples=examples)
    verbs = getattr(indicator, "verb", ())
    if verbs:
        yield _tested("verbs", verbs, depth + 1)
    for verb in verbs:
        yield _Piece("entry", verb.lemma, "", depth + 2, _verb_notes(verb))
        yield from _examples(verb, depth + 2) if examples else ()


def _tested(name: str, entries: Sequence[Entry | Verb], depth: int) -> _Piece:
    with_match = sum(bool(entry.match) for entry in entries)
    without = sum(bool(entry.no_match) for entry in entries)
    return _Piece("field", f"{len(entries)}, {with_match} with match, {without} with no_match", name, depth)


def _entries(entries: Sequence[Entry], depth: int, *, examples: bool) -> Iterator[_Piece]:
    if entries:
        yield _tested("entries", entries, depth)
    for entry in entries:
        yield _Piece("entry", entry.pattern, "", depth + 1, _notes(entry))
        yield from _examples(entry, depth + 1) if examples else ()


def _examples(entry: Entry | Verb, depth: int) -> Iterator[_Piece]:
    yield from (_Piece("example", text, "+", depth) for text in entry.match)
    yield from (_Piece("example", text, "-", depth) for text in entry.no_match)


def _notes(entry: Entry) -> tuple[str, ...]:
    """What an entry says beyond its pattern."""
    dates = [f"{name} {day}" for name, day in (("since", entry.since), ("until", entry.until)) if day is not None]
    marks = ["regular expression"] * entry.regex + ["capitals matter"] * entry.case + dates
    marks += [f"weight {plain(entry.weight)}"] * (entry.weight != 1)
    notes = [", ".join(marks)] * bool(marks)
    notes += [f"{kind.replace('_', ' ')}: {'; '.join(found)}" for kind in CONTEXTS if (found := getattr(entry, kind))]
    if (each := entry.measured) is not None:
        alpha = "" if each.alpha is None else f", α {each.alpha:.2f}"
        day = "" if each.on is None else f", {each.on}"
        notes.append(f"measured {each.right} of {each.coded} right, {counted(each.coders, 'coder')}{alpha}{day}")
    return (*notes, *([f"note: {entry.note}"] if entry.note else []))


def _verb_notes(verb: Verb) -> tuple[str, ...]:
    notes = [f"forms: {', '.join(verb.forms)}"] * bool(verb.forms)
    notes += [f"takes: {', '.join(verb.takes)}"] * (verb.takes != _PLAIN_TAKES)
    notes += [f"ambiguous: {', '.join(verb.ambiguous)}"] * bool(verb.ambiguous)
    return ("; ".join(notes),) if notes else ()
