"""Formulas of relaying: the words around an agency's name by which an outlet says from whom it has its news."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.sources.agencies import agencies

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Formula", "Naming", "formula_at", "naming"]

# Characters before a name in which a formula can begin, and after it in which another sign is sought.
REACH = 240
# After `Citing TASS, ` another agency follows at once if it is the one that reports.
NEXT = 6


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where an agency is named, with what goes with its name.

    Attributes:
        masked: the article's text with its quotations made opaque.
        line: the paragraph.
        first: where the naming begins, with `the`, `news agency` and the like.
        last: where it ends.
        own: whether it names the outlet itself.
        before: what stands before it in the paragraph, as far as it is read.
    """

    masked: str
    line: Span
    first: int
    last: int
    own: bool
    before: str

    def at(self, opened: re.Match[str], name: str = "open") -> int:
        """Where in the article a match in `before` begins."""
        return self.first - len(self.before) + opened.start(name)

    def after(self, form: re.Pattern[str]) -> re.Match[str] | None:
        """What follows the naming, if it has `form`."""
        return form.match(self.masked, self.last, self.line.end)


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula: where it stands and what it says.

    Attributes:
        span: the whole of it.
        form: `formula`, or `told` and `quotes`, which are part of somebody's report.
        weak: whether it is one only if the rest of the sentence is somebody else's report.
        link: the words that lead to whom the agency has it from.
        reference: those from whom it has it.
    """

    span: Span
    form: str = "formula"
    weak: bool = False
    link: Span | None = None
    reference: Span | None = None


_KIND = r"(?:news|information|press|state|wire|telegraph|News|Information|Press|International)"
_BODY = r"(?:agency|service|website|site|portal|outlet|Agency|Service)"
_ADJECTIVE = (
    r"(?:state|official|state-run|state-owned|semi-official|private|independent|local|own|[A-Z][\w-]+(?:ian|ish|ese|ani"
    r"|man|can)|French|Georgian|Greek|Dutch|Kazakh|Uzbek|Kyrgyz|Turkmen|Tajik)"
)
_BEFORE = re.compile(
    rf"(?<![\w’'.-])(?:(?:[Tt]he|[Aa]n?|[Oo]ur)\s+)?(?:[A-Z][\w.-]+[’']s?\s+)?(?:{_ADJECTIVE}\s+){{0,3}}"
    rf"(?:{_KIND}\s+)*(?:{_BODY}\s+(?:of\s+(?:the\s+)?)?)?$"
)
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_STAFF = r"(?:[Cc]orrespondent|[Bb]ureau|[Rr]eporter|[Dd]esk|[Oo]ffice|[Ss]ervice)"
_AFTER = re.compile(
    rf"(?:\s+{_KIND})*(?:\s+{_BODY})?(?:[’']s?(?:\s+[\w-]+){{0,3}}?\s+{_STAFF}"
    rf"|\s+(?:(?:own|special|local|parliamentary)\s+)?(?:correspondent|reporter))?(?:\s*\((?:[A-Z]{{2,8}})\))?"
)

# In the present tense these are a formula; the others may be what a source like any other did.
_RELAYS = r"(?:reports|informs|relays|conveys|transmits|communicates|writes|has learn(?:ed|t)|learn(?:ed|t))"
_SAYS = (
    r"(?:(?:has |had |have )?(?:also |earlier |previously )?(?:reported|informed|relayed|written|said|noted|announced"
    r"|conveyed|claimed|recalled|reminded)|wrote|says|notes|states|announces|recalls|reminds|report|inform|write)"
)
_VERB = rf"(?:(?P<relays>{_RELAYS})|(?P<says>{_SAYS}))"
_WHEN = (
    r"(?:\s+(?:(?:from|on|in|at|to|of|about|this|today|yesterday|earlier|late|early|last|live)\b"
    r"|[A-Z][a-z]+day\b)(?:(?!\s(?:that|citing|quoting|referring|via|with)\b)[^,.;:!?\"]){0,60}?)?"
)
_LINK = (
    r"(?P<link>via|citing|quoting|referring to|with (?:a |the )?(?:reference|link|citation) (?:to|of|on)"
    r"|in reference to|on the authority of|according to|as cited by|as quoted by)"
)
_REFERENCE = r"(?P<reference>(?:(?!\sthat\b)[^,;:.!?\"]|\.(?=\w|\s[a-z])){2,120}?)"
_VIA = rf"(?:,?\s+{_LINK}\s+{_REFERENCE})?"
_BESIDE = r"(?=\s*(?:[,.;!?)]|$))"
_THAT = r",?\s+that\b(?!\s+(?:day|night|evening|week))"

_STARTS = r"(?:^|[.!?…:][\"”»’')\]]*\s+)"
_OPENS = re.compile(rf"{_STARTS}$")
_OPENS_AS = re.compile(rf"{_STARTS}(?P<open>As\s+)$")
_OPENS_BY = re.compile(
    rf"{_STARTS}(?P<open>(?:As\s+(?:(?:was|is|has been)\s+)?(?:reported|cited|quoted|noted|informed|announced|relayed)"
    r"\s+(?:earlier\s+)?by|Via|(?P<according>According to))\s+)$"
)
# In its own name an outlet may put an adverbial first.
_OPENS_LATER = re.compile(rf"{_STARTS}[A-Z][\w’'-]*(?:\s[\w’'-]+){{0,3}},\s+$")
_CITING = r"(?:Citing|Quoting|Referring to|With (?:a )?reference to)"
_OPENS_CITING = re.compile(rf"{_STARTS}(?P<open>{_CITING}\s+)$")
_OPENS_CITED = re.compile(rf"{_STARTS}(?P<open>(?P<link>{_CITING})\s+{_REFERENCE},\s+)$")
_OPENS_THIS = re.compile(
    rf"{_STARTS}(?P<open>(?:This|It|The (?:news|information|report))\s+(?:is|was|has been|is being)\s+(?:also\s+)?"
    r"(?:reported|announced|informed|published|carried)\s+(?:about\s+)?by\s+)$"
)
_TRAILS = re.compile(r"(?:[\"”»’']\s*)?(?P<open>[,–—-]\s*(?:as\s+)?|(?<=[\"”»] ))$")
_TRAILS_VERB = re.compile(rf"(?P<open>[,–—-]\s*(?:(?P<as>as)\s+)?|(?<=[\"”»] )){_VERB}\s+(?P<by>by\s+)?$")
_TRAILS_BY = re.compile(
    r"(?P<open>,\s*(?:(?:as\s+)?(?:reported|cited|quoted|carried|relayed|informed)\s+by|(?P<according>according to)"
    r"|via|citing|quoting|with reference to)\s+)$"
)

_REPORTS_THAT = re.compile(rf"\s+{_VERB}{_WHEN}{_VIA}{_THAT}")
_REPORTS_BARE = re.compile(rf"\s+{_VERB}(?=\s+(?:the|an?|its|his|her|[A-Z]))")
_REPORTS_ALONE = re.compile(rf"\s+{_VERB}{_WHEN}{_VIA}(?:\s*:|(?=\s*[.!]|\s*$))")
_REPORTS_CITING = re.compile(rf"\s+{_VERB}{_WHEN},?\s+{_LINK}\s+{_REFERENCE}\s*,")
_CITING_REPORTS = re.compile(
    rf",\s+{_LINK}\s+{_REFERENCE}\s*,\s+{_VERB}(?:{_WHEN}{_THAT}|(?=\s+(?:the|an?|its|his|her|[A-Z])))"
)
_ASIDE = re.compile(rf"\s+{_VERB}{_WHEN}{_VIA}{_BESIDE}")
_CLOSES = re.compile(rf"{_WHEN}{_VIA}{_BESIDE}")
_COMMA = re.compile(r"\s*[,:]")
_ABOUT_THIS = re.compile(rf"\s+{_VERB}\s+(?:(?:about|on|of)\s+)?(?:it|this)\b{_WHEN}{_VIA}(?=\s*[.!]|\s*$)")
_CONTRIBUTED = re.compile(r"(?:,?\s+(?:and\s+)?[^.,!?]{1,40})?\s+contributed\s+(?:reporting\s+)?to\s+this\b[^.!?\n]*")
_WAS_TOLD = re.compile(
    rf"\s+(?:was|has been)\s+(?:told|informed)(?:\s+about\s+(?:this|it|that))?\s+(?P<link>by|at|in)\s+{_REFERENCE}"
    rf"(?:{_THAT}|{_BESIDE})"
)
_TOLD = re.compile(
    r"\b(?:told|tells|telling|informed|(?:speaking|talking|spoke|talked) (?:to|with)|asked by|(?:interview|conversation"
    r"|comments?|commentary|remarks?|statement|talk|briefing) (?:with|to|for|given to|published by))\s+$",
    re.IGNORECASE,
)
_QUOTES = re.compile(
    r"\s+(?:also\s+)?(?P<link>quotes|quoted|cites|cited|is quoting|is citing|has quoted)\s+"
    r"(?P<reference>[^.:;!?\"\n]{2,160}?)(?:,?\s+as\s+saying\b|\s*:\s*(?=\"))"
)
_QUOTED_BY = re.compile(r"\b(?:quoted|cited)(?:\s+as\s+saying)?\s+by\s+$")


def naming(masked: str, line: Span, name: Span, *, word: bool, own: bool) -> Naming | None:
    """The naming around an agency's name; None where the name is only a word (`the report informs`).

    Args:
        masked: the article's text with its quotations made opaque.
        line: the paragraph.
        name: the agency's name.
        word: whether the name is a word too.
        own: whether it is the outlet's.
    """
    start = max(line.start, name.start - REACH)
    before = masked[start : name.start]
    led = _BEFORE.search(before)
    followed = _AFTER.match(masked, name.end, line.end)
    last = name.end if followed is None else followed.end()
    if led is not None:
        if word and last == name.end and _ARTICLE.fullmatch(led.group()):
            return None
        before = before[: led.start()]
    # Where what stands before is cut off, it does not begin a sentence.
    cut = "x" if start > line.start else ""
    return Naming(masked, line, start + len(before), last, own, cut + before[len(cut) :])


def formula_at(place: Naming) -> Formula | None:
    """The formula that an agency is named in, if there is one."""
    return next((found for read in _READERS if (found := read(place)) is not None), None)


def _made(place: Naming, start: int, match: re.Match[str] | None, end: int | None = None, *, weak: bool) -> Formula:
    """A formula from `start` to the end of `match`, or to `end`, with whom `match` says it is from."""
    link = reference = None
    if match is not None and "link" in match.re.groupindex and match["link"]:
        link, reference = Span(*match.span("link")), Span(*match.span("reference"))
    last = end if end is not None else place.last if match is None else match.end()
    return Formula(Span(start, last), weak=weak and not place.own, link=link, reference=reference)


def _opening(place: Naming) -> Formula | None:
    """`Report informs via TASS that …`, `Report informs.`, `ArmInfo reports about this.`."""
    if _OPENS.search(place.before) is None:
        return None
    for form in (_CONTRIBUTED, _WAS_TOLD, _ABOUT_THIS):
        if match := place.after(form):
            return _made(place, place.first, match, weak=False)
    if match := place.after(_REPORTS_THAT):
        informs = match["relays"] in ("informs", "relays")
        return _made(place, place.first, match, weak=not (match["relays"] and (match["link"] or informs)))
    for form in (_CITING_REPORTS, _REPORTS_ALONE, _REPORTS_CITING):
        if match := place.after(form):
            return _made(place, place.first, match, weak=not match["relays"])
    match = place.after(_REPORTS_BARE)
    return None if match is None else _made(place, place.first, match, weak=True)


def _opening_later(place: Naming) -> Formula | None:
    """`Earlier, Trend reported that …` in Trend."""
    match = place.after(_REPORTS_THAT) if place.own and _OPENS_LATER.search(place.before) else None
    return None if match is None else _made(place, place.first, match, weak=False)


def _opening_as(place: Naming) -> Formula | None:
    """`As RIA Novosti reports, …`."""
    opened = _OPENS_AS.search(place.before)
    match = None if opened is None else place.after(_ASIDE)
    if opened is None or match is None:
        return None
    comma = _COMMA.match(place.masked, match.end(), place.line.end)
    if comma is None:
        return None
    return _made(place, place.at(opened), match, comma.end(), weak=not match["relays"] and not match["link"])


def _opening_by(place: Naming) -> Formula | None:
    """`As reported by TASS, …`, `Via TASS: …`, `According to TASS, …`."""
    opened = _OPENS_BY.search(place.before)
    comma = None if opened is None else place.after(_COMMA)
    if opened is None or comma is None:
        return None
    return _made(place, place.at(opened), None, comma.end(), weak=opened["according"] is not None)


def _opening_citing(place: Naming) -> Formula | None:
    """`Citing TASS, Armenpress reports that …` at Armenpress; `Citing TASS, the paper …` at TASS."""
    if opened := _OPENS_CITED.search(place.before):
        match = place.after(_REPORTS_THAT) or place.after(_REPORTS_ALONE)
        if match is not None:
            made = _made(place, place.at(opened), match, weak=not match["relays"])
            offset = place.first - len(place.before)
            link, reference = (Span(*(at + offset for at in opened.span(name))) for name in ("link", "reference"))
            return Formula(made.span, weak=made.weak, link=link, reference=reference)
    opened = _OPENS_CITING.search(place.before)
    comma = None if opened is None else place.after(_COMMA)
    if opened is None or comma is None:
        return None
    following = agencies(place.masked[comma.end() : min(place.line.end, comma.end() + REACH)])
    if following and following[0].span.start < NEXT:
        return None
    return _made(place, place.at(opened), None, comma.end(), weak=False)


def _opening_this(place: Naming) -> Formula | None:
    """`This was reported by TASS.`."""
    opened = _OPENS_THIS.search(place.before)
    match = None if opened is None else place.after(_CLOSES)
    return None if opened is None or match is None else _made(place, place.at(opened), match, weak=False)


def _trailing(place: Naming) -> Formula | None:
    """`…, AzVision.az reports`, `…, Report was told at the ministry`."""
    opened = _TRAILS.search(place.before)
    if opened is None:
        return None
    if match := place.after(_WAS_TOLD):
        return _made(place, place.at(opened), match, weak=False)
    match = place.after(_ASIDE)
    if match is None:
        return None
    return _made(place, place.at(opened), match, weak=not match["relays"] and not _of_agencies(match))


def _trailing_verb(place: Naming) -> Formula | None:
    """`…, reports Turan citing Interfax`, `…, as reported by TASS`."""
    opened = _TRAILS_VERB.search(place.before)
    match = None if opened is None else place.after(_CLOSES)
    if opened is None or match is None:
        return None
    formula = opened["relays"] or (opened["as"] and opened["by"]) or _of_agencies(match)
    return _made(place, place.at(opened), match, weak=not formula)


def _trailing_by(place: Naming) -> Formula | None:
    """`…, according to TASS`, `…, as quoted by TASS`, `…, citing TASS`."""
    opened = _TRAILS_BY.search(place.before)
    match = None if opened is None else place.after(_CLOSES)
    if opened is None or match is None:
        return None
    return _made(place, place.at(opened), match, weak=opened["according"] is not None)


def _of_agencies(match: re.Match[str]) -> bool:
    return bool(match["reference"]) and bool(agencies(match["reference"]))


def _told(place: Naming) -> Formula | None:
    """`told TASS`, `in an interview with TASS`."""
    return Formula(Span(place.first, place.last), "told") if _TOLD.search(place.before) else None


def _quoting(place: Naming) -> Formula | None:
    """`TASS quoted the envoy as saying`, `was quoted by TASS`; in the first the envoy is the reference."""
    span = Span(place.first, place.last)
    if _QUOTED_BY.search(place.before):
        return Formula(span, "quotes")
    match = place.after(_QUOTES)
    if match is None:
        return None
    return Formula(span, "quotes", link=Span(*match.span("link")), reference=Span(*match.span("reference")))


_READERS: tuple[Callable[[Naming], Formula | None], ...] = (
    _opening,
    _opening_later,
    _opening_as,
    _opening_by,
    _opening_citing,
    _opening_this,
    _trailing,
    _trailing_verb,
    _trailing_by,
    _told,
    _quoting,
)
