"""`framediff verify`: a written report held against the texts and lexicons that it was made from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from framediff.cli.options import corrections_file, formats, say
from framediff.escaping import for_terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framediff.export.verification import Reading, Verdict

__all__ = ["verify"]

_ID = re.compile(r"[\w-]+")
_SHOWN = 200  # drifts that are listed; the rest are counted


@click.command()
@click.argument("report")
@click.argument("place", required=False)
@click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    metavar="FILE",
    help="A lexicon that the report was made with and that framediff does not find by its id; may be repeated.",
)
@corrections_file
@click.option(
    "--speakers", metavar="FILE", help="The file of speakers, if it is not speakers.toml in the folder of PLACE."
)
@click.option(
    "--resolutions",
    metavar="FILE",
    help="The file of resolutions, if it is not resolutions.toml in the folder of PLACE.",
)
@click.option("--strict", is_flag=True, help="Take what a reader has added between the parts as a drift, too.")
@formats("text", "json")
@click.pass_context
def verify(
    context: click.Context,
    *,
    report: str,
    place: str | None,
    lexicons: tuple[str, ...],
    corrections: str | None,
    speakers: str | None,
    resolutions: str | None,
    strict: bool,
    form: str,
) -> None:
    """Check a written report against the texts: every footnote is read again, every number computed again.

    REPORT is a Markdown file or a page that framediff wrote, with its manifest at the end. PLACE is where the articles
    lie now; without it, where the report says they lay as seen from it. Each difference is named with its section, row
    and column. What a reader has added between the parts is named and not checked, or with --strict taken as a drift.
    Exit code 0: all holds; 1: something does not; 2: the file is no report, or the articles are not there.

    \b
    Examples:
      framediff verify report.md
      framediff verify report.html articles/
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.export.verification import read_report
    from framediff.export.verification.telling import verdict_json, verdict_text

    read = read_report(report)
    files = {"corrections": corrections, "resolutions": resolutions, "speakers": speakers}
    verdict = _verdict(context, read, report, place, lexicons, files, strict=strict)
    say(verdict_json(verdict) if form == "json" else verdict_text(verdict, _SHOWN))
    context.exit(0 if verdict.holds else 1)


def _verdict(  # noqa: PLR0917 - what a report is made anew from
    context: click.Context,
    read: Reading,
    report: str,
    place: str | None,
    lexicons: Sequence[str],
    files: Mapping[str, str | None],
    *,
    strict: bool,
) -> Verdict:
    from dataclasses import replace

    from framediff.cli.remaking import command_of, document_again
    from framediff.errors import FramediffError
    from framediff.export.document.rendering import written
    from framediff.export.verification import verify as verified
    from framediff.export.verification.causes import SAID
    from framediff.export.verification.reading import reading_of
    from framediff.sources import read as read_place

    where = _place(read, report, place)
    corpus = read_place(where)
    texts = {article.id: article.text for article in corpus}
    command = command_of(context.find_root().command, read.manifest)
    given = {key: str(Path(name).expanduser()) for key, name in files.items() if name is not None}
    notes = []
    called = read.manifest.get("corpus")
    if (
        place is not None
        and isinstance(called, str)
        and corpus.name != called
        and corpus.name == for_terminal(where.name)
    ):
        given["corpus"] = called
        notes.append(f"The report calls the articles “{called}”; they lie in “{corpus.name}”.")
    named = _lexicons(read, lexicons)
    try:
        document = document_again(command, read.manifest, str(where), given, named)
    except (click.UsageError, FramediffError) as error:
        told = error.format_message() if isinstance(error, click.UsageError) else str(error)
        return verified(read, None, texts, refused=told)
    manifest = dict(document.manifest or {})
    taken = {key: value for key, value in read.manifest.items() if key in SAID}
    anew = replace(document, manifest={**manifest, **taken})
    again = reading_of(written(anew, read.form), "The report made anew")
    return verified(read, again, texts, manifest, notes=notes, strict=strict)


def _place(read: Reading, report: str, place: str | None) -> Path:
    """Where the articles lie: where the reader says, or where the report says that they lay, as seen from it."""
    from framediff import places
    from framediff.errors import InputError
    from framediff.export.manifest import SEEDS

    if place is not None:
        return Path(place).expanduser()
    said = read.manifest.get("place")
    if said == SEEDS:
        return places.shipped("seeds")
    name = for_terminal(report)
    if not isinstance(said, str) or not said.startswith((".", "..")):
        raise InputError(
            f"{name} does not say where its articles lie; give their place: framediff verify {name} PLACE."
        )
    where = Path(report).expanduser().parent / said
    if not where.exists():
        raise InputError(
            f"The articles of {name} are not in {for_terminal(str(where))}; give their place: "
            f"framediff verify {name} PLACE."
        )
    return where


def _lexicons(read: Reading, files: Sequence[str]) -> list[str]:
    """The lexicons of a report: those of the reader's files, else by their ids."""
    from framediff.errors import InputError, UnknownNameError
    from framediff.lexicon import load_lexicon

    own = {load_lexicon(name).id: name for name in files}
    named = []
    records = read.manifest.get("lexicons")
    for record in records if isinstance(records, list) else []:
        name = str(record.get("id")) if isinstance(record, dict) else ""
        if name in own:
            named.append(own[name])
            continue
        if not _ID.fullmatch(name):
            raise InputError(f"The report names a lexicon “{for_terminal(name[:40])}”, which is no id of one.")
        try:
            load_lexicon(name)
        except UnknownNameError:
            raise InputError(
                f"The report was made with a lexicon “{name}” that is not here; give its file with --lexicon."
            ) from None
        named.append(name)
    return named
