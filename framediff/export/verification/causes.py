"""Why a report may no longer hold: what it was made from, against what is there now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["SAID", "causes", "changed_program"]

SAID = ("framediff", "attributor", "arguments", "place")
"""Keys of a manifest that a remaking takes over from the report: they say how to make it, not of what."""

_FILES = ("corrections", "resolutions", "speakers")
_SHOWN = 160  # letters of a value that a message repeats


def changed_program(report: Mapping[str, object], now: Mapping[str, object]) -> list[str]:
    """Sentences about another version of framediff having written the report."""
    told = []
    if report.get("framediff") != now.get("framediff"):
        told.append(f"It was written by framediff {report.get('framediff')}; this is framediff {now.get('framediff')}.")
    if report.get("attributor") != now.get("attributor"):
        told.append(f"Voices were found by {report.get('attributor')}; here they are found by {now.get('attributor')}.")
    return told


def causes(report: Mapping[str, object], now: Mapping[str, object]) -> Iterator[str]:
    """Every difference between the manifest of a report and that of its remaking, in words, hashes first."""
    yield from _texts(_by_id(report.get("texts")), _by_id(now.get("texts")))
    yield from _lexicons(_by_id(report.get("lexicons")), _by_id(now.get("lexicons")))
    for key in _FILES:
        yield from _file(key, report.get(key), now.get(key))
    done = {"texts", "lexicons", *_FILES, *SAID}
    for key in dict.fromkeys([*report, *now]):
        if key not in done and report.get(key) != now.get(key):
            yield f"manifest, {key}: says {_short(report.get(key))}, and it is {_short(now.get(key))}"


def _texts(said: Mapping[str, dict[str, object]], now: Mapping[str, dict[str, object]]) -> Iterator[str]:
    for name in dict.fromkeys([*said, *now]):
        if name not in now:
            yield f"text {name} is missing"
        elif name not in said:
            yield f"text {name} is there now, and the report does not know it"
        elif said[name].get("sha256") != now[name].get("sha256"):
            yield f"text {name} is not the one that the report was made from: its sha256 is another"
        elif said[name] != now[name]:
            was, is_now = (_short(each[name].get("kept_zones")) for each in (said, now))
            yield f"text {name}: the zones put back were {was}, and are now {is_now}"


def _lexicons(said: Mapping[str, dict[str, object]], now: Mapping[str, dict[str, object]]) -> Iterator[str]:
    for name in dict.fromkeys([*said, *now]):
        if name not in now:
            yield f"lexicon {name} is not used now"
        elif name not in said:
            yield f"lexicon {name} is used now, and the report does not know it"
        elif said[name] != now[name]:
            versions = f"version {said[name].get('version')}, now {now[name].get('version')}"
            same = said[name].get("version") == now[name].get("version")
            yield f"lexicon {name} is not the one that the report was made with: " + (
                f"its sha256 is another under the same version {now[name].get('version')}" if same else versions
            )


def _file(key: str, said: object, now: object) -> Iterator[str]:
    if said == now:
        return
    if not isinstance(said, dict):
        yield f"{key}: the report was made without, and now there are some"
    elif not isinstance(now, dict):
        yield f"{key}: {said.get('file')} is missing"
    elif said.get("sha256") != now.get("sha256"):
        yield f"{key}: {said.get('file')} is not the file that the report was made with: its sha256 is another"
    else:
        yield f"{key}: says {_short(said)}, and it is {_short(now)}"


def _by_id(records: object) -> dict[str, dict[str, object]]:
    if not isinstance(records, list):
        return {}
    return {str(record.get("id")): record for record in records if isinstance(record, dict)}


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 2] + " …"
