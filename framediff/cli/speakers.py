"""`framediff speakers`: who is quoted, and which of them may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framediff.cli.options import certainty, columns, faces, lexicons, likeness, load, place, put, put_document

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
def speakers(  # noqa: PLR0913, PLR0917 - one argument an option
    place: str | None,
    keep: tuple[str, ...],
    corrections: str | None,
    min_confidence: float,
    lexicons: tuple[str, ...],
    page: str | None,
    write: bool,  # noqa: FBT001 - click passes it by name
    form: str | None,
    evidence: bool,  # noqa: FBT001 - same
    output: str | None,
    force: bool,  # noqa: FBT001 - same
) -> None:
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
        _write(place, keep, output)
        return
    if page is not None:
        study = load(place, lexicons, keep, corrections=corrections, min_confidence=min_confidence)
        put_document(_page(study, page), form, output, force=force, evidence=evidence)
        return
    if form == "md" or evidence or lexicons:
        raise click.UsageError("--format md, --evidence and --lexicon are for the page of a speaker: --page NAME.")
    study = load(place, None, keep, corrections=corrections, min_confidence=min_confidence)
    if form in (None, "text"):
        text = register.register_text(study, columns() if output is None else 80)
    else:
        text = register.register_csv(study) if form == "csv" else register.register_json(study)
    put(text, output, force=force)


def _page(study: Study, name: str) -> Document:
    """The page of one speaker."""
    from framediff.comparison.ledgers.speakerpage import speaker_called, speaker_page
    from framediff.export.ledgers.ledger import ledger_document
    from framediff.export.speakers.page import speaker_section

    speaker = speaker_called(study, name)
    section = speaker_section(study, speaker_page(study, speaker))
    return ledger_document(study, section, "speakers", {"page": str(speaker.id)})


def _write(place: str | None, keep: tuple[str, ...], output: str | None) -> None:
    """Add the open questions to the file, and say what was done."""
    from framediff.cli.options import SPEAKERS, speakers_given
    from framediff.escaping import for_terminal
    from framediff.export.amendments.questions import write_questions
    from framediff.export.layout import counted
    from framediff.voice.people.known import file_of

    if output is not None:
        raise click.UsageError("--write adds to speakers.toml; -o is for the listing: use one of them.")
    given = speakers_given()
    if place is None and given is None:
        raise click.UsageError("--write needs a PLACE, whose folder the file is for, or --speakers FILE.")
    if given is not None and not given.exists():
        click.get_current_context().meta.pop(SPEAKERS)  # it is about to be made, so nothing can be read from it
    study = load(place, None, keep)
    path = given or file_of(study.corpus)
    assert path is not None  # noqa: S101 - a corpus read from a place has a folder
    there = path.exists()
    added = write_questions(study, path)
    name = for_terminal(str(path))
    if there and not added:
        click.echo(f"Nothing to add: {name} has every open question.", err=True)
    else:
        click.echo(f"{'Added to' if there else 'Written'}: {name}, {counted(added, 'question')} to answer", err=True)
