"""Making a document anew: what a document's manifest keeps of its command line, and the command run again from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framediff.escaping import for_terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framediff.export.document import Document

__all__ = ["ASKED", "CALLED", "MADE", "command_of", "document_again", "remembering"]

ASKED = "framediff.asked"  # under which a command's context keeps its words, as they were typed
MADE = "framediff.made"  # under which `verify` has the document left instead of printed
CALLED = "framediff.called"  # under which `verify` has what a report calls its articles, if their folder is renamed
_NOT_KEPT = frozenset(
    {"place", "output", "force", "form", "evidence", "lexicons", "corrections", "resolutions", "speakers", "tables"}
)  # where things lie and how they are written; lexicons and files are named in the manifest with their hashes


def remembering(document: Document, output: str | None) -> Document:
    """The document with what its manifest needs for it to be made again: the command's options and where PLACE lies."""
    context = click.get_current_context()
    if document.manifest is None or ASKED not in context.meta:
        return document
    from framediff.export.manifest import placed

    typed = _typed(context)
    where = typed.pop("place", None)
    kept = {name: value for name, value in typed.items() if name not in _NOT_KEPT}
    return placed(document, where if isinstance(where, str) else None, output, kept)


def _typed(context: click.Context) -> dict[str, object]:
    """What was typed for each parameter of a command, before it was made into anything."""
    values, rest, order = context.command.make_parser(context).parse_args(list(context.meta[ASKED]))
    del rest, order
    return {
        str(name): value for name, value in values.items() if isinstance(value, (str, bool, int, float, list, tuple))
    }


def command_of(group: click.Command, manifest: Mapping[str, object]) -> click.Command:
    """The command that wrote a report.

    Raises:
        InputError: framediff has no such command, or it writes no report.
    """
    from framediff.errors import InputError

    name = str(manifest.get("command"))
    command: click.Command | None = group
    for word in name.split():  # `ledger verbs` stands in the group `ledger`
        command = command.get_command(click.Context(command), word) if isinstance(command, click.Group) else None
    takes = {param.name for param in command.params} if command is not None else set()
    if command is None or not {"place", "form", "output"} <= takes:
        raise InputError(
            f"The report says that `framediff {for_terminal(name[:40])}` wrote it; this framediff cannot do that."
        )
    return command


def document_again(
    command: click.Command,
    manifest: Mapping[str, object],
    place: str,
    files: Mapping[str, str],
    lexicons: Sequence[str],
) -> Document:
    """Run the command that a manifest states, on `place`, and take the document that it would write.

    Args:
        command: what wrote the report.
        manifest: of the report.
        place: the articles.
        files: `corrections` and `speakers`, if they do not lie in the place; `corpus`, how the articles are called.
        lexicons: ids or files of the lexicons.

    Raises:
        click.UsageError: the manifest states options that the command does not have.
    """
    options, rest = _words(command, manifest.get("arguments"), place)
    options += ["--format", "md"]
    options += [word for key, value in files.items() if key != "corpus" for word in (f"--{key}", value)]
    options += [word for each in lexicons for word in ("--lexicon", each)]
    context = click.get_current_context()
    made: list[Document] = []
    with click.Context(context.find_root().command, info_name="framediff", obj=context.obj) as parent:
        parent.meta[MADE] = made
        if calls := files.get("corpus"):
            parent.meta[CALLED] = calls
        with command.make_context(command.name, [*options, "--", *rest], parent=parent) as inner:
            command.invoke(inner)
    if not made:
        raise click.UsageError(f"`framediff {command.name}` does not write a report that can be made again")
    return made[0]


def _words(command: click.Command, arguments: object, place: str) -> tuple[list[str], list[str]]:
    """Options and arguments to be typed for what a manifest states; a value that it has no parameter for is refused."""
    given = dict(arguments) if isinstance(arguments, dict) else {}
    options: list[str] = []
    rest: list[str] = []
    for param in command.params:
        if isinstance(param, click.Argument):
            rest += [place] if param.name == "place" else _values(given.pop(param.name, None))
        elif param.name == "place":
            options += [param.opts[0], place]
        elif isinstance(param, click.Option) and param.name in given and param.name not in _NOT_KEPT:
            value = given.pop(param.name)
            if param.is_flag and isinstance(value, bool):
                options += [param.opts[0]] if value else param.secondary_opts[:1]
                continue
            several = value if param.multiple and isinstance(value, list) else [value]
            for each in several:
                options += [param.opts[0], *_values(each)]
    if given:
        raise click.UsageError(f"`framediff {command.name}` has no option {', '.join(sorted(map(str, given)))[:80]}")
    return options, rest


def _values(value: object) -> list[str]:
    if value is None:
        return []
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]
