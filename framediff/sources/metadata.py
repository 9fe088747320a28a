"""What an article's own text says of outlet, date, author, headline and place, each with the words it rests on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.article import Fact, Metadata, Span, Status, Zone, ZoneKind
from framediff.escaping import for_terminal
from framediff.sources.datelines import Dateline, dateline
from framediff.sources.dates import compatible, complete_date
from framediff.sources.furniture import BYLINE, EXTRACTOR_HEADER
from framediff.sources.headlines import title_of
from framediff.sources.records import FIELDS
from framediff.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framediff.sources.records import Record

__all__ = ["combine", "metadata_of"]

_E_MAIL = re.compile(r"[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,5}[a-z]{2,24})", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:(?:©|\(c\))\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?"
    r"(?P<name>(?:the\s+)?[A-Z][\w.&'’-]*(?:\s+[A-Z][\w.&'’-]*){0,4})",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“«]([^\"“”«»]{2,60})[\"”»]")
_NAME = re.compile(r"[A-Z][\w'’.&-]*(?:\s+(?:of\s+|the\s+|and\s+)?[A-Z][\w'’.&-]*){0,4}")
_ASKER = r"(?P<asker>[A-Z][\w’'&-]*(?: (?:(?:of|for) (?:the )?)?[A-Z][\w’'&-]*){0,7})"
_INTERVIEWS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b[Ii]n an? (?:[a-z-]+ ){{0,2}}interview (?:with|to|for|given to) (?:the )?{_ASKER}",
        rf"\b(?:gave|gives|has given|granted|giving) an? (?:[a-z-]+ ){{0,2}}interview to (?:the )?{_ASKER}",
        rf"\b[Tt]old (?:the )?{_ASKER} (?:news )?(?:agency|newspaper|magazine|channel|radio|television)\b",
    )
)
_OPENING = 1200  # characters; an interview mentioned further on is another one
_SPEAKS = r",? (?:has |had )?(?:said|says|told|added|noted|stressed|stated|answered|replied)\b"
# Addresses at these say nothing of the site: anyone can have one.
_FREE_MAIL = frozenset(
    {
        "gmail", "googlemail", "yahoo", "hotmail", "outlook", "live", "msn", "icloud", "aol", "mail", "inbox", "bk",
        "list", "yandex", "ya", "rambler", "proton", "protonmail", "gmx", "web",
    }
)  # fmt: skip


def metadata_of(text: str, zones: Sequence[Zone]) -> Metadata:
    """What the text itself says. A date counts only with its year; an interviewer is never taken for the outlet."""
    facts: dict[str, Fact] = {}
    for name, fact in (
        *_from_header(text, zones),
        *_from_dateline(text, zones),
        *_from_boilerplate(text, zones),
        *_from_headline(text, zones),
        *_from_interview(text, zones),
    ):
        # The stronger status wins, then the earlier sign: a signed dateline over an address in the boilerplate.
        if name not in facts or (facts[name].status, fact.status) == (Status.INFERRED, Status.STATED):
            facts[name] = fact
    return Metadata(**facts)


def combine(found: Metadata, records: Iterable[Record], where: str) -> tuple[Metadata, tuple[str, ...]]:
    """Lay records over what the text says; a later record over an earlier one.

    Returns:
        The metadata, and a sentence for each fact on which a record disagrees with another or with what the text
        states. What was only inferred from the text gives way without one.
    """
    notes = []
    sources = dict.fromkeys(FIELDS, "its text")
    for record in records:
        for name, fact in record.facts.items():
            old: Fact = getattr(found, name)
            if old.status in (Status.STATED, Status.ESTABLISHED) and not _agree(name, old, fact):
                notes.append(
                    f"{where}: {record.name} gives the {name} as {_quoted(fact)}, {sources[name]} as {_quoted(old)}; "
                    f"{record.name} was followed."
                )
            if (
                name == "date"
                and fact.value is None
                and old.value is not None
                and fact.evidence.startswith(record.name)
            ):
                continue  # a record's unreadable date does not unsay a readable one
            found = replace(found, **{name: fact})
            sources[name] = record.name
    return found, tuple(notes)


def _quoted(fact: Fact) -> str:
    return "unknown" if fact.value is None else f"“{for_terminal(str(fact))}”"


def _agree(name: str, old: Fact, new: Fact) -> bool:
    if old.value is None or new.value is None:
        return old.value == new.value
    if name == "date":
        if "after" in (old.precision, new.precision):
            first, then = (old, new) if old.precision == "after" else (new, old)
            return first.value is not None and then.value is not None and then.value >= first.value[: len(then.value)]
        return compatible(old.value, new.value)
    # “Kentron TV” and “Kentron TV channel”, or a headline with its subheadline, are no disagreement.
    one, other = (re.sub(r"[\W_]+", "", fold(value)) for value in (old.value, new.value))
    return one.startswith(other) or other.startswith(one)


def _evidence(text: str, *spans: Span) -> str:
    """The words of `spans` with their offsets, for a person to check."""
    return ", ".join(f"“{' '.join(span.of(text).split())}” ({span.start}–{span.end})" for span in spans)


def _from_header(text: str, zones: Sequence[Zone]) -> Iterator[tuple[str, Fact]]:
    for zone in zones:
        if zone.kind is not ZoneKind.BYLINE or zone.rule == "reporting_credit":
            continue
        words = " ".join(zone.span.of(text).strip("*_ ").split())
        match = (EXTRACTOR_HEADER if zone.rule == "extractor_header" else BYLINE).fullmatch(words)
        if zone.rule != "date_line" and match is not None and match["author"]:
            yield "author", Fact(" ".join(match["author"].split()), Status.STATED, _evidence(text, zone.span))
        if found := complete_date(words):
            yield "date", Fact(found[0], _certain(sure=found[1]), _evidence(text, zone.span), "day")


def _from_dateline(text: str, zones: Sequence[Zone]) -> Iterator[tuple[str, Fact]]:
    found = next((_again(text, zone) for zone in zones if zone.kind is ZoneKind.DATELINE), None)
    if found is None:
        return
    evidence = _evidence(text, found.span)
    if found.agency is not None and found.own:
        yield "outlet", Fact(found.agency.of(text).strip(" ."), Status.STATED, evidence)
    if found.date is not None and (day := complete_date(found.date.of(text))):
        yield "date", Fact(day[0], _certain(sure=day[1]), evidence, "day")
    if found.author is not None:
        yield "author", Fact(" ".join(found.author.of(text).split()), Status.STATED, evidence)
    if found.place is not None:
        place = found.place.of(text)
        yield "place", Fact(place.title() if place.isupper() else place, Status.STATED, evidence)


def _again(text: str, zone: Zone) -> Dateline | None:
    # What follows decides whether it is one, so it is read where it stands.
    end = text.find("\n", zone.span.end)
    return dateline(text, zone.span.start, len(text) if end < 0 else end)


def _certain(*, sure: bool) -> Status:
    return Status.STATED if sure else Status.INFERRED


def _from_boilerplate(text: str, zones: Sequence[Zone]) -> Iterator[tuple[str, Fact]]:
    left_out = [z for z in zones if z.kind is ZoneKind.BOILERPLATE and z.rule not in ("front_matter", "photo_credit")]
    yield from _from_address(text, left_out)
    for zone in left_out:
        match = _COPYRIGHT.search(text, zone.span.start, zone.span.end) if zone.rule == "copyright" else None
        if match is not None and match["name"][0].isupper():
            name = re.split(r"(?<=[a-z]{2})\.|\s+[Aa]ll\b", match["name"])[0].rstrip(".,")
            span = Span(match.start(), match.start("name") + len(name))
            yield "outlet", Fact(name, Status.INFERRED, _evidence(text, span))
    # A wire service credited in brackets may have sold the text to the paper that prints it: the weakest sign.
    found = next((_again(text, zone) for zone in zones if zone.kind is ZoneKind.DATELINE), None)
    if found is not None and found.agency is not None and not found.own:
        yield "outlet", Fact(found.agency.of(text).strip(), Status.INFERRED, _evidence(text, found.span))


def _from_address(text: str, left_out: Sequence[Zone]) -> Iterator[tuple[str, Fact]]:
    """The site's name, where it stands in the boilerplate and an e-mail address there has the same letters."""
    domains: dict[str, Span] = {}
    for zone in left_out:
        for match in _E_MAIL.finditer(text, zone.span.start, zone.span.end):
            label = match[1].lower().split(".")[-2]
            if label not in _FREE_MAIL:
                domains.setdefault(match[1].lower(), Span(match.start(), match.end()))
    if len({domain.split(".")[-2] for domain in domains}) != 1:
        return
    domain, address = next(iter(domains.items()))
    label = domain.split(".")[-2].replace("-", "")
    for zone in left_out:
        for form in (_QUOTED, _NAME):
            for match in form.finditer(text, zone.span.start, zone.span.end):
                name = match[1] if form is _QUOTED else match[0]
                if re.sub(r"[\W_]", "", name).lower() == label:
                    span = Span(match.start(), match.end())
                    yield "outlet", Fact(name, Status.INFERRED, _evidence(text, span, address))
                    return
    yield "outlet", Fact(domain, Status.INFERRED, _evidence(text, address))


def _from_headline(text: str, zones: Sequence[Zone]) -> Iterator[tuple[str, Fact]]:
    zone = next((zone for zone in zones if zone.kind is ZoneKind.HEADLINE), None)
    if zone is not None:
        title = title_of(zone.span.of(text))
        yield "headline", Fact(title, Status.STATED, f"first lines of the text ({zone.span.start}–{zone.span.end})")


def _from_interview(text: str, zones: Sequence[Zone]) -> Iterator[tuple[str, Fact]]:
    """Who put the questions: one asker named near the beginning, whom the article does not report as speaking."""
    body = next((zone.span for zone in zones if zone.kind is ZoneKind.BODY), Span(0, 0))
    for form in _INTERVIEWS:
        found: dict[str, Span] = {}
        for match in form.finditer(text, body.start, min(body.end, body.start + _OPENING)):
            found.setdefault(match["asker"].rstrip("'’"), Span(match.start(), match.end()))
        if len(found) == 1:
            asker, span = next(iter(found.items()))
            if not re.search(rf"\b{re.escape(asker.split()[-1])}{_SPEAKS}", text):
                yield "interviewer", Fact(asker, Status.STATED, _evidence(text, span))
                return
