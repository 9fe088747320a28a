"""What stands where in a written table, the same for every face: rows with a hit, columns with an occasion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.comparison import By
from framediff.scoring import Measure
from framediff.voice.responsibility import responsibility

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Article
    from framediff.comparison import Block, Comparison, Group
    from framediff.lexicon.model import Indicator
    from framediff.scoring import Cell, Interval
    from framediff.voice import Voice

__all__ = [
    "NO_WORDS",
    "Context",
    "Panel",
    "Strip",
    "article_interval_words",
    "context",
    "counted",
    "interval_words",
    "named",
    "panels",
    "single",
    "title_words",
    "voice_title",
    "without_columns",
]

NO_WORDS = "–"  # stands where a group has no word in a voice at all, so that nothing could have been counted
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Strip:
    """The rows of one voice in a panel.

    Attributes:
        voice: whose wording; None for all together.
        rows: each indicator with its cells, one a column.
        words: running words of the voice in each column.
        empty: whether no column has an occasion (for rates: a word) in this voice.
    """

    voice: Voice | None
    rows: tuple[tuple[Indicator, tuple[Cell, ...]], ...]
    words: tuple[int, ...]
    empty: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """One block as it is written.

    Attributes:
        block: the choice set or list of categories.
        columns: the groups with at least one occasion (for rates: word) in a voice shown.
        silent: the groups without.
        hitless: for rates of many groups those with words and no hit, which have no column either.
        strips: the voices, each with its rows; only indicators with a hit anywhere in the panel have a row.
        further: how many indicators of the block have none.
    """

    block: Block
    columns: tuple[Group, ...]
    silent: tuple[Group, ...]
    hitless: tuple[Group, ...]
    strips: tuple[Strip, ...]
    further: int

    @property
    def none(self) -> str:
        """What is said where there is no denominator."""
        return "no occasion" if self.block.measure is Measure.SHARE else "no words"

    @property
    def nothing(self) -> str:
        """What is said of a block without any column."""
        return "no hit" if self.hitless else self.none

    @property
    def further_words(self) -> str:
        """How many indicators have no hit, in words; "" when all have one."""
        share = self.block.measure is Measure.SHARE
        things = ("variant", "variants") if share else ("category", "categories")
        return f"{self.further} further {things[self.further != 1]}: no hit" if self.further else ""


def panels(comparison: Comparison) -> tuple[Panel, ...]:
    """Every block of the comparison as it is written."""
    return tuple(_panel(comparison, block) for block in comparison.sets)


def _panel(comparison: Comparison, block: Block) -> Panel:
    voices = comparison.voices

    def below(group: Group, voice: Voice | None) -> int:
        if block.measure is Measure.SHARE:
            return comparison.occasions(block.key, group.key, voice)
        return comparison.words(group.key, voice)

    columns = tuple(group for group in comparison.groups if any(below(group, voice) for voice in voices))
    with_column = {group.key for group in columns}
    silent = tuple(group for group in comparison.groups if group.key not in with_column)
    hitless: tuple[Group, ...] = ()
    if block.measure is Measure.RATE and len(columns) > _NAMED:
        hit = {
            group.key
            for group in columns
            if any(comparison.hits(i.id, group.key, voice) for i in block.indicators for voice in voices)
        }
        hitless = tuple(group for group in columns if group.key not in hit)
        columns = tuple(group for group in columns if group.key in hit)
    shown = tuple(
        indicator
        for indicator in block.indicators
        if any(comparison.hits(indicator.id, group.key, voice) for group in columns for voice in voices)
    )
    strips = tuple(
        Strip(
            voice,
            tuple((i, tuple(comparison.cell(i.id, group.key, voice) for group in columns)) for i in shown),
            tuple(comparison.words(group.key, voice) for group in columns),
            not any(below(group, voice) for group in columns),
        )
        for voice in voices
    )
    if comparison.options.by is By.SPEAKER:
        # A speaker without a word in the voices shown was not silent on this referent but not heard at all.
        silent = tuple(group for group in silent if any(comparison.words(group.key, voice) for voice in voices))
    return Panel(block, columns, silent, hitless, strips, len(block.indicators) - len(shown))


def without_columns(shown: Sequence[Panel]) -> list[str]:
    """What is said of the blocks without any column, one sentence for each reason."""
    empty = [panel for panel in shown if not panel.columns]
    return [
        f"{nothing.capitalize()} in any group: {'; '.join(p.block.title for p in empty if p.nothing == nothing)}."
        for nothing in dict.fromkeys(panel.nothing for panel in empty)
    ]


def voice_title(voice: Voice | None) -> str:
    """A voice and who answers for its wording, in words."""
    return responsibility(voice).words if voice is None else voice.titled


def title_words(comparison: Comparison) -> tuple[str, ...]:
    """What is compared, in a few words each: corpus, articles, by, voices, topic, lexicons."""
    study, options = comparison.study, comparison.options
    shown = options.lexicons or [lexicon.id for lexicon in study.lexicons]
    topic = "every topic" if options.topic is None else f"topic: {study.topics[options.topic].label}"
    voices = {"split": "each voice apart", "all": "all voices together"}.get(options.voice, f"voice: {options.voice}")
    lexicons = ", ".join(f"{each.id} {each.version}" for each in study.lexicons if each.id in shown)
    least = study.hearing.min_confidence
    held = (f"confidence from {least:g}",) if least else ()
    return (
        study.corpus.name,
        counted(len(study.articles), "article"),
        f"by {options.by}" + ("" if options.around is None else f" around {options.around.isoformat()}"),
        voices,
        topic,
        lexicons,
        *held,
    )


def counted(number: int, thing: str) -> str:
    """A number with its thing: `1 article`, `5 articles`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def named(groups: Sequence[Group]) -> str:
    """The groups' labels; of many the first, and how many more."""
    labels = [group.label for group in groups]
    more = f" and {len(labels) - _NAMED} more" if len(labels) > _NAMED else ""
    return "; ".join(labels[:_NAMED]) + more


