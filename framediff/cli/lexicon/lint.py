"""`framediff lexicon lint`: what in a lexicon its writer should look at."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from framediff.cli.options import Result, formats, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.lexicon import Lexicon
    from framediff.lexicon.linting import Checked

__all__ = ["command"]

_MANY = 50  # articles


@click.command("lint")
@click.argument("names", metavar="[ID]...", nargs=-1)
@click.option("--on", "place", metavar="PLACE", help="Look also at what the lexicon does in these articles.")
@formats("text", "json")
@written
@click.pass_context
def command(ctx: click.Context, result: Result, *, names: tuple[str, ...], place: str | None) -> None:
    """Print what a lexicon's writer should look at, and leave with exit code 1 if an error or a warning stands.

    Entries that never count or add nothing, mirrors that are missing, sides catalogued unalike, sources and examples
    that lack, labels that judge. Each ID is a lexicon's id or the path of its .toml file; without any, all that come
    with framediff are looked at. What a lexicon accepts with a reason does not fail it.

    \b
    Examples:
      framediff lexicon lint my-lexicon.toml
      framediff lexicon lint karabakh --on articles/
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.export.lexicons.linting import lint_json, lint_text
    from framediff.lexicon import load_lexicon, shipped_lexicons

    checked = _checked([load_lexicon(name) for name in names or shipped_lexicons()], place)
    if result.form == "json":
        result.put(lint_json(checked))
    else:
        result.put(lint_text(checked, result.columns))
    if any(each.fails for each in checked):
        ctx.exit(1)


def _checked(lexicons: Sequence[Lexicon], place: str | None) -> list[Checked]:
    """Each lexicon checked, with a bar on stderr where there is much to read."""
    from framediff.lexicon.linting import check

    if place is None:
        return [check(lexicon) for lexicon in lexicons]
    from framediff.sources import read

    corpus = read(place)
    if len(corpus) < _MANY or not sys.stderr.isatty():
        return [check(lexicon, corpus) for lexicon in lexicons]
    with click.progressbar(length=len(corpus) * len(lexicons), label="Reading articles", file=sys.stderr) as bar:
        return [check(lexicon, corpus, lambda: bar.update(1)) for lexicon in lexicons]
