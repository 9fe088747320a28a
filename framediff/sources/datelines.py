"""Datelines: the place, date and agency that stand before an article's first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from framediff.article import Span
from framediff.sources.agencies import TOP_LEVEL, agency_called
from framediff.sources.dates import DATE

__all__ = ["Dateline", "dateline"]


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence.

    Attributes:
        span: the whole of it.
        rule: name of the form it has.
        place: the city, as written; None when it has none.
        date: the words of its date; None when it has none.
        agency: the agency it names; None when it names none.
        own: whether the agency signs as the outlet does (`/TASS/`), not as wire services are credited (`(AP)`).
        author: who wrote it, where the dateline says so (`By NAME, Trend:`).
    """

    span: Span
    rule: str
    place: Span | None
    date: Span | None
    agency: Span | None
    own: bool
    author: Span | None = None

    @property
    def firm(self) -> bool:
        """Whether more than a place and a dash shows that it is a dateline."""
        return self.agency is not None or self.date is not None


_NAME = r"[^\W\d_][\w’'.\-]{0,30}"
_PLACE = rf"(?P<place>{_NAME}(?:/{_NAME})?(?:[ ]{_NAME}){{0,3}}?)"
# A state, country or region after the city: “HEMPSTEAD, N.Y.”, “BAKU, Azerbaijan”
_REGION = rf"(?:,[ ]?(?P<region>{_NAME}(?:[ ]{_NAME})?))?"
_AGENCY = r"(?P<agency>[^\W\d_][\w.&’'\- ]{0,30}?)"
_BRACKETED = r"(?P<agency>[^\W\d_][\w.&/’'\- ]{0,30}?)"
_DATE = rf"(?P<date>{DATE})"
_CAPITALISED = rf"(?P<capitals>{_NAME})"
# A name that must be an agency's, as agencies.toml or an internet address shows.
_KNOWN = rf"(?P<known>{_NAME}(?:[ ]{_NAME}){{0,2}}?)"
_BYLINE = rf"(?:By[ ](?P<author>{_NAME}(?:[ ]{_NAME}){{0,3}}?)(?:,|[ ][–—|-])[ ])"
_DASH = r"\.?(?:[ \u00a0]*[—–―][ \u00a0]*|[ \u00a0]+--?(?=\s)|--)"
_END = r"(?:[.:]|(?=\s*$))"
_STROKED = rf"/[ ]?(?:[^/\n]{{2,60}},[ ])?{_AGENCY}[ ]?/[.:]?(?:[ ]*[—–-])?"

