"""Caveats: what the audit found, in sentences for a reader who has not yet seen a number."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framediff.comparison.audit.association import Confounded
from framediff.comparison.groups import By
from framediff.comparison.groups.times import When

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framediff.comparison.audit import AuditRow
    from framediff.comparison.audit.association import Association
    from framediff.comparison.groups import Grouping
    from framediff.comparison.study import Study

__all__ = ["confounded", "counts_by_group", "credited", "on_topic", "tests_possible", "unknown_facts"]

_TESTABLE = 3  # articles a side; with fewer the smallest attainable p is 0.1 at best
_MANY = 8  # values listed in a sentence before the rest are counted

_PLURAL = {
    "outlet": "outlets", "date": "dates", "period": "periods", "speaker": "main speakers", "topic": "main topics",
    "story": "stories",
}  # fmt: skip
_SINGULAR = {
    "outlet": "outlet", "date": "date (by month)", "period": "period", "speaker": "main speaker", "topic": "main topic",
    "story": "story",
}  # fmt: skip


def confounded(associations: Sequence[Association], compared: str, here: Sequence[AuditRow]) -> list[str]:
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


def unknown_facts(rows: Sequence[AuditRow]) -> list[str]:
    """What is not known of articles."""
    found = []
    for name, missing in (
        ("outlet", [row.article_id for row in rows if not row.outlet_known]),
        ("date", [row.article_id for row in rows if row.date is None]),
        ("main speaker", [row.article_id for row in rows if row.speaker is None]),
    ):
        if missing:
            count = "1 article" if len(missing) == 1 else f"{len(missing)} articles"
            apart = "; each is a group of its own" if name == "outlet" and len(missing) > 1 else ""
            why = [f"{row.article_id}: {row.undated}" for row in rows if row.date is None and row.undated]
            because = f"; of {'' if len(why) == 1 else 'the first, '}{why[0]}" if name == "date" and why else ""
            found.append(f"The {name} of {count} is unknown ({_some(missing)}){apart}{because}.")
    return found


def credited(rows: Sequence[AuditRow]) -> list[str]:
    """From whom articles have their words: what agencies share, outlets do not differ in by themselves."""
    crediting = [row for row in rows if row.agencies]
    if not crediting:
        return []
    names = {name for row in crediting for name in row.agencies}
    count = f"{len(crediting)} of {len(rows)} articles {'credits' if len(crediting) == 1 else 'credit'}"
    return [f"{count} {'an agency' if len(names) == 1 else 'agencies'}: {_some(sorted(names))}."]


def on_topic(study: Study, topic: str | None, rows: Sequence[AuditRow]) -> list[str]:
    """The topic that the comparison is held to, if it is."""
    if topic is None:
        return []
    count = "1 article has" if len(rows) == 1 else f"{len(rows)} articles have"
    label = study.topics[topic].label
    return [f"Only passages on the topic “{label}” are counted; {count} any, of {len(study.articles)}."]


def counts_by_group(grouping: Grouping, articles: Mapping[str, int], made: Mapping[str, int], *, share: bool) -> str:
    """How many articles and occasions each group has."""
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


def tests_possible(grouping: Grouping, articles: Mapping[str, int], p: float | None) -> list[str]:
    """Whether groups can be tested against each other, and the smallest p attainable."""
    if len(articles) < 2:  # noqa: PLR2004 - a comparison has two sides
        return [f"{_one_group(grouping)}: nothing is compared."] if articles else []
    if p is None:
        if grouping.by is By.ARTICLE:
            return ["Each group is one article: no test between groups is possible."]
        return ["One article can stand in several groups: articles cannot be exchanged between them, so no test."]
    first, second = sorted(articles.values(), reverse=True)[:2]
    at_best = "" if len(articles) == 2 else "At best, "  # noqa: PLR2004 - with two groups there is only one pair
    stop = "" if second >= _TESTABLE else f"; fewer than {_TESTABLE} articles a side: no test"
    things = "article" if second == 1 else "articles"
    return [f"{at_best}{first} against {second} {things}: smallest attainable p is {_figure(p)}{stop}."]


def _one_group(grouping: Grouping) -> str:
    """Why there is nothing to compare with: the side of the day on which all lies, where a day parts the groups."""
    if grouping.by is not By.PERIOD or grouping.around is None:
        return "There is one group"
    (group,) = grouping.groups
    if group.key == When.UNCERTAIN:
        return f"The dates of the articles leave open on which side of {grouping.around.isoformat()} each lies"
    return f"Every article lies {group.label}"


def _figure(p: float) -> str:
    return f"{p:.1f}" if p >= 0.1 else f"{p:.2g}"  # noqa: PLR2004 - one decimal is enough from 0.1 on


def _some(values: Sequence[str]) -> str:
    values = sorted(values)
    if len(values) > _MANY:
        return f"{', '.join(values[:_MANY])} and {len(values) - _MANY} more"
    return _listed(values)


def _listed(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} and {values[-1]}"
