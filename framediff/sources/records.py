"""What a record beside or before a text says of it: corpus.toml, front matter, the keys of a JSON line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from os.path import normpath
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from framediff.article import Fact, Status
from framediff.errors import InputError
from framediff.escaping import for_terminal
from framediff.sources.dates import precision_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = [
    "FIELDS",
    "CorpusRecord",
    "Record",
    "closest",
    "corpus_record",
    "in_words",
    "record_of",
    "shown",
    "toml_data",
]

FIELDS = ("outlet", "date", "author", "headline", "interviewer", "place", "address")
"""The names of what a record may say of an article, in the order of `Metadata`."""

_OTHER_NAMES = {"title": "headline", "url": "address", "publisher": "outlet"}
_FORMS = "write 2020, 2020-02 or 2020-02-12"


@dataclass(frozen=True, slots=True)
class Record:
    """What a record says of one article.

    Attributes:
        facts: the facts it gives, by field; a fact of unknown value is given, too: the record says it is unknown.
        keep: zones to be counted though the page's furniture is left out.
        name: what to call the record in a sentence, e.g. `front matter`.
    """

    facts: Mapping[str, Fact] = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class CorpusRecord:
    """A read corpus.toml: its title, and the record of each file it names, by resolved path."""

    title: str
    records: Mapping[Path, Record]


class _FactForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: str | None = None
    status: Literal["stated", "established", "inferred", "unknown"] | None = None
    evidence: str = ""
    precision: Literal["day", "month", "year", "after", "unknown", ""] = ""


class _ArticleForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    file: str
    outlet: str | _FactForm | None = None
    date: str | _FactForm | None = None
    author: str | _FactForm | None = None
    headline: str | _FactForm | None = None
    interviewer: str | _FactForm | None = None
    place: str | _FactForm | None = None
    address: str | _FactForm | None = None
    keep: tuple[str, ...] = ()


class _CorpusForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str = ""
    article: tuple[_ArticleForm, ...] = ()


def shown(path: Path | str) -> str:
    """`path` as it may stand in a sentence on a terminal, whatever bytes its name has."""
    return for_terminal(str(path).encode("utf-8", "backslashreplace").decode())


def closest(name: str, names: Iterable[str], least: int = 60) -> str:
    """A hint such as ` (did you mean "outlet"?)`, or "" if nothing is near: `least` of 100."""
    from rapidfuzz import process

    found = process.extractOne(name, list(names), score_cutoff=least)
    return f' (did you mean "{for_terminal(found[0])}"?)' if found else ""


def record_of(given: Mapping[str, object], *, name: str, where: str, known_only: bool = False) -> Record:
    """The record that plain keys and values make.

    Args:
        given: keys such as `outlet` or `title` with their values.
        name: what to call the record; the evidence of its facts.
        where: file and line, for the sentence of a refusal.
        known_only: whether other keys are passed over rather than refused.

    Raises:
        InputError: a key is unknown, a value is no line of text, or a date is not one.
    """
    facts: dict[str, Fact] = {}
    keep: tuple[str, ...] = ()
    for key, value in given.items():
        word = key.lower() if not known_only else key
        field_name = _OTHER_NAMES.get(word, word)
        if field_name == "keep" and not known_only:
            keep = _kept(value, where)
        elif field_name in FIELDS:
            text = value.isoformat() if isinstance(value, date) else value
            if isinstance(text, int) and not isinstance(text, bool):
                text = str(text)
            if text is None or text == "":
                continue
            if not isinstance(text, str):
                raise InputError(f"{where}: {shown(key)} must be a line of text.")
            if field_name == "date":
                facts[field_name] = _dated(text, name, where, lenient=known_only)
            else:
                facts[field_name] = Fact(" ".join(text.split()), Status.ESTABLISHED, name)
        elif not known_only:
            hint = closest(word, (*FIELDS, "keep", *_OTHER_NAMES))
            raise InputError(f'{where}: there is no key "{shown(key)}"{hint}; use {", ".join(FIELDS)} or keep.')
    return Record(facts, keep, name)


def _kept(value: object, where: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part for part in re.split(r"[\s,]+", value.strip("[]")) if part)
    if isinstance(value, list) and all(isinstance(part, str | int) for part in value):
        return tuple(str(part) for part in value)
    raise InputError(f'{where}: keep must be a list of zones, such as ["boilerplate"].')


def _dated(text: str, name: str, where: str, *, lenient: bool = False) -> Fact:
    value = text.strip()
    # Time stamps of feeds and databases begin with the day.
    day = value[:10] if re.match(r"\d{4}-\d{2}-\d{2}[T ]", value) else value
    precision = precision_of(day)
    if not precision:
        if lenient:
            said = f"{name}: “{for_terminal(value[:40])}” is no date that can be read; {_FORMS}"
            return Fact(None, Status.UNKNOWN, said)
        raise InputError(f'{where}: "{shown(value[:40])}" is not a date; {_FORMS}.')
    return Fact(day, Status.ESTABLISHED, name, precision)


def toml_data(path: Path) -> dict[str, Any]:
    """What the TOML file at `path` holds.

    Raises:
        InputError: it cannot be read, is not UTF-8 or not TOML.
    """
    where = shown(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return tomllib.loads(text)
    except OSError as error:
        raise InputError(f"{where} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{where} is not UTF-8 (byte {error.start}); save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        last = f"at line {len(text.rstrip().splitlines())}, where the file ends"
        said = for_terminal(str(error)).replace("at end of document", last)
        raise InputError(f"{where} is not TOML: {said}.") from error


def corpus_record(path: Path, names: Iterable[str]) -> CorpusRecord:
    """Read the corpus.toml at `path`.

    Args:
        path: the file.
        names: files that stand beside it, to suggest in place of one that does not exist.

    Raises:
        InputError: it cannot be read, has an unknown key or a bad value, or names a file that does not exist.
    """
    where = shown(path)
    data = toml_data(path)
    try:
        form = msgspec.convert(_with_plain_dates(data), _CorpusForm)
    except msgspec.ValidationError as error:
        raise InputError(f"{where}: {in_words(str(error), _keys_at)}.") from error
    records: dict[Path, Record] = {}
    for number, entry in enumerate(form.article, 1):
        at = f"{where}, article {number}"
        target = path.parent / entry.file
        if entry.file and not Path(normpath(target)).is_relative_to(normpath(path.parent)):
            raise InputError(f'{at}: "{shown(entry.file)}" lies outside; a file must lie in the folder of corpus.toml.')
        if not entry.file or not target.is_file():
            hint = closest(entry.file, names)
            raise InputError(f'{at}: there is no file "{shown(entry.file)}" beside it{hint}.')
        if target.resolve() in records:
            raise InputError(f'{at}: "{shown(entry.file)}" is described twice; keep one entry.')
        records[target.resolve()] = _article_record(entry, at)
    return CorpusRecord(form.title, records)


def _article_record(entry: _ArticleForm, at: str) -> Record:
    facts: dict[str, Fact] = {}
    for name in FIELDS:
        given: str | _FactForm | None = getattr(entry, name)
        if given is None:
            continue
        form = _FactForm(value=given) if isinstance(given, str) else given
        facts[name] = _fact(form, name, f"{at}, {name}")
    return Record(facts, entry.keep, "corpus.toml")


def _fact(form: _FactForm, name: str, at: str) -> Fact:
    status = Status(form.status or ("established" if form.value else "unknown"))
    if (status is Status.UNKNOWN) == bool(form.value):
        raise InputError(
            f'{at}: a value and status "unknown" exclude each other, and every other status needs a value.'
        )
    evidence = form.evidence or ("corpus.toml" if form.value else "")
    if not form.value:
        return Fact(None, status, evidence)
    if name != "date":
        if form.precision:
            raise InputError(f"{at}: only a date has a precision.")
        return Fact(form.value, status, evidence)
    exact = precision_of(form.value)
    if not exact:
        raise InputError(f'{at}: "{shown(form.value)}" is not a date; {_FORMS}.')
    wanted = form.precision or exact
    if wanted == "unknown" or (wanted != exact and not (wanted == "after" and exact == "day")):
        raise InputError(f'{at}: "{shown(form.value)}" is exact to the {exact}, so its precision cannot be "{wanted}".')
    return Fact(form.value, status, evidence, wanted)


def _with_plain_dates(data: Any) -> Any:  # noqa: ANN401 - whatever a TOML file may hold
    """TOML's own dates and bare years as text, since a reader may leave out the quotation marks."""
    if isinstance(data, dict):
        plain = {key: _with_plain_dates(value) for key, value in data.items()}
        bare = data.get("date")
        if isinstance(bare, int) and not isinstance(bare, bool):
            plain["date"] = str(bare)
        if isinstance(data.get("keep"), list):
            plain["keep"] = [str(part) if isinstance(part, int) else part for part in plain["keep"]]
        return plain
    if isinstance(data, list):
        return [_with_plain_dates(value) for value in data]
    if isinstance(data, datetime):
        return data.date().isoformat()
    return data.isoformat() if isinstance(data, date) else data


