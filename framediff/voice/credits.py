"""Wire credits: which agency an outlet has its words from. That is provenance, and an agency so named does not speak.

An agency (framediff/sources/agencies.toml), a news site named by its address (`AzVision.az`) or the outlet itself is
credited, and not a speaker, where it stands

- in a formula that says whom the news is from: with `via`, `citing`, `with reference to` and the like (`Report informs
  via TASS that …`, `…, reports Turan citing Interfax`); in the present tense beside the sentence (`…, AzVision.az
  reports`, `as RIA Novosti reports`, `AZERTAC informs that …`); in brackets or strokes (`/TASS/`, `(AFP)`); as `Source:
  Armenpress` on a line of its own; in `This was reported by TASS`, `The Associated Press contributed to this report`, a
  dateline or a byline;
- with any reporting verb, where it is the outlet itself (`Trend reported earlier that …` in Trend);
- with any reporting verb, where the rest of the sentence is somebody else's report: in `Reuters reported that the envoy
  said talks will go on` the envoy speaks. Such a credit is `weak`, and the attributor decides;
- as the one to whom something was said: `told TASS`, `in an interview with RIA Novosti`; it never speaks there;
- as the one who quotes: `TASS quoted the envoy as saying`.

Else an agency is a source like any other: `Reuters reported that two people died`, `according to Reuters`, in another
outlet, is attributed to Reuters. Whoever else a formula cites (`Trend reports with reference to the ministry`) is the
speaker of what it reports, unless the sentence itself names one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.article import Span, ZoneKind
from framediff.sources.agencies import TOP_LEVEL, NamedAgency, agencies, agency_called
from framediff.sources.datelines import dateline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from framediff.article import Article
    from framediff.voice.attribution import Attribution

__all__ = ["Credit", "credited", "credited_agencies", "credits_in", "may_credit"]


@dataclass(frozen=True, slots=True)
class Credit:
    """One credit to an agency.

    Attributes:
        span: the whole formula.
        agency: the name under which the agency is counted.
        named: where it is named.
        form: which form the credit has: `formula`, `self`, `mark`, `line`, `dateline`, `told`, `quotes`.
        via: whom the agency in turn has it from: names of agencies, or another source as written.
        source: where that other source is named; None where none is, or only agencies are.
        link: the words that lead to it (`citing`).
        own: whether the agency is the outlet itself.
        weak: whether it is a credit only if the rest of its sentence is somebody else's report.
    """

    span: Span
    agency: str
    named: Span
    form: str
    via: tuple[str, ...] = ()
    source: Span | None = None
    link: Span | None = None
    own: bool = False
    weak: bool = False

    @property
    def beside(self) -> bool:
        """Whether the formula stands beside what is reported and can be read over, as `told TASS` cannot."""
        return self.form in ("formula", "self", "mark", "line")


# Around an agency's name.
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
_CORRESPONDENT = r"(?:[Cc]orrespondent|[Bb]ureau|[Rr]eporter|[Dd]esk|[Oo]ffice|[Ss]ervice)"
_AFTER = re.compile(
    rf"(?:\s+{_KIND})*(?:\s+{_BODY})?(?:[’']s?(?:\s+[\w-]+){{0,3}}?\s+{_CORRESPONDENT}"
    rf"|\s+(?:(?:own|special|local|parliamentary)\s+)?(?:correspondent|reporter))?(?:\s*\((?:[A-Z]{{2,8}})\))?"
)

# Verbs of relaying: in the present tense they are a formula, else they may be what a source like any other did.
_RELAYS = r"(?:reports|informs|relays|conveys|transmits|communicates|writes|has learn(?:ed|t)|learn(?:ed|t))"
_SAYS = (
    r"(?:(?:has |had |have )?(?:also |earlier |previously )?(?:reported|informed|relayed|written|said|noted|announced"
    r"|conveyed|claimed)|wrote|says|notes|states|announces|report|inform|write)"
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

_STARTS = r"(?:^|[.!?…:][\"”»’')\]]*\s+)"
_OPENS = re.compile(rf"{_STARTS}$")
_OPENS_AS = re.compile(rf"{_STARTS}(?P<open>(?:As)\s+)$")
_OPENS_WITH = re.compile(
    rf"{_STARTS}(?P<open>(?:As\s+(?:(?:was|is|has been)\s+)?(?:reported|cited|quoted|noted|informed|announced|relayed)"
    r"\s+(?:earlier\s+)?by|Via|(?P<according>According to))\s+)$"
)
_CITES_FIRST = re.compile(rf"{_STARTS}(?P<open>(?:Citing|Quoting|Referring to|With (?:a )?reference to)\s+)$")
_CITED_FIRST = re.compile(
    rf"{_STARTS}(?P<open>(?P<link>Citing|Quoting|Referring to|With (?:a )?reference to)\s+{_REFERENCE},\s+)$"
)
_TRAILS = re.compile(r"(?P<open>,?[\"”»’']?\s*[,–—-]\s*(?:as\s+)?|[\"”»]\s+)$")
_TRAILS_VERB = re.compile(rf"(?P<open>(?:,|[–—-])\s*(?:(?P<as>as)\s+)?|[\"”»]\s+){_VERB}\s+(?P<by>by\s+)?$")
_TRAILS_LINK = re.compile(
    r"(?P<open>,\s*(?:(?:as\s+)?(?:reported|cited|quoted|carried|relayed|informed)\s+by|(?P<according>according to)"
    r"|via|citing|quoting|with reference to)\s+)$"
)
_REPORTED_BY = re.compile(
    rf"{_STARTS}(?P<open>(?:This|It|The (?:news|information|report))\s+(?:is|was|has been|is being)\s+(?:also\s+)?"
    r"(?:reported|announced|informed|published|carried)\s+(?:about\s+)?by\s+)$"
)
_REPORTS = re.compile(
    rf"\s+{_VERB}{_WHEN}{_VIA}(?P<end>,?\s+that\b(?!\s+(?:day|night|evening|week))|\s*[:,]|{_BESIDE}"
    r"|(?=\s+(?:the|an?|its|his|her|[A-Z])))"
)
_ASIDE = re.compile(rf"\s+{_VERB}{_WHEN}{_VIA}{_BESIDE}")
_CLOSES = re.compile(rf"{_WHEN}{_VIA}{_BESIDE}")
_COMMA = re.compile(r"\s*[,:]")
_ABOUT_THIS = re.compile(rf"\s+{_VERB}\s+(?:(?:about|on|of)\s+)?(?:it|this)\b{_WHEN}{_VIA}(?=\s*[.!]|\s*$)")
_CONTRIBUTED = re.compile(r"(?:,?\s+(?:and\s+)?[^.,!?]{1,40})?\s+contributed\s+(?:reporting\s+)?to\s+this\b[^.!?]*")
_WAS_TOLD = re.compile(
    rf"\s+(?:was|has been)\s+(?:told|informed)(?:\s+about\s+(?:this|it|that))?\s+(?P<link>by|at|in)\s+{_REFERENCE}"
    rf"{_BESIDE}"
)
# In its own name an outlet may put an adverbial first.
_OPENS_LATER = re.compile(rf"{_STARTS}[A-Z][\w’'-]*(?:\s[\w’'-]+){{0,3}},\s+$")
_TOLD = re.compile(
    r"\b(?:told|tells|telling|informed|(?:speaking|talking|spoke|talked) (?:to|with)|asked by|(?:interview|conversation"
    r"|comments?|commentary|remarks?|statement|talk|briefing) (?:with|to|for|given to|published by)|as saying (?:to|by))"
    r"\s+$"
)
_QUOTES = re.compile(r"\s+(?:also\s+)?(?:quotes|quoted|cites|cited|is quoting|is citing|has quoted)\s+(?!$)")
_QUOTED_BY = re.compile(r"\b(?:quoted|cited)(?:\s+as\s+saying)?\s+by\s+$")
_MARK_BEFORE = re.compile(r"[/(\[]\s*(?:via\s+|sources?:?\s+)?$", re.IGNORECASE)
_MARK_AFTER = re.compile(r"[^/()\[\]\n]{0,60}?(?P<close>[/)\]])")
_LINE = re.compile(r"(?:sources?|via|from|agency|credit|by|with inputs? from)\s*[:–—-]?\s*", re.IGNORECASE)
_PAIRS = {"/": "/", "(": ")", "[": "]"}


def credits_in(article: Article, masked: str) -> list[Credit]:
    """All credits that the text of `article` may hold, the weak ones among them, in order.

    Args:
        article: the article.
        masked: its text with the words of each quotation made opaque, at unchanged length; see `sentences.mask`.
    """
    own = _own_names(article)
    named = [each for each in agencies(masked, own) if not each.span.of(article.text).isspace()]
    if not named:
        return []
    found: list[Credit] = []
    for zone in article.zones:
        if zone.rule == "front_matter":
            continue
        here = [each for each in named if zone.span.covers(each.span)]
        if zone.kind is ZoneKind.DATELINE:
            found += _of_dateline(article, zone.span, own)
        elif zone.kind is ZoneKind.BYLINE:
            found += [_made(article, each, each.span, "line", own) for each in here if not each.word]
        elif here:
            found += _of_zone(article, masked, zone.span, here, own, scored=zone.scored)
    return sorted(found, key=lambda credit: credit.span)


def credited_agencies(found: Collection[Credit]) -> tuple[str, ...]:
    """The agencies of some credits, each once, in alphabetical order; the outlet itself is none of them."""
    names = {credit.agency for credit in found if not credit.own}
    own = {credit.agency for credit in found if credit.own}
    names |= {name for credit in found if credit.source is None for name in credit.via}
    return tuple(sorted(names - own, key=str.casefold))


def may_credit(article: Article) -> bool:
    """Whether `article` names any agency, news site or its own outlet at all."""
    return bool(agencies(article.text, _own_names(article)))


def credited(article: Article, masked: str, attributions: Sequence[Attribution]) -> tuple[Credit, ...]:
    """The credits of `article`; a weak one counts where no attribution takes the agency for its source."""
    sources = [attribution.source for attribution in attributions if attribution.source is not None]
    return tuple(
        credit
        for credit in credits_in(article, masked)
        if not credit.weak or not any(source.overlaps(credit.named) for source in sources)
    )


def _own_names(article: Article) -> tuple[str, ...]:
    """How the outlet may call itself."""
    outlet = article.metadata.outlet.value
    if outlet is None:
        return ()
    plain = re.sub(rf"\.(?:{TOP_LEVEL})$", "", outlet.removeprefix("The ").strip(), flags=re.IGNORECASE)
    return tuple(name for name in dict.fromkeys((outlet, plain)) if name)


def _is_own(name: str, written: str, own: Sequence[str]) -> bool:
    letters = {re.sub(r"[\W_]", "", each).lower() for each in own}
    plain = {re.sub(r"[\W_]", "", each).lower() for each in (name, written)}
    called = {agency_called(each) for each in own} - {None}
    return bool(letters & plain) or name in called


def _made(  # noqa: PLR0913, PLR0917 - each is another part of the record
    article: Article,
    agency: NamedAgency,
    span: Span,
    form: str,
    own: Sequence[str],
    match: re.Match[str] | None = None,
    *,
    weak: bool = False,
    offset: int = 0,
) -> Credit:
    text = article.text
    mine = _is_own(agency.name, agency.span.of(text), own)
    via: tuple[str, ...] = ()
    source = link = None
    if match is not None and match["link"]:
        link, reference = (Span(*(at + offset for at in match.span(name))) for name in ("link", "reference"))
        others = [each.name for each in agencies(reference.of(text)) if each.name != agency.name]
        if others:
            via = tuple(dict.fromkeys(others))
        else:
            via, source = (" ".join(reference.of(text).split()),), reference
    if form == "formula" and mine:
        form, weak = "self", False
    return Credit(span, agency.name, agency.span, form, via, source, link, own=mine, weak=weak)


def _of_dateline(article: Article, zone: Span, own: Sequence[str]) -> Iterator[Credit]:
    found = dateline(article.text, zone.start, _line_end(article.text, zone.end))
    if found is None or found.agency is None:
        return
    written = found.agency.of(article.text).strip(" .")
    agency = NamedAgency(found.agency, agency_called(written) or written, word=False)
    yield _made(article, agency, zone, "dateline", own)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _of_zone(  # noqa: PLR0913, PLR0917 - each is another thing a credit depends on
    article: Article, masked: str, zone: Span, here: Sequence[NamedAgency], own: Sequence[str], *, scored: bool
) -> Iterator[Credit]:
    reach = zone.start
    for position, agency in enumerate(here):
        if agency.span.start < reach:
            continue
        start = max(zone.start, masked.rfind("\n", 0, agency.span.start) + 1)
        end = min(zone.end, _line_end(masked, agency.span.end))
        credit = _of_line(article, masked, Span(start, end), agency, own) if scored else None
        if credit is None:
            credit = _of_short_line(article, masked, Span(start, end), agency, own)
        if credit is None:
            continue
        if credit.form == "mark" and position and _defined(masked, here[position - 1], credit):
            continue
        reach = credit.span.end
        yield credit
        if credit.form in ("mark", "line"):
            for other in here[position + 1 :]:
                if credit.span.covers(other.span):
                    yield _made(article, other, credit.span, credit.form, own)


def _defined(masked: str, before: NamedAgency, credit: Credit) -> bool:
    """Whether a name in brackets only gives the short form of the name before it: `The Associated Press (AP)`."""
    return before.name == credit.agency and not masked[before.span.end : credit.span.start].strip()


def _of_short_line(article: Article, masked: str, line: Span, agency: NamedAgency, own: Sequence[str]) -> Credit | None:
    """A line that holds the agency and nothing else, or `Source:` before it."""
    head = masked[line.start : agency.span.start].strip(" *_/([—–-")
    labelled = _LINE.fullmatch(head + " ") is not None if head else False
    if not _only_agencies(masked, Span(agency.span.end, line.end)) or (head and not labelled):
        return None
    return _made(article, agency, line, "line", own) if labelled or not agency.word else None


def _only_agencies(masked: str, span: Span) -> bool:
    """Whether a stretch holds nothing but names of agencies and what joins them."""
    words = span.of(masked)
    for each in reversed(agencies(words)):
        words = words[: each.span.start] + words[each.span.end :]
    return not re.sub(r"\b(?:and|via|news agency|with)\b|[\s,;&.*_/)\]]", "", words)


def _of_line(article: Article, masked: str, line: Span, agency: NamedAgency, own: Sequence[str]) -> Credit | None:
    """The credit that an agency has in a paragraph, if it has one."""
    first, last = agency.span.start, agency.span.end
    before = masked[line.start : first]
    if (mark := _MARK_BEFORE.search(before)) and (closed := _MARK_AFTER.match(masked, last, line.end)):
        inside = Span(last, closed.start("close"))
        if _PAIRS[mark.group()[0]] == closed["close"] and _only_agencies(masked, inside):
            return _made(article, agency, Span(line.start + mark.start(), closed.end()), "mark", own)
    if (led := _BEFORE.search(before[-80:])) is not None:
        if (
            agency.word
            and re.fullmatch(r"(?:the|an?)\s+", led.group(), re.IGNORECASE)
            and not _AFTER.match(masked, last)[0]
        ):
            return None  # “the report informs”
        before = before[: len(before) - len(led.group())]
    start = line.start + len(before)
    if (followed := _AFTER.match(masked, last, line.end)) is not None:
        last = followed.end()
    return (
        _opening(article, masked, line, agency, own, before, last)
        or _trailing(article, masked, line, agency, own, before, last)
        or _spoken_to(article, masked, line, agency, own, before, Span(start, last))
    )


def _opening(  # noqa: PLR0913, PLR0917 - each is another thing a credit depends on
    article: Article, masked: str, line: Span, agency: NamedAgency, own: Sequence[str], before: str, last: int
) -> Credit | None:
    """A formula at the beginning of a sentence: `Report informs via TASS that …`, `As reported by TASS, …`."""
    start = line.start + len(before)
    if _OPENS.search(before):
        if match := _CONTRIBUTED.match(masked, last, line.end):
            return _made(article, agency, Span(start, match.end()), "formula", own)
        if match := _WAS_TOLD.match(masked, last, line.end):
            return _made(article, agency, Span(start, match.end()), "formula", own, match)
        if match := _ABOUT_THIS.match(masked, last, line.end):
            return _made(article, agency, Span(start, match.end()), "formula", own, match)
        match = _REPORTS.match(masked, last, line.end)
        if match is not None:
            closed = match["end"].strip().lstrip(", ") or match["end"].strip()
            if closed == "," and not match["link"]:
                return None
            alone = closed == ":" or (not closed and masked[match.end() :][:2].strip()[:1] in ("", ".", "!"))
            formula = alone or (closed == "that" and (match["link"] or match["relays"] in ("informs", "relays")))
            weak = not formula or not match["relays"]
            return _made(article, agency, Span(start, match.end()), "formula", own, match, weak=weak)
    if _OPENS_LATER.search(before) and _is_own(agency.name, agency.span.of(article.text), own):
        match = _REPORTS.match(masked, last, line.end)
        if match is not None and match["end"].strip() == "that":
            return _made(article, agency, Span(start, match.end()), "formula", own, match)
    if opened := _OPENS_AS.search(before):
        match = _ASIDE.match(masked, last, line.end)
        if match is not None and (comma := _COMMA.match(masked, match.end(), line.end)):
            span = Span(line.start + opened.start("open"), comma.end())
            return _made(article, agency, span, "formula", own, match, weak=not match["relays"] and not match["link"])
    if opened := _OPENS_WITH.search(before):
        comma = _COMMA.match(masked, last, line.end)
        if comma is not None:
            span = Span(line.start + opened.start("open"), comma.end())
            return _made(article, agency, span, "formula", own, weak=opened["according"] is not None)
    if opened := _CITED_FIRST.search(before):
        match = _REPORTS.match(masked, last, line.end)
        if match is not None and match["end"].strip() != ",":
            span = Span(line.start + opened.start("open"), match.end())
            weak = not match["relays"]
            return _made(article, agency, span, "formula", own, opened, weak=weak, offset=line.start)
    if opened := _CITES_FIRST.search(before):
        comma = _COMMA.match(masked, last, line.end)
        following = agencies(masked[last : line.end])[:1]
        if comma is not None and not any(f.span.start <= comma.end() - last + 5 for f in following):
            return _made(article, agency, Span(line.start + opened.start("open"), comma.end()), "formula", own)
    if opened := _REPORTED_BY.search(before):
        match = _CLOSES.match(masked, last, line.end)
        if match is not None:
            return _made(article, agency, Span(line.start + opened.start("open"), match.end()), "formula", own, match)
    return None


def _trailing(  # noqa: PLR0913, PLR0917 - each is another thing a credit depends on
    article: Article, masked: str, line: Span, agency: NamedAgency, own: Sequence[str], before: str, last: int
) -> Credit | None:
    """A formula beside or after what it reports: `…, AzVision.az reports`, `…, reports Turan citing Interfax`."""
    if opened := _TRAILS.search(before):
        if match := _WAS_TOLD.match(masked, last, line.end):
            span = Span(_after_mark(masked, line.start + opened.start("open")), match.end())
            return _made(article, agency, span, "formula", own, match)
        match = _ASIDE.match(masked, last, line.end)
        if match is not None:
            span = Span(_after_mark(masked, line.start + opened.start("open")), match.end())
            return _made(
                article, agency, span, "formula", own, match, weak=not match["relays"] and not _agencies_in(match)
            )
    if opened := _TRAILS_VERB.search(before):
        match = _CLOSES.match(masked, last, line.end)
        if match is not None:
            span = Span(_after_mark(masked, line.start + opened.start("open")), match.end())
            formula = opened["relays"] or (opened["as"] and opened["by"]) or _agencies_in(match)
            return _made(article, agency, span, "formula", own, match, weak=not formula)
    if opened := _TRAILS_LINK.search(before):
        match = _CLOSES.match(masked, last, line.end)
        if match is not None:
            span = Span(line.start + opened.start("open"), match.end())
            return _made(article, agency, span, "formula", own, match, weak=opened["according"] is not None)
    return None


def _after_mark(masked: str, start: int) -> int:
    """Where a formula begins: a quotation mark before it is not its own."""
    while masked[start] in "\"”»’' ":
        start += 1
    return start


def _agencies_in(match: re.Match[str]) -> bool:
    return bool(match["reference"]) and bool(agencies(match["reference"]))


def _spoken_to(  # noqa: PLR0913, PLR0917 - each is another thing a credit depends on
    article: Article, masked: str, line: Span, agency: NamedAgency, own: Sequence[str], before: str, named: Span
) -> Credit | None:
    """The agency to whom something was said, or who quotes: `told TASS`, `TASS quoted the envoy as saying`."""
    if _TOLD.search(before):
        return _made(article, agency, named, "told", own)
    if _QUOTED_BY.search(before):
        return _made(article, agency, named, "quotes", own)
    match = _QUOTES.match(masked, named.end, line.end)
    if match is not None and re.search(r"\bas saying\b", masked[match.end() : line.end]):
        return _made(article, agency, named, "quotes", own)
    return None
