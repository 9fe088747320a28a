"""`framediff lexicon convert`: a dictionary of another tool as a lexicon of ours."""

from __future__ import annotations

import json
from pathlib import Path

import click

from framediff.cli.options import Result, say, written

__all__ = ["FORMS", "SCHEMA_VERSION", "command"]

SCHEMA_VERSION = 1

# Written out here so that help needs no import of the readers; a test holds them together.
FORMS = {
    "csv": ".csv",
    "lexicoder": ".lc3",
    "liwc": ".dic",
    "liwc-22": ".dicx",
    "quanteda": ".yml",
    "tsv": ".tsv",
    "wordstat": ".cat",
    "yoshikoder": ".ykd",
}
"""By the name of a tool the ending of its files."""


@click.command("convert")
@click.argument("file", metavar="FILE")
@click.option("--from", "tool", type=click.Choice(tuple(FORMS)), help="What FILE is, if its ending does not say so.")
@click.option("--encoding", metavar="NAME", help="Of FILE, such as windows-1250; by default told or guessed.")
@click.option("--id", "lexicon_id", metavar="ID", help="Id of the lexicon; by default made of the file's name.")
@click.option("--title", metavar="TEXT", help="Title of the lexicon; by default the file's name.")
@click.option("--language", default="en", show_default=True, metavar="CODE", help="Language of its words.")
@click.option(
    "--licence",
    default="not stated in the source",
    show_default=True,
    metavar="TEXT",
    help="Under which the words may be used.",
)
@click.option("--to", type=click.Choice(("toml", "yaml")), help="What is written; by default what -o ends in, or TOML.")
@click.option(
    "--format",
    "listing",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How the list of what was not carried over is written: as text on stderr, or as JSON on stdout.",
)
@written
def command(
    result: Result,
    *,
    file: str,
    tool: str | None,
    encoding: str | None,
    lexicon_id: str | None,
    title: str | None,
    language: str,
    licence: str,
    to: str | None,
    listing: str,
) -> None:
    """Write a dictionary of another tool as a lexicon, and list all that cannot be carried over, with the reason.

    FILE is a dictionary of LIWC (.dic, .dicx), WordStat (.cat), Yoshikoder (.ykd), Lexicoder (.lcd, .lc3) or quanteda
    (.yml, .yaml), or a table of words, categories and weights (.csv, .tsv); or a lexicon of ours, to be written in the
    other of its two forms.

    \b
    Examples:
      framediff lexicon convert policy.cat -o policy.toml
      framediff lexicon convert moods.dic --encoding windows-1252 -o moods.yaml
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.escaping import for_terminal
    from framediff.lexicon.formats.conversion import convert_file, entries_in

    if listing == "json" and result.output is None:
        raise click.UsageError("--format json prints the list on stdout: say with -o where the lexicon is to go.")
    as_yaml = to == "yaml" or (to is None and Path(result.output or "").suffix in {".yaml", ".yml"})
    done = convert_file(
        file,
        ending=FORMS.get(tool or ""),
        encoding=encoding,
        lexicon_id=lexicon_id,
        title=title,
        language=language,
        licence=licence,
    )
    result.put(done.to_yaml() if as_yaml else done.to_toml())
    entries = entries_in(done.lexicon)
    if listing == "json":
        lost = [{"place": loss.place, "text": loss.text, "reason": loss.reason} for loss in done.losses]
        record = {
            "schema_version": SCHEMA_VERSION,
            "id": done.lexicon["id"],
            "entries": entries,
            "encoding": done.encoding,
            "encoding_guessed": done.guessed,
            "lost": lost,
        }
        say(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
        return
    if done.guessed:
        click.echo(f"framediff: note: read as {done.encoding}, which is a guess; --encoding settles it.", err=True)
    for loss in done.losses:
        click.echo(for_terminal(str(loss)), err=True)
    lost_words = f"not carried over: {len(done.losses)}" if done.losses else "everything was carried over"
    click.echo(
        for_terminal(f"{Path(file).name}: {entries} {'entry' if entries == 1 else 'entries'}; {lost_words}"), err=True
    )
