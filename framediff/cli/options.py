"""Options that several commands share, and what they load: places, lexicons, files to write."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence
    from datetime import date

    from framediff.article import Corpus
    from framediff.comparison import Study
    from framediff.comparison.defaults import Defaults
    from framediff.errors import InputError
    from framediff.export.document import Document
    from framediff.lexicon import Lexicon

__all__ = [
    "BY",
    "SPEAKERS",
    "VOICES",
    "around_given",
    "certainty",
    "columns",
    "corrections_file",
    "faces",
    "filters",
    "formats",
    "grouped",
    "held_to",
    "load",
    "place",
    "put",
    "put_document",
    "put_tables",
    "say",
    "speakers_given",
    "topics",
    "unwritable",
    "written",
]

# Written out here so that help needs no import of the rooms; a test holds them to the rooms' own lists.
BY = ("outlet", "speaker", "article", "month", "period", "story")
COPIES = "framediff.copies"  # under which a command's context keeps whether copies count once
STORY = "framediff.story"  # the same for the story that --story names
AROUND = "framediff.around"  # under which a command's context keeps the day that --around names
FORMS = ("text", "md", "html", "csv", "json")
RESOLUTIONS = "framediff.resolutions"  # under which a command's context keeps the file that --resolutions names
SPEAKERS = "framediff.speakers"  # under which a command's context keeps the file that --speakers names
VOICES = ("own", "direct", "indirect", "all", "split")

_PIPE_COLUMNS = 80  # a file must not depend on the width of the terminal it was made in
_WIDEST = 160
_WORTH_A_BAR = 50  # articles
_NAMED = 5  # names in one note
_LONG = 300_000  # characters; from there on a study takes some seconds

_Function = TypeVar("_Function", bound="Callable[..., object]")


def _note_speakers(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.meta[SPEAKERS] = value


def _note_resolutions(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.meta[RESOLUTIONS] = value


def _resolutions_given() -> Path | None:
    """The file that --resolutions names, if it was given."""
    value = click.get_current_context().meta.get(RESOLUTIONS)
    return None if value is None else Path(value).expanduser()


def speakers_given() -> Path | None:
    """The file that --speakers names, if it was given."""
    value = click.get_current_context().meta.get(SPEAKERS)
    return None if value is None else Path(value).expanduser()


def place(function: _Function) -> _Function:
    """The argument PLACE and the options --keep, --speakers and --resolutions."""
    function = click.option(
        "--resolutions",
        metavar="FILE",
        expose_value=False,  # as with --speakers
        callback=_note_resolutions,
        help="Use this file of resolutions in place of resolutions.toml in the folder of PLACE; see `framediff "
        "resolve`.",
    )(function)
    function = click.option(
        "--speakers",
        metavar="FILE",
        expose_value=False,  # what it names is found by `load`, in whatever command
        callback=_note_speakers,
        help="Use this file of speakers in place of speakers.toml in the folder of PLACE; see `framediff speakers`.",
    )(function)
    function = click.option(
        "--keep",
        multiple=True,
        metavar="KIND",
        help="Count zones of this kind too, or the zone of this number; `framediff annotate --show-zones` lists them.",
    )(function)
    return click.argument("place", required=False)(function)


def corrections_file(function: _Function) -> _Function:
    """The option --corrections."""
    return click.option(
        "--corrections",
        metavar="FILE",
        help="Corrections of who says what, in place of corrections.toml in the folder of the articles.",
    )(function)


class _Certainty(click.FloatRange):
    """A number from 0 to 1, refused in plain words."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401 - as click has it
        """The number, or a refusal."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"it must be a number from 0 to 1, such as 0.8, not {value}.", param, ctx)


def certainty(function: _Function) -> _Function:
    """The options --min-confidence and --corrections."""
    function = corrections_file(function)
    return click.option(
        "--min-confidence",
        type=_Certainty(0, 1),
        default=0.0,
        metavar="P",
        help="Count what is attributed with less confidence than this, from 0 to 1, as undetermined; confidence is the "
        "measured precision of the rule.",
    )(function)


def _topic(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """The topic asked for; `all` stands for none, as `--voice all` does for every voice."""
    return None if value is not None and value.strip().casefold() == "all" else value


def _note_around(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        from framediff.sources.dates import day_of

        context.meta[AROUND] = day_of(value)


def _by(context: click.Context, _: click.Parameter, value: str | None) -> str:
    """What columns are: what is asked for, else periods around the day that is given, else outlets."""
    if value == "period" and AROUND not in context.meta:
        raise click.UsageError("--by period needs the day that parts the periods, such as --around 2020-11-10.")
    return value or ("period" if AROUND in context.meta else "outlet")


def around_given() -> date | None:
    """The day that --around names, if it was given."""
    day: date | None = click.get_current_context().meta.get(AROUND)
    return day


def _note_as(name: str) -> Callable[[click.Context, click.Parameter, str | None], None]:
    """Keeps an option's value in the command's context, where `load` finds it."""

    def note(context: click.Context, _: click.Parameter, value: str | None) -> None:
        if value is not None:
            context.meta[name] = value

    return note


def held_to(function: _Function) -> _Function:
    """The options --copies and --story: which articles are counted."""
    function = click.option(
        "--story",
        metavar="NAME",
        expose_value=False,  # `load` holds the study to it
        callback=_note_as(STORY),
        help="Count only articles on this event; `framediff stories` lists them.",
    )(function)
    return click.option(
        "--copies",
        type=click.Choice(("all", "once")),
        expose_value=False,  # same
        callback=_note_as(COPIES),
        help="Count articles with the same text all, or once; `framediff audit` lists them.  [default: all]",
    )(function)


def _held(study: Study) -> Study:
    """The study held to what --copies and --story say."""
    given = click.get_current_context().meta
    if STORY not in given and given.get(COPIES, "all") == "all":
        return study
    from framediff.comparison.copies import Counted
    from framediff.comparison.holding import held

    return held(study, Counted(given.get(COPIES, "all")), given.get(STORY))


def grouped(choices: Sequence[str], what: str) -> Callable[[_Function], _Function]:
    """The options --by, of `choices`, and --around; `what` says what --by decides."""

    def with_options(function: _Function) -> _Function:
        function = held_to(function)
        function = click.option(
            "--around",
            metavar="DATE",
            expose_value=False,  # `around_given` has it
            is_eager=True,  # what --by is without it depends on this
            callback=_note_around,
            help="Before this day against on it and after; with another --by, say what lies on different sides of it.",
        )(function)
        return click.option("--by", type=click.Choice(choices), callback=_by, help=f"{what}  [default: outlet]")(
            function
        )

    return with_options


def filters(function: _Function) -> _Function:
    """The options --lexicon, --by, --around and --topic."""
    return lexicons(grouped(BY, "What the columns are.")(topics(function)))


def formats(*forms: str, more: str = "") -> Callable[[_Function], _Function]:
    """The option --format of `forms`, the first of which is the default; `more` says what differs between them."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help=f"How it is written{more and '; '}{more}.",
    )