def interval_words(cell: Cell) -> str:
    """The 95 % credible interval of a cell as `61–100 %`; "" where counts alone are shown."""
    return "" if cell.value is None or cell.few else _ends(cell, cell.interval)


def article_interval_words(cell: Cell) -> str:
    """The 95 % interval from leaving each article out in turn, in the form of `interval_words`.

    "" where counts alone are shown, and with fewer than three articles.
    """
    return "" if cell.value is None or cell.few else _ends(cell, cell.article_interval)


def _ends(cell: Cell, interval: Interval | None) -> str:
    if interval is None:
        return ""
    if cell.measure is Measure.SHARE:
        return f"{100 * interval.low:.0f}–{100 * interval.high:.0f} %"
    return f"{interval.low:.1f}–{interval.high:.1f}"


@dataclass(frozen=True, slots=True)
class Context:
    """A span with the words around it in its paragraph, white space made single; an ellipsis where words are cut.

    Attributes:
        left: what stands before it.
        node: its own words.
        right: what stands behind it.
        span: from where to where all of these reach in the text.
    """

    left: str
    node: str
    right: str
    span: Span

    def __str__(self) -> str:
        return f"{self.left}[{self.node}]{self.right}"


def context(article: Article, span: Span, within: Span | None = None, reach: int = 60) -> Context:
    """The words around `span`, at most `reach` characters on either side, cut between words and kept to `within`."""
    text = article.text
    first, last = (within.start, within.end) if within is not None else (0, len(text))
    start, end = max(first, span.start - reach), min(last, span.end + reach)
    left, right = text[start : span.start], text[span.end : end]
    if start > first and not text[start - 1].isspace():
        left = left.partition(" ")[2] if " " in left.strip() else left
    if end < last and not text[end].isspace():
        right = right.rpartition(" ")[0] if " " in right.strip() else right
    return Context(
        ("… " if start > first else "") + single(left).lstrip(),
        single(span.of(text)),
        single(right).rstrip() + (" …" if end < last else ""),
        Span(span.start - len(left), span.end + len(right)),
    )


def single(text: str) -> str:
    """White space made single, kept at either end as one space."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")
