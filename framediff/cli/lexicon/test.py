"""`framediff lexicon test`: whether the examples of lexicons hold."""

from __future__ import annotations

import click

from framediff.cli.options import say

__all__ = ["command"]


@click.command("test")
@click.argument("names", metavar="[ID]...", nargs=-1)
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...]) -> None:
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
        covered = coverage(each)
        held = "every example holds" if covered.matched or covered.refused else "it has no example to test it by"
        held = f"examples that do not hold: {len(failures)}" if failures else held
        say(for_terminal(f"{each.id} {each.version}: {covered}; {held}") + "\n")
        failed = failed or bool(failures)
    if failed:
        ctx.exit(1)
