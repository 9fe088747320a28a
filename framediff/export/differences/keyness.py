"""Keyness for a reader: for each side the terms that it uses more, with every measure, range, dispersion and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.differences.keyness import Ranking
from framediff.export.document import Bullets, Column, Evidence, Paragraph, Said, Section, Table, place_of
from framediff.export.layout import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Span
    from framediff.comparison.differences.keyness import Keyness, Term

__all__ = ["keyness_section"]

_RANKED = {
    Ranking.Z: "by the weighted log-odds over their standard error (z)",
    Ranking.G2: "by G²",
    Ranking.LOG_RATIO: "by the log ratio",
}


def keyness_section(found: Keyness, limit: int = 20, places: int = 20, ranking: Ranking = Ranking.Z) -> Section:
    """Both sides' terms.

    Args:
        found: the contrasts.
        limit: how many terms of each side are listed at most.
        places: how many places of each count are given at most; 0 for all.
        ranking: by what the terms of a side are ordered.
    """
    first, second = found.sides.pair
    held = [f"{found.sides.voice.labelled} alone"] if found.sides.voice is not None else []
    if found.topic is not None:
        held.append(f"passages on the topic {found.study.topics[found.topic].label}")
    listed = "terms that begin and end with a content word" if found.content else "every word, function words too"
    kinds = "words" if found.longest == 1 else f"words and phrases of up to {found.longest} words"
    lead = (
        f"{first.label}: {counted(found.words[0], 'word')} in {counted(found.articles[0], 'article')}. "
        f"{second.label[:1].upper()}{second.label[1:]}: {counted(found.words[1], 'word')} in "
        f"{counted(found.articles[1], 'article')}. "
        f"{kinds.capitalize()} that stand {found.least} times or more on both sides together, {listed}"
        f"{'; ' if held else ''}{', '.join(held)}. Ordered {_RANKED[ranking]}."
    )
    notes = tuple(Said(note) for note in found.notes())
    ours = [found.of(side, ranking) for side in (0, 1)]
    terms = found.terms([each for side in ours for each in side[:limit]])  # of both sides at once: it reads every word
    shown = min(limit, len(ours[0]))
    tables = (
        _table(found, 0, len(ours[0]) - limit, terms[:shown], places),
        _table(found, 1, len(ours[1]) - limit, terms[shown:], places),
    )
    numbers = {"terms": [len(side) for side in ours], "listed": [len(table.rows) for table in tables]}
    blocks = (
        Paragraph(Said(lead, numbers)),
        *((Bullets(notes),) if notes else ()),
        *tables,
        Bullets(_measures(found), "How to read it"),
    )
    return Section("keyness", f"Key words: {first.label} and {second.label}", blocks)


def _table(found: Keyness, side: int, left: int, terms: Sequence[Term], places: int) -> Table:
    labels = [each.label for each in found.sides.pair]
    return Table(
        f"keyness-{side + 1}",
        f"More in {labels[side]}",
        (
            Column("term", "term"),
            Column("count_1", labels[0], numeric=True),
            Column("count_2", labels[1], numeric=True),
            Column("g2", "G²", numeric=True),
            Column("bic", "BIC", numeric=True),
            Column("log_ratio", "log ratio", numeric=True),
            Column("z", "z", numeric=True),
            Column("range", "range", numeric=True),
            Column("dp", "DP (norm)", numeric=True),
            Column("dp_norm", "DP norm", numeric=True, shown=False),
            Column("log_odds", "log-odds", numeric=True, shown=False),
            Column("per_1000_1", f"{labels[0]}, per 1,000 words", numeric=True, shown=False),
            Column("per_1000_2", f"{labels[1]}, per 1,000 words", numeric=True, shown=False),
            Column("words_1", f"{labels[0]}, words", numeric=True, shown=False),
            Column("words_2", f"{labels[1]}, words", numeric=True, shown=False),
            Column("folded", "term, folded", shown=False),
        ),
        tuple(_row(found, term, labels, places) for term in terms),
        (Said(f"{counted(left, 'further term')}: a higher --limit lists them."),) if left > 0 else (),
        "No term stands more often here, in proportion.",
    )


def _row(found: Keyness, term: Term, labels: Sequence[str], most: int) -> tuple[Said, ...]:
    contrast = term.contrast
    counts = [
        Said(
            f"{count:,} ({rate:.2f})",
            count,
            _evidence(found, f"“{term.text}”, {label}", places, most),
        )
        for label, count, rate, places in zip(labels, contrast.counts, contrast.rates, term.places, strict=True)
    ]
    ranges = list(contrast.ranges)
    return (
        Said(term.text),
        *counts,
        Said(f"{contrast.g2:.1f}", contrast.g2),
        Said(_signed(contrast.bic), contrast.bic),
        Said(_signed(contrast.log_ratio), contrast.log_ratio),
        Said(_signed(contrast.z), contrast.z),
        Said(" : ".join(f"{n}/{of}" for n, of in zip(ranges, contrast.articles, strict=True)), ranges),
        Said("–" if contrast.dp is None else f"{contrast.dp:.2f} ({contrast.dp_norm:.2f})", contrast.dp),
        Said("–" if contrast.dp_norm is None else f"{contrast.dp_norm:.2f}", contrast.dp_norm),
        Said(_signed(contrast.log_odds), contrast.log_odds),
        *(Said(f"{rate:.2f}", rate) for rate in contrast.rates),
        *(Said(f"{words:,}", words) for words in contrast.words),
        Said(contrast.term),
    )


def _evidence(found: Keyness, of: str, places: Sequence[tuple[str, Span]], most: int) -> Evidence | None:
    if not places:
        return None
    shown = places[:most] if most else places
    more = f": the first {most} of {len(places):,}" if len(shown) < len(places) else ""
    return Evidence(
        f"{of}{more}", tuple(place_of(found.study, article_id, span) for article_id, span in shown), "place"
    )


def _measures(found: Keyness) -> tuple[Said, ...]:
    prior = found.contrasts[0].prior if found.contrasts else None
    words = "" if prior is None else f", which weighs {counted(prior, 'word')} here"
    return (
        Said(
            "Exploratory: many terms are looked at and the most different ones shown, so nothing here is a test; no p, "
            "and no correction for many tests, is claimed. Words of one article are not independent of each other."
        ),
        Said("Counts stand beside their rate per 1,000 words of that side, in brackets."),
        Said(
            "G²: log-likelihood (Dunning 1993; Rayson & Garside 2000); it grows with the texts. BIC: G² less the "
            "logarithm of all words (Wilson 2013); below 0 it speaks for no difference, from 2, 6 and 10 positively, "
            "strongly, very strongly for one."
        ),
        Said(
            "Log ratio: 1 is twice as frequent in the first, −1 in the second (Hardie 2014), half a hit added to each. "
            "z: weighted log-odds over their standard error (Monroe, Colaresi & Quinn 2008), with an informative prior "
            f"from both sides together{words}."
        ),
        Said(
            "Range: in how many articles of how many, the first side's first. DP: how unevenly the articles of the "
            "side that uses it more have it, 0 as their lengths, towards 1 all in few (Gries 2008); in brackets the "
            "same over the most it can be (Lijffijt & Gries 2012); a dash where the side has one article."
        ),
    )


def _signed(number: float) -> str:
    return f"{number:+.1f}".replace("-", "−")
