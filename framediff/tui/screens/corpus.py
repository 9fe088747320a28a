"""Screen 1, the corpus: articles with what is known of them, how much of each is which voice, topics, a preview."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container

from framediff.tui.bars import LETTERS, percentages, voice_bar
from framediff.tui.desk import Goal
from framediff.tui.ink import Line, table_line
from framediff.tui.keys import bindings
from framediff.tui.lines import AuditRow
from framediff.tui.listing import Listing
from framediff.tui.passage import Mark, Passage
from framediff.tui.room import Room
from framediff.tui.wrapping import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from framediff.article import Article
    from framediff.tui.desk import Desk

__all__ = ["CorpusRoom"]

_DATE = 16  # cells of `after 2024-10-24`
_WORDS = 6
_BARS = (6, 10)  # cells of the bar on a narrow and on a wide screen
_SHARES = 14  # cells of `o 40 D 35 i 25`
_ROOMY = 84  # cells of a line from which the wide bar is drawn
_SPEAKERS = 12  # fewer cells than this name nobody
_SORTINGS = ("by name of the file", "by outlet", "by date", "by number of words")


class TopicList(Listing):
    """Every topic, with the number of articles that have a passage on it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="topics")
        self._desk = desk
        self.topics: list[tuple[str | None, str, int]] = []

    def fill(self) -> None:
        """List the topics of the study."""
        study = self._desk.study
        if study is not None:
            counts = self._desk.topic_counts
            self.topics = [(None, "every topic", len(study.articles))]
            self.topics += [(key, topic.label, counts.get(key, 0)) for key, topic in study.topics.items()]
        self.entitle("Topics", f"{max(0, len(self.topics) - 1)}" if self.topics else "")
        self.reload()

    def item_count(self) -> int:
        """How many topics there are."""
        return len(self.topics)

    def draw_item(self, item: int, line: int, width: int) -> Line:
        """A topic; the one that holds has a mark."""
        del line
        key, label, count = self.topics[item]
        mark = "●" if key == self._desk.filters.topic else " "
        digits = len(f"{max(count for _, _, count in self.topics):,}")
        return table_line([(mark, 1, "key"), (label, width - digits - 4, ""), (f"{count:,}", -digits, "dim")])


class ArticleList(Listing):
    """The articles: outlet, date, speakers, words, and how much of each is which voice."""

    HEADERS = 2

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="articles")
        self._desk = desk
        self.articles: list[Article] = []
        self._outlets = 8
        self._facts: dict[str, tuple[str, dict[str, int]]] = {}

    def fill(self, sorting: int) -> None:
        """List the articles of the corpus, sorted."""
        corpus = self._desk.corpus
        here = self.articles[self.cursor].id if self.cursor < len(self.articles) else ""
        self.articles = [] if corpus is None else list(corpus.articles)
        self._facts = {}
        if sorting == 1:
            self.articles.sort(key=lambda article: (article.outlet.casefold(), article.id))
        elif sorting == 2:  # noqa: PLR2004 - the second of the sortings
            self.articles.sort(key=lambda article: (article.metadata.date.value or "~", article.id))
        elif sorting:
            self.articles.sort(key=lambda article: (-sum(self._facts_of(article)[1].values()), article.id))
        self._outlets = max((width_of(article.outlet) for article in self.articles), default=8)
        name = "" if corpus is None else corpus.name
        self.entitle(name, f"{len(self.articles):,} articles" if len(self.articles) != 1 else "1 article")
        self.cursor = next((i for i, article in enumerate(self.articles) if article.id == here), 0)
        self.reload()

    def item_count(self) -> int:
        """How many articles there are."""
        return len(self.articles)

    def words_of(self, item: int) -> str:
        """Outlet, date, speakers and headline."""
        article = self.articles[item]
        speakers, _ = self._facts_of(article)
        return " ".join((article.outlet, str(article.metadata.date), speakers, article.headline, article.id))

    def draw_header(self, number: int, width: int) -> Line:
        """The columns' names."""
        del number
        outlets, speakers, bar = self._widths(width - 1)
        cells = [("", 2, ""), ("Outlet", outlets, "dim"), ("Date", _DATE, "dim")]
        cells += [("Speakers", speakers, "dim")] * (speakers > 0)
        cells += [("Words", -_WORDS, "dim"), ("Voices", bar, "dim"), ("% of words", _SHARES, "dim")]
        return table_line(cells)

    def draw_item(self, item: int, line: int, width: int) -> Line:
        """One article."""
        del line
        article = self.articles[item]
        outlets, speakers, bar = self._widths(width)
        names, words = self._facts_of(article)
        side = "●" if self._desk.group_of(article.id) in self._desk.sides else " "
        cells = [(side, 1, "key"), (article.outlet, outlets, ""), (str(article.metadata.date), _DATE, "dim")]
        cells += [(names, speakers, "")] * (speakers > 0)
        known = self._desk.study is not None
        cells += [(f"{sum(words.values()):,}" if known else "…", -_WORDS, "")]
        drawn = [*table_line(cells), (" ", "")]
        for voice, count in voice_bar(words, bar):
            drawn.append((LETTERS[voice] * count, f"{voice} letter"))
        drawn.append((" " if words else " " * (bar + 1), ""))
        shares = " ".join(f"{letter} {share}" for letter, share in percentages(words))
        return [*drawn, (shares, "dim")]

    def _widths(self, width: int) -> tuple[int, int, int]:
        """Cells of outlet, speakers and bar in what the other columns leave."""
        bar = _BARS[width >= _ROOMY]
        rest = width - (1 + _DATE + _WORDS + bar + _SHARES) - 5
        outlets = min(self._outlets, max(8, rest - 1 - _SPEAKERS))
        speakers = rest - outlets - 1
        return (outlets, speakers, bar) if speakers >= _SPEAKERS else (max(1, rest), 0, bar)

    def _facts_of(self, article: Article) -> tuple[str, dict[str, int]]:
        """The speakers, those with most words first, and the words of each voice; on the topic in hand."""
        study = self._desk.study
        if study is None:
            return "", {}
        if article.id not in self._facts:
            spoken: Counter[str] = Counter()
            topic = self._desk.filters.topic
            for passage in study[article.id].passages:
                for tally in passage.tallies:
                    if tally.speaker is not None and (topic is None or topic in passage.topics):
                        spoken[study.register.name_of(tally.speaker)] += tally.words
            names = sorted(spoken, key=lambda name: (-spoken[name], name))
            words = {str(voice): count for voice, count in study[article.id].words_by_voice(topic).items()}
            self._facts[article.id] = ", ".join(names), words
        return self._facts[article.id]


