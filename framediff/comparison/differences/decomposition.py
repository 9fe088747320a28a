"""Decomposition: how much of a gap is whom two sides let speak, and how much is how each voice words it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.comparison.differences.sidecounts import SideCounts, block_of, side_counts, unit_of
from framediff.comparison.groups.sides import SideBy
from framediff.errors import UnknownNameError
from framediff.scoring.decomposition import Ratio, Stratum, kitagawa
from framediff.voice import Voice

if TYPE_CHECKING:
    from fractions import Fraction

    from framediff.comparison.groups.sides import Sides
    from framediff.comparison.study import Study
    from framediff.matching import Hit
    from framediff.scoring.cells import Measure
    from framediff.scoring.decomposition import Decomposition, Part
    from framediff.voice import SpeakerId

__all__ = ["Gap", "Piece", "decompose"]


@dataclass(frozen=True, slots=True)
class Piece:
    """What one voice, or one speaker in it, gives to a gap.

    Attributes:
        voice: the voice.
        speaker: the speaker in it; None for the voice as a whole, and for words of it that nobody is named for.
        label: voice or speaker, for a reader.
        counts: on either side its hits, and its occasions or words.
        hits: those hits.
        part: what it gives, as fractions of the unit.
        within: what its speakers give; none unless they were asked for.
    """

    voice: Voice
    speaker: SpeakerId | None
    label: str
    counts: tuple[Ratio, Ratio]
    hits: tuple[tuple[Hit, ...], tuple[Hit, ...]] = field(repr=False)
    part: Part = field(repr=False)
    within: tuple[Piece, ...] = ()

    @property
    def missing(self) -> int | None:
        """The side that has no denominator here, 0 or 1, so that there is no wording to compare; None for neither."""
        return next((side for side in (0, 1) if not self.counts[side].denominator), None)


@dataclass(frozen=True, slots=True)
class Gap:
    """The gap between two sides in one indicator, taken apart.

    Attributes:
        study: the articles.
        sides: the two sides.
        indicator: key of the indicator.
        topic: key of the topic it is held to.
        measure: share or rate.
        speakers: whether voices are taken apart by speaker.
        sizes: on either side hits, and occasions or words.
        made: the decomposition; None where a side has no denominator.
        pieces: the voices, in their order.
    """

    study: Study = field(repr=False)
    sides: Sides
    indicator: str
    topic: str | None
    measure: Measure
    speakers: bool
    sizes: tuple[Ratio, Ratio]
    made: Decomposition | None = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)

    @property
    def unit(self) -> Fraction:
        """What its fractions are multiplied by to be read: 100 for points of a share, 1,000 for a rate."""
        return unit_of(self.measure)


def decompose(study: Study, sides: Sides, key: str, topic: str | None = None, *, speakers: bool = False) -> Gap:
    """Take the gap between two sides in the indicator `key` apart by voice, and with `speakers` by speaker in them.

    Raises:
        KeyError: there is no such indicator.
        UnknownNameError: sides are voices, or held to one, so that there are no voices to compose them.
    """
    if sides.by is SideBy.VOICE or sides.voice is not None:
        raise UnknownNameError(
            "A gap is taken apart by voice: compare outlets, speakers, articles or times, in all voices."
        )
    block, _ = block_of(study, key)
    counts = side_counts(study, sides, key, topic)
    strata = [_voice(counts, voice, speakers=speakers) for voice in Voice]
    made = kitagawa(strata)
    pieces = () if made is None else tuple(_piece(study, counts, Voice(part.stratum.key), part) for part in made.parts)
    sizes = counts[0].ratio(), counts[1].ratio()
    return Gap(study, sides, key, topic, block.measure, speakers, sizes, made, pieces)


def _voice(counts: tuple[SideCounts, SideCounts], voice: Voice, *, speakers: bool) -> Stratum:
    whole = _stratum(counts, str(voice), voice)
    if not speakers or not voice.spoken:
        return whole
    names = sorted({speaker for each in counts for speaker in _speakers(each, voice)}, key=lambda each: each or "")
    within = tuple(_stratum(counts, name or "", voice, (name,)) for name in names)
    return Stratum(whole.key, whole.first, whole.second, within if len(within) > 1 else ())


def _speakers(counts: SideCounts, voice: Voice) -> set[SpeakerId | None]:
    found = {where.speaker for where in counts.words if where.voice is voice}
    return found | {hit.speaker for hit in counts.occasions if hit.voice is voice}


def _stratum(
    counts: tuple[SideCounts, SideCounts], name: str, voice: Voice, only: tuple[SpeakerId | None] | None = None
) -> Stratum:
    first, second = (
        each.ratio(
            lambda hit: hit.voice is voice and (only is None or hit.speaker == only[0]),
            lambda where: where.voice is voice and (only is None or where.speaker == only[0]),
        )
        for each in counts
    )
    return Stratum(name, first, second)


def _piece(
    study: Study, counts: tuple[SideCounts, SideCounts], voice: Voice, part: Part, name: str | None = None
) -> Piece:
    """A part with its hits: of a voice, or of the speaker `name` in it ("" for one that nobody is named for)."""

    def ours(hit: Hit) -> bool:
        return hit.voice is voice and (name is None or (hit.speaker or "") == name)

    speaker = next((each for each in study.register if each.id == name), None)
    named = study.register.label_of(None if speaker is None else speaker.id)
    label = voice.labelled if name is None else named
    first, second = (tuple(hit for hit in each.hits if ours(hit)) for each in counts)
    return Piece(
        voice=voice,
        speaker=None if speaker is None else speaker.id,
        label=label,
        counts=(part.stratum.first, part.stratum.second),
        hits=(first, second),
        part=part,
        within=tuple(_piece(study, counts, voice, inner, inner.stratum.key) for inner in part.within),
    )
