"""What one tried entry finds, as text to read or as JSON: counts first, then every hit in its sentence."""

from __future__ import annotations

import json
from itertools import groupby, islice
from typing import TYPE_CHECKING

import msgspec

from framediff.escaping import for_terminal
from framediff.export.columns import wrap
from framediff.export.evidence.kwic import around, kwic
from framediff.export.layout import counted
from framediff.export.table.structured import shown
from framediff.matching import HitState
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison.lexicons.trial import Trial
    from framediff.matching import Hit

__all__ = ["trial_json", "trial_text"]

SCHEMA_VERSION = 1
_OFFSET = 8  # cells for the offset before each line
_FORMS = 40
_TOLD = {"crosses_voices", "negated", "scare_quoted", "so_called", "undated"}  # flags that are about the words


def trial_text(found: Trial, columns: int = 80, limit: int = 40) -> str:
    """The counts by voice and outlet, the wordings, then at most `limit` hits, and as many that do not count."""
    lines = wrap(_title(found), columns, rest="  ")
    by_voice = found.by_voice()
    lines += ["", "By voice and outlet"] if by_voice else []
    for voice, outlets in by_voice.items():
        listed = ", ".join(f"{outlet} {count:,}" for outlet, count in outlets.items())
        lines += wrap(f"{voice.titled}: {sum(outlets.values()):,} ({listed})", columns, first="- ", rest="  ")
    forms = found.forms()
    if forms:
        more = f", and {len(forms) - _FORMS} more" if len(forms) > _FORMS else ""
        listed = ", ".join(f"“{form}” {count:,}" for form, count in forms[:_FORMS])
        lines += ["", *wrap(f"{counted(len(forms), 'wording')}: {listed}{more}", columns, rest="  ")]
    listed_hits = found.listed(found.hits)
    if found.voice is not None and found.hits and not listed_hits:
        lines += ["", *wrap(f"None of them is {found.voice.labelled}.", columns, rest="  ")]
    lines += _hits(found, listed_hits, columns, limit)
    aside = found.listed(found.aside)
    if aside:
        lines += ["", "Not counted"]
        lines += _hits(found, aside, columns, limit)
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def _title(found: Trial) -> str:
    total = len(found.study.articles)
    refused = sum(hit.state is HitState.EXCLUDED for hit in found.aside)
    dated = found.entry.since is not None or found.entry.until is not None
    more = f"; {refused:,} refused by {'context or date' if dated else 'a context'}" if refused else ""
    hits = counted(len(found.hits), "hit")
    only = f"; listed: {found.voice}" if found.voice else ""
    return f"“{found.entry.pattern}”: {hits} in {found.articles:,} of {counted(total, 'article')}{more}{only}"


def _hits(found: Trial, hits: Sequence[Hit], columns: int, limit: int) -> list[str]:
    """The hits by voice and article, each on one line behind its offset."""
    lines: list[str] = []
    ranks = {voice: rank for rank, voice in enumerate(Voice)}
    ordered = sorted(hits, key=lambda hit: (ranks[hit.voice], hit.article_id, hit.span))
    for (voice, article_id), group in groupby(islice(ordered, limit), key=lambda hit: (hit.voice, hit.article_id)):
        article = found.study[article_id].article
        lines += ["", *wrap(f"{voice.labelled} · {article.outlet} · {article_id}", columns, rest="  ")]
        for hit in group:
            lines.append(f"{hit.span.start:>{_OFFSET - 2}}  {kwic(article, hit.span, columns - _OFFSET)}")
            told = [part for part in (hit.reason, ", ".join(sorted(hit.flags & _TOLD))) if part]
            lines += wrap("; ".join(told), columns, first=" " * _OFFSET, rest=" " * _OFFSET) if told else []
    if len(hits) > limit:
        lines += ["", f"{len(hits) - limit:,} more; --limit shows them."]
    return lines


def trial_json(found: Trial) -> str:
    """The entry, its counts, and every hit with its sentence; offsets count code points of the unchanged text."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "entry": msgspec.to_builtins(found.entry),
        "voice": "all" if found.voice is None else str(found.voice),
        "articles": len(found.study.articles),
        "articles_with_hits": found.articles,
        "hits": len(found.hits),
        "by_voice": {str(voice): outlets for voice, outlets in found.by_voice().items()},
        "wordings": dict(found.forms()),
        "counted": [_record(found, hit) for hit in found.listed(found.hits)],
        "not_counted": [_record(found, hit) for hit in found.listed(found.aside)],
    }
    return json.dumps(shown(document), ensure_ascii=False, indent=1) + "\n"


def _record(found: Trial, hit: Hit) -> dict[str, object]:
    article = found.study[hit.article_id].article
    left, node, right = around(article, hit.span)
    return {
        "article": hit.article_id,
        "outlet": article.outlet,
        "start": hit.span.start,
        "end": hit.span.end,
        "left": left,
        "text": node,
        "right": right,
        "voice": str(hit.voice),
        "speaker": hit.speaker,
        "state": str(hit.state),
        "reason": hit.reason,
        "flags": sorted(hit.flags),
    }
