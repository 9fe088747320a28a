"""Namesakes: the speakers whom corrections name, found in the register by the name that it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.voice.people.folding import fold_name
from framediff.voice.people.register import Register, SpeakerKind
from framediff.voice.people.speakers import resolve
from framediff.voice.tracing import Resolution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Article
    from framediff.voice.attribution import Attribution, SpeakerId
    from framediff.voice.people.known import Known
    from framediff.voice.people.register import Speaker
    from framediff.voice.tracing import Trace

__all__ = ["resolve_corrected"]

_EVERYWHERE = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)  # who bears one name in every article

_Found = tuple["Article", "tuple[Attribution, ...]"]


def resolve_corrected(
    found: Sequence[_Found],
    made: Sequence[tuple[Attribution, ...]],
    traces: Sequence[Trace | None],
    known: Known,
) -> tuple[list[tuple[tuple[Attribution, ...], tuple[Attribution, ...]]], Register]:
    """Name the speakers of what rules found and of what corrections made, in one register.

    A name of the register is that entry; any other is read as a name in the article would be.

    Args:
        found: articles with the attributions that rules found.
        made: for each article the attributions that corrections made.
        traces: for each article where the way to each speaker is noted, if anybody asks.
        known: what a reader has said of speakers.

    Returns:
        For each article both, speakers filled in, and the register.
    """
    resolved, register = resolve(found, traces, known)
    names = _Names(register)
    strange = [
        [each for each in row if names.missing(each, article)] for (article, _), row in zip(found, made, strict=True)
    ]
    if any(strange):
        # Corrections come last, so that positions in what was found stay what they are.
        everything = [(article, (*ruled, *row)) for (article, ruled), row in zip(found, strange, strict=True)]
        resolved, register = resolve(everything, traces, known)
        names = _Names(register)
    pairs = []
    spoken: dict[SpeakerId, set[str]] = {}
    for (article, ruled), row, new, all_of, trace in zip(found, made, strange, resolved, traces, strict=True):
        read = {id(each): done.speaker for each, done in zip(new, all_of[len(ruled) :], strict=True)}
        corrected = []
        for number, each in enumerate(row, len(ruled)):
            speaker = read[id(each)] if id(each) in read else names.of(each, article)
            if speaker is not None:
                spoken.setdefault(speaker, set()).add(article.id)
            if trace is not None:
                trace.resolutions[number] = Resolution("correction_unknown" if each.named is None else "correction")
            corrected.append(replace(each, speaker=speaker))
        pairs.append((all_of[: len(ruled)], tuple(corrected)))
    return pairs, _also_in(register, spoken)


class _Names:
    """The names of a register, folded, with whose they are."""

    def __init__(self, register: Register) -> None:
        self._shown: dict[str, list[Speaker]] = {}
        self._others: dict[str, list[Speaker]] = {}
        for speaker in register:
            self._shown.setdefault(fold_name(speaker.name), []).append(speaker)
            for alias in speaker.aliases:
                self._others.setdefault(fold_name(alias), []).append(speaker)

    def missing(self, attribution: Attribution, article: Article) -> bool:
        """Whether somebody is named who is not in the register by that name."""
        return attribution.named is not None and self.of(attribution, article) is None

    def of(self, attribution: Attribution, article: Article) -> SpeakerId | None:
        """The one whose name it is: in the article, else anywhere; shown so before called so."""
        if attribution.named is None:
            return None
        wanted = fold_name(attribution.named)
        for names in (self._shown, self._others):
            bearers = names.get(wanted, [])
            here = [speaker for speaker in bearers if article.id in speaker.articles]
            anywhere = [speaker for speaker in bearers if speaker.kind in _EVERYWHERE]
            for group in (here, anywhere):
                if len(group) == 1:
                    return group[0].id
        return None


def _also_in(register: Register, spoken: dict[SpeakerId, set[str]]) -> Register:
    """The register with the articles in which only corrections let a speaker speak."""
    if not spoken:
        return register
    speakers = tuple(
        replace(each, articles=tuple(sorted({*each.articles, *spoken[each.id]})), interviewer=False)
        if each.id in spoken
        else each
        for each in register
    )
    return Register(speakers, register.questions)
