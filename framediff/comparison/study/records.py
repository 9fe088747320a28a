"""What a study is: articles heard and matched, their passages, and the names of all that is looked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from framediff.comparison.resolving import Resolved
from framediff.scoring.cells import Measure
from framediff.scoring.measured import pooled
from framediff.voice.people.known import Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from framediff.article import Article, Corpus, Span
    from framediff.comparison.alignment.likeness import SentenceAligner
    from framediff.comparison.study.basis import LowConfidence
    from framediff.comparison.study.blocks import Block
    from framediff.lexicon.model import Indicator, Lexicon, Topic
    from framediff.matching import Hit
    from framediff.scoring.measured import Pooled
    from framediff.voice import Heard, Hearing, Register, SpeakerId, Voice

__all__ = ["Held", "Passage", "Studied", "Study", "Tally"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many running words of a passage are one voice's and one speaker's."""

    voice: Voice
    speaker: SpeakerId | None
    words: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a scored zone: the unit that is on a topic or not.

    Attributes:
        span: where it stands.
        topics: keys of the topics of which an entry stands in it.
        tallies: its running words by voice and speaker; they sum to its words.
    """

    span: Span
    topics: frozenset[str]
    tallies: tuple[Tally, ...]

    @property
    def words(self) -> int:
        """Its running words."""
        return sum(tally.words for tally in self.tallies)


@dataclass(frozen=True, slots=True)
class Studied:
    """One article, heard and matched.

    Attributes:
        heard: the article with its attributions and voices.
        hits: every place where an entry of any lexicon stands, counted or not, in order.
        passages: the paragraphs of its scored zones, in order.
        mentions: for the key of each topic that it has, where the topic's entries stand.
    """

    heard: Heard
    hits: tuple[Hit, ...]
    passages: tuple[Passage, ...]
    mentions: tuple[tuple[str, tuple[Span, ...]], ...] = field(default=(), repr=False)

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.heard.article

    @property
    def words(self) -> int:
        """Running words of its scored zones."""
        return sum(passage.words for passage in self.passages)

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that holds the character at `offset`; None between passages."""
        position = bisect_right(self.passages, offset, key=lambda passage: passage.span.start) - 1
        if position < 0 or offset >= self.passages[position].span.end:
            return None
        return self.passages[position]

    def hits_at(self, span: Span) -> Sequence[Hit]:
        """The hits, counted or not, whose span is `span`."""
        first = bisect_left(self.hits, span, key=lambda hit: hit.span)
        return self.hits[first : bisect_right(self.hits, span, key=lambda hit: hit.span)]

    def on(self, topic: str | None, offset: int) -> bool:
        """Whether the passage at `offset` is on `topic`; always so when no topic is asked for."""
        if topic is None:
            return True
        passage = self.passage_at(offset)
        return passage is not None and topic in passage.topics

    def words_by_voice(self, topic: str | None = None) -> dict[Voice, int]:
        """Running words of each voice that has any, in passages on `topic` or in all."""
        found: Counter[Voice] = Counter()
        for passage in self.passages:
            if topic is None or topic in passage.topics:
                for tally in passage.tallies:
                    found[tally.voice] += tally.words
        return dict(found)


