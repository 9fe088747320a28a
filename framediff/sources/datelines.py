"""Datelines: the place, date and agency that stand before an article's first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from framediff.article import Span
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
    """

    span: Span
    rule: str
    place: Span | None
    date: Span | None
    agency: Span | None
    own: bool

    @property
    def firm(self) -> bool:
        """Whether more than a place and a dash shows that it is a dateline."""
        return self.agency is not None or self.date is not None


_NAME = r"[^\W\d_][\w’'.\-]{0,30}"
_PLACE = rf"(?P<place>{_NAME}(?:[ ]{_NAME}){{0,3}}?)"
# A state, country or region after the city: “HEMPSTEAD, N.Y.”, “BAKU, Azerbaijan”
_REGION = rf"(?:,[ ]?(?P<region>{_NAME}(?:[ ]{_NAME})?))?"
_AGENCY = r"(?P<agency>[^\W\d_][\w.&’'\- ]{0,30}?)"
_DATE = rf"(?P<date>{DATE})"
_TOP_LEVEL = "com|org|net|info|news|tv|co|io|eu|uk|am|az|ge|ru|tr|ir|de|fr|us|ua|by|kz"
_CAPITALISED = rf"(?P<capitals>{_NAME})"
_DASH = r"\.?(?:[ \u00a0]*[—–―][ \u00a0]*|[ \u00a0]+--?(?=\s)|--)"
_END = r"(?:[.:]|(?=\s*$))"

# Tried in this order. The forms are those of news agencies and papers in English; none of them is tied to one.
_FORMS = tuple(
    (rule, re.compile(pattern, re.IGNORECASE))
    for rule, pattern in (
        # MOSCOW, December 30. /TASS/.   BAKU, Azerbaijan, February 12. /Trend/   Yerevan /Mediamax/.
        ("place_date_stroked", rf"{_PLACE}{_REGION}(?:,[ ]?{_DATE})?[.,]?[ ]*/{_AGENCY}/[.:]?(?:[ ]*[—–-])?"),
        # Baku/06.06.22/Turan:
        ("stroked", rf"{_PLACE}/[ ]?{_DATE}[ ]?/[ ]?{_AGENCY}[:.]"),
        # MOSCOW. Dec 30 (Interfax) -   WASHINGTON (Reuters) -   LOS ANGELES, Sept. 28 (UPI) —
        ("place_wire_credit",
         rf"{_PLACE}{_REGION}(?:[.,][ ]?{_DATE})?[.,]?[ ]*\({_AGENCY}\)(?:{_DASH}|[ ]*-[ ]*|\.[ ]|:[ ])"),
        # YEREVAN, FEBRUARY 12, ARMENPRESS.   Baku, June 6, AZERTAC   Baku. 8 December. REPORT.AZ/
        ("place_date_agency", rf"{_PLACE}{_REGION}[,.][ ]?{_DATE}[,.]?[ ](?:[–—-][ ])?{_CAPITALISED}(?:/|{_END})"),
        # (AP) —   [Reuters] -
        ("wire_credit", rf"[(\[]{_AGENCY}[)\]]{_DASH}"),
        # /ARKA/.
        ("agency_stroked", rf"/{_AGENCY}/[.:]?(?:[ ]*[—–-])?"),
        # TASS, December 30.
        ("agency_date", rf"{_CAPITALISED},[ ]{_DATE}[.:]"),
        # YEREVAN, February 12 —   London, 3 May 2021.
        ("place_date", rf"{_PLACE}{_REGION},[ ]?{_DATE}(?:{_DASH}|{_END})"),
        # Baku – APA.
        ("place_agency", rf"{_PLACE}[ ]?[–—-][ ]?{_CAPITALISED}[.:](?=[ ])"),
        # PanARMENIAN.Net -
        ("site_name", rf"(?P<agency>\w[\w-]{{1,30}}\.(?:{_TOP_LEVEL}))[ ]?[–—-]"),
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
_DOMAIN = re.compile(rf"(?:{_TOP_LEVEL})\b", re.IGNORECASE)
_SENTENCE_START = re.compile(r"[ \t\u00a0]*[*_\"'“”‘’«„(\[]*(?=[^\W_])")


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at the beginning of the line `text[start:end]`, or None.

    A name in capitals with a dash is a dateline only if a sentence begins after it; a name in small letters only
    together with a date or an agency.
    """
    if found := _glued(text, start, end):
        return found
    for rule, form in _FORMS:
        match = form.match(text, start, end)
        if match is None:
            continue
        groups = match.groupdict()
        agency = "agency" if groups.get("agency") else "capitals" if groups.get("capitals") else None
        place = (groups.get("place") or "").rstrip(".")
        found = Dateline(
            span=Span(match.start(), match.start() + len(match.group().rstrip())),
            rule=rule,
            place=Span(match.start("place"), match.start("place") + len(place)) if place else None,
            date=Span(match.start("date"), match.end("date")) if groups.get("date") else None,
            agency=Span(match.start(agency), match.end(agency)) if agency else None,
            own=agency is not None and rule not in ("wire_credit", "place_wire_credit"),
        )
        if _plausible(text, found, end):
            return found
    return None


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
    # Where no mark sets the agency off from words, only capitals do.
    bare = found.rule in ("place_date_agency", "agency_date", "place_agency")
    signed = agency.isupper() if bare else any(letter.isupper() for letter in agency)
    return (not place or place[0].isupper()) and (not agency or signed)


def _begins(text: str, position: int, end: int) -> bool:
    """Whether a sentence begins at `position`."""
    match = _SENTENCE_START.match(text, position, end)
    return match is not None and not text[match.end()].islower()
