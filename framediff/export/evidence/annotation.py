"""Articles with what was found in them: zones, attributions and hits, as text to read or as JSON lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from framediff.article import ZoneKind
from framediff.comparison.study.basis import basis_sentences
from framediff.comparison.table.trees import once
from framediff.escaping import for_terminal
from framediff.export.columns import cut, wrap
from framediff.export.layout import context, counted
from framediff.export.manifest import corrections_made
from framediff.voice import Voice
from framediff.voice.explaining import unread_notes
from framediff.voice.flags import flag_notes
from framediff.voice.responsibility import of_kind
from framediff.words import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Span, Zone
    from framediff.comparison import Studied, Study
    from framediff.comparison.table.trees import Told
    from framediff.matching import Hit
    from framediff.voice import Attribution, Credit

__all__ = ["annotation_jsonl", "annotation_text"]

_EXCERPT = 60


def annotation_jsonl(study: Study, *, hits: bool = True) -> str:
    """One JSON object an article and line; offsets are `[start, end)` in code points of the unchanged text.

    Letters outside ASCII are written as escapes, so that no control character reaches a terminal and every id and name
    is read back as it was.
    """
    lines = []
    for studied in study.articles:
        record: dict[str, object] = {
            "id": studied.article.id,
            "corrections": corrections_made(study),
            "min_confidence": study.hearing.min_confidence,
            "attributions": _tree(study, studied.heard.attributions),
            "credits": [_credit(each) for each in studied.heard.credits],
            "unattributed": [_pair(span) for span in studied.heard.unattributed],
            "settled": [
                {"span": _pair(each.span), "voice": str(each.voice), "flags": sorted(each.flags)}
                for each in studied.heard.settled
            ],
            "zones": [
                {
                    "number": number,
                    "kind": str(zone.kind),
                    "rule": zone.rule,
                    "span": _pair(zone.span),
                    "scored": zone.scored,
                    "kept": zone.kept,
                }
                for number, zone in enumerate(studied.article.zones, 1)
            ],
        }
        if hits:
            record["hits"] = [_hit(study, studied, hit) for hit in studied.hits]
        lines.append(json.dumps(record).replace("\x7f", "\\u007f"))
    return "".join(f"{line}\n" for line in lines)


def _tree(study: Study, found: Sequence[Attribution]) -> list[dict[str, object]]:
    """The outermost attributions, which alone decide the voice; each holds under `nested` those inside its content."""
    records = [_attribution(study, each) for each in found]
    for each, record in zip(found, records, strict=True):
        if each.parent is not None:
            records[each.parent]["nested"].append(record)
    return [record for each, record in zip(found, records, strict=True) if each.parent is None]


def _attribution(study: Study, each: Attribution) -> dict[str, Any]:
    return {
        "content": [_pair(span) for span in each.content],
        "quoted": [_pair(span) for span in each.quoted],
        "cue": None if each.cue is None else _pair(each.cue),
        "source": None if each.source is None else _pair(each.source),
        "kind": str(each.kind),
        "responsibility": of_kind(each.kind),
        "speaker": each.speaker,
        "speaker_name": None if each.speaker is None else study.register.name_of(each.speaker),
        "rule": each.rule,
        "confidence": round(each.confidence, 4),
        "low_confidence": each.confidence < study.hearing.min_confidence,
        "flags": sorted(each.flags),
        "nested": [],
    }


def _credit(each: Credit) -> dict[str, object]:
    return {
        "span": _pair(each.span),
        "agency": each.agency,
        "named": _pair(each.named),
        "form": each.form,
        "via": list(each.via),
        "own": each.own,
    }


def _hit(study: Study, studied: Studied, hit: Hit) -> dict[str, object]:
    return {
        "span": _pair(hit.span),
        "text": hit.span.of(studied.article.text),
        "lexicon": hit.lexicon_id,
        "indicator": study.key_of(hit),
        "pattern": hit.pattern,
        "state": str(hit.state),
        "reason": hit.reason,
        "voice": str(hit.voice),
        "responsibility": hit.voice.responsibility,
        "speaker": hit.speaker,
        "attribution": hit.attribution,
        "zone": None if hit.zone is None else str(hit.zone),
        "flags": sorted(hit.flags),
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def annotation_text(study: Study, columns: int = 80, *, hits: bool = True, zones_only: bool = False) -> str:
    """Each article with its zones, attributions and hits, as text.

    With `zones_only` there are only the zones, and of those left out the whole words.
    """
    lines: list[str] = []
    for sentence in basis_sentences(study):
        lines += wrap(sentence, columns, rest="  ")
    for studied in study.articles:
        if lines:
            lines.append("")
        lines += _head(studied, columns)
        lines += ["", "Zones"]
        for number, zone in enumerate(studied.article.zones, 1):
            lines += _zone(studied, number, zone, columns, whole=zones_only and not zone.scored)
        if zones_only:
            continue
        lines += _attributed(study, studied, columns)
        if hits:
            told = once(study, studied.hits)
            lines += ["", f"Hits: {len(told)}"]
            for each in told:
                lines += _found(studied, each, columns)
            for note in flag_notes(flag for hit in studied.hits for flag in hit.flags):
                lines += wrap(note, columns, first="  ", rest="    ")
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def _attributed(study: Study, studied: Studied, columns: int) -> list[str]:
    """The attributions, then what nobody is credited with though it is quoted, or because a reader says so."""
    heard = studied.heard
    lines = ["", f"Attributions: {len(heard.attributions)}"]
    for sentence in unread_notes(studied.article):
        lines += wrap(sentence, columns, first="  ", rest="  ")
    for number, each in enumerate(heard.attributions):
        lines += _said(study, studied, number, each, columns)
    lines += _credits(studied, columns)
    if heard.unattributed:
        lines += ["", "Quoted, but nobody is named: undetermined"]
        for span in heard.unattributed:
            lines += wrap(f"{_offsets(span)} {_excerpt(studied, span)}", columns, first="  ", rest="    ")
    if heard.settled:
        lines += ["", "Corrected by hand: nobody is credited"]
        for settled in heard.settled:
            words = f"{_offsets(settled.span)} {settled.voice.labelled}: {_excerpt(studied, settled.span)}"
            lines += wrap(words, columns, first="  ", rest="    ")
    return lines


def _head(studied: Studied, columns: int) -> list[str]:
    article = studied.article
    known = article.metadata
    lines = wrap(f"{article.id}: {cut(article.headline, 2 * _EXCERPT)}", columns, rest="  ")
    for name, fact in (("outlet", known.outlet), ("date", known.date), ("author", known.author)):
        basis = f" ({fact.status})" if fact.value is not None else ""
        lines += wrap(f"{name}: {fact}{basis}", columns, first="  ", rest="    ")
    voices = ", ".join(f"{voice.labelled} {words}" for voice, words in studied.words_by_voice().items())
    total = counted(studied.words, "word")
    return lines + wrap(f"{total}: {voices}" if voices else total, columns, first="  ", rest="    ")


def _zone(studied: Studied, number: int, zone: Zone, columns: int, *, whole: bool) -> list[str]:
    if zone.kept:
        state = "counted, put back"
    elif zone.scored:
        state = "counted"
    elif zone.rule == "front_matter":
        state = f"left out; --keep {number} counts it"
    else:
        all_such = "" if zone.kind is ZoneKind.BODY else f"--keep {zone.kind} (all such zones) or "
        state = f"left out; put back by {all_such}--keep {number} (the zone of this number in each article)"
    head = f"{number}. {zone.kind} {_offsets(zone.span)}, rule {zone.rule}: {state}"
    words = zone.span.of(studied.article.text) if whole else _excerpt(studied, zone.span)
    return wrap(head, columns, first="  ", rest="     ") + wrap(words, columns, first="     ", rest="     ")


def _said(study: Study, studied: Studied, number: int, each: Attribution, columns: int) -> list[str]:
    text = studied.article.text
    parts = [f"{number}. {each.kind} ({of_kind(each.kind)})", study.register.name_of(each.speaker)]
    parts.append("no cue" if each.cue is None else f"cue “{each.cue.of(text)}” {_offsets(each.cue)}")
    parts.append(f"rule {each.rule}, confidence {each.confidence:.2f}")
    if each.confidence < study.hearing.min_confidence:
        parts.append(f"below {study.hearing.min_confidence:g}: {Voice.UNDETERMINED}")
    if each.parent is not None:
        parts.append(f"inside {each.parent}")
    if each.flags:
        parts.append(", ".join(sorted(each.flags)))
    lines = wrap(" · ".join(parts), columns, first="  ", rest="     ")
    for span in each.content:
        words = " ".join(span.of(text).split())
        lines += wrap(f"{_offsets(span)} {words}", columns, first="     ", rest="     ")
    return lines


def _credits(studied: Studied, columns: int) -> list[str]:
    lines: list[str] = []
    for each in studied.heard.credits:
        via = f" via {', '.join(each.via)}" if each.via else ""
        own = ", the outlet itself" if each.own else ""
        words = f"{_offsets(each.span)} {each.agency}{own}{via} ({each.form}): {_excerpt(studied, each.span)}"
        lines += wrap(words, columns, first="  ", rest="    ")
    return ["", "Credited, not speaking", *lines] if lines else []


def _found(studied: Studied, told: Told, columns: int) -> list[str]:
    hit = told.hit
    passage = studied.passage_at(hit.span.start)
    words = context(studied.article, hit.span, None if passage is None else passage.span, reach=30)
    state = f"{hit.state}: {hit.reason}" if hit.reason else str(hit.state)
    also = f" (also for {', '.join(told.others)})" if told.others else ""
    parts = [f"{_offsets(hit.span)} {told.keys[0]}{also}", state, hit.voice.labelled, *sorted(hit.flags)]
    return [
        *wrap(" · ".join(parts), columns, first="  ", rest="     "),
        *wrap(str(words), columns, first="     ", rest="     "),
    ]


def _offsets(span: Span) -> str:
    return f"[{span.start}–{span.end})"


def _excerpt(studied: Studied, span: Span) -> str:
    words = " ".join(studied.article.text[span.start : min(span.end, span.start + 4 * _EXCERPT)].split())
    return shortened(words, _EXCERPT)
