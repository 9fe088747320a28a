"""A word diff as a pair of a document: side by side, and in one line where the two wordings share enough to be read so.

In one line at a similarity of 0.5 or more: below that more words of the two are marked than are not. Below 0.35 there
is no diff to be read: nothing is marked but rival names of one thing and what differs in glyphs alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.comparison.worddiff import EditKind, in_words, summed, text_of, variants_of, word_diff
from framediff.export.document import Excerpt, Mark, Pair, Run, Said, place_of
from framediff.voice import Voice
from framediff.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framediff.comparison import Study
    from framediff.comparison.worddiff import Edit, WordDiff

__all__ = ["INLINE", "LITTLE", "first_runs", "inline_runs", "label_of", "pair_of", "second_runs"]

INLINE = 0.5
"""The similarity from which two wordings are shown in one line."""

LITTLE = 0.35
"""The similarity below which two wordings share too little for cuts, additions and rewordings to mean anything."""

_MARKS = {
    EditKind.SAME: Mark.NONE,
    EditKind.CUT: Mark.CUT,
    EditKind.ADDED: Mark.ADDED,
    EditKind.REWORDED: Mark.REWORDED,
    EditKind.CONTESTED: Mark.CONTESTED,
    EditKind.GLYPH: Mark.GLYPH,
}

_SPOKEN = {
    Voice.OWN: "own words",
    Voice.DIRECT: "in quotation marks",
    Voice.INDIRECT: "in indirect speech",
    Voice.UNDETERMINED: "voice undetermined",
}


def pair_of(  # noqa: PLR0913 - three of them are extras that are named
    study: Study,
    first: tuple[str, Span | Sequence[Span]],
    second: tuple[str, Span | Sequence[Span]],
    *,
    title: str = "",
    told: str = "",
    diff: WordDiff | None = None,
    notes: Sequence[Said] = (),
) -> Pair:
    """Two stretches of articles beside each other, their differences marked.

    Args:
        study: the study they come from.
        first: the one, as the article's id and a span of its text, or several spans where something interrupts it.
        second: the other.
        title: what the two render; how alike they are and what the edits come to is added.
        told: how alike they are, in words, in place of the similarity of the word diff.
        diff: how the second is worded beside the first; made here unless given.
        notes: sentences below.
    """
    made = diff
    if made is None:
        made = word_diff(text_of(study, *first), text_of(study, *second), variants_of(study, first, second))
    little = made.similarity < LITTLE
    seen = _legible(made, little=little)
    sums = "too little in common for a word diff" if little else in_words(summed(seen))
    alike = f"{told or f'similarity {made.similarity:.2f}'}: {sums}"
    covered = [(article_id, _cover(spans)) for article_id, spans in (first, second)]
    return Pair(
        title=f"{title}; {alike}" if title else f"{alike[:1].upper()}{alike[1:]}",
        first=Excerpt(
            label_of(study, *covered[0]), _shown(first_runs(seen), little=little), place_of(study, *covered[0])
        ),
        second=Excerpt(
            label_of(study, *covered[1]), _shown(second_runs(seen), little=little), place_of(study, *covered[1])
        ),
        inline=inline_runs(seen) if made.similarity >= INLINE else (),
        notes=(*(() if little else _moves(made)), *notes),
        data={
            "similarity": made.similarity,
            "edits": [_record(edit, made) for edit in made.edits if edit.kind is not EditKind.SAME],
        },
    )


def _shown(runs: tuple[Run, ...], *, little: bool) -> tuple[Run, ...]:
    """Runs as a reader sees them: where little is shared, only rival names and glyphs stay marked."""
    if not little:
        return runs
    parts: list[Run] = []
    for run in runs:
        if run.mark in {Mark.CONTESTED, Mark.GLYPH}:
            parts.append(run)
        elif parts and parts[-1].mark is Mark.NONE:
            parts[-1] = Run(parts[-1].text + run.text)
        else:
            parts.append(Run(run.text))
    return tuple(parts)


def _legible(diff: WordDiff, *, little: bool) -> WordDiff:
    """The diff without what only distracts: the outlets' kinds of quotation marks; where little is shared also case."""

    def distracts(edit: Edit) -> bool:
        if edit.kind is not EditKind.GLYPH:
            return False
        here, there = edit.first.of(diff.first).strip(), edit.second.of(diff.second).strip()
        marks = not any(letter.isalnum() for letter in here + there) and {*fold(here)} == {*fold(there)} == {'"'}
        return marks or (little and here.lower() == there.lower())  # such as a `The` that both have by chance

    return replace(
        diff, edits=tuple(replace(edit, kind=EditKind.SAME) if distracts(edit) else edit for edit in diff.edits)
    )


