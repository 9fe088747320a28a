"""What a lexicon lacks, as text for a terminal and as JSON: candidates, their numbers and the places they stand at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from framediff.comparison.lexicons.discovery import PRIOR_WORDS, Found
from framediff.escaping import for_terminal
from framediff.export.columns import wrap
from framediff.export.layout import context, counted
from framediff.export.table.structured import SCHEMA_VERSION, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison.groups.sides import Sides
    from framediff.comparison.lexicons.discovery import Candidate, Contrast, Discovery, Place
    from framediff.comparison.study import Study
    from framediff.export.layout import Context

__all__ = ["discovery_json", "discovery_text"]

_SLOTS = 4  # slots of one candidate that are named in text


def discovery_text(found: Discovery, limit: int, columns: int = 80) -> str:
    """The candidates as text, `limit` at most of each kind and side, each with its numbers and places."""
    study = found.study
    ids = ", ".join(f"{each.id} {each.version}" for each in study.lexicons)
    articles = counted(len(study.articles), "article")
    lines = wrap(f"framediff discover · {study.corpus.name} · {articles} · not in {ids}", columns, rest="  ")
    if found.notes:
        lines += ["", "Before any number"]
        for note in found.notes:
            lines += wrap(note, columns, first="- ", rest="  ")
    if found.wanted.slots:
        lines += _slots(found, limit, columns)
    if found.sides is not None:
        if found.wanted.collocates:
            title = f"Near {found.wanted.collocates}, within {found.wanted.window} words of its sentence"
            lines += _sided(found, title, found.collocates, found.sides, limit, columns)
        if found.wanted.keyness:
            lines += _sided(found, "All words", found.keywords, found.sides, limit, columns)
    if told := _reading(found):
        lines += ["", "How to read it"]
        for sentence in told:
            lines += wrap(sentence, columns, first="- ", rest="  ")
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def _slots(found: Discovery, limit: int, columns: int) -> list[str]:
    study = found.study
    lines: list[str] = []
    titles = {block.key: block.title for block in study.blocks}
    for key in dict.fromkeys(each.of for each in found.slots):
        ours = [each for each in found.slots if each.of == key]
        title = titles.get(key) or study.indicator(key).label
        lines += ["", *wrap(f"In the slots of {title} ({key}){_of_them(len(ours), limit)}", columns)]
        for each in ours[:limit]:
            named = "; ".join(f"“{slot}”" for slot in each.contexts[:_SLOTS])
            more = f" and {len(each.contexts) - _SLOTS} more" if len(each.contexts) > _SLOTS else ""
            shared = f"{counted(len(each.contexts), 'slot')} shared with {', '.join(each.beside)}: {named}{more}"
            lines += wrap(f"{each.text}: {_counts(each)}", columns, first="  ", rest="    ")
            lines += wrap(shared, columns, first="    ", rest="      ")
            lines += _places(study, each.places, columns)
    return lines or ["", "Nothing else stands in the slots of known labels."]


def _sided(  # noqa: PLR0913, PLR0917 - what is written, and how
    found: Discovery, title: str, candidates: Sequence[Candidate], sides: Sides, limit: int, columns: int
) -> list[str]:
    lines = []
    first, second = sides.pair
    for side, ours in (
        (first, [each for each in candidates if each.contrast and each.contrast.z > 0]),
        (second, [each for each in reversed(candidates) if each.contrast and each.contrast.z < 0]),
    ):
        lines += ["", *wrap(f"{title}: more in {side.label}{_of_them(len(ours), limit)}", columns)]
        for each in ours[:limit]:
            numbers = "" if each.contrast is None else _numbers(each.contrast)
            lines += wrap(f"{each.text}: {_counts(each)}", columns, first="  ", rest="    ")
            lines += wrap(numbers, columns, first="    ", rest="      ")
            lines += _places(found.study, each.places, columns)
    return lines


def _of_them(number: int, limit: int) -> str:
    if not number:
        return ": none"
    return f": {counted(number, 'candidate')}" + (f", the first {limit}" if number > limit else "")


def _counts(each: Candidate) -> str:
    ranges = dict(each.ranges)
    return "; ".join(f"{label} {count} in {counted(ranges[label], 'article')}" for label, count in each.counts)


def _numbers(contrast: Contrast) -> str:
    first, second = contrast.rates
    spread = "–" if contrast.dp is None else f"{contrast.dp:.2f}"
    return (
        f"{first:.2f} : {second:.2f} per 1,000 · G² {contrast.g2:.1f} · log ratio {contrast.log_ratio:+.1f} · "
        f"z {contrast.z:+.1f} · DP {spread}"
    )


def _places(study: Study, places: Sequence[Place], columns: int) -> list[str]:
    lines = []
    for place in places:
        where = f"{place.article_id}:{place.span.start} {_context(study, place)}"
        lines += wrap(where, columns, first="      ", rest="        ")
    return lines


def _context(study: Study, place: Place) -> Context:
    studied = study[place.article_id]
    passage = studied.passage_at(place.span.start)
    return context(studied.article, place.span, None if passage is None else passage.span)


def _reading(found: Discovery) -> list[str]:
    """How the numbers are to be read; only of what is shown."""
    told = []
    if found.slots:
        told.append("A slot is the words around a counted hit; “___” stands for the label or the candidate.")
        told.append('Counts are of its places in these slots; `framediff lexicon try "WORDS" PLACE` finds all others.')
    if found.collocates or found.keywords:
        told.append(
            "Pairs are in the order of the sides. Order is by z, the weighted log-odds over its standard error "
            f"(Monroe et al. 2008; prior {PRIOR_WORDS:,} words, or what the smaller side has): a ranking, not a test."
        )
        told.append(
            "G²: log-likelihood (Dunning 1993). Log ratio: +1 is twice as frequent on the first side (Hardie 2014). DP "
            "of the side that uses it more: 0 is spread over its articles, towards 1 is in few of them (Gries 2008)."
        )
        told.append("Function words, numbers and what the lexicon mostly finds are counted and not listed.")
    if found.all():
        told.append('Take one over: framediff discover PLACE --accept "WORDS" --as LEXICON:SET/VARIANT.')
    return told


def discovery_json(found: Discovery, limit: int) -> str:
    """The same as one JSON object, with every number in full."""
    study, wanted = found.study, found.wanted
    document = {
        "schema_version": SCHEMA_VERSION,
        "corpus": study.corpus.name,
        "lexicons": [
            {"id": each.id, "version": each.version, "sha256": study.fingerprints[each.id]} for each in study.lexicons
        ],
        "notes": list(found.notes),
        "sides": None
        if found.sides is None
        else {
            "by": str(found.sides.by),
            "labels": [side.label for side in found.sides.pair],
            "voice": found.sides.voice and str(found.sides.voice),
        },
        "collocates_of": wanted.collocates,
        "window": wanted.window,
        "least": wanted.least,
        "candidates": [_record(study, each) for each in _limited(found, limit)],
    }
    return json.dumps(shown(document), ensure_ascii=False, indent=1) + "\n"


def _limited(found: Discovery, limit: int) -> list[Candidate]:
    """As many of each kind, set and side as text shows."""
    kept = []
    taken: dict[tuple[Found, str, bool], int] = {}
    for each in (*found.slots, *_both_ends(found.collocates), *_both_ends(found.keywords)):
        kind = each.found, each.of, each.contrast is not None and each.contrast.z > 0
        taken[kind] = taken.get(kind, 0) + 1
        if taken[kind] <= limit:
            kept.append(each)
    return kept


def _both_ends(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The first side's from the top, then the second's from the bottom."""
    first = [each for each in candidates if each.contrast and each.contrast.z > 0]
    return first + [each for each in reversed(candidates) if each.contrast and each.contrast.z < 0]


def _record(study: Study, each: Candidate) -> dict[str, object]:
    contrast = each.contrast
    places = []
    for place in each.places:
        around = _context(study, place)
        words = {"left": around.left, "words": around.node, "right": around.right}
        places.append({"article": place.article_id, "start": place.span.start, "end": place.span.end, **words})
    return {
        "found": str(each.found),
        "text": each.text,
        "term": each.term,
        "of": each.of,
        "counts": dict(each.counts),
        "articles": dict(each.ranges),
        "contexts": list(each.contexts),
        "beside": list(each.beside),
        "contrast": None
        if contrast is None
        else {
            "words": list(contrast.words),
            "per_1000": [round(rate, 6) for rate in contrast.rates],
            "g2": round(contrast.g2, 6),
            "log_ratio": round(contrast.log_ratio, 6),
            "log_odds": round(contrast.log_odds, 6),
            "z": round(contrast.z, 6),
            "prior_words": contrast.prior,
            "dp": None if contrast.dp is None else round(contrast.dp, 6),
        },
        "places": places,
    }
