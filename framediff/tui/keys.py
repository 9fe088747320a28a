"""The one table of keys: what each is called, what it does, where it holds; bindings, help and README come from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from textual.binding import BindingType

__all__ = ["KEYS", "Key", "bindings", "key_table_markdown", "keys_for", "read_keymap", "shown_key"]

_TEXTS = ("compare",)
_LONG = ("compare", "findings")


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that a key does.

    Attributes:
        id: by which keys.toml gives it other keys.
        keys: its keys, as Textual names them, with commas between.
        action: the action it runs.
        words: what it does, for help, palette and README.
        scope: the screens on which it does it; none named means all.
        hint: the word beside the key in the line at the foot of the screen; "" for none.
        group: the heading it stands under.
    """

    id: str
    keys: str
    action: str
    words: str
    scope: tuple[str, ...] = ()
    hint: str = ""
    group: str = ""


KEYS: tuple[Key, ...] = (
    Key("screen.corpus", "1", "go('corpus')", "Corpus: the articles, their voices and topics", group="Screens"),
    Key("screen.grid", "2", "go('grid')", "Grid: groups and indicators, every number", group="Screens"),
    Key("screen.compare", "3", "go('compare')", "Compare: two sides' texts next to each other", group="Screens"),
    Key("screen.evidence", "4", "go('evidence')", "Evidence: the hits behind a number", group="Screens"),
    Key("screen.findings", "5", "go('findings')", "Findings: differences, quotations, omissions, ledgers, the report",
        group="Screens"),
    Key("open", "enter", "open", "go deeper: open what the cursor is on", hint="Open", group="Screens"),
    Key("back", "escape", "back", "go back, or end a search", hint="Back", group="Screens"),
    Key("move.down", "j,down", "move('down')", "down", group="Moving"),
    Key("move.up", "k,up", "move('up')", "up", group="Moving"),
    Key("move.left", "h,left", "move('left')", "left", group="Moving"),
    Key("move.right", "l,right", "move('right')", "right", group="Moving"),
    Key("move.top", "g,home", "move('top')", "to the top", group="Moving"),
    Key("move.bottom", "G,end", "move('bottom')", "to the bottom", group="Moving"),
    Key("move.half_down", "ctrl+d", "move('half_down')", "half a page down", group="Moving"),
    Key("move.half_up", "ctrl+u", "move('half_up')", "half a page up", group="Moving"),
    Key("move.page_down", "pagedown,ctrl+f", "move('page_down')", "a page down", group="Moving"),
    Key("move.page_up", "pageup,ctrl+b", "move('page_up')", "a page up", group="Moving"),
    Key("pane.next", "tab", "pane(1)", "next pane: the other side", hint="Pane", group="Moving"),
    Key("pane.previous", "shift+tab", "pane(-1)", "previous pane", group="Moving"),
    Key("hit.next", "n", "walk(1)", "next hit of the indicator, or next place found", hint="Next hit", group="Finding"),
    Key("hit.previous", "N", "walk(-1)", "previous hit, or previous place found", group="Finding"),
    Key("find", "slash", "find", "find words", hint="Find", group="Finding"),
    Key("article.next", "right_square_bracket", "article(1)",
        "next article of this side; in Findings the next heading", _LONG, hint="Heading", group="Finding"),
    Key("article.previous", "left_square_bracket", "article(-1)",
        "previous article of this side; in Findings the heading before", _LONG, group="Finding"),
    Key("filter.by", "o", "filter_by", "by outlet, speaker, article, month or story", hint="By", group="Filters"),
    Key("filter.around", "O", "filter_around", "before a day, and from it on", group="Filters"),
    Key("filter.voice", "v", "filter_voice", "voices apart, one of them, or all together", hint="Voice",
        group="Filters"),
    Key("filter.topic", "t", "filter_topic", "hold everything to passages on one topic", hint="Topic",
        group="Filters"),
    Key("filter.lexicon", "L", "filter_lexicon", "one lexicon, all in use, or one more of all that can be named",
        hint="Lexicon", group="Filters"),
    Key("filter.confidence", "u", "filter_confidence",
        "count what is attributed with low confidence as undetermined, or take it all", hint="Unsure", group="Filters"),
    Key("side.mark", "space", "mark", "make this group a side; in Compare choose who this side is", hint="Side",
        group="Filters"),
    Key("side.swap", "x", "swap", "swap the two sides", group="Filters"),
    Key("view.sort", "s", "sort", "sort otherwise", hint="Sort", group="View"),
    Key("view.zoom", "z", "zoom", "this pane alone, or all of them", hint="Zoom", group="View"),
    Key("view.split", "vertical_line", "split", "texts side by side, or one above the other", _TEXTS, group="View"),
    Key("view.theme", "T", "theme", "dark or light", group="View"),
    Key("audit", "a", "audit", "the whole audit, and what stands in paraphrase only", hint="Audit", group="View"),
    Key("correct", "c", "correct", "put right whose words these are and who speaks; kept in corrections.toml",
        ("compare", "evidence"), hint="Correct", group="Results"),
    Key("resolve", "r", "resolve", "say what an unresolved mention names; kept in resolutions.toml", ("evidence",),
        hint="Resolve", group="Results"),
    Key("table.copy", "y", "copy", "copy the table as Markdown", hint="Copy", group="Results"),
    Key("table.export", "e", "export", "write the table as Markdown to a file", hint="Export", group="Results"),
    Key("text.copy", "ctrl+c", "copy_text", "copy the text selected with the mouse", group="Results"),
    Key("commands", "colon,ctrl+p", "commands", "every command by its name", hint="Commands", group="Help"),
    Key("help", "question_mark,f1", "help", "keys and marks in words", hint="Help", group="Help"),
    Key("suspend", "ctrl+z", "app.suspend_process", "back to the shell for a while; fg wakes framediff", group="Help"),
    Key("quit", "q", "quit", "quit", hint="Quit", group="Help"),
)  # fmt: skip

