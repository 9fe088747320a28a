"""`framediff speakers`: who is quoted, and which of them may be one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from framediff.cli.options import Request, Result, certainty, faces, lexicons, likeness, load, place

if TYPE_CHECKING:
    from framediff.comparison import Study
    from framediff.export.document import Document

__all__ = ["speakers"]


@click.command()
@place
@certainty
@lexicons
@likeness
@click.option(
    "--page", metavar="NAME", help="Print everything on this speaker, by name, alias or the beginning of one."
)
@click.option(
    "--write",
    is_flag=True,
    help="Print nothing, but add the open questions to speakers.toml, which is made if need be; nothing in it changes.",
)
@faces
def speakers(request: Request, result: Result, *, page: str | None, write: bool) -> None:
    """Print who is quoted: names, kinds, roles and words; then the pairs of names that may be one speaker.

    An answer stands in speakers.toml in the folder of the articles, or in the file of --speakers, and goes before every
    rule: there you may also give a speaker's name, aliases, role and side.

    --page NAME prints one speaker across outlets: what each of them quotes and paraphrases, how the speaker is named
    and introduced, by which verbs, in which wording, and who has the first and the last word. Lexicons, md and
    --evidence are for it alone; csv has the speakers without the questions, or the page's first table.

    \b
    Examples:
      framediff speakers articles/
      framediff speakers articles/ --page Keel --evidence
      framediff speakers articles/ --write
      framediff speakers articles/ --format csv -o speakers.csv
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.export.speakers import register

    if write:
        if page is not None:
            raise click.UsageError("--write adds questions to speakers.toml, --page prints a speaker: use one of them.")
        _write(request, result)
        return
    if page is not None:
        result.put_document(_page(load(request), page))
        return
    if result.form == "md" or result.evidence or request.lexicons:
        raise click.UsageError("--format md, --evidence and --lexicon are for the page of a speaker: --page NAME.")
    study = load(replace(request, lexicons=None))
    if result.form == "text":
        text = register.register_text(study, result.columns)
    else:
        text = register.register_csv(study) if result.form == "csv" else register.register_json(study)
    result.put(text)


def _page(study: Study, name: str) -> Document:
    """The page of one speaker."""
    from framediff.comparison.ledgers.speakerpage import speaker_called, speaker_page
    from framediff.export.ledgers.ledger import ledger_document
    from framediff.export.speakers.page import speaker_section

    speaker = speaker_called(study, name)
    section = speaker_section(study, speaker_page(study, speaker))
    return ledger_document(study, section, "speakers", {"page": str(speaker.id)})


def _write(request: Request, result: Result) -> None:
    """Add the open questions to the file, and say what was done."""
    from framediff.escaping import for_terminal
    from framediff.export.amendments.questions import write_questions
    from framediff.export.layout import counted
    from framediff.voice.people.known import file_of

    if result.output is not None:
        raise click.UsageError("--write adds to speakers.toml; -o is for the listing: use one of them.")
    given = None if request.speakers is None else Path(request.speakers).expanduser()
    if request.place is None and given is None:
        raise click.UsageError("--write needs a PLACE, whose folder the file is for, or --speakers FILE.")
    if given is not None and not given.exists():
        request = replace(request, speakers=None)  # it is about to be made, so nothing can be read from it
    study = load(replace(request, lexicons=None))
    path = given or file_of(study.corpus)
    assert path is not None  # noqa: S101 - a corpus read from a place has a folder
    there = path.exists()
    added = write_questions(study, path)
    name = for_terminal(str(path))
    if there and not added:
        click.echo(f"Nothing to add: {name} has every open question.", err=True)
    else:
        click.echo(f"{'Added to' if there else 'Written'}: {name}, {counted(added, 'question')} to answer", err=True)