# Tried in this order. The forms are those of news agencies and papers in English; none of them is tied to one.
_FORMS = tuple(
    (rule, re.compile(pattern, re.IGNORECASE))
    for rule, pattern in (
        # MOSCOW, December 30. /TASS/.   BAKU, Azerbaijan, February 12. /Trend/   Yerevan /Mediamax/.
        ("place_date_stroked", rf"{_PLACE}{_REGION}(?:,[ ]?{_DATE})?[.,]?[ ]*{_STROKED}"),
        # Baku/06.06.22/Turan:
        ("stroked", rf"{_PLACE}/[ ]?{_DATE}[ ]?/[ ]?{_AGENCY}[:.]"),
        # MOSCOW. Dec 30 (Interfax) -   WASHINGTON (Reuters) -   LOS ANGELES, Sept. 28 (UPI) —
        ("place_wire_credit",
         rf"{_PLACE}{_REGION}(?:[.,][ ]?{_DATE})?[.,]?[ ]*\({_BRACKETED}\)(?:{_DASH}|[ ]*-[ ]*|\.[ ]|:[ ])"),
        # PARIS, France | AFP |
        ("place_barred", rf"{_PLACE}{_REGION}(?:,[ ]?{_DATE})?[ ]*\|[ ]*{_BRACKETED}[ ]*\|"),
        # BAKU, Azerbaijan, December 5. By NAME, Trend:   Baku, Azerbaijan, May 12 – Trend:   June 5, 2022. Armenpress.
        ("date_signed",
         (rf"(?:{_PLACE}{_REGION}[,.][ ]?)?{_DATE}[,.]?[ ](?:[–—-][ ])?{_BYLINE}?{_KNOWN}"
          rf"(?:{_END}|{_DASH}|[ ]*/)")),
        # YEREVAN, FEBRUARY 12, ARMENPRESS.   Baku, June 6, AZERTAC   Baku. 8 December. REPORT.AZ/
        ("place_date_agency",
         rf"{_PLACE}{_REGION}[,.][ ]?{_DATE}[,.]?[ ](?:[–—-][ ])?{_CAPITALISED}(?:/|{_END}|{_DASH})"),
        # (AP) —   [Reuters] -
        ("wire_credit", rf"[(\[]{_BRACKETED}[)\]]{_DASH}"),
        # /ARKA/.
        ("agency_stroked", _STROKED),
        # TASS, December 30.
        ("agency_date", rf"{_CAPITALISED},[ ]{_DATE}[.:]"),
        # YEREVAN, February 12 —   London, 3 May 2021.
        ("place_date", rf"{_PLACE}{_REGION},[ ]?{_DATE}(?:{_DASH}|{_END})"),
        # 5 June 2022, Yerevan —
        ("date_place", rf"{_DATE},[ ]{_PLACE}{_REGION}{_DASH}"),
        # Baku – APA.
        ("place_agency", rf"{_PLACE}[ ]?[–—-][ ]?{_CAPITALISED}[.:](?=[ ])"),
        # Yerevan. ArmInfo.   ASTANA. KAZINFORM –   Baku. Azvision.az:
        ("place_signed", rf"{_PLACE}\.[ ]{_KNOWN}(?:[.:](?=[ ])|{_DASH})"),
        # TASS.
        ("agency", rf"{_KNOWN}\.(?=[ ])"),
        # PanARMENIAN.Net -
        ("site_name", rf"(?P<agency>\w[\w-]{{1,30}}\.(?:{TOP_LEVEL}))[ ]?[–—-]"),
        # YEREVAN —   YEREVAN. –   NEWPORT NEWS, Va. -
        ("place", rf"{_PLACE}{_REGION}{_DASH}"),
    )
)  # fmt: skip
# ArmInfo.We presume: the agency's name glued to the first word; with a space only when its capitals give it away
_GLUED = re.compile(
    r"(?P<agency>[^\W\d_][\w\-]{1,30}[^\W_])\.(?=[^\W\d_])|(?P<camel>[^\W\d_][a-z]{1,30}[A-Z]\w{1,30})\.(?=[ ][^\W\d_])"
)
_ABBREVIATIONS = frozenset(
    {
        "adm", "brig", "capt", "cmdr", "col", "dr", "feb", "fig", "gen", "gov", "hon", "jan", "jr", "lt", "maj",
        "messrs", "mr", "mrs", "ms", "mt", "no", "prof", "rep", "rev", "sen", "sgt", "sr", "st", "vol", "vs", "www",
    }
)  # fmt: skip
_DOMAIN = re.compile(rf"(?:{TOP_LEVEL})\b", re.IGNORECASE)
_SITE = re.compile(rf"[\w-]+\.(?:{TOP_LEVEL})", re.IGNORECASE)
# Marks of emphasis around a dateline belong to it.
_EMPHASIS = re.compile(r"[*_]{1,3}")
_SENTENCE_START = re.compile(r"[ \t\u00a0]*[*_\"'“”‘’«„(\[]*(?=[^\W_])")


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at the beginning of the line `text[start:end]`, or None.

    A name in capitals with a dash is a dateline only if a sentence begins after it; a name in small letters only
    together with a date or an agency.
    """
    if found := _glued(text, start, end):
        return found
    marks = _EMPHASIS.match(text, start, end)
    first = start if marks is None else marks.end()
    for rule, form in _FORMS:
        match = form.match(text, first, end)
        if match is None:
            continue
        found = _read(text, rule, match)
        if marks is not None:
            closing = found.span.end + len(marks.group())
            if text[found.span.end : closing] != marks.group():
                continue
            found = replace(found, span=Span(start, closing))
        if _plausible(text, found, end):
            return found
    return None


def _read(text: str, rule: str, match: re.Match[str]) -> Dateline:
    groups = {name: match.span(name) for name, words in match.groupdict().items() if words}

    def part(*names: str, strip: str = "") -> Span | None:
        name = next((name for name in names if name in groups), None)
        if name is None:
            return None
        start, end = groups[name]
        return Span(start, start + len(text[start:end].rstrip(strip))) if strip else Span(start, end)

    agency = part("agency", "capitals", "known")
    return Dateline(
        span=Span(match.start(), match.start() + len(match.group().rstrip())),
        rule=rule,
        place=part("place", strip="."),
        date=part("date", strip="."),
        agency=agency,
        own=agency is not None and rule not in ("wire_credit", "place_wire_credit", "place_barred"),
        author=part("author"),
    )


def _glued(text: str, start: int, end: int) -> Dateline | None:
    match = _GLUED.match(text, start, end)
    if match is None:
        return None
    name = "agency" if match["agency"] else "camel"
    following = text[match.end() : match.end() + 60].lstrip()
    known = match[name].lower() in _ABBREVIATIONS or _DOMAIN.match(text, match.end(), end)
    another = re.match(r"[^\W_]+\.", following)  # initials, an address, a second abbreviation
    if known or another or not match[name][0].isupper() or not following[:1].isupper():
        return None
    agency = Span(match.start(name), match.end(name))
    return Dateline(Span(start, match.end()), "glued_agency", None, None, agency, own=True)


def _plausible(text: str, found: Dateline, end: int) -> bool:
    return _named(text, found) and (_begins(text, found.span.end, end) or (found.firm and found.span.end >= end))


def _named(text: str, found: Dateline) -> bool:
    """Whether place and agency are written as names are there."""
    place = found.place.of(text) if found.place else ""
    agency = found.agency.of(text).rstrip(".") if found.agency else ""
    if place and not found.firm:
        # A city set in capitals is written otherwise further on; an abbreviation (“NATO – …”) is not.
        again = place in text[found.span.end :] and re.search(rf"\b{re.escape(place)}\b", text[found.span.end :])
        return place.isupper() and not again
    if found.rule in ("date_signed", "place_signed", "agency") and not _known(agency, found.rule):
        return False
    # Where no mark sets the agency off from words, only capitals do.
    bare = found.rule in ("place_date_agency", "agency_date", "place_agency")
    signed = agency.isupper() if bare else any(letter.isupper() for letter in agency)
    return (not place or place[0].isupper()) and (not agency or signed)


def _begins(text: str, position: int, end: int) -> bool:
    """Whether a sentence begins at `position`."""
    match = _SENTENCE_START.match(text, position, end)
    return match is not None and not text[match.end()].islower()


def _known(agency: str, rule: str) -> bool:
    """Whether a name is an agency's or a news site's; alone before a full stop, a word that is also a name is none."""
    known = agency_called(agency, alone=rule == "agency") is not None
    return known or (rule != "agency" and _SITE.fullmatch(agency) is not None)