_TYPES = {
    "str": "text", "int": "a number", "float": "a number", "bool": "true or false", "array": "a list",
    "object": "a table", "date": "a date", "datetime": "a date",
}  # fmt: skip
_NUMBERS = {"0": "none", "1": "one", "2": "two", "3": "three", "4": "four"}
_CHOICES = {
    "status": ("stated", "established", "inferred", "unknown"),
    "precision": ("day", "month", "year", "after", "unknown"),
}


def _keys_at(steps: Sequence[str]) -> tuple[str, ...]:
    if not steps:
        return ("title", "article")
    in_table = len(steps) > 1
    return ("value", "status", "evidence", "precision") if in_table else (*FIELDS, "file", "keep")


def in_words(
    message: str,
    keys_at: Callable[[Sequence[str]], Sequence[str]],
    choices: Mapping[str, Sequence[str]] = MappingProxyType(_CHOICES),
) -> str:
    """A message of msgspec with its path in words: `article 2, outlet` for `$.article[1].outlet`.

    Args:
        message: what msgspec says.
        keys_at: the keys that may stand at a path given in words (`["article 2"]`), to suggest in place of one that
            may not.
        choices: the values that a key of a closed list may have.
    """
    said, _, path = message.partition(" - at `$")
    steps = []
    for name, number in re.findall(r"\.([^.\[`]+)|\[(\d+|\.\.\.)\]", path):
        if name:
            steps.append(name)
        else:
            steps[-1:] = [f"{steps[-1] if steps else 'entry'} {int(number) + 1 if number.isdigit() else ''}".rstrip()]
    unknown = re.fullmatch(r"Object contains unknown field `(.*)`", said)
    if unknown:
        known = keys_at(steps)
        said = f'there is no key "{shown(unknown[1])}"{closest(unknown[1], known)}; use {", ".join(known)}'
    if wrong := re.fullmatch(r"Expected `(.+?)`, got `(\w+)`", said):
        wanted = [_TYPES.get(name, name) for name in wrong[1].split(" | ") if name != "null"]
        said = f"it must be {' or '.join(wanted)}, not {_TYPES.get(wrong[2], wrong[2])}"
    elif wrong := re.fullmatch(r"Expected `array` of length (\d+), got (\d+)", said):
        said = f"it must list {_NUMBERS.get(wrong[1], wrong[1])} {steps[-1]}, not {_NUMBERS.get(wrong[2], wrong[2])}"
    elif said.startswith("Invalid enum value") and steps[-1:] and steps[-1] in choices:
        value = said.removeprefix("Invalid enum value ").replace("'", "").replace("`", "")
        said = f'there is no {steps[-1]} "{shown(value)}"; use {", ".join(choices[steps[-1]])}'
    said = said.replace("Object missing required field", "the entry lacks").replace("`", '"')
    place = ", ".join(steps)
    return f"{place}: {said}" if place else said
