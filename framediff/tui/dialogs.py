"""What opens over a screen: a choice from a list, a line to fill in, and pages to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from framediff.escaping import for_terminal
from framediff.tui.ink import INKS
from framediff.tui.keys import KEYS, bindings, shown_key
from framediff.tui.listing import Listing
from framediff.tui.pane import Pane
from framediff.tui.wrapping import fit, wrap_words
from framediff.voice.flags import FLAGS
from framediff.voice.responsibility import RESPONSIBILITY, TOGETHER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from framediff.tui.ink import Line

__all__ = ["Choose", "Dialog", "Prompt", "Read", "help_lines"]

_KEYS = ("move.", "open", "back", "text.copy", "find", "hit.", "suspend")


class Dialog(ModalScreen[int | None]):
    """Something in the middle of the screen, closed by esc."""

    BINDINGS = bindings("dialog", _KEYS)
    COMPONENT_CLASSES = set(INKS)  # noqa: RUF012 - Textual declares it so

    _sought = ""
    _note = ""

    def action_move(self, where: str) -> None:
        """Move in the pane."""
        self.query_one(Pane).move(where)

    def action_find(self) -> None:
        """Ask for words and go to where they stand."""

        def seek(words: str | None) -> None:
            if words is None:
                return
            self._end_search()
            self._sought = words.strip()
            self._note = self.query_one(Pane).note
            self._find(1, stay=True)

        self.app.push_screen(Prompt("Find:", self._sought), seek)

    def action_walk(self, step: int) -> None:
        """The next place that was sought."""
        self._find(step)

    def _find(self, step: int, *, stay: bool = False) -> None:
        pane = self.query_one(Pane)
        if self._sought and isinstance(pane, (Listing, Pages)):
            number, count = pane.find(self._sought, step, stay=stay)
            told = f"“{self._sought}” {number}/{count} · n next" if count else f"“{self._sought}” stands nowhere here"
            pane.entitle(pane.title, f"{told} · esc ends search")

    def _end_search(self) -> None:
        if self._sought:
            self._sought = ""
            pane = self.query_one(Pane)
            pane.entitle(pane.title, self._note)

    def action_back(self) -> None:
        """End a search, or close."""
        if self._sought:
            self._end_search()
        else:
            self.dismiss(None)

    def action_open(self) -> None:
        """Close."""
        self.dismiss(None)


class Choices(Listing):
    """The lines of a choice."""

    def __init__(self, title: str, choices: Sequence[str], now: int) -> None:
        super().__init__()
        self.title = title
        self.note = "enter chooses · esc closes"
        self._choices = choices
        self._now = now
        self.cursor = max(0, now)

    def item_count(self) -> int:
        """How many choices there are."""
        return len(self._choices)

    def draw_item(self, item: int, line: int, width: int) -> Line:
        """A choice; the one that holds now has a mark."""
        del line
        return [("● " if item == self._now else "  ", "key"), (fit(for_terminal(self._choices[item]), width - 2), "")]


class Choose(Dialog):
    """One of several; its number, or None when closed."""

    BINDINGS = bindings("dialog", ("side.mark",))

    def __init__(self, title: str, choices: Sequence[str], now: int) -> None:
        super().__init__()
        self._choices = Choices(title, choices, now)

    def compose(self) -> ComposeResult:
        """The list."""
        yield self._choices

    def on_mount(self) -> None:
        """Let the cursor be in it."""
        self.set_focus(self._choices)

    def action_open(self) -> None:
        """Choose what the cursor is on."""
        self.dismiss(self._choices.cursor)

    action_mark = action_open


class Pages(Pane):
    """Lines to read."""

    def __init__(self, title: str, lines: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.title = title
        self.note = "esc closes"
        self._given = lines
        self._rows: list[Line] = []
        self._found: int | None = None

    def lay_out(self, width: int) -> None:
        """Wrap the lines; what stands left of a tab stays in a column."""
        self._rows, self._found = [], None
        for left, words, inks in self._given:
            indent = 20 if left else 1
            for number, piece in enumerate(wrap_words(for_terminal(words), width - indent - 1) or [""]):
                head = fit(f" {left}", indent) if number == 0 else " " * indent
                self._rows.append([(head, "key"), (piece, inks)])

    def row_count(self) -> int:
        """How many lines there are."""
        return len(self._rows)

    def draw(self, row: int, width: int) -> Line:
        """One line; the one that was found last stands out."""
        del width
        line = self._rows[row]
        return (
            line if row != self._found else [(text, f"{inks} found" if text.strip() else inks) for text, inks in line]
        )

    def find(self, words: str, step: int, *, stay: bool = False) -> tuple[int, int]:
        """Go to the next line (by `step`) in which `words` stand, in any case; say which of how many it is."""
        wanted = words.casefold()
        found = [at for at, row in enumerate(self._rows) if wanted in "".join(text for text, _ in row).casefold()]
        if not found:
            self._found = None
            self.refresh()
            return 0, 0
        here = self._found if self._found is not None else self.top - 1
        if not (stay and here in found):
            after = [at for at in found if at > here]
            before = [at for at in found if at < here]
            here = (after or found)[0] if step > 0 else (before or found)[-1]
        self._found = here
        self.show(here, middle=True)
        self.refresh()
        return found.index(here) + 1, len(found)


class Read(Dialog):
    """Pages to read: help, or the audit."""

    def __init__(self, title: str, lines: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._pages = Pages(title, lines)

    def compose(self) -> ComposeResult:
        """The lines."""
        yield self._pages

    def on_mount(self) -> None:
        """Let the keys move in them."""
        self.set_focus(self._pages)


class Prompt(ModalScreen[str | None]):
    """A line to fill in at the foot of the screen; its text, or None when closed."""

    BINDINGS = bindings("dialog", ("back",))

    def __init__(self, label: str, text: str = "") -> None:
        super().__init__()
        self._label = label
        self._text = text

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Horizontal(id="prompt"):
            yield Label(for_terminal(self._label), markup=False)
            yield Input(self._text, select_on_focus=False, compact=True)

    def on_mount(self) -> None:
        """Let what is typed go into the line."""
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the text back."""
        self.dismiss(event.value)

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)