def faces(function: _Function) -> _Function:
    """The options --format, --evidence, -o and --force of a command that writes a document."""
    function = click.option(
        "--evidence",
        is_flag=True,
        help="List the places behind each number in text; Markdown, HTML and JSON always do.",
    )(function)
    function = click.option(
        "--format",
        "form",
        type=click.Choice(FORMS),
        help="How it is written (csv: its first table); by default text, or what the ending of -o says.",
    )(function)
    return written(function)


def lexicons(function: _Function) -> _Function:
    """The option --lexicon."""
    return click.option(
        "--lexicon",
        "lexicons",
        multiple=True,
        metavar="ID",
        help="Use this lexicon, by its id or the path of its .toml file; may be repeated. By default those whose "
        "subject stands in a quarter of the articles or more; see `framediff lexicon list`.",
    )(function)


def topics(function: _Function) -> _Function:
    """The option --topic."""
    return click.option(
        "--topic",
        metavar="ID",
        callback=_topic,
        help="Count only paragraphs on this topic of the lexicon, or `all`; see `framediff lexicon show`.",
    )(function)


def written(function: _Function) -> _Function:
    """The options -o and --force."""
    function = click.option("--force", is_flag=True, help="Replace the file if it exists.")(function)
    return click.option("-o", "--output", metavar="FILE", help="Write to this new file instead of stdout.")(function)