def _cover(spans: Span | Sequence[Span]) -> Span:
    """From where the first span begins to where the last ends."""
    return spans if isinstance(spans, Span) else Span(spans[0].start, spans[-1].end)


def label_of(study: Study, article_id: str, span: Span) -> str:
    """Whose words they are: outlet, date, and the voice that most of them are in, with its speaker."""
    article, voices = study[article_id].article, study[article_id].heard.voices
    segment = voices.majority(span)
    date = article.metadata.date
    known = f", {date}" if date.value else ""
    who = "" if segment.voice is Voice.OWN else f", {study.register.label_of(segment.speaker)}"
    return f"{article.outlet}{known}{who}, {_SPOKEN[segment.voice]}"


def first_runs(diff: WordDiff) -> tuple[Run, ...]:
    """The first string, as seen from the second."""
    return _joined((edit.first.of(diff.first), _run(edit, edit.first.of(diff.first))) for edit in diff.edits)


def second_runs(diff: WordDiff) -> tuple[Run, ...]:
    """The second string, as seen from the first."""
    return _joined((edit.second.of(diff.second), _run(edit, edit.second.of(diff.second))) for edit in diff.edits)


def inline_runs(diff: WordDiff) -> tuple[Run, ...]:
    """Both strings in one line: where they part, the words of the first with those of the second behind them."""
    parts = []
    following = [*(edit.kind for edit in diff.edits[1:]), EditKind.SAME]
    for edit, after in zip(diff.edits, following, strict=False):
        here, there = edit.first.of(diff.first), edit.second.of(diff.second)
        shown = there if edit.kind is EditKind.ADDED else here
        # What comes next stands in one of the strings, and so does the white space before it.
        ends = {EditKind.CUT: (here,), EditKind.ADDED: (there,)}.get(after, (here, there))
        ends = ends if any(ends) else (here, there)  # of an addition before a cut, and the other way round
        space = " " if any(each[-1:].isspace() for each in ends) else ""
        parts.append((f"{shown.rstrip()}{space}", _run(edit, shown, there)))
    return _joined(parts)


def _run(edit: Edit, shown: str, instead: str = "") -> Run:
    """The run of one edit, without the white space around it."""
    swapped = edit.kind in (EditKind.REWORDED, EditKind.CONTESTED, EditKind.GLYPH)
    note = edit.about if edit.kind is EditKind.CONTESTED else "moved" if edit.moved is not None else ""
    return Run(_single(shown), _MARKS[edit.kind], _single(instead) if swapped else "", note)


def _joined(parts: Iterable[tuple[str, Run]]) -> tuple[Run, ...]:
    """Runs with the white space between them, single; each comes with its words as they stand."""
    found: list[Run] = []
    for words, run in parts:
        if not run.text:
            continue
        if run.mark is Mark.NONE:
            lead = " " if words[:1].isspace() and found else ""
            _plain(found, f"{lead}{run.text}")
        else:
            if words[:1].isspace():
                _plain(found, " ")
            found.append(run)
        if words[-1:].isspace():
            _plain(found, " ")
    if found and found[-1].mark is Mark.NONE:
        last = found.pop().text.rstrip()
        found += [Run(last)] if last else []
    return tuple(found)


def _plain(found: list[Run], words: str) -> None:
    """Add unmarked words to the runs."""
    if found and found[-1].mark is Mark.NONE:
        before = found.pop().text
        words = before + (words.lstrip() if before.endswith(" ") else words)
    found.append(Run(words if found else words.lstrip()))


def _single(text: str) -> str:
    return " ".join(text.split())


def _moves(diff: WordDiff) -> tuple[Said, ...]:
    """A sentence on each passage that stands elsewhere in the second rendering."""
    found = []
    for edit in diff.edits:
        if edit.kind is EditKind.CUT and edit.moved is not None:
            words = _single(edit.first.of(diff.first))
            where = "earlier" if edit.moved.start < edit.second.start else "later"
            found.append(Said(f"Moved: “{words}” stands {where} in the second.", {"moved": words, "to": where}))
    return tuple(found)


def _record(edit: Edit, diff: WordDiff) -> dict[str, object]:
    record: dict[str, object] = {
        "kind": str(edit.kind),
        "first": _single(edit.first.of(diff.first)),
        "second": _single(edit.second.of(diff.second)),
        "first_span": [edit.first.start, edit.first.end],
        "second_span": [edit.second.start, edit.second.end],
    }
    if edit.about:
        record["about"] = edit.about
    if edit.moved is not None:
        record["moved"] = True
    return record
