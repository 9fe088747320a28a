"""The audit: what a reader must know before any number, such as which of outlet, date and speaker vary together."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

from framediff.comparison.basis import basis_sentences, undated_sentences
from framediff.comparison.groups import By
from framediff.scoring.cells import Measure
from framediff.voice import Voice, credited_agencies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framediff.comparison.groups import Grouping
    from framediff.comparison.study import Block, Studied, Study

__all__ = ["Association", "Audit", "AuditRow", "Confounded", "associate", "audit_of", "smallest_p"]

_PARTLY = 0.5  # the half-way mark of λ: knowing one thing halves the errors in guessing the other
_TESTABLE = 3  # articles a side; research/mission.md, section 4
_MANY = 8  # values listed in a sentence before the rest are counted


class Confounded(StrEnum):
    """How far two things vary together over the articles."""

    FULLY = "fully"  # each value of one stands with exactly one value of the other, and the other way round
    ONE_WAY = "one way"  # knowing the one gives the other, not the other way round
    PARTLY = "partly"  # knowing one at least halves the errors in guessing the other
    NO = "no"


@dataclass(frozen=True, slots=True)
class Association:
    """How far two properties of articles vary together.

    Attributes:
        first: `outlet`, `date`, `speaker` or `topic`.
        second: another of them.
        level: how far they are confounded.
        second_given_first: Goodman and Kruskal's λ: by which share knowing the first reduces the errors in guessing
            the second; None where the second does not vary.
        first_given_second: the same the other way round.
        articles: over how many articles, those with both known.
        table: how often each pair of values occurs, sorted.
    """

    first: str
    second: str
    level: Confounded
    second_given_first: float | None
    first_given_second: float | None
    articles: int
    table: tuple[tuple[str, str, int], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """What is known of one article, as far as it matters to a comparison.

    Attributes:
        article_id: the article.
        outlet: its outlet; an unknown one is named after the article.
        date: as exact as it is known; None when unknown.
        speaker: name of the speaker with most words in it, interviewers aside; None when nobody known speaks.
        topic: label of the topic with most paragraphs; None when it is on none.
        words: running words counted.
        outlet_known: whether the outlet is known.
        month: the date as far as the month, or less where less is known; this is what is cross-tabulated, since
            articles on one event bear dates some days apart.
        agencies: the agencies that it credits, in order; the outlet itself is none of them.
    """

    article_id: str
    outlet: str
    date: str | None
    speaker: str | None
    topic: str | None
    words: int
    outlet_known: bool
    month: str | None
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """What a reader must know before any number.

    Attributes:
        rows: the articles, in order.
        associations: every pair of outlet, date, speaker and topic.
        articles: for each group's key the number of its articles with words (on the topic).
        occasions: for each group's key the occasions of all choice sets shown, all voices.
        smallest_p: the smallest p that a two-sided permutation of articles can give for the two groups with most
            articles; None where articles cannot be exchanged between groups, or there is one group.
        sentences: all of it in words, the confounded things first.
    """

    rows: tuple[AuditRow, ...] = field(repr=False)
    associations: tuple[Association, ...] = field(repr=False)
    articles: Mapping[str, int]
    occasions: Mapping[str, int]
    smallest_p: float | None
    sentences: tuple[str, ...] = field(repr=False)

    def __str__(self) -> str:
        return "\n".join(self.sentences)


def smallest_p(first: int, second: int) -> float:
    """The smallest two-sided p that exchanging articles between two sides can give.

    Of the C(a+b, a) ways to deal the articles out, the observed one is among the most extreme; with equal sides its
    mirror is as extreme. 1 against 1 gives 1.0, 2 against 3 gives 0.1, 3 against 3 gives 0.1.
    """
    return (2 if first == second else 1) / comb(first + second, first) if first and second else 1.0


def associate(first: str, second: str, pairs: Sequence[tuple[str | None, str | None]]) -> Association:
    """How far two properties vary together over articles, by Goodman and Kruskal's λ (1954, JASA 49: 732-764).

    λ(B|A) = (Σ_a max_b n_ab − max_b n_·b) ÷ (n − max_b n_·b). Both λ at 1: fully; one at 1: one way; one at ½ or
    more: partly. A property that does not vary is confounded with nothing. Articles in which one is unknown are left
    out, and counted apart by the audit.
    """
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    forward = _lambda(known)
    backward = _lambda([(b, a) for a, b in known])
    if forward is None or backward is None:
        level = Confounded.NO
    elif forward == backward == 1:
        level = Confounded.FULLY
    elif 1 in (forward, backward):
        level = Confounded.ONE_WAY
    else:
        level = Confounded.PARTLY if max(forward, backward) >= _PARTLY else Confounded.NO
    table = tuple((a, b, n) for (a, b), n in sorted(Counter(known).items()))
    return Association(first, second, level, forward, backward, len(known), table)


def _lambda(pairs: Sequence[tuple[str, str]]) -> float | None:
    margin = Counter(b for _, b in pairs)
    if len(margin) < 2:  # noqa: PLR2004 - a property with one value does not vary
        return None
    within: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for a, b in pairs:
        within[a][b] += 1
    mode = max(margin.values())
    return (sum(max(counts.values()) for counts in within.values()) - mode) / (len(pairs) - mode)


def audit_of(  # noqa: PLR0913, PLR0917 - each is another thing that was counted
    study: Study,
    grouping: Grouping,
    blocks: Sequence[Block],
    topic: str | None,
    words: Mapping[str, Counter[str]],
    occasions: Mapping[tuple[str, str, Voice], Counter[str]],
) -> Audit:
    """The audit of one comparison.

    Args:
        study: what is compared.
        grouping: the columns.
        blocks: the choice sets and categories shown.
        topic: key of the topic it is held to.
        words: for each group the words (on the topic) of each article.
        occasions: for each choice set, group and voice the occasions of each article.
    """
    rows = tuple(_row(study, studied) for studied in study.articles)
    here = [row for row in rows if any(row.article_id in counts for counts in words.values())]
    things: dict[str, list[str | None]] = {
        "outlet": [row.outlet for row in here],
        "date": [row.month for row in here],
        "speaker": [row.speaker for row in here],
        "topic": [row.topic for row in here],
    }
    names = [name for name in things if name != "topic" or (topic is None and study.topics)]
    associations = tuple(
        associate(a, b, list(zip(things[a], things[b], strict=True))) for a, b in combinations(names, 2)
    )
    articles = {group.key: len(words.get(group.key, ())) for group in grouping.groups}
    sets = {block.key for block in blocks if block.measure is Measure.SHARE}
    made = dict.fromkeys(articles, 0)
    for (set_key, group, _), counts in occasions.items():
        if set_key in sets:
            made[group] += counts.total()
    p = _pair_p(grouping, articles)
    sentences = [
        *_confounded(associations, "speaker" if grouping.by is By.SPEAKER else "outlet", here),
        *_unknown(here),
        *undated_sentences(study, {block.lexicon_id for block in blocks}, [row.article_id for row in here]),
        *_credited(here),
        *_topic(study, topic, here),
        _counts(grouping, articles, made, share=bool(sets)),
        *_tests(grouping, articles, p),
        *basis_sentences(study),
    ]
    return Audit(rows, associations, articles, made, p, tuple(sentences))


def _row(study: Study, studied: Studied) -> AuditRow:
    article = studied.article
    spoken: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for passage in studied.passages:
        for tally in passage.tallies:
            if tally.speaker is not None and tally.voice in (Voice.DIRECT, Voice.INDIRECT):
                speaker = study.register[tally.speaker]
                (asked if speaker.interviewer else spoken)[speaker.name] += tally.words
    spoken = spoken or asked
    speaker_name = min(spoken, key=lambda name: (-spoken[name], name)) if spoken else None
    topics = study.topics_of(article)
    date = article.metadata.date
    return AuditRow(
        article_id=article.id,
        outlet=article.outlet,
        date=None if date.value is None else str(date),
        speaker=speaker_name,
        topic=study.topics[next(iter(topics))].label if topics else None,
        words=studied.words,
        outlet_known=article.metadata.outlet.value is not None,
        month=None if date.value is None else date.value[: len("2020-02")],
        agencies=credited_agencies(studied.heard.credits),
    )


_PLURAL = {"outlet": "outlets", "date": "dates", "speaker": "main speakers", "topic": "main topics"}
_SINGULAR = {"outlet": "outlet", "date": "date (by month)", "speaker": "main speaker", "topic": "main topic"}


def _confounded(associations: Sequence[Association], compared: str, here: Sequence[AuditRow]) -> list[str]:
    """Sentences on what varies together with the thing that is compared."""
    concerning = [each for each in associations if compared in (each.first, each.second)]
    found = [each for each in concerning if each.level is not Confounded.NO]
    if not found:
        clear = len(here) > 1 and any(
            (each.second_given_first, each.first_given_second) != (None, None) for each in concerning
        )
        return [f"Nothing else known of the articles is confounded with {compared} here."] if clear else []
    if len(found) == 1:
        other = _other(found[0], compared)
        return [f"{compared.capitalize()} and {other} are confounded here: {_detail(found[0], compared)}; {_UNTOLD}."]
    named = [name for name in _PLURAL if any(name in (each.first, each.second) for each in found)]
    details = [f"{_other(each, compared).capitalize()}: {_detail(each, compared)}." for each in found]
    return [f"{_listed(named).capitalize()} are confounded here: {_UNTOLD}.", *details]


_UNTOLD = "what follows cannot tell their effects apart"


def _other(each: Association, compared: str) -> str:
    return each.first if each.second == compared else each.second


def _detail(each: Association, compared: str) -> str:
    """How two things vary together, in words, seen from the thing that is compared."""
    turned = each.second == compared
    other = _other(each, compared)
    forward = each.first_given_second if turned else each.second_given_first
    pairs = [(b, a) if turned else (a, b) for a, b, _ in each.table]
    if each.level is Confounded.FULLY:
        return f"fully, each of the {len(pairs)} {_PLURAL[compared]} stands alone with one {_SINGULAR[other]}"
    if each.level is Confounded.PARTLY:
        reduced = max(each.second_given_first or 0, each.first_given_second or 0)
        return f"partly, knowing the one spares {100 * reduced:.0f} % of the errors in guessing the other"
    if forward == 1:
        shared = [value for value, count in Counter(b for _, b in pairs).items() if count > 1]
        within = "; ".join(f"{value} ({_some([a for a, b in pairs if b == value])})" for value in sorted(shared))
        return (
            f"each {_SINGULAR[compared]} has one {_SINGULAR[other]}, and {_PLURAL[compared]} can be compared with the "
            f"same one only within {within}"
        )
    return (
        f"no {_SINGULAR[other]} stands with two {_PLURAL[compared]}, so these cannot be compared with the {other} held "
        "the same"
    )


def _unknown(rows: Sequence[AuditRow]) -> list[str]:
    found = []
    for name, missing in (
        ("outlet", [row.article_id for row in rows if not row.outlet_known]),
        ("date", [row.article_id for row in rows if row.date is None]),
        ("main speaker", [row.article_id for row in rows if row.speaker is None]),
    ):
        if missing:
            count = "1 article" if len(missing) == 1 else f"{len(missing)} articles"
            apart = "; each is a group of its own" if name == "outlet" and len(missing) > 1 else ""
            found.append(f"The {name} of {count} is unknown ({_some(missing)}){apart}.")
    return found


def _credited(rows: Sequence[AuditRow]) -> list[str]:
    """From whom articles have their words: what agencies share, outlets do not differ in by themselves."""
    crediting = [row for row in rows if row.agencies]
    if not crediting:
        return []
    names = {name for row in crediting for name in row.agencies}
    count = f"{len(crediting)} of {len(rows)} articles {'credits' if len(crediting) == 1 else 'credit'}"
    return [f"{count} {'an agency' if len(names) == 1 else 'agencies'}: {_some(sorted(names))}."]


def _topic(study: Study, topic: str | None, rows: Sequence[AuditRow]) -> list[str]:
    if topic is None:
        return []
    count = "1 article has" if len(rows) == 1 else f"{len(rows)} articles have"
    label = study.topics[topic].label
    return [f"Only passages on the topic “{label}” are counted; {count} any, of {len(study.articles)}."]


def _counts(grouping: Grouping, articles: Mapping[str, int], made: Mapping[str, int], *, share: bool) -> str:
    parts = []
    shown = sorted(grouping.groups, key=lambda group: -made[group.key])[:_MANY]
    for group in [group for group in grouping.groups if group in shown]:
        count = f"{articles[group.key]} article{'' if articles[group.key] == 1 else 's'}"
        occasions = f", {made[group.key]} occasion{'' if made[group.key] == 1 else 's'}" if share else ""
        parts.append(f"{group.label} {count}{occasions}")
    more = len(grouping.groups) - len(shown)
    if more:
        parts.append(f"and {more} more")
    return f"By {grouping.by}: {'; '.join(parts)}." if parts else "There are no words to compare."


def _pair_p(grouping: Grouping, articles: Mapping[str, int]) -> float | None:
    if grouping.by is not By.OUTLET or len(articles) < 2:  # noqa: PLR2004 - a comparison has two sides
        return None
    first, second = sorted(articles.values(), reverse=True)[:2]
    return smallest_p(first, second)


def _tests(grouping: Grouping, articles: Mapping[str, int], p: float | None) -> list[str]:
    if len(articles) < 2:  # noqa: PLR2004 - a comparison has two sides
        return ["There is one group: nothing is compared."] if articles else []
    if p is None:
        if grouping.by is By.ARTICLE:
            return ["Each group is one article: no test between groups is possible."]
        return ["One article can stand in several groups: articles cannot be exchanged between them, so no test."]
    first, second = sorted(articles.values(), reverse=True)[:2]
    at_best = "" if len(articles) == 2 else "At best, "  # noqa: PLR2004 - with two groups there is only one pair
    stop = "" if second >= _TESTABLE else f"; fewer than {_TESTABLE} articles a side: no test"
    things = "article" if second == 1 else "articles"
    return [f"{at_best}{first} against {second} {things}: smallest attainable p is {_figure(p)}{stop}."]


def _figure(p: float) -> str:
    return f"{p:.1f}" if p >= 0.1 else f"{p:.2g}"  # noqa: PLR2004 - one decimal is enough from 0.1 on


def _some(values: Sequence[str]) -> str:
    values = sorted(values)
    if len(values) > _MANY:
        return f"{', '.join(values[:_MANY])} and {len(values) - _MANY} more"
    return _listed(values)


def _listed(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} and {values[-1]}"
