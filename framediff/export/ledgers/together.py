"""Labels that travel together, for a reader: sentences with both, with each and with neither, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.table.trees import path
from framediff.export.document import Column, Evidence, Paragraph, Place, Said, Section, Table, place_of
from framediff.export.layout import counted
from framediff.scoring.cells import FEW

if TYPE_CHECKING:
    from framediff.comparison import Study
    from framediff.comparison.ledgers.cooccurrence import Together, TogetherLedger, Where
    from framediff.scoring.contingency import Clustered
    from framediff.voice import Voice

__all__ = ["together_section"]

_REACH = 0  # the sentence is the place; what stands around it is no part of it
_TINY = 0.001
_CARRIED = "†"


def together_section(ledger: TogetherLedger, most: int | None = None, least: int = 1) -> Section:
    """The ledger as a section.

    Args:
        ledger: the counts.
        most: how many pairs at most of each voice, those with most sentences; None for all.
        least: in how many sentences a pair must stand together to be shown.
    """
    lead = Paragraph(
        Said(
            "Which wording stands together in one sentence, in the words of one voice. To stand together is not to be "
            "said of each other; the sentences show what is said."
        )
    )
    shown = []
    for voice in ledger.voices:
        pairs = [pair for pair in ledger.pairs if pair.voice is voice and pair.table.both >= least]
        shown += pairs if most is None else pairs[:most]
    tables = [_pairs(ledger, shown, least)]
    if len(ledger.groups) > 1 and shown:
        tables.append(_groups(ledger, shown))
    return Section("together", "Labels that travel together", (lead, *tables))


def _pairs(ledger: TogetherLedger, shown: list[Together], least: int) -> Table:
    columns = (
        Column("pair", "the one + the other"),
        Column("voice", "voice"),
        Column("both", "both", numeric=True),
        Column("alone", "alone", numeric=True),
        Column("articles", "articles", numeric=True),
        Column("log_odds", "log-odds", numeric=True),
        Column("interval", "95 % interval", numeric=True),
        Column("q", "q", numeric=True),
        Column("dp", "DP", numeric=True),
        *(
            Column(key, label, shown=False)
            for key, label in (
                ("first_key", "key of the one"),
                ("second_key", "key of the other"),
                ("first_alone", "the one alone"),
                ("second_alone", "the other alone"),
                ("neither", "neither"),
                ("sentences", "all sentences"),
                ("expected", "both, expected"),
                ("g2", "G²"),
                ("p", "p"),
                ("log_odds_error", "standard error"),
                ("fisher_p", "Fisher's p, sentences as independent"),
                ("carried_by", "carried by"),
                ("overlapping", "in the same words"),
            )
        ),
    )
    left = len(ledger.pairs) - len(shown)
    notes = [
        Said(
            f"Sentences with both, and with the one or the other alone, of all that have words of the voice "
            f"({_totals(ledger)}); a hit of one inside the words of the other makes no pair. “Articles” are those with "
            f"a sentence of both; {_CARRIED}: it hangs on one article, without which the two no longer stand together "
            "more (or less) often than apart."
        ),
        Said(
            f"Log-odds only where each of the two stands in {FEW} sentences or more: above 0, more often together than "
            "apart (half a sentence added to each count). Interval and q only where three articles have either: they "
            "take articles and not sentences as independent, by leaving each article out in turn. q: p of log-odds of "
            f"0, corrected for {counted(ledger.family, 'pair')} (Benjamini & Hochberg); to look into, not to claim: "
            "only pairs that stand together at least once are listed. DP: 0 where the sentences are spread over "
            "articles as all sentences are, towards 1 where one small article has them all."
        ),
    ]
    once = sum(pair.table.both < least for pair in ledger.pairs)
    if once:
        notes.append(Said(f"{counted(once, 'pair')} in fewer than {least} sentences: `framediff ledger together`."))
    if left > once:
        notes.append(Said(f"{counted(left - once, 'further pair')}: `framediff ledger together`."))
    rows = tuple(_row(ledger, pair) for pair in shown)
    empty = f"No two indicators stand together in {least} sentences or more of one voice."
    none = empty if ledger.pairs else "No two indicators stand in one sentence."
    return Table("together", "Pairs", columns, rows, tuple(notes) if ledger.pairs else (), none)


def _row(ledger: TogetherLedger, pair: Together) -> tuple[Said, ...]:
    table, few = pair.table, pair.few
    mark = _CARRIED if pair.carried_by else ""
    certain = pair.certain
    hidden: list[object] = [
        pair.first,
        pair.second,
        table.first,
        table.second,
        table.neither,
        table.total,
        table.expected,
        "" if few else table.g2,
        "" if certain is None else certain.p,
        "" if certain is None else certain.error,
        "" if few else table.p,
        pair.carried_by,
        pair.overlapping,
    ]
    return (
        Said(_both(ledger, pair)),
        Said(_voice(pair.voice)),
        Said(f"{table.both:,}", table.both, _evidence(ledger, pair)),
        Said(f"{table.first:,} + {table.second:,}", [table.first, table.second]),
        Said(f"{pair.articles:,}{mark}", pair.articles),
        Said("", "") if few else Said(f"{table.log_odds:.1f}".replace("-", "−"), table.log_odds),
        Said("", "") if certain is None else Said(_ends(certain), [certain.low, certain.high]),
        Said("", "") if pair.q is None else Said(f"< {_TINY}" if pair.q < _TINY else f"{pair.q:.3f}", pair.q),
        Said("", "") if pair.dp is None else Said(f"{pair.dp:.2f}", pair.dp),
        *(Said(str(each), each) for each in hidden),
    )


def _ends(certain: Clustered) -> str:
    return f"{certain.low:.1f} to {certain.high:.1f}".replace("-", "−")


def _evidence(ledger: TogetherLedger, pair: Together, group: str | None = None) -> Evidence | None:
    """The sentences with both, in one group or all."""
    labels = {each.key: each.label for each in ledger.groups}
    found = [where for where in pair.sentences if group in (None, where.group)]
    who = _voice(pair.voice) if group is None else f"{labels[group]}, {_voice(pair.voice)}"
    first, second = (path(ledger.study, key) for key in (pair.first, pair.second))
    of = f"“{first}” with “{second}”, {who}"
    places = tuple(_place(ledger.study, where, labels[where.group]) for where in found)
    return Evidence(of, places, "sentence") if places else None


def _place(study: Study, where: Where, group: str) -> Place:
    text = study[where.article_id].article.text
    words = ", ".join(dict.fromkeys(f"“{' '.join(hit.span.of(text).split())}”" for hit in where.hits))
    return place_of(study, where.article_id, where.span, f"{group}: {words}", _REACH)


def _both(ledger: TogetherLedger, pair: Together) -> str:
    return f"{path(ledger.study, pair.first)} + {path(ledger.study, pair.second)}"


def _totals(ledger: TogetherLedger) -> str:
    return ", ".join(f"{_voice(voice)} {number:,}" for voice, number in ledger.sentences.items())


def _groups(ledger: TogetherLedger, shown: list[Together]) -> Table:
    """The sentences with both in each group that has any, of the sentences that have either."""
    labels = {group.key: group.label for group in ledger.groups}
    rows = []
    for pair in shown:
        for group in ledger.groups:
            table = pair.by_group.get(group.key)
            if table is None or not table.both + table.first + table.second:
                continue
            rows.append(
                (
                    Said(_both(ledger, pair)),
                    Said(_voice(pair.voice)),
                    Said(labels[group.key]),
                    Said(f"{table.both:,}", table.both, _evidence(ledger, pair, group.key)),
                    Said(f"{table.first:,} + {table.second:,}", [table.first, table.second]),
                    Said(f"{table.neither:,}", table.neither),
                    Said(pair.first),
                    Said(pair.second),
                )
            )
    columns = (
        Column("pair", "the one + the other"),
        Column("voice", "voice"),
        Column("group", str(ledger.options.by)),
        Column("both", "both", numeric=True),
        Column("alone", "alone", numeric=True),
        Column("neither", "neither", numeric=True),
        Column("first_key", "key of the one", shown=False),
        Column("second_key", "key of the other", shown=False),
    )
    note = Said("Sentences of the group and voice; only groups that have one of the two.")
    return Table("together-by-group", f"The same by {ledger.options.by}", columns, tuple(rows), (note,))


def _voice(voice: Voice | None) -> str:
    return "all" if voice is None else str(voice)
