"""Terms: the running words of an article, folded, with the sentence, voice and speaker that each one has."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.lexicon.search.passage import passage_of
from framediff.words import running_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.comparison.study import Studied
    from framediff.voice import SpeakerId, Voice

__all__ = ["DETERMINERS", "FUNCTION_WORDS", "Stream", "is_function_word", "is_wording", "stream"]

DETERMINERS = frozenset("a an the this that these those my your his her its our their".split())

# Closed classes of English: a word joins them once in centuries, so the list is complete as a grammar is. It is made
# for this module from the classes below. What stands here is counted as any word is and proposed to nobody.
_PRONOUNS = """i me mine myself you yours yourself yourselves he him himself hers herself it itself we us ours
    ourselves they them theirs themselves who whom whose which what whoever whatever whichever one ones oneself
    somebody someone something anybody anyone anything nobody nothing everybody everyone everything each other another
    such same some any no none both either neither all many much more most few fewer fewest less least several
    enough own"""
_PREPOSITIONS = """about above across after against along amid among amongst around as at before behind below beneath
    beside besides between beyond by concerning despite down during except for from in inside into like near of off on
    onto out outside over past per regarding since through throughout till to toward towards under underneath until
    unto up upon via with within without"""
_CONJUNCTIONS = """and but or nor so yet if unless because although though while whereas whether than when whenever
    where wherever how why once lest"""
_AUXILIARIES = """am is are was were be been being do does did doing done have has had having can could may might must
    shall should will would ought need cannot"""
_ADVERBS = """not never here there then now also too very just only even still again already ever thus hence however
    therefore moreover meanwhile otherwise else quite rather almost perhaps"""
_CONTRACTED = """isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't
    shouldn't mustn't it's that's there's what's who's let's i'm i've i'll i'd you're you've you'll we're we've we'll
    they're they've they'll he'll she'll he'd she'd"""
FUNCTION_WORDS = DETERMINERS.union(
    f"{_PRONOUNS} {_PREPOSITIONS} {_CONJUNCTIONS} {_AUXILIARIES} {_ADVERBS} {_CONTRACTED} she".split()
)


def is_function_word(term: str) -> bool:
    """Whether `term`, folded, belongs to a closed class: determiners, pronouns, prepositions, auxiliaries and so on."""
    return term in FUNCTION_WORDS


def is_wording(term: str) -> bool:
    """Whether a lexicon could lack `term`: it is no function word and no number, and has two letters or more."""
    return term not in FUNCTION_WORDS and sum(letter.isalpha() for letter in term) > 1


@dataclass(frozen=True, slots=True)
class Stream:
    """The running words of one article's scored passages, in order; every list has one item a word.

    Attributes:
        studied: the article.
        terms: the words, folded and without a possessive ending.
        starts: offset of the first character of each.
        ends: offset after the last character of each, the possessive ending left out.
        sentences: a number that words of one sentence, and no others of the article, share.
        voices: whose wording each is.
        speakers: who speaks; None in the outlet's own voice or when unknown.
    """

    studied: Studied
    terms: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    voices: list[Voice]
    speakers: list[SpeakerId | None]

    def __len__(self) -> int:
        return len(self.terms)


def stream(studied: Studied, *, in_sentences: bool = True) -> Stream:
    """The running words of `studied`: as many as `Studied.words` says.

    Without `in_sentences`, which saves most of the time, all of them count as one sentence.
    """
    made = Stream(studied, [], [], [], [], [], [])
    article, voices = studied.article, studied.heard.voices
    sentences = _Sentences(studied) if in_sentences else None
    for passage in studied.passages:
        segments = voices.over(passage.span)
        position = 0
        for word in running_words(article.text, passage.span.start, passage.span.end):
            while segments[position].span.end <= word.start:
                position += 1
            made.terms.append(word.stem)
            made.starts.append(word.start)
            made.ends.append(word.stem_end)
            made.sentences.append(0 if sentences is None else sentences.at(word.start))
            made.voices.append(segments[position].voice)
            made.speakers.append(segments[position].speaker)
    return made


class _Sentences:
    """Numbers of sentences by offset, unique in the article; the sentences are the matcher's."""

    def __init__(self, studied: Studied) -> None:
        self._starts: list[int] = []
        self._numbers: list[int] = []
        self._numbers.extend(self._read(studied))

    def _read(self, studied: Studied) -> Iterator[int]:
        base = 0
        for zone in studied.article.scored:
            passage = passage_of(studied.article.text, zone.span)
            self._starts += passage.starts
            yield from (base + number for number in passage.sentences)
            base += passage.sentences[-1] + 1 if passage.sentences else 0

    def at(self, offset: int) -> int:
        """The number of the sentence that the word at `offset` stands in."""
        position = bisect_right(self._starts, offset) - 1
        return self._numbers[max(position, 0)] if self._numbers else 0