class CorpusRoom(Room):
    """Topics, articles and a preview, under the audit's first sentence."""

    NAME = "corpus"
    FIRST = "#articles"
    SORTINGS = _SORTINGS
    BINDINGS = bindings("corpus")

    def panes(self) -> Iterable[Widget]:
        """The audit's sentence, topics and articles, the preview."""
        self.topics = TopicList(self.desk)
        self.articles = ArticleList(self.desk)
        self.preview = Passage(id="preview")
        yield AuditRow(self.desk)
        yield Container(self.topics, self.articles, id="corpus-lists")
        yield self.preview

    def fill(self) -> None:
        """Show corpus and study as far as there are any."""
        self.topics.fill()
        self.articles.fill(self.sorting)
        self._show_preview()

    @on(Listing.Moved, "#articles")
    def _show_preview(self) -> None:
        if not self.articles.articles:
            self.preview.show_article(None)
            return
        article = self.articles.articles[self.articles.cursor]
        study = self.desk.study
        voices = None if study is None else study[article.id].heard.voices
        self.preview.entitle(article.headline, article.id)
        self.preview.show_article(article, voices)
        if study is not None:
            from framediff.matching import HitState  # here, so that the first paint does without the matcher

            lexicons = self.desk.filters.lexicons
            hits = [hit for hit in study[article.id].hits
                    if hit.state is HitState.COUNTED and (not lexicons or hit.lexicon_id in lexicons)]  # fmt: skip
            self.preview.mark(Mark(span, "hit") for span in {hit.span for hit in hits})

    async def action_open(self) -> None:
        """A topic: hold the grid to it. An article: read it next to the other side."""
        if self.desk.comparison is None:
            self.say("The articles are still being read.")
        elif self.focused is self.topics:
            filters = self.desk.filters
            topic = self.topics.topics[self.topics.cursor][0]
            self.house.filter(replace(filters, topic=topic))
            await self.house.go("grid", deeper=True)
        elif self.articles.articles:
            article = self.articles.articles[self.articles.cursor]
            group = self.desk.group_of(article.id)
            if group is None:
                self.say("This article has no words on the topic.")
                return
            self.desk.goal = Goal(article.id, group)
            if group not in self.desk.sides:
                self.desk.mark(group)
                self.desk.changes += 1
            await self.house.go("compare", deeper=True)

    def action_mark(self) -> None:
        """Make the article's group a side."""
        if self.desk.comparison is None or not self.articles.articles:
            self.say("The articles are still being read.")
            return
        group = self.desk.group_of(self.articles.articles[self.articles.cursor].id)
        if group is None:
            self.say("This article has no words on the topic.")
            return
        self.desk.mark(group)
        self.house.touch()
        self.say(f"Sides: {' | '.join(self.desk.label(side) for side in self.desk.sides)}. 3 compares them.")
