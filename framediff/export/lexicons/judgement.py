"""What coders found, as text and as JSON: agreement, precision by entry and indicator, recall, disagreements."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from framediff.comparison.lexicons.coding import Stratum
from framediff.escaping import for_terminal
from framediff.export.columns import wrap
from framediff.export.layout import counted
from framediff.export.table.structured import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison.lexicons.coding import Agreement, Judged, Precision, Recall
    from framediff.export.lexicons.codingkey import Key

__all__ = ["judgement_json", "judgement_text"]

_RELIABLE, _TENTATIVE = 0.8, 0.667  # Krippendorff 2019, Content Analysis, 4th ed., chapter 12
_FEW = 20  # coded hits; at 16 of 20 the interval is 34 points wide


def judgement_text(judged: Judged, key: Key, notes: Sequence[str] = (), columns: int = 80) -> str:
    """The result in lines of at most `columns` cells."""
    coders = ", ".join(judged.coders)
    lexicon = f"{key.lexicon.id} {key.lexicon.version}"
    lines = wrap(
        f"framediff lexicon agree · {lexicon} · {counted(len(judged.coders), 'coder')}: {coders}", columns, rest="  "
    )
    lines += [line for note in notes for line in wrap(note, columns, rest="  ")]
    several = len(judged.coders) > 1
    agreed = (
        [_agreement("Hits", judged.hits), _agreement("Sentences without a hit", judged.sentences)]
        if several
        else ["One coder: precision, and no agreement to tell."]
    )
    lines += _list("Agreement", [*_uncoded(judged, key), *agreed], columns)
    told = [f"All hits: {_precision(judged.all)}"]
    if key.asked.per_entry and judged.weighted is not None:
        told[0] += f"; {100 * judged.weighted:.0f} % with each entry weighted by how often it stands"
    told += [f"{indicator}: {_precision(each)}" for indicator, each in judged.indicators.items()]
    lines += _list("Precision: hits that mean what they are counted for, by indicator", told, columns)
    entries = [f"{indicator} “{pattern}”: {_precision(each)}" for (indicator, pattern), each in judged.entries.items()]
    lines += _list("Precision by entry", entries, columns)
    if judged.recall is not None:
        lines += _list("What is missed, in sentences", _recall(judged.recall), columns)
    lines += _list("Disagreements", _disagreements(judged), columns)
    reading = [
        "“37 of 40 right (93 %, 80–97)”: with the 95 % credible interval (Jeffreys), which takes hits as independent.",
    ]
    if several:
        reading.append(
            "A hit is right when more than half of its coders say yes; a draw is not right. α: Krippendorff's for "
            "nominal codes, from .800 on reliable, from .667 on tentative; its interval is from drawing units again."
        )
    if judged.all.coded < _FEW:
        reading.append(f"Small sample: under {_FEW} coded hits.")
    lines += _list("How to read it", reading, columns)
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def _list(title: str, items: Sequence[str], columns: int) -> list[str]:
    if not items:
        return []
    return ["", title, *(line for item in items for line in wrap(item, columns, first="- ", rest="  "))]


def _uncoded(judged: Judged, key: Key) -> list[str]:
    return [
        f"{coder}: {count} of {len(key.units)} without a code, taken as missing"
        for coder, count in judged.uncoded.items()
        if count
    ]


def _agreement(what: str, each: Agreement) -> str:
    if not each.units:
        return f"{what}: none coded by two."
    same = "" if each.agreed is None else f"{100 * each.agreed:.0f} % of pairs alike"
    coded = f"{counted(each.units, 'unit')} coded by two or more, {same}"
    if each.alpha is None:
        return f"{what}: {coded}; all codes are alike, so α says nothing."
    ends = "" if each.low is None or each.high is None else f" [{_dotted(each.low)}–{_dotted(each.high)}]"
    level = "reliable" if each.alpha >= _RELIABLE else "tentative" if each.alpha >= _TENTATIVE else "too low to rely on"
    return f"{what}: α {_dotted(each.alpha)}{ends}, {level}; {coded}."


def _dotted(value: float) -> str:
    """Two decimals without the nought before them: .81."""
    return f"{value:.2f}".replace("0.", ".", 1)


def _precision(each: Precision) -> str:
    if each.value is None or each.interval is None:
        return "none coded"
    low, high = 100 * each.interval.low, 100 * each.interval.high
    return f"{each.right} of {each.coded} right ({100 * each.value:.0f} %, {low:.0f}–{high:.0f})"


def _recall(recall: Recall) -> list[str]:
    words = {
        Stratum.NEAR: "sentences with a word of hits or an uncounted mention",
        Stratum.OTHER: "all other sentences",
    }
    lines = [
        f"{words[stratum]}: {recall.missed[stratum]} of {recall.coded[stratum]} hold something; there are "
        f"{recall.sentences.get(stratum, 0):,}"
        for stratum in words
    ]
    bound, value = 100 * recall.bound, 100 * recall.value
    return [*lines, f"Recall is about {value:.0f} %, and hardly less than {bound:.0f} %."]


def _disagreements(judged: Judged) -> list[str]:
    lines = []
    for each in judged.disagreements:
        said = ", ".join(f"{coder} {'yes' if code else 'no'}" for coder, code in each.codes)
        unit = each.unit
        what = f"{unit.indicator} “{unit.pattern}”" if unit.indicator else "no hit"
        lines.append(f"{unit.id} ({what}, {unit.article_id}:{unit.span.start}): {said}")
    return lines


def judgement_json(judged: Judged, key: Key) -> str:
    """The same as one JSON object."""
    recall = judged.recall
    document = {
        "schema_version": SCHEMA_VERSION,
        "sheet": key.sheet,
        "lexicon": {"id": key.lexicon.id, "version": key.lexicon.version, "sha256": key.lexicon.sha256},
        "coders": [for_terminal(coder) for coder in judged.coders],
        "uncoded": {for_terminal(coder): count for coder, count in judged.uncoded.items()},
        "agreement": {"hits": _agreed(judged.hits), "sentences": _agreed(judged.sentences)},
        "precision": _numbers(judged.all),
        "weighted": None if judged.weighted is None else round(judged.weighted, 6),
        "indicators": [{"id": indicator, **_numbers(each)} for indicator, each in judged.indicators.items()],
        "entries": [
            {"indicator": indicator, "pattern": for_terminal(pattern), **_numbers(each)}
            for (indicator, pattern), each in judged.entries.items()
        ],
        "recall": None
        if recall is None
        else {
            "value": round(recall.value, 6),
            "bound": round(recall.bound, 6),
            "strata": [
                {
                    "stratum": str(stratum),
                    "coded": recall.coded[stratum],
                    "missed": recall.missed[stratum],
                    "sentences": recall.sentences.get(stratum, 0),
                }
                for stratum in recall.coded
            ],
        },
        "disagreements": [
            {
                "id": each.unit.id,
                "article": for_terminal(each.unit.article_id),
                "start": each.unit.span.start,
                "end": each.unit.span.end,
                "indicator": each.unit.indicator,
                "pattern": for_terminal(each.unit.pattern),
                "codes": {for_terminal(coder): code for coder, code in each.codes},
            }
            for each in judged.disagreements
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _agreed(each: Agreement) -> dict[str, object]:
    values = {"alpha": each.alpha, "low": each.low, "high": each.high, "agreed": each.agreed}
    return {
        "units": each.units,
        **{name: None if value is None else round(value, 6) for name, value in values.items()},
    }


def _numbers(each: Precision) -> dict[str, object]:
    interval = each.interval
    return {
        "coded": each.coded,
        "right": each.right,
        "share": None if each.value is None else round(each.value, 6),
        "low": None if interval is None else round(interval.low, 6),
        "high": None if interval is None else round(interval.high, 6),
    }
