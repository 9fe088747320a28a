"""`framediff lexicon`: which lexicons there are, what one holds, and whether its examples hold."""

from __future__ import annotations

import click

from framediff.cli.options import say

__all__ = ["lexicon"]


@click.group()
def lexicon() -> None:
    """List, show and test lexicons.

    \b
    Examples:
      framediff lexicon list
      framediff lexicon show karabakh
      framediff lexicon test my-lexicon.toml
    """  # noqa: D301 - the escape keeps click from wrapping the examples


@lexicon.command("list")
def list_() -> None:
    """List the lexicons that can be named by their id, one a line."""
    from framediff.escaping import for_terminal
    from framediff.lexicon import coverage, load_lexicon, shipped_lexicons
    from framediff.places import lexicon_folders

    own = {path.stem for folder in lexicon_folders() for path in folder.glob("*.toml")}
    for name in sorted(own.union(shipped_lexicons())):
        each = load_lexicon(name)
        say(for_terminal(f"{name} {each.version} ({each.language}): {each.title}; {coverage(each)}") + "\n")


@lexicon.command()
@click.argument("name", metavar="ID")
def show(name: str) -> None:
    """Show what a lexicon holds: indicators with their ids, provenance and patterns, and topics.

    ID is the lexicon's id, or the path of its .toml file.
    """
    from framediff.export.dictionary import to_text
    from framediff.lexicon import load_lexicon

    say(to_text(load_lexicon(name)))


@lexicon.command()
@click.argument("names", metavar="[ID]...", nargs=-1)
@click.pass_context
def test(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Run the examples of lexicons, and leave with exit code 1 if one does not hold.

    Each ID is a lexicon's id or the path of its .toml file; without any, all that come with framediff are tested.
    """
    from framediff.escaping import for_terminal
    from framediff.lexicon import check_examples, coverage, load_lexicon, shipped_lexicons

    failed = False
    for name in names or shipped_lexicons():
        each = load_lexicon(name)
        failures = check_examples(each)
        for failure in failures:
            say(for_terminal(f"{each.id}: {failure}") + "\n")
        held = "every example holds" if not failures else f"examples that do not hold: {len(failures)}"
        say(for_terminal(f"{each.id} {each.version}: {coverage(each)}; {held}") + "\n")
        failed = failed or bool(failures)
    if failed:
        ctx.exit(1)
