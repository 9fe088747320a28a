"""A place becomes a corpus: files are read, zones found, metadata gathered, and what a reader asked for is put back."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from framediff.article import Article, Corpus, Span, Zone, ZoneKind
from framediff.errors import InputError
from framediff.sources.files import ENDINGS, Text, article_files, texts
from framediff.sources.metadata import combine, metadata_of
from framediff.sources.records import CorpusRecord, Record, closest, corpus_record, shown
from framediff.sources.zones import zones

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

__all__ = ["article_from_text", "read"]

_RECORD = "corpus.toml"


def read(place: str | Path, *, keep: Collection[str] = ()) -> Corpus:
    """Read a folder of articles, or one file.

    Files ending in .txt, .text, .md or .markdown hold one article each, in UTF-8, perhaps with front matter; a .jsonl
    file holds one JSON object `{"id", "text", ...}` a line. Hidden files, README files and files of other kinds are
    passed over. A corpus.toml in the folder, in a folder within, or in the one around it says what is known of the
    articles and how; it goes before front matter, and both go before what the text itself says. Where they disagree,
    the corpus's notes say so.

    Args:
        place: the folder or file.
        keep: zones to count though they are left out by default: kinds such as `boilerplate`, or numbers of zones as
            `annotate --show-zones` prints them, counted from 1. Front matter comes back by its number only.

    Raises:
        InputError: the place does not exist or holds no article, a file cannot be read as what it is, or `keep` names
            no zone.
    """
    path = Path(place).expanduser()
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        raise InputError(f"{shown(path)} cannot be read: {error}.") from error
    if not exists and not path.is_symlink():
        raise InputError(f"There is no file or folder {shown(path)}; give a folder of articles or one article's file.")
    wanted = _wanted(keep, "keep")
    files = article_files(path) if is_folder else [_single(path)]
    if not files:
        raise InputError(f"{shown(path)} holds no article; put {', '.join(ENDINGS)} files into it.")
    base = path if is_folder else path.parent
    title, records = _records(base, files)
    # Ids begin below the folder that all files share, so that no id carries a name that tells nothing apart.
    shared = Path(os.path.commonpath([file.parent for file in files]))
    found = [
        _article(text, records.get(text.path.resolve()) if records else None, wanted) for text in texts(files, shared)
    ]
    found.sort(key=lambda pair: pair[0].id)
    _all_numbers_exist(wanted, [article for article, _ in found])
    name = (title if is_folder else "") or shown(path.resolve().name if is_folder else path.stem)
    return Corpus(
        name=name,
        articles=tuple(article for article, _ in found),
        notes=tuple(note for _, notes in found for note in notes),
        folder=base,
        single=not is_folder,
    )


def article_from_text(text: str, article_id: str = "text", *, keep: Collection[str] = ()) -> Article:
    """An article from a text in memory, with zones and metadata found in it.

    Args:
        text: the text.
        article_id: a name for it.
        keep: as for `read`.

    Raises:
        InputError: `keep` names no zone.
    """
    parts = zones(text)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    article = Article(article_id, text, parts, metadata_of(text, parts), digest)
    wanted = _wanted(keep, "keep")
    _all_numbers_exist(wanted, [article])
    return replace(article, zones=_put_back(parts, wanted))


def _single(path: Path) -> Path:
    if path.is_file() and not path.name.lower().endswith(ENDINGS):
        kind = path.suffix or "a file without an ending"
        raise InputError(f"{shown(path)}: {kind} is not read as an article; give one of {', '.join(ENDINGS)}.")
    return path


def _records(base: Path, files: Sequence[Path]) -> tuple[str, dict[Path, Record]]:
    """The title of the place, and what the corpus.toml files in, within and around it say of its files."""
    folders = {base.resolve()}
    for file in files:
        folder = file.parent
        while folder not in (base, base.parent):
            folders.add(folder.resolve())
            folder = folder.parent
    around = base.resolve().parent
    title = ""
    found: dict[Path, Record] = {}
    own = {file.resolve() for file in files}
    # The nearest record of a file is read last, and so is the one that counts.
    for folder in sorted({around, *folders}, key=lambda folder: len(folder.parts)):
        path = folder / _RECORD
        if not path.is_file() or (folder == around and not _concerns(path, own)):
            continue
        record: CorpusRecord = corpus_record(path, [f.relative_to(folder).as_posix() for f in _within(own, folder)])
        found.update(record.records)
        if folder == base.resolve():
            title = " ".join(record.title.split())
    return title, found


def _within(files: Iterable[Path], folder: Path) -> list[Path]:
    return sorted(file for file in files if file.is_relative_to(folder))


def _concerns(path: Path, own: Collection[Path]) -> bool:
    """Whether the record of a folder around the place speaks of one of its files; if not, it is somebody else's."""
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return False
    return any(file.name in text for file in own)


def _article(text: Text, beside: Record | None, wanted: frozenset[str]) -> tuple[Article, tuple[str, ...]]:
    records = [record for record in (text.record, beside) if record is not None]
    recorded = next((r.facts["headline"].value or "" for r in reversed(records) if "headline" in r.facts), "")
    parts = zones(text.text, text.start, recorded)
    known, notes = combine(metadata_of(text.text, parts), records, text.id)
    if text.start:
        parts = (Zone(Span(0, text.start), ZoneKind.BOILERPLATE, "front_matter"), *parts)
    own: frozenset[str] = frozenset()
    for record in records:
        own |= _wanted(record.keep, f"{shown(text.path)}, {record.name}")
    article = Article(text.id, text.text, parts, known, text.sha256, text.path)
    _all_numbers_exist(own, [article])
    return replace(article, zones=_put_back(parts, wanted | own)), notes


def _wanted(keep: Collection[str], where: str) -> frozenset[str]:
    """The zones asked for, checked.

    Raises:
        InputError: one is neither a kind of zone nor a number.
    """
    asked = (keep,) if isinstance(keep, str) else keep
    kinds = [str(kind) for kind in ZoneKind]
    for name in asked:
        if name not in kinds and not (name.isdecimal() and name.isascii() and int(name) > 0):
            hint = closest(name, kinds)
            raise InputError(f'{where}: "{shown(name)}" is no zone{hint}; use {", ".join(kinds)} or a zone\'s number.')
    return frozenset(str(int(name)) if name.isdecimal() else name for name in asked)


def _all_numbers_exist(wanted: frozenset[str], articles: Sequence[Article]) -> None:
    most = max(len(article.zones) for article in articles)
    beyond = sorted(int(name) for name in wanted if name.isdecimal() and int(name) > most)
    if beyond:
        who = articles[0].id if len(articles) == 1 else "the longest article"
        raise InputError(f"There is no zone {beyond[0]} to keep: {shown(who)} has {most}.")


def _put_back(parts: tuple[Zone, ...], wanted: frozenset[str]) -> tuple[Zone, ...]:
    if not wanted:
        return parts
    return tuple(
        replace(zone, kept=True)
        if not zone.scored and (str(number) in wanted or (zone.kind in wanted and zone.rule != "front_matter"))
        else zone
        for number, zone in enumerate(parts, 1)
    )
