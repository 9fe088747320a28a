"""The page of one speaker: what each outlet quotes and paraphrases, how it names and introduces, who has which word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.comparison.ledgers.speakerpage.carried import Carried, carried
from framediff.comparison.ledgers.speakerpage.naming import Naming, namings
from framediff.comparison.ledgers.verbs import Introduction, verb_ledger
from framediff.comparison.stories import stories_of
from framediff.comparison.study.names import among
from framediff.matching import HitState
from framediff.scoring.shares import Share, share_of
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from framediff.comparison.study import Studied, Study
    from framediff.matching import Hit
    from framediff.voice import Speaker, SpeakerId

__all__ = ["SpeakerPage", "Spoken", "Turn", "Wording", "speaker_called", "speaker_page", "speakers_across"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing that an article has a speaker say: an attribution that stands in no other one.

    Attributes:
        article_id: the article.
        outlet: its outlet.
        attribution: position of the attribution in the article's list.
        span: from the first to the last word of the content.
        parts: the content; more than one where what introduces it stands in between.
        voice: direct where all of it stands in quotation marks, else indirect.
        mixed: whether a paraphrase has a part in quotation marks.
        headline: whether it stands in a headline.
    """

    article_id: str
    outlet: str
    attribution: int
    span: Span
    parts: tuple[Span, ...]
    voice: Voice
    mixed: bool
    headline: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """Who has the first and the last word in an article: the first and the last attribution, by where they stand.

    Attributes:
        article_id: the article.
        outlet: its outlet.
        first: who speaks first, and where; None is an unknown speaker.
        last: who speaks last, and where.
        speakers: how many speakers the article lets speak, unknown ones not counted.
    """

    article_id: str
    outlet: str
    first: tuple[SpeakerId | None, Span]
    last: tuple[SpeakerId | None, Span]
    speakers: int