_SHOWN = {
    "slash": "/", "right_square_bracket": "]", "left_square_bracket": "[", "vertical_line": "|", "colon": ":",
    "question_mark": "?", "escape": "esc", "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn",
    "pageup": "PgUp", "home": "Home", "end": "End", "f1": "F1",
}  # fmt: skip


def shown_key(keys: str) -> tuple[str, ...]:
    """The keys of a binding as a person reads them on a keyboard."""
    return tuple(_SHOWN.get(key.strip(), key.strip()) for key in keys.split(","))


def keys_for(screen: str, keymap: Mapping[str, str] | None = None) -> Iterator[Key]:
    """The keys that hold on a screen, with those of `keymap` in place of the table's."""
    from dataclasses import replace

    for key in KEYS:
        if not key.scope or screen in key.scope:
            yield replace(key, keys=keymap[key.id]) if keymap and key.id in keymap else key


def bindings(screen: str, only: tuple[str, ...] = ()) -> list[BindingType]:
    """Textual's bindings for a screen; `only` those whose ids begin so, if any are given."""
    from textual.binding import Binding

    return [
        Binding(key.keys, key.action, key.words, show=False, id=key.id)
        for key in keys_for(screen)
        if not only or key.id.startswith(only)
    ]


def key_table_markdown() -> str:
    """The table of keys as the README carries it."""
    lines = ["| Key | Does | Where | Id |", "| :-- | :--- | :---- | :- |"]
    for key in KEYS:
        shown = " ".join(f"`{name}`" for name in shown_key(key.keys)).replace("|", "\\|")
        where = ", ".join(name.capitalize() for name in key.scope) or "everywhere"
        lines.append(f"| {shown} | {key.words} | {where} | `{key.id}` |")
    return "\n".join(lines) + "\n"


def read_keymap(path: Path) -> dict[str, str]:
    """A reader's own keys: a TOML file of lines such as `"hit.next" = "n,т"`; empty when there is no such file.

    Raises:
        InputError: the file cannot be read, names an unknown id or gives no key.
    """
    if not path.is_file():
        return {}
    import tomllib

    from framediff.errors import InputError
    from framediff.escaping import for_terminal

    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read: {for_terminal(str(error))}; write lines such as "
                         '"hit.next" = "n,т".') from error  # fmt: skip
    known = {key.id for key in KEYS}
    for name, keys in found.items():
        if name not in known:
            raise InputError(f"{path}: “{for_terminal(name)}” is no key's id; `framediff` lists them under ?.")
        if not isinstance(keys, str) or not all(key.strip() for key in keys.split(",")):
            raise InputError(f"{path}: “{name}” must be keys in quotation marks with commas between, such as "
                             '"n,т".')  # fmt: skip
    return {name: str(keys) for name, keys in found.items()}
