"""Options for what is counted: lexicons, columns, topics, and the articles that it is held to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date


__all__ = [
    "BY",
    "COPIES",
    "LIKENESS",
    "STORY",
    "VOICES",
    "around_given",
    "filters",
    "grouped",
    "held_to",
    "lexicons",
    "likeness",
    "topics",
]

# Written out here so that help needs no import of the rooms; a test holds them to the rooms' own lists.
BY = ("outlet", "speaker", "article", "month", "period", "story")
VOICES = ("own", "direct", "indirect", "all", "split")

AROUND = "framediff.around"  # under which a command's context keeps the day that --around names
COPIES = "framediff.copies"  # the same for whether copies count once
LIKENESS = "framediff.likeness"  # the same for what --likeness says
STORY = "framediff.story"  # the same for the story that --story names

_Function = TypeVar("_Function", bound="Callable[..., object]")


def _note_as(name: str) -> Callable[[click.Context, click.Parameter, str | None], None]:
    """Keeps an option's value in the command's context, where `load` finds it."""

    def note(context: click.Context, _: click.Parameter, value: str | None) -> None:
        if value is not None:
            context.meta[name] = value

    return note


def likeness(function: _Function) -> _Function:
    """The option --likeness: what tells that two statements are alike."""
    return click.option(
        "--likeness",
        type=click.Choice(("words", "embeddings")),
        expose_value=False,  # `load` gives the study what it needs
        callback=_note_as(LIKENESS),
        help="How statements of one fact are found: by their words, or half by a small language model (needs `pip "
        "install framediff[embeddings]`; about 15 ms a statement).  [default: words]",
    )(function)


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
    )(function)


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


def filters(function: _Function) -> _Function:
    """The options --lexicon, --by, --around and --topic."""
    return lexicons(grouped(BY, "What the columns are.")(topics(function)))
