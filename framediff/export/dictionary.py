"""A lexicon as plain text: what it counts, by which patterns, and who uses and who objects to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.escaping import for_terminal
from framediff.export.columns import wrap
from framediff.scoring import pooled
from framediff.scoring.cells import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from framediff.lexicon import Category, Entry, Lexicon, Variant
    from framediff.scoring import Pooled

__all__ = ["to_text"]

_COLUMNS = 80
_CONTEXTS = tuple(f"{no}{key}" for key in ("before", "after", "near", "anywhere") for no in ("", "not_"))


def to_text(lexicon: Lexicon) -> str:
    """The lexicon in lines of at most 80 columns."""
    lines = wrap(f"{lexicon.id} {lexicon.version} ({lexicon.language}, {lexicon.licence}): {lexicon.title}", _COLUMNS)
    lines += wrap(lexicon.about, _COLUMNS) if lexicon.about else []
    measured = pooled(lexicon)
    lines += [] if measured else ["precision: not measured by coding"]
    for choice_set in lexicon.choice_set:
        lines += ["", *wrap(f"choice set {choice_set.id}: {choice_set.referent}", _COLUMNS, rest="  ")]
        for variant in choice_set.variant:
            lines += _indicator(f"{choice_set.id}/{variant.id}", variant, measured)
        if choice_set.unresolved:
            lines += _patterns("unresolved, in no share", choice_set.unresolved)
    for category in lexicon.category:
        lines += ["", *wrap(f"category {category.id}: {category.definition}", _COLUMNS, rest="  ")]
        lines += _indicator(category.id, category, measured)
        if category.verb:
            verbs = ", ".join(verb.lemma for verb in category.verb)
            lines += wrap(f"verbs: {verbs}", _COLUMNS, first="    ", rest="      ")
    for topic in lexicon.topic:
        lines += ["", *wrap(f"topic {topic.id}: {topic.label}", _COLUMNS, rest="  ")]
        lines += _patterns("", topic.entry)
    lines += ["", "accepted findings of framediff lexicon lint"] if lexicon.accepted else []
    for each in lexicon.accepted:
        where = f"{each.at} “{each.pattern}”" if each.pattern else each.at
        lines += wrap(f"{each.finding}, {where}: {each.reason}", _COLUMNS, first="  ", rest="    ")
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def _indicator(key: str, indicator: Variant | Category, measured: Mapping[str, Pooled]) -> list[str]:
    lines = wrap(f"{key}: {indicator.label}", _COLUMNS, first="  ", rest="    ")
    for title, text in (
        ("side", indicator.side),
        ("used by", indicator.used_by),
        ("objected by", indicator.objected_by),
        ("mirror", indicator.mirror),
        ("sources", "; ".join(indicator.sources)),
        ("measured", measured[key].text if key in measured else ""),
    ):
        lines += wrap(f"{title}: {text}", _COLUMNS, first="    ", rest="      ") if text else []
    return lines + (_patterns("patterns", indicator.entry) if indicator.entry else [])


def _patterns(title: str, entries: Sequence[Entry]) -> list[str]:
    """All patterns in a row, then one by one those of which more is asked than to stand there."""
    listed = " | ".join(entry.pattern for entry in entries)
    lines = wrap(f"{title}: {listed}" if title else listed, _COLUMNS, first="    ", rest="      ")
    for entry in entries:
        if told := "; ".join(_asked(entry)):
            lines += wrap(f"“{entry.pattern}”: {told}", _COLUMNS, first="      ", rest="        ")
    return lines


def _asked(entry: Entry) -> Iterator[str]:
    """What an entry says beside its pattern that decides where and as how much it counts."""
    for key in _CONTEXTS:
        if patterns := getattr(entry, key):
            yield f"{key.replace('_', ' ')} {', '.join(patterns)}"
    for key in ("since", "until"):
        if (day := getattr(entry, key)) is not None:
            yield f"{key} {day}"
    if entry.case:
        yield "capitals as written"
    if entry.regex:
        yield "a regular expression"
    if entry.weight != 1:
        yield f"weight {plain(entry.weight)}"
