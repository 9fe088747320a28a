"""How a speaker is named: every surface mention as a source, and by name elsewhere, with what kind of name it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.voice import Voice
from framediff.voice.people.mentions import MentionKind, mention_of
from framediff.words import fold_glyphs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from framediff.comparison.study import Studied, Study
    from framediff.voice import Speaker

__all__ = ["Naming", "NamingKind", "namings"]

_WHITE = re.compile(r"\s+")


class NamingKind(StrEnum):
    """What a mention of a speaker gives of him or her."""

    NAME_AND_ROLE = "name and role"  # “Russian Ambassador Sergey Kopirkin”
    NAME = "name"
    ROLE = "role"  # “the ambassador”
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention of a speaker.

    Attributes:
        article_id: the article.
        outlet: its outlet.
        span: where it stands.
        text: its words, white space made single.
        kind: what it gives.
        source: whether it names who speaks, beside a cue; else the speaker is spoken of.
        headline: whether it stands in a headline.
        first: whether it introduces the speaker: the article's first mention, the headline's only if there is no other.
    """

    article_id: str
    outlet: str
    span: Span
    text: str
    kind: NamingKind
    source: bool
    headline: bool
    first: bool


def namings(study: Study, speaker: Speaker, article_ids: Collection[str]) -> tuple[Naming, ...]:
    """Every mention of a speaker in these articles, in order.

    Sources of attributions are mentions whatever their form; elsewhere, in the outlet's own words and in paraphrase,
    the names that the register has are looked for, unless they are another speaker's as well.
    """
    found: list[Naming] = []
    others = {name for each in study.register if each.id != speaker.id for name in (each.name, *each.aliases)}
    names = [name for name in dict.fromkeys((speaker.name, *speaker.aliases)) if name and name not in others]
    for studied in study.articles:
        if studied.article.id in article_ids:
            found += _in_article(studied, speaker, names)
    return tuple(found)


def _in_article(studied: Studied, speaker: Speaker, names: Collection[str]) -> Iterator[Naming]:
    article, known = studied.article, {}
    for attribution in studied.heard.attributions:
        if attribution.speaker == speaker.id and attribution.source is not None:
            known[attribution.source] = _kind(attribution.source.of(article.text))
    sources = list(known)
    for span in _by_name(studied, names):
        if not any(span.overlaps(source) for source in sources):
            known[span] = NamingKind.NAME
    voices = studied.heard.voices
    headlines = {span for span in known if "headline" in voices.at(span.start).flags}
    first = min(known.keys() - headlines or known, default=None)
    for span in sorted(known):
        text = _WHITE.sub(" ", span.of(article.text)).strip()
        yield Naming(
            article.id, article.outlet, span, text, known[span], span in sources, span in headlines, span == first
        )


def _kind(text: str) -> NamingKind:
    mention = mention_of(text)
    if mention.kind is MentionKind.PRONOUN:
        return NamingKind.PRONOUN
    if mention.kind in (MentionKind.NAME, MentionKind.BODY):
        return NamingKind.NAME_AND_ROLE if mention.office or mention.roles else NamingKind.NAME
    return NamingKind.ROLE


def _by_name(studied: Studied, names: Collection[str]) -> Iterator[Span]:
    """Where one of the names stands in the outlet's own words or in paraphrase; the longest one at a place."""
    if not names:
        return
    article = studied.article
    forms = sorted((r"\s+".join(map(re.escape, fold_glyphs(name).split())) for name in names), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")
    text = fold_glyphs(article.text)
    for zone in article.scored:
        for match in pattern.finditer(text, zone.span.start, zone.span.end):
            span = Span(match.start(), match.end())
            if studied.heard.voices.majority(span).voice in (Voice.OWN, Voice.INDIRECT):
                yield span
