"""The lexicons that can be named, by kind, one a line; or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from framediff import places
from framediff.escaping import for_terminal
from framediff.export.columns import cut, pad, width
from framediff.export.table.structured import SCHEMA_VERSION, shown
from framediff.lexicon import coverage
from framediff.scoring import pooled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from framediff.lexicon import Lexicon

__all__ = ["list_json", "list_text"]

_TITLES = {
    "issue": "Issues: two-sided, used by default where their subject stands in the texts",
    "frames": "Frames: generic, for any subject",
    "rhetoric": "Rhetoric: how things are said, whatever the subject",
    "verbs": "Verbs that report speech",
    "": "Without a kind",
}
_OWN = "*"
_NUMBERS = 6  # cells of the number of entries


def list_text(lexicons: Mapping[str, Lexicon], files: Mapping[str, Path], columns: int = 80) -> str:
    """The lexicons by name, under headings by kind: name, title, entries; the reader's own ones marked.

    Args:
        lexicons: by the name by which they are asked for.
        files: of each of them.
        columns: how wide a line may be.
    """
    names = max((width(name) for name in lexicons), default=0) + 1
    room = max(10, columns - 2 - names - 1 - _NUMBERS)
    lines: list[str] = []
    for kind, title in _TITLES.items():
        here = [name for name, each in lexicons.items() if each.kind == kind]
        if here:
            lines += [""] * bool(lines) + [cut(title, columns)]
        for name in here:
            each = lexicons[name]
            known = f"{coverage(each).entries:,}"
            mark = _OWN if is_own(files[name]) else " "
            named = pad(cut(for_terminal(each.title), room), room)
            lines.append(f"{mark} {pad(name, names)}{named} {known:>{_NUMBERS}}")
    total = sum(coverage(each).entries for each in lexicons.values())
    lines += ["", f"{len(lexicons)} lexicons, {total:,} entries; the number of each stands last."]
    if any(is_own(files[name]) for name in lexicons):
        lines.append(f"{_OWN} yours, in the folder lexicons of your settings.")
    told = [f"{name} {_measured(each)}" for name, each in lexicons.items() if pooled(each)]
    lines.append(f"Precision measured by coding: {'; '.join(told) or 'of none'}.")
    lines.append("`framediff lexicon show ID` prints one whole.")
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def is_own(path: Path) -> bool:
    """Whether a lexicon's file did not come with framediff."""
    return path.parent != places.shipped("lexicons")


def _measured(lexicon: Lexicon) -> str:
    return f"{len(pooled(lexicon))} of {len(list(lexicon.indicators()))} indicators"


def list_json(lexicons: Mapping[str, Lexicon], files: Mapping[str, Path], unread: Sequence[str] = ()) -> str:
    """The lexicons as one JSON object; `unread` are sentences on files that cannot be read."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "lexicons": [_record(name, each, own=is_own(files[name])) for name, each in lexicons.items()],
        "unread": list(unread),
    }
    return json.dumps(shown(document), ensure_ascii=False, indent=1) + "\n"


def _record(name: str, lexicon: Lexicon, *, own: bool) -> dict[str, object]:
    tested = coverage(lexicon)
    return {
        "name": name,
        "id": lexicon.id,
        "title": lexicon.title,
        "kind": lexicon.kind or None,
        "version": lexicon.version,
        "language": lexicon.language,
        "licence": lexicon.licence,
        "own": own,
        "subject": list(lexicon.subject),
        "choice_sets": len(lexicon.choice_set),
        "variants": sum(len(choice_set.variant) for choice_set in lexicon.choice_set),
        "categories": len(lexicon.category),
        "topics": len(lexicon.topic),
        "entries": tested.entries,
        "with_match": tested.matched,
        "with_no_match": tested.refused,
        "indicators_measured": len(pooled(lexicon)),
    }