@dataclass(frozen=True, slots=True)
class Held:
    """What a study of fewer articles than its place has is held to.

    Attributes:
        whole: the study of all of them.
        story: label of the story it is held to; "" for none.
        once: whether articles with the same text are counted once.
        left_out: for each article left out as a copy, the one counted in its place.
    """

    whole: Study = field(repr=False)
    story: str = ""
    once: bool = False
    left_out: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Study:
    """A corpus heard and matched.

    Attributes:
        corpus: the articles as they were read.
        articles: the same, heard and matched, in the same order.
        register: the speakers.
        lexicons: in the order asked for.
        fingerprints: of each lexicon by its id.
        attributor: name and version of what found the attributions.
        blocks: every choice set and list of categories, in the order of the lexicons.
        topics: the lexicons' topics by key.
        indicator_keys: for each lexicon's id and indicator's id the key by which results name it: the id alone where
            no other lexicon here has it, else with the lexicon before it (`karabakh:occupation`).
        topic_keys: the same for topics.
        hearing: how the articles were heard: with which corrections, and how certain attributions had to be.
        low_confidence: how much is undetermined for want of certainty.
        known: what a reader has said of speakers.
        resolved: what a reader has said that unresolved mentions name.
        kept: what was found out of the texts alone, such as copies, to be found once for this study and all that is
            made from it.
        held: what it is held to; None for all articles of the place.
        aligner: what counts beside the wording in how alike statements are; None for nothing.
    """

    corpus: Corpus
    articles: tuple[Studied, ...] = field(repr=False)
    register: Register = field(repr=False)
    lexicons: tuple[Lexicon, ...] = field(repr=False)
    fingerprints: Mapping[str, str]
    attributor: str
    blocks: tuple[Block, ...] = field(repr=False)
    topics: Mapping[str, Topic] = field(repr=False)
    indicator_keys: Mapping[tuple[str, str], str] = field(repr=False)
    topic_keys: Mapping[tuple[str, str], str] = field(repr=False)
    hearing: Hearing = field(repr=False)
    low_confidence: LowConfidence = field(repr=False)
    known: Known = field(repr=False, default=Known())
    resolved: Resolved = field(repr=False, default=Resolved())
    kept: dict[str, Any] = field(repr=False, compare=False, default_factory=dict)
    held: Held | None = field(repr=False, compare=False, default=None)
    aligner: SentenceAligner | None = field(repr=False, compare=False, default=None)
    _indicators: dict[str, Indicator] = field(init=False, repr=False, compare=False, default_factory=dict)
    _set_keys: dict[tuple[str, str], str] = field(init=False, repr=False, compare=False, default_factory=dict)
    _by_id: dict[str, Studied] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_id.update((studied.article.id, studied) for studied in self.articles)
        self._indicators.update((each.id, each) for block in self.blocks for each in block.indicators)
        self._set_keys.update(
            ((block.lexicon_id, block.key.removeprefix(f"{block.lexicon_id}:")), block.key)
            for block in self.blocks
            if block.measure is Measure.SHARE
        )

    @property
    def whole(self) -> Study:
        """The study of all articles of the place."""
        return self if self.held is None else self.held.whole

    def __getitem__(self, article_id: str) -> Studied:
        return self._by_id[article_id]

    def __iter__(self) -> Iterator[Studied]:
        return iter(self.articles)

    def key_of(self, hit: Hit) -> str:
        """The key of a hit's indicator; for an unresolved hit that of its choice set."""
        return self.indicator_keys.get((hit.lexicon_id, hit.indicator)) or self.set_key(hit)

    def set_key(self, hit: Hit) -> str:
        """The key of the choice set, or of the category, that a hit belongs to."""
        return self.indicator_keys.get((hit.lexicon_id, hit.set_id)) or self._set_keys[hit.lexicon_id, hit.set_id]

    def indicator(self, key: str) -> Indicator:
        """The indicator with that key.

        Raises:
            KeyError: there is none.
        """
        return self._indicators[key]

    def is_indicator(self, key: str) -> bool:
        """Whether `key` is that of an indicator, and not only of a choice set."""
        return key in self._indicators

    @property
    def measured(self) -> Mapping[str, Pooled]:
        """By key, the indicators whose precision was measured by coding, as the lexicons say."""
        return {
            self.indicator_keys[lexicon.id, indicator]: each
            for lexicon in self.lexicons
            for indicator, each in pooled(lexicon).items()
        }

    def topics_of(self, article: Article | str) -> dict[str, tuple[Span, ...]]:
        """The topics of an article: for each topic's key the passages on it, most passages first."""
        studied = self._by_id[article if isinstance(article, str) else article.id]
        found = {
            key: tuple(passage.span for passage in studied.passages if key in passage.topics) for key in self.topics
        }
        return dict(sorted(((k, v) for k, v in found.items() if v), key=lambda item: -len(item[1])))
