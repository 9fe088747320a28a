"""Agreement: what the rules say of words that a reader has corrected, and whether that is what the reader says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framediff.voice.amendments.placing import sought
from framediff.voice.hearing import hear
from framediff.voice.people.known import speakers_of
from framediff.voice.voicemap import voice_map
from framediff.words import count_words

if TYPE_CHECKING:
    from framediff.article import Article, Corpus, Span
    from framediff.voice.amendments.corrections import Corrections
    from framediff.voice.amendments.placing import Placed
    from framediff.voice.attribution import SpeakerId
    from framediff.voice.hearing import Heard, Hearing
    from framediff.voice.people.register import Register
    from framediff.voice.responsibility import Voice
    from framediff.voice.voicemap import VoiceMap

__all__ = ["Agreement", "agreements", "rules_say", "ruling", "said_already"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One correction beside what the rules say.

    Attributes:
        placed: the correction and its place.
        says: what the correction says, with the speaker's name as the register has it.
        rules: what the rules say now.
        agrees: whether that is the same voice and speaker for all of the words.
    """

    placed: Placed
    says: str
    rules: str
    agrees: bool


def ruling(heard: Heard, register: Register, span: Span) -> str:
    """Whose words `span` is, in words: the voice and the speaker, one after the other where there are several."""
    return "; ".join(
        voice.labelled if not voice.spoken else f"{voice.labelled}, {register.name_of(speaker)}"
        for voice, speaker in _voices(heard.article, heard.voices, span)
    )


def rules_say(corpus: Corpus, article: Article, span: Span) -> str:
    """What the rules alone say of `span`, in words; the article of `corpus` is heard by itself."""
    alone = hear([article], known=speakers_of(corpus))
    return ruling(alone.articles[0], alone.register, span)


def said_already(hearing: Hearing, corrections: Corrections, article_id: str, span: Span) -> str:
    """Whose words `span` is, in words, where `corrections` leave that as it is in `hearing`; "" where they do not.

    Raises:
        InputError: a correction is about words that are not there; see `framediff.voice.amendments.placing.place`.
    """
    before, after = (
        ruling(next(heard for heard in each.articles if heard.article.id == article_id), each.register, span)
        for each in (hearing, hearing.corrected(corrections))
    )
    return before if before == after else ""


def agreements(corpus: Corpus, corrections: Corrections) -> tuple[Agreement, ...]:
    """Every correction beside what the rules say without it, in the order of article and offset.

    Those that do not apply (see `framediff.voice.amendments.placing.sought`) are left out. Only the articles that are
    corrected are heard, so speakers bear the names that these give them.
    """
    applying, _ = sought(corrections, corpus)
    concerned = {each.article_id for each in applying}
    alone = hear((article for article in corpus if article.id in concerned), known=speakers_of(corpus))
    corrected = alone.corrected(replace(corrections, entries=tuple(each.correction for each in applying)))
    before = {heard.article.id: heard for heard in alone.articles}
    after = {heard.article.id: heard for heard in corrected.articles}
    found = []
    for placed in corrected.corrections:
        heard = after[placed.article_id]
        # The same register for both, so that one person has one id.
        by_rules = voice_map(heard.article, heard.ruled or (), before[placed.article_id].unattributed)
        wanted = _voices(heard.article, heard.voices, placed.span)
        found.append(
            Agreement(
                placed,
                ruling(heard, corrected.register, placed.span),
                ruling(before[placed.article_id], alone.register, placed.span),
                _voices(heard.article, by_rules, placed.span) == wanted,
            )
        )
    return tuple(found)


def _voices(article: Article, voices: VoiceMap, span: Span) -> list[tuple[Voice, SpeakerId | None]]:
    """The voices and speakers of `span`, each once, in order; of stretches without a word only if there is no other."""
    pieces = [
        (
            segment.voice,
            segment.speaker,
            article.text[max(segment.span.start, span.start) : min(segment.span.end, span.end)],
        )
        for segment in voices.over(span)
    ]
    worded = [(voice, speaker) for voice, speaker, words in pieces if count_words(words)]
    return list(dict.fromkeys(worded or [(voice, speaker) for voice, speaker, _ in pieces]))
