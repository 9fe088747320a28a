"""Corrections: what a reader has put right about whose words a text is, kept in a plain file that beats the rules."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from framediff.errors import InputError
from framediff.sources.records import in_words, shown, toml_data
from framediff.voice.people.mentions import MentionKind, mention_of
from framediff.voice.responsibility import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Corpus

__all__ = [
    "CORRECTIONS_FILE",
    "UNKNOWN",
    "Correction",
    "Corrections",
    "check",
    "corrections_of",
    "file_of",
    "read_corrections",
]

CORRECTIONS_FILE = "corrections.toml"
"""Name of the file, beside corpus.toml."""

UNKNOWN = "unknown"
"""The speaker of words that somebody says, nobody knows who."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction, as it is written in the file.

    Attributes:
        article: the article's file, from the folder of the corrections; or its id.
        text: the words it is about, as the article has them; kinds of white space, dash and mark do not matter.
        voice: whose wording they are.
        speaker: who speaks, or `unknown`; only for direct and indirect speech, and there it must be said.
        at: offset in the article's text at which the words begin, where they stand there more than once.
        occurrence: which of them, counted from 1, in place of `at`; it holds when the text before is edited.
        of: how often the words stood there when it was counted; where they stand more or less often now, nobody knows
            which is meant.
        note: why.
        by: who says so.
        was: what the rules said when the correction was made.
        number: its place in the file, from 1; 0 for one that is not in a file yet.
    """

    article: str
    text: str
    voice: Voice
    speaker: str | None = None
    at: int | None = None
    occurrence: int | None = None
    of: int | None = None
    note: str = ""
    by: str = ""
    was: str = ""
    number: int = 0

    @property
    def spoken(self) -> bool:
        """Whether it says that somebody speaks."""
        return self.voice.spoken

    @property
    def name(self) -> str | None:
        """The speaker's name; None when nobody speaks, or nobody knows who."""
        return None if self.speaker == UNKNOWN else self.speaker


@dataclass(frozen=True, slots=True)
class Corrections:
    """A file of corrections.

    Attributes:
        path: the file; it need not exist, and then there are none.
        sha256: hash of its bytes, in hexadecimal; "" when there is no file.
        entries: the corrections, in the order of the file.
        partial: whether the articles at hand are only some of those that the file may be about, so that what is about
            others is passed over.
    """

    path: Path
    sha256: str = ""
    entries: tuple[Correction, ...] = field(default=(), repr=False)
    partial: bool = False


class _CorrectionForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    article: str
    text: str
    voice: Literal["own", "direct", "indirect", "undetermined"]
    speaker: str | None = None
    at: int | None = None
    occurrence: int | None = None
    of: int | None = None
    note: str = ""
    by: str = ""
    was: str = ""


class _CorrectionsForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    correction: tuple[_CorrectionForm, ...] = ()


def file_of(corpus: Corpus, given: str | Path | None = None) -> Path | None:
    """The file that holds, or would hold, the corrections of `corpus`: the one `given`, else corrections.toml.

    It lies in the corpus's folder, or in the one around it if it is there. None for articles in memory without `given`.
    """
    return corpus.file_called(CORRECTIONS_FILE) if given is None else Path(given).expanduser()


def corrections_of(corpus: Corpus, given: str | Path | Corrections | None = None) -> Corrections | None:
    """The corrections of `corpus`: those `given`, else of corrections.toml in its folder; None without any.

    Raises:
        InputError: the file given does not exist, or a file is not of the form.
    """
    if isinstance(given, Corrections):
        return given
    path = file_of(corpus, given)
    if path is None or (given is None and not path.is_file()):
        return None
    return read_corrections(path, partial=corpus.is_part_for(path, CORRECTIONS_FILE))


def read_corrections(path: Path, *, partial: bool = False) -> Corrections:
    """Read a file of corrections, whole or `partial`ly about the articles at hand.

    Raises:
        InputError: it cannot be read, has an unknown key, or an entry contradicts itself.
    """
    where = shown(path)
    data = toml_data(path)
    try:
        form = msgspec.convert(data, _CorrectionsForm)
    except msgspec.ValidationError as error:
        raise InputError(f"{where}: {in_words(str(error), _keys_at, _CHOICES)}.") from error
    entries = tuple(
        Correction(number=number, **{**msgspec.structs.asdict(entry), "voice": Voice(entry.voice)})
        for number, entry in enumerate(form.correction, 1)
    )
    for entry in entries:
        check(entry, f"{where}, correction {entry.number}")
    return Corrections(path, hashlib.sha256(path.read_bytes()).hexdigest(), entries, partial)


_CHOICES = {"voice": tuple(str(voice) for voice in Voice)}


def _keys_at(steps: Sequence[str]) -> tuple[str, ...]:
    return _CorrectionForm.__struct_fields__ if steps else ("correction",)


def check(entry: Correction, where: str) -> None:
    """Refuse a correction that contradicts itself; `where` names it in the sentence.

    Raises:
        InputError: there are no words, a speaker is missing or one too many, or a place is given twice or wrongly.
    """
    if not re.search(r"\w", entry.text):
        raise InputError(f"{where}: text has no word in it; give the article's words that the correction is about.")
    if entry.at is not None and entry.occurrence is not None:
        raise InputError(f"{where}: at and occurrence both say which place is meant; keep one of them.")
    if entry.at is not None and entry.at < 0:
        raise InputError(f"{where}: at is an offset in the article's text, 0 or more, not {entry.at}.")
    if entry.occurrence is not None and entry.occurrence < 1:
        raise InputError(f"{where}: occurrence counts from 1, so it cannot be {entry.occurrence}.")
    if entry.of is not None and (entry.occurrence is None or entry.of < entry.occurrence):
        raise InputError(
            f"{where}: of says how often the words stand there, beside occurrence, and is no less than it; leave it "
            "out, or put it right."
        )
    if entry.spoken and entry.speaker is None:
        raise InputError(f'{where}: {entry.voice} speech has a speaker; give the name, or speaker = "{UNKNOWN}".')
    if not entry.spoken and entry.speaker is not None:
        raise InputError(f'{where}: voice "{entry.voice}" has no speaker; leave speaker out, or change the voice.')
    if entry.name is not None and (
        not re.search(r"\w", entry.name) or mention_of(entry.name).kind is MentionKind.PRONOUN
    ):
        raise InputError(f'{where}: "{shown(entry.name)}" names nobody; give a name, or speaker = "{UNKNOWN}".')
