"""Resolutions: what unresolved mentions name, as a reader has said it in a plain file beside the articles."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from framediff.errors import InputError
from framediff.sources.records import in_words, shown, toml_data

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framediff.article import Corpus

__all__ = [
    "NONE",
    "RESOLUTIONS_FILE",
    "UNLISTED",
    "Resolution",
    "Resolutions",
    "check",
    "file_of",
    "read_resolutions",
    "resolutions_of",
]

RESOLUTIONS_FILE = "resolutions.toml"
"""Name of the file, beside corpus.toml."""

NONE = "none"
"""What a mention names that does not name the referent."""

UNLISTED = "unlisted"
"""The label of a mention that names the referent, and is an occasion on which none of the variants was chosen."""

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Resolution:
    """One resolution, as it is written in the file.

    Attributes:
        article: the article's file, from the folder of the resolutions; or its id.
        at: offset in the article's text at which the mention begins.
        text: the mention's words, as the article has them.
        of: the choice set it may name the referent of, with the lexicon before it: `karabakh:territory`.
        names: `none`, `unlisted`, or the id of the variant that it counts for.
        sha256: hash of the article when this was said: of a changed text nobody knows whether it still holds. "" where
            whoever wrote it by hand left it out; then the words alone must stand there.
        note: why.
        by: who says so.
        number: its place in the file, from 1; 0 for one that is not in a file yet.
    """

    article: str
    at: int
    text: str
    of: str
    names: str
    sha256: str = ""
    note: str = ""
    by: str = ""
    number: int = 0

    @property
    def lexicon_id(self) -> str:
        """The lexicon of its choice set."""
        return self.of.partition(":")[0]

    @property
    def set_id(self) -> str:
        """Its choice set, without the lexicon."""
        return self.of.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Resolutions:
    """A file of resolutions.

    Attributes:
        path: the file; it need not exist, and then there are none.
        sha256: hash of its bytes, in hexadecimal; "" when there is no file.
        entries: the resolutions, in the order of the file.
        partial: whether the articles at hand are only some of those that the file may be about.
    """

    path: Path
    sha256: str = ""
    entries: tuple[Resolution, ...] = field(default=(), repr=False)
    partial: bool = False


class _ResolutionForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    article: str
    at: int
    text: str
    of: str
    names: str
    sha256: str = ""
    note: str = ""
    by: str = ""


class _ResolutionsForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    resolution: tuple[_ResolutionForm, ...] = ()


def file_of(corpus: Corpus) -> Path | None:
    """The file that holds, or would hold, the resolutions of `corpus`.

    It is the one that was asked for, else resolutions.toml in the corpus's folder, or in the one around it if it is
    there. None for articles in memory.
    """
    return corpus.file_called(RESOLUTIONS_FILE) if corpus.resolutions is None else corpus.resolutions


def resolutions_of(corpus: Corpus) -> Resolutions | None:
    """The resolutions of `corpus`; None without any.

    Raises:
        InputError: the file asked for does not exist, or a file is not of the form.
    """
    path = file_of(corpus)
    if path is None or (corpus.resolutions is None and not path.is_file()):
        return None
    return read_resolutions(path, partial=corpus.is_part_for(path, RESOLUTIONS_FILE))


def read_resolutions(path: Path, *, partial: bool = False) -> Resolutions:
    """Read a file of resolutions, whole or `partial`ly about the articles at hand.

    Raises:
        InputError: it cannot be read, has an unknown key, or an entry contradicts itself.
    """
    where = shown(path)
    try:
        form = msgspec.convert(toml_data(path), _ResolutionsForm)
    except msgspec.ValidationError as error:
        raise InputError(f"{where}: {in_words(str(error), _keys_at)}.") from error
    entries = tuple(
        Resolution(number=number, **msgspec.structs.asdict(entry)) for number, entry in enumerate(form.resolution, 1)
    )
    for entry in entries:
        check(entry, f"{where}, resolution {entry.number}")
    return Resolutions(path, hashlib.sha256(path.read_bytes()).hexdigest(), entries, partial)


def _keys_at(steps: Sequence[str]) -> tuple[str, ...]:
    return _ResolutionForm.__struct_fields__ if steps else ("resolution",)


def check(entry: Resolution, where: str) -> None:
    """Refuse a resolution that cannot be meant; `where` names it in the sentence.

    Raises:
        InputError: no word, no offset, no choice set with its lexicon, nothing named, or a hash that is none.
    """
    if not re.search(r"\w", entry.text):
        raise InputError(f"{where}: text has no word in it; give the words of the mention.")
    if entry.at < 0:
        raise InputError(f"{where}: at is an offset in the article's text, 0 or more, not {entry.at}.")
    if not entry.lexicon_id or not entry.set_id:
        raise InputError(
            f'{where}: of is a choice set with its lexicon, such as "karabakh:territory", not "{shown(entry.of)}".'
        )
    if not entry.names.strip():
        raise InputError(f'{where}: names is a variant\'s id, "{UNLISTED}" or "{NONE}"; it is empty.')
    if entry.sha256 and not _HASH.fullmatch(entry.sha256):
        raise InputError(f"{where}: sha256 is the article's, 64 digits from 0 to f; copy it whole, or leave it out.")
