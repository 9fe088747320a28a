"""Lexicon files: found by id or path, read, and refused in one sentence when they break their own form."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import tomli

from framediff import places
from framediff.errors import LexiconError, UnknownNameError
from framediff.escaping import for_terminal
from framediff.lexicon.model import Category, ChoiceSet, Entry, Lexicon, Topic, Variant, Verb
from framediff.lexicon.soundness import first_fault
from framediff.lexicon.yamltext import YamlError, load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["fingerprint", "lexicon_path", "load_lexicon", "parse_lexicon", "shipped_lexicons"]

_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_PLACE = re.compile(r" - at `\$?(.*)`$")
_EXPECTED = re.compile(r"Expected `(.+?)`, got `(.+?)`")
_KEYS = sorted(
    {key for kind in (Lexicon, ChoiceSet, Variant, Category, Topic, Entry, Verb) for key in kind.__struct_fields__}
)
_KINDS = {
    "str": "text",
    "array": "a list",
    "object": "a table",
    "bool": "true or false",
    "int": "a number",
    "float": "a number",
    "date": "a date such as 2020-11-10",
    "datetime": "a date with a time",
    "null": "nothing",
}


def load_lexicon(name_or_path: str | Path, *, test: bool = False) -> Lexicon:
    """The lexicon of that id, the reader's own before the shipped, or the one in that `.toml` or `.yaml` file.

    With `test`, its own examples are run too.

    Raises:
        UnknownNameError: no lexicon has that id.
        LexiconError: the file cannot be read, breaks the form, or (with `test`) an example does not hold.
    """
    path = lexicon_path(name_or_path)
    lexicon = _read(path)
    if test:
        from framediff.lexicon.examples import check_examples

        failures = check_examples(lexicon)
        if failures:
            others = len(failures) - 1
            more = f" ({others} more {'example fails' if others == 1 else 'examples fail'})" if others else ""
            raise LexiconError(f"{path.name}: {for_terminal(str(failures[0]))}{more}")
    return lexicon


def shipped_lexicons() -> tuple[str, ...]:
    """The ids of the lexicons that came with framediff, in alphabetical order."""
    return tuple(sorted(path.stem for path in places.shipped("lexicons").glob("*.toml")))


def fingerprint(lexicon: Lexicon) -> str:
    """SHA-256, in hexadecimal, of what the lexicon says; comments and white space of its file do not change it."""
    return hashlib.sha256(msgspec.json.encode(lexicon, order="deterministic")).hexdigest()


def lexicon_path(name_or_path: str | Path) -> Path:
    """The file of the lexicon of that id, the reader's own before the shipped, or the `.toml` or `.yaml` file itself.

    Raises:
        UnknownNameError: no lexicon has that id.
    """
    if isinstance(name_or_path, Path) or name_or_path.endswith(places.LEXICON_ENDINGS):
        return Path(name_or_path)
    there = places.lexicon_files()
    if name_or_path in there:
        return there[name_or_path]
    raise UnknownNameError(_unknown(name_or_path, list(there)))


def _unknown(name: str, known: list[str]) -> str:
    if "/" in name or "." in name:
        return f"“{for_terminal(name)}” is no lexicon: give an id of `framediff lexicon list`, or a .toml or .yaml file"
    listed = ", ".join(known) if known else "none"
    here = (f"{name}{ending}" for ending in places.LEXICON_ENDINGS if name.strip())
    beside = next((file for file in here if Path(file).is_file()), "")
    guess = f"; for the file here write {for_terminal(beside)}" if beside else _guess(name, known)
    path = "or give the path of a .toml or .yaml file"
    return f"there is no lexicon “{for_terminal(name)}”{guess}; there are: {listed}, {path}"


def _guess(name: str, known: list[str]) -> str:
    """“Did you mean”, where one of the `known` names is near."""
    from rapidfuzz import fuzz, process

    near = process.extractOne(name.lower(), known, scorer=fuzz.ratio, score_cutoff=65)
    return f" (did you mean “{near[0]}”?)" if near else ""


def _read(path: Path) -> Lexicon:
    name = for_terminal(path.name)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{name}: it is not UTF-8 text (byte {error.start + 1}): save it as UTF-8") from None
    except OSError as error:
        raise LexiconError(f"{for_terminal(str(path))}: it cannot be read ({error.strerror or error})") from None
    return parse_lexicon(text, path.name)


def parse_lexicon(text: str, file_name: str) -> Lexicon:
    """The lexicon in `text`: TOML, or YAML where the name of its file ends so.

    Raises:
        LexiconError: the text breaks the form; the message begins with `file_name`.
    """
    name = for_terminal(file_name)
    try:
        raw = _yaml(text) if file_name.endswith((".yaml", ".yml")) else tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise LexiconError(f"{name}: it is not valid TOML: {for_terminal(str(error))}") from None
    except YamlError as error:
        raise LexiconError(f"{name}: it is not valid YAML: {for_terminal(str(error))}") from None
    except RecursionError:
        raise LexiconError(f"{name}: its tables are nested too deeply to be a lexicon") from None
    try:
        lexicon = msgspec.convert(raw, Lexicon, strict=True)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{name}: {_in_words(str(error), raw)}") from None
    fault = first_fault(lexicon)
    if fault is not None:
        raise LexiconError(f"{name}: {for_terminal(fault)}")
    return lexicon


def _yaml(text: str) -> dict[str, Any]:
    data = load_yaml(text)
    if not isinstance(data, dict):
        raise YamlError("a lexicon is a mapping of keys such as id and title")
    return data


def _in_words(message: str, raw: dict[str, Any]) -> str:
    """A message of msgspec with its path and its types in words."""
    at = _PLACE.search(message)
    fault = message if at is None else message[: at.start()]
    steps = [] if at is None else [key or int(number) for key, number in _STEP.findall(at[1])]
    key = ""
    fault = re.sub(r"Invalid RFC3339 encoded date.*", "Expected `date`, got `str`", fault)
    if expected := _EXPECTED.search(fault):
        # the last name of the path is the key at fault; a number after it is the place in that key's list
        last = max((i for i, step in enumerate(steps) if isinstance(step, str)), default=-1)
        if last >= 0 and not (expected[2] != "object" and _KINDS.get(expected[1]) == "a table"):
            number = f" (item {steps[last + 1] + 1})" if len(steps) > last + 1 else ""
            key, steps = f"“{steps[last]}”{number}", steps[:last]
        wanted, got = (_KINDS.get(kind, kind) for kind in (part.removesuffix(" | null") for part in expected.groups()))
        fault = f"{key or 'it'} must be {wanted}, not {got}"
    elif unknown := re.search(r"unknown field `(.*)`", fault):
        fault = f"“{for_terminal(unknown[1])}” is not a key that may stand here{_guess(unknown[1], _KEYS)}"
    elif missing := re.search(r"missing required field `(.*)`", fault):
        fault = f"the key “{missing[1]}” is missing"
    place = ", ".join(_place(steps, raw))
    return f"{place}: {fault}" if place else fault


def _place(steps: list[str | int], raw: dict[str, Any]) -> Iterator[str]:
    """A path such as choice_set 0, variant 1, entry 0 as `choice_set territory`, `variant artsakh`, `entry 1`."""
    here: Any = raw
    name = ""
    for step in steps:
        here = here[step]
        if isinstance(step, str):
            name = step
            continue
        own = here.get("id") if isinstance(here, dict) else None
        yield f"{name} {for_terminal(own) if isinstance(own, str) and own else step + 1}"
