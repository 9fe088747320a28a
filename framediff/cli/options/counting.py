"""Options for what is counted: lexicons, columns, topics, and the articles that it is held to; all in `request`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from framediff.cli.options.requests import requesting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

__all__ = [
    "BY",
    "VOICES",
    "VOICE_CHOICES",
    "filters",
    "grouped",
    "held_to",
    "lexicons",
    "likeness",
    "one_voice",
    "topics",
]

# Written out here so that help needs no import of the rooms; tests hold them to the rooms' own lists.
BY = ("outlet", "speaker", "article", "month", "period", "story")
VOICES = ("own", "direct", "indirect", "undetermined")
VOICE_CHOICES = ("own", "direct", "indirect", "all", "split")

_Function = TypeVar("_Function", bound="Callable[..., object]")


def likeness(function: _Function) -> _Function:
    """The option --likeness: what tells that two statements are alike."""
    return click.option(
        "--likeness",
        type=click.Choice(("words", "embeddings")),
        default="words",
        help="How statements of one fact are found: by their words, or by a small language model, too (needs `pip "
        "install framediff[embeddings]`; about 15 ms a statement).  [default: words]",
    )(requesting("likeness")(function))


def held_to(function: _Function) -> _Function:
    """The options --copies and --story: which articles are counted."""
    function = click.option(
        "--story", metavar="NAME", help="Count only articles on this event; `framediff stories` lists them."
    )(function)
    return click.option(
        "--copies",
        type=click.Choice(("all", "once")),
        default="all",
        help="Count articles with the same text all, or once; `framediff audit` lists them.  [default: all]",
    )(requesting("copies", "story")(function))


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    from framediff.sources.dates import day_of

    return None if value is None else day_of(value)


def _by(context: click.Context, _option: click.Parameter, value: str | None) -> str:
    """What columns are: what is asked for, else periods around the day that is given, else outlets."""
    around = context.params.get("around")
    if value == "period" and around is None:
        raise click.UsageError("--by period needs the day that parts the periods, such as --around 2020-11-10.")
    return value or ("outlet" if around is None else "period")


def grouped(choices: Sequence[str], what: str) -> Callable[[_Function], _Function]:
    """The options --by, of `choices`, --around, --copies and --story; `what` says what --by decides."""

    def with_options(function: _Function) -> _Function:
        function = click.option(
            "--around",
            metavar="DATE",
            is_eager=True,  # what --by is without it depends on this
            callback=_day,
            help="Before this day against on it and after; with another --by, say what lies on different sides of it.",
        )(held_to(requesting("by", "around")(function)))
        return click.option("--by", type=click.Choice(choices), callback=_by, help=f"{what}  [default: outlet]")(
            function
        )

    return with_options


def _topic(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """The topic asked for; `all` stands for none, as `--voice all` does for every voice."""
    return None if value is not None and value.strip().casefold() == "all" else value


def topics(function: _Function) -> _Function:
    """The option --topic."""
    return click.option(
        "--topic",
        metavar="ID",
        callback=_topic,
        help="Count only passages on this topic of the lexicon, or `all`; see `framediff lexicon show`.",
    )(requesting("topic")(function))


def lexicons(function: _Function) -> _Function:
    """The option --lexicon."""
    return click.option(
        "--lexicon",
        "lexicons",
        multiple=True,
        metavar="ID",
        help="Use this lexicon, by its id or the path of its .toml file; may be repeated. By default those whose "
        "subject stands in a quarter of the articles or more; see `framediff lexicon list`.",
    )(requesting("lexicons")(function))


def one_voice(function: _Function) -> _Function:
    """The option --voice of ledgers; it is an argument of its own."""
    return click.option(
        "--voice",
        type=click.Choice(VOICE_CHOICES),
        default="split",
        show_default=True,
        help="One voice only; `split` shows each apart, `all` all together.",
    )(function)


def filters(function: _Function) -> _Function:
    """The options --lexicon, --by, --around, --copies, --story and --topic."""
    return lexicons(grouped(BY, "What the columns are.")(topics(function)))
