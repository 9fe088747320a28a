"""The comparison as Markdown: the audit first, a footnote with the evidence for every number, the manifest last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.escaping import for_markdown
from framediff.export.layout import (
    NO_WORDS,
    Panel,
    article_interval_words,
    context,
    counted,
    interval_words,
    named,
    panels,
    title_words,
    voice_title,
    without_columns,
)
from framediff.export.manifest import manifest
from framediff.export.notes import (
    AGAIN,
    MARK,
    legend,
    marked,
    measured_notes,
    not_counted,
    paraphrased,
    weight_words,
)
from framediff.scoring import Measure
from framediff.voice import Voice
from framediff.voice.flags import FLAGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison import Comparison
    from framediff.matching import Hit
    from framediff.scoring import Cell

__all__ = ["to_markdown"]


def to_markdown(comparison: Comparison) -> str:
    """The comparison as Markdown with tables and footnotes (GitHub's dialect).

    A footnote lists the hits of one cell: article, offsets `[start–end)` in code points of its unchanged text, voice,
    speaker, and the words in their context. All text that comes from articles, metadata or lexicons is escaped.
    """
    footnotes: list[str] = []
    shown = panels(comparison)
    only = paraphrased(comparison)
    corpus, *rest = title_words(comparison)
    lines = [f"# Wording compared: {for_markdown(corpus)}", "", for_markdown(" · ".join(rest)), ""]
    lines += ["## Before any number", "", *_list(comparison.audit.sentences)]
    for panel in shown:
        lines += _panel(comparison, panel, only, footnotes) if panel.columns else []
    for sentence in without_columns(shown):
        lines += [for_markdown(sentence), ""]
    if comparison.paraphrase_only:
        lines += ["## Paraphrase only: the wording may be the outlet's", ""]
        for each in comparison.paraphrase_told:
            of = f"{each.indicator}, {comparison.study.register.name_of(each.speaker)}, {Voice.INDIRECT.labelled}"
            note = _footnote(comparison, footnotes, of, each.indirect_hits)
            lines.append(f"- {for_markdown(each.in_words(comparison.study))}{note}")
        lines.append("")
    left_out = not_counted(comparison)
    if left_out:
        lines += ["## Not counted", "", *_list(left_out)]
    lines += ["## How to read it", "", *_list(legend(comparison, shown, FLAGS))]
    if footnotes:
        lines += ["## Evidence", "", *footnotes, ""]
    lines += _manifest(comparison)
    return "\n".join(lines) + "\n"


def _list(sentences: Sequence[str]) -> list[str]:
    return [*(f"- {for_markdown(sentence)}" for sentence in sentences), ""]


def _panel(comparison: Comparison, panel: Panel, only: frozenset[Hit], footnotes: list[str]) -> list[str]:
    block = panel.block
    lines = [f"## {for_markdown(block.title)} · {block.measure.words}", ""]
    for strip in panel.strips:
        lines += [f"### {voice_title(strip.voice)}", ""]
        if strip.empty:
            lines += [panel.none.capitalize() + ".", ""]
            continue
        lines += _row(["", *(group.label for group in panel.columns)])
        lines.append("|" + "|".join([" :--- ", *[" ---: "] * len(panel.columns)]) + "|")
        if block.measure is Measure.RATE:
            lines += _row(["words", *(f"{words:,}" for words in strip.words)])
        for indicator, cells in strip.rows:
            numbers = [
                NO_WORDS if words == 0 else _cell(comparison, cell, MARK if marked(cell, only) else "", footnotes)
                for cell, words in zip(cells, strip.words, strict=True)
            ]
            label = "└" * indicator.depth + " " * bool(indicator.depth) + indicator.label
            lines.append(f"| {for_markdown(label)} | {' | '.join(numbers)} |")
        lines.append("")
    if panel.silent:
        lines += [for_markdown(f"{panel.none.capitalize()}: {named(panel.silent)}."), ""]
    if panel.hitless:
        lines += [for_markdown(f"No hit: {named(panel.hitless)}."), ""]
    if panel.further:
        lines += [f"{panel.further_words}.", ""]
    lines += [text for note in measured_notes(comparison, panel) for text in (f"{for_markdown(note)}.", "")]
    return lines


def _row(texts: Sequence[str]) -> list[str]:
    return [f"| {' | '.join(for_markdown(text) for text in texts)} |"]


def _cell(comparison: Comparison, cell: Cell, mark: str, footnotes: list[str]) -> str:
    interval = interval_words(cell)
    again = article_interval_words(cell)
    text = f"{cell.text}{mark}" + (f" [{interval}]" if interval else "")
    text += f" {AGAIN}[{again}]" if again else ""
    text += f" {cell.weighted_text}" if cell.weighted_text else ""
    voice = "all voices" if cell.voice is None else cell.voice.labelled
    of = f"{cell.indicator}, {comparison.group(cell.group).label}, {voice}"
    return for_markdown(text) + _footnote(comparison, footnotes, of, cell.hits)


def _footnote(comparison: Comparison, footnotes: list[str], of: str, hits: Sequence[Hit]) -> str:
    """A reference to a new footnote with the hits of what `of` says; "" when there are none."""
    if not hits:
        return ""
    number = len(footnotes) + 1
    # Items directly under the first line: renderers without footnotes then show one paragraph, not a block of code.
    items = [f"    - {_evidence(comparison, hit)}" for hit in hits]
    footnotes.append("\n".join([f"[^{number}]: {_quoted(of)}: {counted(len(hits), 'hit')}", *items]))
    return f"[^{number}]"


def _evidence(comparison: Comparison, hit: Hit) -> str:
    study = comparison.study
    studied = study[hit.article_id]
    passage = studied.passage_at(hit.span.start)
    words = context(studied.article, hit.span, None if passage is None else passage.span)
    who = "" if hit.speaker is None else f", {study.register.name_of(hit.speaker)}"
    told = [*weight_words(comparison, hit), *sorted(hit.flags)]
    flags = f" ({', '.join(told)})" if told else ""
    place = for_markdown(f"{hit.article_id} [{hit.span.start}–{hit.span.end}), {hit.voice.labelled}{who}{flags}: ")
    return f"{place}{_quoted(words.left)}**{_quoted(words.node)}**{_quoted(words.right)}".rstrip()


def _quoted(text: str) -> str:
    """Words inside a line: escaped, but not as the beginning of one."""
    return for_markdown(f"x{text}")[1:]


def _manifest(comparison: Comparison) -> list[str]:
    made = manifest(comparison)
    options = made["options"]
    lines = ["## Made from", ""]
    lines.append(
        f"- framediff {for_markdown(str(made['framediff']))}, voices by {for_markdown(str(made['attributor']))}"
    )
    if isinstance(options, dict):
        said = ", ".join(f"{key} {_value(value)}" for key, value in options.items())
        lines.append(f"- options: {for_markdown(said)}")
    if isinstance(corrections := made["corrections"], dict):
        said = ", ".join(f"{key} {_value(value)}" for key, value in corrections.items())
        lines.append(f"- corrections: {for_markdown(said)}")
    if comparison.study.hearing.min_confidence:
        low = comparison.study.low_confidence
        counts = f"{counted(low.attributions, 'attribution')}, {counted(low.words, 'word')}"
        lines.append(f"- undetermined for low confidence: {counts}")
    for lexicon in comparison.study.lexicons:
        if lexicon.id in {block.lexicon_id for block in comparison.sets}:
            text = f"lexicon {lexicon.id} {lexicon.version}, sha256 {comparison.study.fingerprints[lexicon.id]}"
            lines.append(f"- {for_markdown(text)}")
    if known := comparison.study.known.file:
        lines.append(f"- {for_markdown(f'speakers {known}, sha256 {comparison.study.known.sha256}')}")
    for studied in comparison.study.articles:
        article = studied.article
        kept = [str(number) for number, zone in enumerate(article.zones, 1) if zone.kept]
        back = f", zones put back: {', '.join(kept)}" if kept else ""
        lines.append(f"- {for_markdown(f'text {article.id}, sha256 {article.sha256}{back}')}")
    return lines


def _value(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)