def load(  # noqa: PLR0913 - one argument an option
    where: str | Corpus | None,
    names: Sequence[str | Lexicon] | None,
    keep: Sequence[str],
    traced: Callable[[Corpus], Container[str]] | None = None,
    *,
    corrections: str | None = None,
    min_confidence: float = 0.0,
) -> Study:
    """The study of a place; `names` None stands for no lexicon at all, empty for those of the articles' subject.

    `traced` chooses the articles of which everything considered on the way is kept, to explain the result.

    A bar on stderr shows how far it is, when stderr is a terminal and there is much to read.
    """
    from framediff import places
    from framediff.article import Corpus
    from framediff.cli.remaking import CALLED
    from framediff.comparison.defaults import default_lexicons
    from framediff.comparison.opening import named_lexicons
    from framediff.comparison.study import study
    from framediff.escaping import for_terminal
    from framediff.sources import read

    chosen = named_lexicons(names or ())
    if where is None:
        click.echo("No PLACE is given: this is about the seed articles that come with framediff.", err=True)
    corpus = (
        where if isinstance(where, Corpus) else read(places.shipped("seeds") if where is None else where, keep=keep)
    )
    for note in corpus.notes:
        click.echo(for_terminal(f"framediff: note: {note}"), err=True)
    corpus = replace(corpus, speakers=speakers_given(), resolutions=_resolutions_given())
    corpus = replace(corpus, name=click.get_current_context().meta.get(CALLED, corpus.name))
    defaults = None
    if names is not None and not names:
        defaults = default_lexicons(corpus)
        chosen = named_lexicons(defaults.names)
    kept = () if traced is None else traced(corpus)
    much = len(corpus) > _WORTH_A_BAR or sum(len(article.text) for article in corpus) > _LONG
    if not (much and sys.stderr.isatty()):
        made = study(corpus, chosen, traced=kept, corrections=corrections, min_confidence=min_confidence)
        gc.freeze()  # the study lives as long as the command does: looking through it for garbage is in vain
        _note(made, defaults)
        return _held(made)
    with click.progressbar(length=2 * len(corpus), label="Reading articles", file=sys.stderr) as bar:
        made = study(
            corpus,
            chosen,
            lambda done, _: bar.update(done - bar.pos),
            traced=kept,
            corrections=corrections,
            min_confidence=min_confidence,
        )
    gc.freeze()
    _note(made, defaults)
    return _held(made)


def _note(study: Study, defaults: Defaults | None) -> None:
    """Say on stderr which lexicons were chosen, if none was named, and which names of speakers.toml no article has."""
    from framediff.escaping import for_terminal
    from framediff.voice.people.unmet import unmet

    if defaults is not None:
        click.echo(for_terminal(f"No --lexicon is given: this uses {defaults}."), err=True)
    names = unmet(study.known, study.corpus, study.register)
    if names:
        named = ", ".join(f"“{name}”" for name in names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        click.echo(for_terminal(f"framediff: note: {study.known.file}: no article has {named}."), err=True)


def columns() -> int:
    """How wide a table may be: as the terminal, or 80 columns when stdout is none."""
    if not sys.stdout.isatty():
        return _PIPE_COLUMNS
    return min(shutil.get_terminal_size((_PIPE_COLUMNS, 24)).columns, _WIDEST)


def say(text: str) -> None:
    """Print `text` on stdout; leaves quietly when the reader, such as `head`, has closed the pipe and has enough.

    Raises:
        InputError: stdout cannot be written to, for instance because the disk is full.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
        raise click.exceptions.Exit(0) from None
    except OSError as error:
        raise unwritable(error) from None


def unwritable(error: OSError) -> InputError:
    """What is said when stdout cannot be written to; closes it."""
    from framediff.errors import InputError

    _close_stdout()
    reason = error.strerror or str(error)
    return InputError(f"The output cannot be written: {reason[:1].lower()}{reason[1:]}.")


def _close_stdout() -> None:
    """Send what is still to come nowhere: Python flushes stdout once more at its end, and that must not fail too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def put(text: str, output: str | None, *, force: bool) -> None:
    """Print `text`, or write it to the file asked for and say so on stderr."""
    if output is None:
        say(text)
        return
    from framediff.escaping import for_terminal
    from framediff.export import write_new

    path = write_new(output, text, force=force)
    click.echo(f"Written: {for_terminal(str(path))}", err=True)


def put_document(document: Document, form: str | None, output: str | None, *, force: bool, evidence: bool) -> None:
    """Print a document, or write it to the file asked for, as asked for or as the file's ending says."""
    from framediff.cli.remaking import MADE, remembering
    from framediff.export.document.rendering import form_of
    from framediff.export.document.rendering import written as rendered

    made = click.get_current_context().meta.get(MADE)
    if made is not None:
        made.append(document)
        return
    document = remembering(document, output)
    width = columns() if output is None else _PIPE_COLUMNS
    put(rendered(document, form or form_of(output), width, evidence=evidence), output, force=force)


def put_tables(document: Document, folder: str, *, force: bool) -> None:
    """Write every table of a document to a folder, and say so on stderr."""
    from framediff.escaping import for_terminal
    from framediff.export.document.folder import write_tables
    from framediff.export.layout import counted

    path, number = write_tables(document, folder, force=force)
    click.echo(f"Written: {counted(number, 'table')} to {for_terminal(str(path))}", err=True)
