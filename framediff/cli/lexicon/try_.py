"""`framediff lexicon try`: what a pattern finds, before it is an entry of any lexicon."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import click

from framediff.cli.options import VOICES, Request, Result, certainty, formats, load, place, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

__all__ = ["command"]

_Function = TypeVar("_Function", bound="Callable[..., object]")

# An entry's contexts by option, with what each means; a test holds them to the entries' own.
_CONTEXTS = {
    "before": "One of these must stand directly before the hit.",
    "after": "One of these must stand directly after it.",
    "near": "One of these must stand in the same sentence.",
    "anywhere": "One of these must stand elsewhere in the article.",
    "not_before": "None of these may stand directly before it.",
    "not_after": "None of these may stand directly after it.",
    "not_near": "None of these may stand in the same sentence.",
    "not_anywhere": "None of these may stand elsewhere in the article.",
}


def _contexts(function: _Function) -> _Function:
    """The options that are an entry's contexts; each may be repeated."""
    for name, meaning in reversed(_CONTEXTS.items()):
        option = f"--{name.replace('_', '-')}"
        function = click.option(option, name, multiple=True, metavar="PATTERN", help=meaning)(function)
    return function


def _day(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date | None:
    return None if value is None else value.date()


@click.command("try")
@click.argument("pattern")
@place
@certainty
@click.option("--case", is_flag=True, help="Capitals must be as in the pattern.")
@click.option("--regex", is_flag=True, help="PATTERN is a regular expression (RE2 syntax).")
@_contexts
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="DAY",
    help="Only in articles from this day on.",
)
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), callback=_day, metavar="DAY", help="Only in articles up to this day."
)
@click.option(
    "--voice",
    type=click.Choice((*VOICES, "all")),
    default="all",
    show_default=True,
    help="List only the hits in this voice.",
)
@click.option(
    "--limit", type=click.IntRange(min=0), default=40, show_default=True, help="How many hits are listed at most."
)
@formats("text", "json", more="json has every hit")
@written
def command(
    request: Request,
    result: Result,
    *,
    pattern: str,
    case: bool,
    regex: bool,
    since: date | None,
    until: date | None,
    voice: str,
    limit: int,
    **contexts: tuple[str, ...],
) -> None:
    """Print what PATTERN finds: how often by voice and outlet, in which wordings, and each hit in its sentence.

    The pattern is written as in a lexicon, its contexts are given as options.

    \b
    Examples:
      framediff lexicon try "seize~|occupy~ land+|territory+" articles/
      framediff lexicon try "the region" articles/ --not-before of --voice own
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    import msgspec

    from framediff.comparison.lexicons.trial import trial, trial_lexicon
    from framediff.export.lexicons.trial import trial_json, trial_text
    from framediff.lexicon import Entry
    from framediff.voice import Voice

    entry = msgspec.structs.replace(Entry(pattern, case=case, regex=regex, since=since, until=until), **contexts)
    study = load(replace(request, lexicons=(trial_lexicon(entry),)))
    found = trial(study, entry, None if voice == "all" else Voice(voice))
    if result.form == "json":
        result.put(trial_json(found))
    else:
        result.put(trial_text(found, result.columns, limit))
