"""A correction asked for on the screen: which words, whose wording, who speaks; then it is written and counted anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.tui.dialogs import Choose, Prompt
from framediff.voice import SpeakerKind, Voice
from framediff.voice.amendments.corrections import UNKNOWN, Correction
from framediff.voice.responsibility import responsibility
from framediff.words import count_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from framediff.article import Article
    from framediff.comparison import Study
    from framediff.tui.recount import Recount

__all__ = ["Wording", "ask", "wordings"]

_EXCERPT = 60
_BEFORE = " \t\r\n\u00a0,;:.!?)]–—-"  # what is left over in front of words when a quotation before them is cut off
_NAMED = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)  # who bears one name in every article


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that a correction can be about: what they are, and where they stand."""

    name: str
    span: Span


def wordings(study: Study, article_id: str, span: Span) -> tuple[Wording, ...]:
    """What a reader may mean who points at `span`: the passage of one voice, the sentence, the paragraph, the words.

    Splits the article into sentences, so not to be called where keys wait.
    """
    from framediff.voice.attributor import lines

    studied = study[article_id]
    article, voices = studied.article, studied.heard.voices
    here = voices.majority(span)
    sentence = next((row.sentence.span for row in lines(article) if row.sentence.span.overlaps(span)), span)
    paragraph = studied.passage_at(span.start)
    passage = here.span
    for segment in voices.over(Span(max(0, here.span.start - 1), min(len(article.text), here.span.end + 1))):
        if (segment.voice, segment.attribution) == (here.voice, here.attribution) and segment.zone is here.zone:
            passage = Span(min(passage.start, segment.span.start), max(passage.end, segment.span.end))
    if here.attribution is None and here.voice is Voice.OWN:
        passage = Span(max(passage.start, sentence.start), min(passage.end, sentence.end))
    named = [
        Wording("this passage of one voice", passage),
        Wording("the whole sentence", sentence),
        Wording("the whole paragraph", span if paragraph is None else paragraph.span),
        Wording("these words alone", span),
    ]
    found: dict[Span, Wording] = {}
    for each in named:
        trimmed = _trimmed(article, each.span)
        if trimmed is not None:
            found.setdefault(trimmed, Wording(each.name, trimmed))
    return tuple(found.values())


def ask(app: Recount, article: Article, choices: tuple[Wording, ...]) -> None:
    """Ask which of `choices` is to be put right, whose wording it is and who speaks, and have it written."""

    def worded(number: int | None) -> None:
        if number is not None:
            _ask_voice(app, article, choices[number].span)

    if len(choices) == 1:
        worded(0)
        return
    words = [f"{each.name}: “{_excerpt(article, each.span)}”" for each in choices]
    app.push_screen(Choose("Put right: which words?", words, 0), worded)


def _ask_voice(app: Recount, article: Article, span: Span) -> None:
    study = app.desk.study
    if study is None:
        return
    voices = list(Voice)
    now = study[article.id].heard.voices.majority(span).voice

    def chosen(number: int | None) -> None:
        if number is None:
            return
        if voices[number].spoken:
            _ask_speaker(app, article, span, voices[number])
        else:
            app.correct(article, span, Correction("", "", voices[number]))

    words = [f"{responsibility(voice).letter} {voice.titled}" for voice in voices]
    app.push_screen(Choose(f"Whose words: “{_excerpt(article, span)}”", words, voices.index(now)), chosen)


def _ask_speaker(app: Recount, article: Article, span: Span, voice: Voice) -> None:
    study = app.desk.study
    if study is None:
        return
    now = study[article.id].heard.voices.majority(span).speaker
    here = [speaker for speaker in study.register if article.id in speaker.articles]
    others = [speaker for speaker in study.register
              if article.id not in speaker.articles and speaker.kind in _NAMED]  # fmt: skip
    here.sort(key=lambda speaker: (speaker.id != now, speaker.name.casefold()))
    others.sort(key=lambda speaker: speaker.name.casefold())
    names = list(dict.fromkeys(speaker.name for speaker in here))
    more = [name for name in dict.fromkeys(speaker.name for speaker in others) if name not in names]
    words = [*names, "speaker unknown", "another name …", *more]

    def say(name: str) -> None:
        app.correct(article, span, Correction("", "", voice, name))

    def chosen(number: int | None) -> None:
        if number is None:
            return
        if number == len(names):
            say(UNKNOWN)
        elif number == len(names) + 1:
            app.push_screen(Prompt("Who speaks:"), _named(say))
        else:
            say(words[number])

    at = 0 if now is not None and names else len(names)
    app.push_screen(Choose(f"Who speaks: “{_excerpt(article, span)}”", words, at), chosen)


def _named(say: Callable[[str], None]) -> Callable[[str | None], None]:
    def named(given: str | None) -> None:
        name = " ".join((given or "").split())
        if name:
            say(name)

    return named


def _trimmed(article: Article, span: Span) -> Span | None:
    """The span without white space around it and stops before it; None when no word is left."""
    words = span.of(article.text)
    if not count_words(words):
        return None
    start = span.start + len(words) - len(words.lstrip(_BEFORE))
    return Span(start, span.end - len(words) + len(words.rstrip()))


def _excerpt(article: Article, span: Span) -> str:
    words = " ".join(span.of(article.text).split())
    if len(words) <= _EXCERPT:
        return words
    return f"{words[: _EXCERPT // 2].rpartition(' ')[0]} … {words[-_EXCERPT // 2 :].partition(' ')[2]}"
