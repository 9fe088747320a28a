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
from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from framediff.article import Span, ZoneKind
from framediff.sources.agencies import TOP_LEVEL, NamedAgency, agencies, agency_called
from framediff.sources.datelines import dateline
from framediff.voice.people.bodies import acronym
from framediff.voice.relays.formulas import formula_at, naming

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from framediff.article import Article, Zone
    from framediff.voice.attribution import Attribution
    from framediff.voice.relays.formulas import Formula

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
        source: where that other source, or whom the agency quotes, is named; None where only agencies are.
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


_MARK_BEFORE = re.compile(r"[/(\[]\s*(?:via\s+|sources?:?\s+)?$", re.IGNORECASE)
_MARK_AFTER = re.compile(r"[^/()\[\]\n]{0,60}?(?P<close>[/)\]])")
_LABEL = re.compile(r"(?:sources?|via|from|agency|credit|by|with inputs? from)\s*[:–—-]?\s*", re.IGNORECASE)
_JOINING = re.compile(r"\b(?:and|via|news agency|with)\b|[\s,;&.*_/)\]]")
# Characters of a label before an agency, and of a list of agencies.
LONGEST_LABEL = 40
LONGEST_LIST = 120
_PAIRS = {"/": "/", "(": ")", "[": "]"}


def credits_in(article: Article, masked: str) -> list[Credit]:
    """All credits that the text of `article` may hold, the weak ones among them, in order.

    Args:
        article: the article.
        masked: its text with the words of each quotation made opaque, at unchanged length; see `sentences.mask`.
    """
    finder = _Finder(article, masked, _own_names(article))
    named = agencies(masked, finder.own)
    starts = [each.span.start for each in named]
    found: list[Credit] = []
    for zone in article.zones if named else ():
        here = named[bisect_left(starts, zone.span.start) : bisect_left(starts, zone.span.end)]
        if zone.kind is ZoneKind.DATELINE:
            found += finder.of_dateline(zone.span)
        elif zone.kind is ZoneKind.BYLINE:
            found += [finder.made(each, each.span, "line") for each in here if not each.word]
        elif here and zone.rule != "front_matter":
            found += finder.of_zone(zone, here)
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
    initials = acronym(plain)
    known = len(initials) >= INITIALS and not agency_called(initials)
    return tuple(name for name in dict.fromkeys((outlet, plain, initials if known else "")) if name)


# The initials of an outlet's name are its own name where they are at least this many.
INITIALS = 3


@dataclass(frozen=True, slots=True)
class _Finder:
    """What one article's credits are read from: the article, its masked text, and how the outlet may call itself."""

    article: Article
    masked: str
    own: tuple[str, ...]

    def made(self, agency: NamedAgency, span: Span, form: str, formula: Formula | None = None) -> Credit:
        """One credit to `agency`."""
        text = self.article.text
        own = self.is_own(agency)
        via: tuple[str, ...] = ()
        source = None
        if form == "quotes":
            source = None if formula is None else formula.reference
        elif formula is not None and formula.reference is not None:
            words = formula.reference.of(text)
            via = tuple(dict.fromkeys(each.name for each in agencies(words) if each.name != agency.name))
            if not via:
                via, source = (" ".join(words.split()),), formula.reference
        link, weak = (None, False) if formula is None else (formula.link, formula.weak)
        form = "self" if own and form == "formula" else form
        return Credit(span, agency.name, agency.span, form, via, source, link, own=own, weak=weak)

    def is_own(self, agency: NamedAgency) -> bool:
        """Whether an agency named is the outlet itself."""
        ours = {_letters(name) for name in self.own}
        called = {agency_called(name) for name in self.own}
        return (
            bool(ours & {_letters(agency.name), _letters(agency.span.of(self.article.text))}) or agency.name in called
        )

    def of_dateline(self, zone: Span) -> Iterator[Credit]:
        """The agency that a dateline names."""
        text = self.article.text
        found = dateline(text, zone.start, _line_end(text, zone.end))
        if found is not None and found.agency is not None:
            written = found.agency.of(text).strip(" .")
            yield self.made(NamedAgency(found.agency, agency_called(written) or written, word=False), zone, "dateline")

    def of_zone(self, zone: Zone, here: Sequence[NamedAgency]) -> Iterator[Credit]:
        """The credits of a zone that names the agencies `here`."""
        reach = zone.span.start
        for position, agency in enumerate(here):
            if agency.span.start < reach:
                continue
            start = max(zone.span.start, self.masked.rfind("\n", 0, agency.span.start) + 1)
            line = Span(start, min(zone.span.end, _line_end(self.masked, agency.span.end)))
            credit = self._of_line(line, agency) or (self._in_text(line, agency) if zone.scored else None)
            if credit is None or (credit.form == "mark" and position and self._defined(here[position - 1], credit)):
                continue
            reach = credit.span.end
            yield credit
            if credit.form in ("mark", "line"):
                others = takewhile(lambda each: each.span.start < reach, here[position + 1 :])  # noqa: B023 - used at once
                yield from [self.made(other, credit.span, credit.form) for other in others]

    def _defined(self, before: NamedAgency, credit: Credit) -> bool:
        """Whether a name in brackets only gives the short form of the name before it: `The Associated Press (AP)`."""
        return before.name == credit.agency and not self.masked[before.span.end : credit.span.start].strip()

    def _of_line(self, line: Span, agency: NamedAgency) -> Credit | None:
        """A line that holds agencies and nothing else, or `Source:` before them."""
        head = self.masked[line.start : min(agency.span.start, line.start + LONGEST_LABEL)].strip(" *_/([—–-")
        labelled = bool(head) and _LABEL.fullmatch(f"{head} ") is not None
        if (head and not labelled) or not self._only_agencies(Span(agency.span.end, line.end)):
            return None
        return self.made(agency, line, "line") if labelled or not agency.word else None

    def _in_text(self, line: Span, agency: NamedAgency) -> Credit | None:
        """The credit that an agency has in a paragraph, if it has one."""
        opened = _MARK_BEFORE.search(
            self.masked[max(line.start, agency.span.start - LONGEST_LABEL) : agency.span.start]
        )
        closed = _MARK_AFTER.match(self.masked, agency.span.end, line.end) if opened else None
        if opened is not None and closed is not None:
            alone = self._only_agencies(Span(agency.span.end, closed.start("close")))
            if alone and _PAIRS[opened.group()[0]] == closed["close"]:
                return self.made(agency, Span(agency.span.start - len(opened.group()), closed.end()), "mark")
        place = naming(self.masked, line, agency.span, word=agency.word, own=self.is_own(agency))
        formula = None if place is None else formula_at(place)
        return None if formula is None else self.made(agency, formula.span, formula.form, formula)

    def _only_agencies(self, span: Span) -> bool:
        """Whether a stretch holds nothing but names of agencies and what joins them."""
        if span.end - span.start > LONGEST_LIST:
            return False
        words = span.of(self.masked)
        for each in reversed(agencies(words)):
            words = words[: each.span.start] + words[each.span.end :]
        return not _JOINING.sub("", words)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
