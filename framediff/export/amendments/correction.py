"""A correction written at the end of its file; what a person wrote there stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.errors import InputError
from framediff.escaping import for_terminal
from framediff.export.amendments.tomlfile import append_tables, name_of, toml_table
from framediff.voice.amendments.corrections import (
    CORRECTIONS_FILE,
    Correction,
    Corrections,
    check,
    read_corrections,
)
from framediff.voice.amendments.placing import occurrences, refusal, sought

if TYPE_CHECKING:
    from pathlib import Path

    from framediff.article import Article, Corpus, Span

__all__ = ["correction_of", "corrections_with", "write_correction"]

_HEAD = """\
# Whose words some passages are, put right by hand: these entries beat framediff's rules.
# Written by `framediff correct` or by you; `framediff correct PLACE --list` shows them beside what the rules say.
"""


def correction_of(corpus: Corpus, path: Path, article: Article, span: Span, said: Correction) -> Correction:
    """`said` about the words of `article` at `span`, as it is to stand in the file at `path`.

    Raises:
        InputError: the span lies outside the text, has no word in it, or begins or ends inside one.
    """
    raw = span.of(article.text)
    words = " ".join(raw.split())
    where = f"{for_terminal(article.id)} [{span.start}–{span.end})"
    if not 0 <= span.start < span.end <= len(article.text) or not any(letter.isalnum() for letter in words):
        raise InputError(f"{where}: there is no word; its text goes from 0 to {len(article.text)}.")
    start = span.start + len(raw) - len(raw.lstrip())
    spans = occurrences(article.text, words)
    if not any(each.start == start for each in spans):
        raise InputError(f"{where}: “{for_terminal(words[:40])}” begins or ends inside a word; take whole words.")
    # Which of several is told by number, not by offset, so that the text before may be edited.
    which = next(number for number, each in enumerate(spans, 1) if each.start == start)
    several = len(spans) > 1
    return replace(
        said,
        article=name_of(corpus, path, article),
        text=words,
        at=None,
        occurrence=which if several else None,
        of=len(spans) if several else None,
    )


def corrections_with(corpus: Corpus, path: Path, entry: Correction) -> Corrections:
    """The corrections of the file at `path`, if there is one, that apply, and `entry`; nothing is written.

    Raises:
        InputError: the entry contradicts itself or a correction that is there already, its words are not in the
            article, or the file cannot be read.
    """
    check(entry, "This correction")
    partial = corpus.is_part_for(path, CORRECTIONS_FILE)
    there = read_corrections(path, partial=partial) if path.exists() else Corrections(path, partial=partial)
    made = replace(there, entries=(*there.entries, entry))
    # What does not apply any more of what stands there keeps nobody from adding to it.
    _, stale = sought(made, corpus)
    gone = [each.correction for each in stale]
    for each in stale:
        if each.correction is entry:
            raise InputError(refusal(there, [each]))
    return replace(made, entries=tuple(each for each in made.entries if each not in gone))


def write_correction(corpus: Corpus, path: Path, entry: Correction) -> Corrections:
    """Append `entry` to the file at `path`, which is made if need be, and return all that it then holds.

    Raises:
        InputError: the entry contradicts itself or a correction that is there already, its words are not in the
            article, or the file cannot be read or written.
    """
    partial = corrections_with(corpus, path, entry).partial
    append_tables(path, "correction", [_toml(entry)], _HEAD)
    return read_corrections(path, partial=partial)


def _toml(entry: Correction) -> str:
    """One entry as a TOML table, only with the keys that say something."""
    keys = ("article", "text", "at", "occurrence", "of", "voice", "speaker", "note", "by", "was")
    return toml_table("correction", {key: getattr(entry, key) for key in keys})