_MARKS = (
    (" ".join(who.letter for who in RESPONSIBILITY.values()),
     f"in a text's margin, whose wording it is: {'; '.join(who.words for who in RESPONSIBILITY.values())}"),
    (TOGETHER.letter, f"{TOGETHER.words}, in one number"),
    ("–", "in a text's margin: left out of every count"),
    ("bold, underlined", "a hit of the indicator in hand; only underlined: a hit of another"),
    ("reversed", "the hit in hand"),
    ("(1 of 3)", "counts and no percentage: fewer than 5 occasions; (1.9) is a rate on fewer than 5 hits"),
    ("no occasion", "nothing was named there, so nothing could be chosen"),
    ("†", "paraphrase only: the wording may be the outlet's"),
    ("━━├━━●──┤", "the value from zero, in its 95 % credible interval"),
    ("└", "a part of the category above it, which counts its parts' hits too, each place once"),
    ("w 12.5 · 9.1", "the hits' weights added up, and that per 1,000 words"),
    ("2 unresolved: 20–53 %",
     "how far mentions that may name the thing could move its share; r settles one in Evidence"),
    ("●", "a side of the comparison"),
    ("›", "in Findings: enter opens what the row rests on, its places or the proof that there are none"),
)  # fmt: skip


def help_lines(keymap: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Keys and marks in words, from the table of keys: what stands left, the words, their inks."""
    lines = [("", "What the marks mean", "heading")]
    lines += [(mark, words, "") for mark, words in _MARKS]
    group = ""
    for key in KEYS:
        if key.group != group:
            group = key.group
            lines += [("", "", ""), ("", group, "heading")]
        where = f" ({', '.join(key.scope)})" if key.scope else ""
        keys = " ".join(shown_key(keymap.get(key.id, key.keys)))
        lines.append((keys, f"{key.words}{where} · {key.id}", ""))
    lines += [("", "", ""), ("", "Flags of a hit", "heading")]
    lines += [(flag.replace("_", " "), words, "") for flag, words in FLAGS.items()]
    lines += [
        ("", "", ""),
        (
            "",
            'Own keys: a file keys.toml in framediff\'s settings folder, with lines such as "hit.next" = "n,т".',
            "dim",
        ),
    ]
    return lines
