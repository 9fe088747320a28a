"""The lines around the panes: filters and screens above, keys below, and the audit's sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.escaping import for_terminal
from framediff.tui.ink import Inked, cut_line, line_width
from framediff.tui.keys import keys_for, shown_key
from framediff.tui.wrapping import fit, width_of, wrap_words
from framediff.voice.responsibility import RESPONSIBILITY, TOGETHER

if TYPE_CHECKING:
    from textual.strip import Strip

    from framediff.tui.desk import Desk
    from framediff.tui.ink import Line
    from framediff.tui.keys import Key

__all__ = ["SCREENS", "AuditRow", "Detail", "KeyRow", "TitleRow", "VoiceRow"]

SCREENS = {"corpus": "1 Corpus", "grid": "2 Grid", "compare": "3 Compare", "evidence": "4 Evidence",
           "findings": "5 Findings"}  # fmt: skip
_ALL_SCREENS = 100  # columns from which the title row names all five screens
_HINTS = {
    "corpus": ("open", "pane.next", "side.mark", "filter.by", "filter.topic", "filter.voice", "view.sort", "audit",
               "find"),
    "grid": ("open", "side.mark", "filter.by", "filter.topic", "filter.voice", "filter.lexicon", "table.copy",
             "table.export", "view.sort", "audit", "find", "filter.confidence"),
    "compare": ("hit.next", "open", "pane.next", "find", "correct", "table.export", "filter.by", "filter.voice",
                "view.zoom", "table.copy", "filter.topic"),
    "findings": ("open", "pane.next", "hit.next", "find", "article.next", "table.export", "filter.by", "side.mark",
                 "filter.topic", "table.copy", "view.zoom"),
    "evidence": ("open", "correct", "view.sort", "pane.next", "resolve", "filter.voice", "table.export", "find",
                 "table.copy"),
}  # fmt: skip
_OTHERWISE = {("findings", "hit.next"): "Next ›"}  # where a key's usual word would not say what it does
_SOUGHT = 24  # cells of the words that are sought
_ALWAYS = ("back", "commands", "help", "quit")
_NO_BACK = "corpus"
_MORE = " … (a: all)"


class Row(Inked):
    """One line across the screen."""

    def compose_line(self, width: int) -> Line:
        """What stands in it."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw it."""
        del y
        return self.strip(self.compose_line(self.size.width), self.size.width)


class TitleRow(Row):
    """Filters and sides on the left, the screens on the right."""

    def __init__(self, desk: Desk, screen: str) -> None:
        super().__init__()
        self._desk = desk
        self._screen = screen

    def compose_line(self, width: int) -> Line:
        """The filters, as far as there is room, and the screens."""
        words = for_terminal(self._desk.title())
        for every in (True, False):  # filters at their defaults make room for the screens
            names = self._names(every=every and width >= _ALL_SCREENS)
            room = width - line_width(names) - 2
            for drop in (" · every lexicon", " · every topic"):
                if width_of(words) > room:
                    words = words.replace(drop, "")
            if width_of(words) <= room:
                break
        return [(" ", ""), (fit(words, room), "strong"), (" ", ""), *names]

    def _names(self, *, every: bool) -> Line:
        """The names of the screens, this one's reversed; or this one's alone."""
        shown: Line = []
        for name, words in SCREENS.items():
            if every or name == self._screen:
                shown += [(words, "now" if name == self._screen else "dim"), (" ", "")]
        return shown


class KeyRow(Row):
    """The keys of the screen, as many as fit; in their place, until the next key, what was last said."""

    def __init__(self, desk: Desk, screen: str) -> None:
        super().__init__()
        self._desk = desk
        self._screen = screen

    def compose_line(self, width: int) -> Line:
        """What was said, or hints."""
        if self._desk.said:
            return [(" ", ""), (self._desk.said, "warn")]
        keys = {key.id: key for key in keys_for(self._screen, self._desk.keymap)}
        always = [name for name in _ALWAYS if name != "back" or self._screen != _NO_BACK]
        names = [name for name in _HINTS[self._screen] if name in keys]
        if self._desk.sought:  # as long as it is, keys do something else
            names = ["hit.next", *(name for name in names if name != "hit.next")]
            always = ["back", *(name for name in always if name != "back")]
        while names and line_width(self._hints([*names, *always], keys)) > width:
            names.pop()
        return self._hints([*names, *always], keys)

    def _hints(self, names: list[str], keys: dict[str, Key]) -> Line:
        line: Line = []
        for name in names:
            hint = _OTHERWISE.get((self._screen, name), keys[name].hint)
            if self._desk.sought and name == "hit.next":
                words = for_terminal(self._desk.sought)
                hint = f"Next “{words if width_of(words) <= _SOUGHT else fit(words, _SOUGHT)}”"
            elif self._desk.sought and name == "back":
                hint = "End search"
            line += [(f" {shown_key(keys[name].keys)[0]} ", "key"), (f"{hint} ", "")]
        return line


class VoiceRow(Row):
    """The letters of the voices, each with who answers for the wording; and of all together, where they are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose_line(self, width: int) -> Line:
        """As many words as there is room for."""
        line = self._legend("short")
        return line if line_width(line) <= width else cut_line(self._legend("word"), width)

    def _legend(self, form: str) -> Line:
        line: Line = [(" ", "")]
        for voice, who in RESPONSIBILITY.items():
            line += [(" · ", "dim")] * (len(line) > 1) + [(who.letter, f"{voice} letter")]
            line.append((f" {getattr(who, form)}", "dim"))
        comparison = self._desk.comparison
        if comparison is not None and comparison.voices == (None,):
            line += [(" · ", "dim"), (TOGETHER.letter, ""), (" all four in one number", "dim")]
        return line


class Detail(Row):
    """One line on the place in hand: whose wording it is, and who answers for it."""

    def __init__(self) -> None:
        super().__init__(id="detail")
        self.words: Line = []

    def compose_line(self, width: int) -> Line:
        """What was put there."""
        return cut_line([(" ", ""), *self.words], width)


class AuditRow(Inked):
    """The audit's first sentence, in two lines at most."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def render_line(self, y: int) -> Strip:
        """Draw one of its lines."""
        width = self.size.width
        lines = wrap_words(for_terminal(self._sentence()), width)
        if len(lines) > 2:  # noqa: PLR2004 - the lines that there are
            lines = [lines[0], wrap_words(" ".join(lines[1:]), width - len(_MORE))[0] + _MORE]
        return self.strip([(lines[y], "warn" if self._desk.comparison else "dim")] if y < len(lines) else [], width)

    def _sentence(self) -> str:
        comparison = self._desk.comparison
        if comparison is None:
            return "Nothing is counted before the articles are read."
        return comparison.audit.sentences[0] if comparison.audit.sentences else ""
