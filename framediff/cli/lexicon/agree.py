"""`framediff lexicon agree`: how far coders agree, how precise the lexicon is, and the numbers kept in its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from framediff.cli.options import Result, formats, written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from framediff.comparison.lexicons.coding import Judged
    from framediff.export.lexicons.codingkey import Key
    from framediff.export.lexicons.file import LexiconFile

__all__ = ["command"]


@click.command("agree")
@click.argument("sheets", metavar="SHEET...", nargs=-1, required=True)
@click.option("--key", "key_file", metavar="FILE", help="The key of the sample, if it does not lie beside a sheet.")
@click.option(
    "--write", "lexicon", metavar="LEXICON", help="Keep the precision of each entry in this lexicon (id or path)."
)
@click.option("--on", metavar="DATE", help="The day of the coding, such as 2026-03-01; today, if it is not given.")
@formats("text", "json")
@written
def command(
    result: Result,
    *,
    sheets: tuple[str, ...],
    key_file: str | None,
    lexicon: str | None,
    on: str | None,
) -> None:
    """Put coded sheets of one sample together.

    Krippendorff's alpha with an interval, the part of agreement, precision by indicator and entry, a bound for what is
    missed, and every disagreement. A code is yes or no (1, 0, x, true and false will do); an empty one is missing. One
    sheet alone gives precision without alpha. Each SHEET is one coder's, as a spreadsheet saves CSV.

    --write keeps coded, right, coders, alpha and the day with each entry; results show them beside its numbers. A
    lexicon that came with framediff is copied into your own folder first, or to the file of -o.

    \b
    Examples:
      framediff lexicon agree sheet-ana.csv sheet-ben.csv --key sheet.key.json
      framediff lexicon agree sheet-ana.csv sheet-ben.csv --write my-lexicon.toml
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison.lexicons.coding import judge
    from framediff.escaping import for_terminal
    from framediff.export.lexicons.codingkey import read_key
    from framediff.export.lexicons.codingsheet import belonging, read_sheet
    from framediff.export.lexicons.file import LexiconFile
    from framediff.export.lexicons.judgement import judgement_json, judgement_text

    paths = [Path(each).expanduser() for each in sheets]
    key = read_key(_key_of(paths, key_file))
    codes = belonging({name: read_sheet(path, key) for name, path in _named(paths)}, key)
    judged = judge(*key.drawn, codes)
    notes = []
    if lexicon is not None:
        day = _day(on)
        file = LexiconFile(lexicon, result.output)
        count = _keep(judged, key, file, day)
        path = file.write(force=result.force)
        click.echo(f"Written: {for_terminal(str(path))}", err=True)
        notes = [f"Precision is kept in {path.name} with {count} of its entries."]
        result = replace(result, output=None)  # which named the lexicon's file
    if result.form == "json":
        result.put(judgement_json(judged, key))
    else:
        result.put(judgement_text(judged, key, notes, result.columns))


def _named(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """Each sheet with its coder's name: the file's, or with its folder where two are called alike."""
    from framediff.errors import InputError
    from framediff.escaping import for_terminal

    stems = [path.stem for path in paths]
    names = [stem if stems.count(stem) == 1 else str(path) for stem, path in zip(stems, paths, strict=True)]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise InputError(f"{for_terminal(twice)} is given twice; each sheet is one coder's.")
    return list(zip(names, paths, strict=True))


def _key_of(paths: Sequence[Path], given: str | None) -> Path:
    """The key given, or the one beside the sheets: named like one of them, or the only one there."""
    from framediff.errors import InputError
    from framediff.escaping import for_terminal

    if given is not None:
        return Path(given).expanduser()
    for path in paths:
        if (beside := path.with_suffix(".key.json")).exists():
            return beside
    found = sorted({each for path in paths for each in path.parent.glob("*.key.json")})
    if len(found) != 1:
        what = "there is no key" if not found else f"there are {len(found)} keys"
        raise InputError(f"{for_terminal(str(paths[0]))}: {what} beside it; name the one of its sample with --key.")
    return found[0]


def _day(given: str | None) -> date:
    """The day given, or today."""
    from datetime import UTC, date, datetime

    try:
        return datetime.now(UTC).date() if given is None else date.fromisoformat(given)
    except ValueError:
        raise click.UsageError(f"--on is a day such as 2026-03-01, not {given}.") from None


def _keep(judged: Judged, key: Key, file: LexiconFile, day: date) -> int:
    """Put the precision of every coded entry into the lexicon; how many entries have it now."""
    from framediff.errors import InputError
    from framediff.escaping import for_terminal
    from framediff.export.lexicons.codingkey import entry_fingerprints
    from framediff.lexicon.model import Measured

    there = entry_fingerprints(file.lexicon)
    changed = [
        f"{indicator} “{pattern}”"
        for indicator, pattern in judged.entries
        if (name := f"{indicator} {pattern}") in key.entries and there.get(name) != key.entries[name]
    ]
    if file.lexicon.id != key.lexicon.id or changed:
        why = (
            f"{len(changed)} of its entries have changed since the sample was drawn, the first {changed[0]}"
            if file.lexicon.id == key.lexicon.id
            else f"it is {file.lexicon.id}, and the sheets are about {key.lexicon.id}"
        )
        raise InputError(for_terminal(f"{file.source.name}: nothing is written: {why}."))
    alpha = None if judged.hits.alpha is None else round(judged.hits.alpha, 3)
    measured = {
        entry: Measured(each.coded, each.right, len(judged.coders), alpha, day)
        for entry, each in judged.entries.items()
        if each.coded
    }
    return file.measure(measured)