@dataclass(frozen=True, slots=True)
class Wording:
    """One indicator in what an outlet has the speaker say; the hits are the counts."""

    indicator: str
    outlet: str
    direct: tuple[Hit, ...] = field(repr=False)
    indirect: tuple[Hit, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """One speaker across outlets.

    Attributes:
        speaker: who.
        outlets: those that let the speaker speak, in alphabetical order.
        articles: by outlet, ids of the articles in which the speaker speaks.
        spoken: everything said, in the order of outlets, articles and places.
        quoted: by outlet the share of quoted words in the speaker's, with a part for each article.
        namings: every mention of the speaker in these articles.
        verbs: by which cues the speaker is introduced.
        turns: of each article who has the first and the last word.
        wording: indicators in the speaker's words, by outlet and voice.
        silent: articles in which the speaker does not speak.
        stories: how many stories that the speaker speaks on two outlets or more tell.
        carried: what the speaker says on these, with the outlets that leave it out.
    """

    speaker: Speaker
    outlets: tuple[str, ...]
    articles: dict[str, tuple[str, ...]]
    spoken: tuple[Spoken, ...] = field(repr=False)
    quoted: dict[str, Share]
    namings: tuple[Naming, ...] = field(repr=False)
    verbs: tuple[Introduction, ...] = field(repr=False)
    turns: tuple[Turn, ...] = field(repr=False)
    wording: tuple[Wording, ...] = field(repr=False)
    silent: int
    stories: int
    carried: tuple[Carried, ...] = field(repr=False)


def speaker_called(study: Study, name: str) -> Speaker:
    """The speaker whose id, name or alias is `name`, in any case, or begins so where only one does.

    A whole name goes before an alias; an alias that is a word of another speaker's name, such as a surname that two
    persons bear, is nobody's.

    Raises:
        UnknownNameError: no speaker, or more than one, is called so.
    """
    wanted = name.strip().casefold()
    labels = {str(each.id): study.register.label_of(each.id) for each in study.register}
    named = [each for each in study.register if wanted in {str(each.id).casefold(), each.name.casefold()}]
    known = [each for each in study.register if wanted in {alias.casefold() for alias in each.aliases}]
    bearing = {str(each.id): labels[str(each.id)] for each in study.register if wanted in each.name.casefold().split()}
    if len(named) == 1:
        return named[0]
    if not named and len(known) == 1 and bearing.keys() <= {str(known[0].id)}:
        return known[0]
    if not named and known:
        labels = {str(each.id): labels[str(each.id)] for each in known} | bearing
    key = among("speaker", name, labels, "`framediff speakers` lists them")
    return next(each for each in study.register if str(each.id) == key)


def speakers_across(study: Study, most: int) -> tuple[Speaker, ...]:
    """The speakers whom two outlets or more let speak, most outlets, then most words first; no interviewers."""
    outlets: dict[SpeakerId, set[str]] = {}
    words: Counter[SpeakerId] = Counter()
    for studied in study.articles:
        for passage in studied.passages:
            for tally in passage.tallies:
                if tally.speaker is not None and tally.voice in (Voice.DIRECT, Voice.INDIRECT):
                    outlets.setdefault(tally.speaker, set()).add(studied.article.outlet)
                    words[tally.speaker] += tally.words
    found = [each for each in study.register if len(outlets.get(each.id, ())) > 1 and not each.interviewer]
    found.sort(key=lambda each: (-len(outlets[each.id]), -words[each.id], each.id))
    return tuple(found[:most])


def speaker_page(study: Study, speaker: Speaker, stories: Iterable[Collection[str]] | None = None) -> SpeakerPage:
    """Everything that the articles of `study` show of one speaker.

    What is attributed with too little confidence (`min_confidence`) is left out, and so is what stands inside what
    somebody else is quoted with.

    Args:
        study: the articles.
        speaker: whose page.
        stories: for each story the ids of its articles, within which what is left out is looked for; those
            that `stories_of` finds unless given.
    """
    spoken = sorted(
        (each for studied in study.articles for each in _spoken(study, studied, speaker.id)),
        key=lambda each: (each.outlet.casefold(), each.outlet, each.article_id, each.span),
    )
    outlets = tuple(dict.fromkeys(each.outlet for each in spoken))
    articles = {
        outlet: tuple(dict.fromkeys(each.article_id for each in spoken if each.outlet == outlet)) for outlet in outlets
    }
    speaking = {article_id for ids in articles.values() for article_id in ids}
    groups = [story.articles for story in stories_of(study).stories] if stories is None else stories
    told = carried(study, speaker.id, groups)
    return SpeakerPage(
        speaker=speaker,
        outlets=outlets,
        articles=articles,
        spoken=tuple(spoken),
        quoted={outlet: share_of(_words(study[each], speaker.id) for each in ids) for outlet, ids in articles.items()},
        namings=namings(study, speaker, speaking),
        verbs=tuple(each for each in verb_ledger(study).introductions if each.speaker == speaker.id),
        turns=tuple(_turn(study, study[each]) for ids in articles.values() for each in ids),
        wording=tuple(_wording(study, speaker.id, articles)),
        silent=len(study.articles) - len(speaking),
        stories=len({each.story for each in told}),
        carried=told,
    )


def _spoken(study: Study, studied: Studied, speaker: SpeakerId) -> list[Spoken]:
    found = []
    for position, attribution in enumerate(studied.heard.attributions):
        if attribution.speaker != speaker or attribution.parent is not None:
            continue
        if attribution.confidence < study.hearing.min_confidence:
            continue
        span = Span(attribution.content[0].start, attribution.content[-1].end)
        verbatim = bool(attribution.quoted)
        whole = verbatim and all(
            any(quoted.covers(part) for quoted in attribution.quoted) for part in attribution.content
        )
        found.append(
            Spoken(
                article_id=studied.article.id,
                outlet=studied.article.outlet,
                attribution=position,
                span=span,
                parts=attribution.content,
                voice=Voice.DIRECT if whole else Voice.INDIRECT,
                mixed=verbatim and not whole,
                headline="headline" in studied.heard.voices.at(span.start).flags,
            )
        )
    return found


def _words(studied: Studied, speaker: SpeakerId) -> tuple[int, int]:
    """Running words of the speaker's quotations, and of all that the speaker is credited with."""
    direct = indirect = 0
    for passage in studied.passages:
        for tally in passage.tallies:
            if tally.speaker == speaker:
                direct += tally.words if tally.voice is Voice.DIRECT else 0
                indirect += tally.words if tally.voice is Voice.INDIRECT else 0
    return direct, direct + indirect


def _turn(study: Study, studied: Studied) -> Turn:
    least = study.hearing.min_confidence
    turns = [
        (Span(each.content[0].start, each.content[-1].end), each.speaker)
        for each in studied.heard.attributions
        if each.parent is None and each.confidence >= least
    ]
    first, last = min(turns, key=lambda each: each[0]), max(turns, key=lambda each: each[0])
    speakers = {speaker for _, speaker in turns if speaker is not None}
    return Turn(studied.article.id, studied.article.outlet, (first[1], first[0]), (last[1], last[0]), len(speakers))


def _wording(study: Study, speaker: SpeakerId, articles: dict[str, tuple[str, ...]]) -> list[Wording]:
    found = []
    for block in study.blocks:
        for indicator in block.indicators:
            for outlet, ids in articles.items():
                hits = [hit for each in ids for hit in study[each].hits if _is(study, hit, indicator.id, speaker)]
                if hits:
                    found.append(Wording(indicator.id, outlet, _in(hits, Voice.DIRECT), _in(hits, Voice.INDIRECT)))
    return found


def _is(study: Study, hit: Hit, indicator: str, speaker: SpeakerId) -> bool:
    return hit.state is HitState.COUNTED and hit.speaker == speaker and study.key_of(hit) == indicator


def _in(hits: Sequence[Hit], voice: Voice) -> tuple[Hit, ...]:
    return tuple(hit for hit in hits if hit.voice is voice)
