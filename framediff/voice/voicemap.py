"""The voice map: every character of an article has exactly one voice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from framediff.article import Span, ZoneKind
from framediff.voice.responsibility import LOW_CONFIDENCE, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Article
    from framediff.voice.attribution import Attribution, SpeakerId

__all__ = ["Settled", "Voice", "VoiceMap", "VoiceSegment", "voice_map"]


@dataclass(frozen=True, slots=True)
class Settled:
    """A stretch of text that a reader has said nobody is credited with: the outlet's own, or undetermined."""

    span: Span
    voice: Voice
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class VoiceSegment:
    """A stretch of text with one voice.

    Attributes:
        span: where it stands.
        voice: whose wording it is.
        zone: the part of the page; None for white space between zones.
        scored: whether its words are counted.
        attribution: position of the attribution it belongs to in the article's list; None in the outlet's own voice.
        speaker: who speaks, if anyone known does.
        flags: `headline` and `question` are kept apart here, beside the attribution's own flags; `low_confidence` where
            an attribution is less certain than was asked for: the voice is undetermined then, and nobody is named.
    """

    span: Span
    voice: Voice
    zone: ZoneKind | None
    scored: bool
    attribution: int | None = None
    speaker: SpeakerId | None = None
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class VoiceMap:
    """A total partition of a text into voice segments, in order, without overlap."""

    segments: tuple[VoiceSegment, ...]

    def at(self, offset: int) -> VoiceSegment:
        """The segment that holds the character at `offset`.

        Raises:
            IndexError: the offset lies outside the text.
        """
        position = bisect_right(self.segments, offset, key=lambda segment: segment.span.start) - 1
        if position < 0 or offset >= self.segments[position].span.end:
            raise IndexError(offset)
        return self.segments[position]

    def over(self, span: Span) -> tuple[VoiceSegment, ...]:
        """The segments that `span` touches, in order."""
        first = max(0, bisect_right(self.segments, span.start, key=lambda segment: segment.span.start) - 1)
        found = []
        for position in range(first, len(self.segments)):  # a slice would copy all that is left of the text
            segment = self.segments[position]
            if segment.span.start >= span.end:
                break
            if segment.span.overlaps(span):
                found.append(segment)
        return tuple(found)

    def majority(self, span: Span) -> VoiceSegment:
        """The segment that holds most of `span`; the first of equals."""
        return max(
            self.over(span),
            key=lambda segment: min(segment.span.end, span.end) - max(segment.span.start, span.start),
        )


def voice_map(
    article: Article,
    attributions: Sequence[Attribution],
    unattributed: Sequence[Span] = (),
    settled: Sequence[Settled] = (),
    min_confidence: float = 0.0,
) -> VoiceMap:
    """Give every character of `article` one voice.

    Only outermost attributions speak: what they quote is direct, the rest of their content indirect, and where two
    overlap the verbatim one wins, then the earlier. One that is less certain than `min_confidence` leaves its content
    undetermined unless a more certain one claims it. `unattributed` are quotations that nobody is named for, `settled`
    what a reader has said is nobody's but the outlet's, or undetermined.
    """
    layers: list[tuple[int, int, int, Voice]] = []  # rank, start, end, voice; a lower rank wins
    owners: list[int | None] = []
    marks: list[frozenset[str]] = []

    def add(rank: int, span: Span, voice: Voice, owner: int | None, flags: frozenset[str] = frozenset()) -> None:
        layers.append((rank, span.start, span.end, voice))
        owners.append(owner)
        marks.append(flags)

    for position, attribution in enumerate(attributions):
        if attribution.parent is not None:
            continue
        if attribution.confidence < min_confidence:
            for span in attribution.content:
                add(2, span, Voice.UNDETERMINED, position, attribution.flags | {LOW_CONFIDENCE})
            continue
        for span in attribution.quoted:
            add(0, span, Voice.DIRECT, position, attribution.flags)
        for span in attribution.content:
            add(1, span, Voice.INDIRECT, position, attribution.flags)
    for span in unattributed:
        add(3, span, Voice.UNDETERMINED, None)
    for each in settled:
        add(0, each.span, each.voice, None, each.flags)

    length = len(article.text)
    cuts = {0, length}
    for _, start, end, _ in layers:
        cuts |= {start, end}
    for zone in article.zones:
        cuts |= {zone.span.start, zone.span.end}
    borders = sorted(cuts)

    # The weakest is painted first, so that what is verbatim, and of equals the earlier, lies on top.
    painted: list[int | None] = [None] * (len(borders) - 1)
    for i in sorted(range(len(layers)), key=lambda i: (layers[i][0], layers[i][1]), reverse=True):
        for segment in range(bisect_left(borders, layers[i][1]), bisect_left(borders, layers[i][2])):
            painted[segment] = i
    segments: list[VoiceSegment] = []
    zones = deque(article.zones)
    for (start, end), layer in zip(pairwise(borders), painted, strict=True):
        while zones and zones[0].span.end <= start:
            zones.popleft()
        here = zones[0] if zones and zones[0].span.start <= start else None
        owner = None if layer is None else owners[layer]
        voice = Voice.OWN if layer is None else layers[layer][3]
        flags = set() if layer is None else set(marks[layer])
        if here is not None and here.kind is ZoneKind.HEADLINE:
            flags.add("headline")
        segments.append(
            VoiceSegment(
                span=Span(start, end),
                voice=voice,
                zone=None if here is None else here.kind,
                scored=here is not None and here.scored,
                attribution=owner,
                speaker=None if owner is None or voice is Voice.UNDETERMINED else attributions[owner].speaker,
                flags=frozenset(flags),
            )
        )
    return VoiceMap(tuple(segments))
