"""A dictionary file of another tool, read by what its name or the reader says it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from framediff.errors import InputError
from framediff.escaping import for_terminal
from framediff.lexicon.formats.dictionary import Dictionary, Key, Value
from framediff.lexicon.formats.encodings import decode
from framediff.lexicon.formats.lexicoder import read_lexicoder
from framediff.lexicon.formats.liwc import read_liwc
from framediff.lexicon.formats.quanteda import read_quanteda
from framediff.lexicon.formats.tables import read_matrix, read_table
from framediff.lexicon.formats.wordstat import read_wordstat
from framediff.lexicon.formats.yoshikoder import read_yoshikoder

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FORMATS", "read_dictionary"]

FORMATS = {
    ".cat": "WordStat",
    ".csv": "CSV",
    ".dic": "LIWC",
    ".dicx": "LIWC-22",
    ".lc3": "Lexicoder 3",
    ".lcd": "Lexicoder",
    ".tsv": "TSV",
    ".yaml": "quanteda YAML",
    ".yml": "quanteda YAML",
    ".ykd": "Yoshikoder",
}
"""What a file's ending says of its form."""

_LARGEST = 200_000_000  # bytes; the largest dictionary in use has a few million


def read_dictionary(
    path: str | Path,
    encoding: str | None = None,
    *,
    ending: str | None = None,
    lower: bool = True,
    as_quanteda: bool = True,
) -> Dictionary:
    """The dictionary in a file of LIWC, WordStat, Yoshikoder, Lexicoder or quanteda, or in a table.

    It is what quanteda reads from the same file, slips included: it drops the words of a Yoshikoder category that has
    others below it, and puts into such a category copies of those before it; it takes a WordStat word whose weight
    has more than one digit for a category, and a rule for a word; it keeps the last of two categories of one name.
    Each is listed in `losses`. With `as_quanteda=False` it is what the file says, and so `framediff lexicon convert`
    reads it.

    Args:
        path: the file; its ending says what form it has.
        encoding: of the file; by default told by its bytes, or guessed (which the dictionary then says).
        ending: of the form, such as ".cat", for a file whose own ending is another.
        lower: whether values are put into small letters, as quanteda does.
        as_quanteda: whether it is read as quanteda reads it, or as it is meant.

    Raises:
        InputError: the file cannot be read or is not of that form; the text names file and place.
    """
    path = Path(path)
    name = for_terminal(path.name)
    form = (ending or path.suffix).lower()
    readers: dict[str, Callable[[str], Dictionary]] = {
        ".cat": partial(read_wordstat, as_quanteda=as_quanteda),
        ".csv": partial(read_table, name=path.stem),
        ".dic": partial(read_liwc, as_quanteda=as_quanteda),
        ".dicx": read_matrix,
        ".lc3": read_lexicoder,
        ".lcd": partial(read_yoshikoder, as_quanteda=as_quanteda),
        ".tsv": partial(read_table, name=path.stem, separator="\t"),
        ".yaml": read_quanteda,
        ".yml": read_quanteda,
        ".ykd": partial(read_yoshikoder, as_quanteda=as_quanteda),
    }
    if form not in readers:
        raise InputError(
            f"{name}: a dictionary of another tool ends in {', '.join(sorted(readers))}; say with --from what it is "
            "(in Python: ending)."
        )
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise InputError(f"{for_terminal(str(path))}: it cannot be read ({error.strerror or error}).") from None
    if len(raw) > _LARGEST:
        raise InputError(f"{name}: it is larger than {_LARGEST // 1_000_000} MB, which no dictionary is.")
    try:
        decoded = decode(raw, encoding)
        found = readers[form](decoded.text)
    except InputError as error:
        raise InputError(f"{name}: {for_terminal(str(error))}") from None
    except RecursionError:
        raise InputError(f"{name}: its categories are nested too deeply.") from None
    keys = _lowered(found.keys) if lower else found.keys
    return Dictionary(keys, found.losses, decoded.encoding, decoded.guessed)


def _lowered(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    return tuple(
        Key(
            key.name,
            tuple(Value(value.text.lower(), value.weight, value.place) for value in key.values),
            _lowered(key.keys),
            key.place,
        )
        for key in keys
    )
