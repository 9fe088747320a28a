"""A reader's lexicon file, changed in one place while its comments and layout stay; never a shipped one."""

from __future__ import annotations

import re
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framediff import places
from framediff.errors import InputError, LexiconError, UnknownNameError
from framediff.escaping import for_terminal
from framediff.export.writing import write_new
from framediff.lexicon import lexicon_path, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framediff.lexicon import Entry, Lexicon
    from framediff.lexicon.model import Measured

__all__ = ["LexiconFile"]

# tomlkit writes these entries with one space too many before a new key and one too few before its closing brace.
_SPACES = (
    (re.compile(r",  measured = \{"), ", measured = {"),
    (re.compile(r"(measured = \{[^{}\n]*[^{}\n ])\}"), r"\1 }"),
    (re.compile(r"(measured = \{[^{}\n]* \})\}"), r"\1 }"),
)
# tomlkit drops the spaces between a day and what closes its table.
_DAY_SPACE = re.compile(r"(\d{4}-\d\d-\d\d) +(?=[},\]])")
_DAY_CLOSED = re.compile(r"(\d{4}-\d\d-\d\d)(?=\})")
_SUFFIX = ".toml"


class LexiconFile:
    """A lexicon's file, opened to be changed.

    Attributes:
        source: the file it is read from.
        target: the file it is written to: the same, unless that came with framediff; then one of the same name in the
            reader's own folder of lexicons, or the file asked for.
    """

    def __init__(self, name: str, output: str | None = None) -> None:
        """Open the lexicon of that id or path.

        Raises:
            UnknownNameError: no lexicon has that id.
            InputError: the file cannot be read, or is not TOML.
            LexiconError: it breaks the form, or is laid out so that nothing can be added without moving things.
        """
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        self.source = lexicon_path(name)
        if self.source.suffix != _SUFFIX:
            raise InputError(
                f"{for_terminal(self.source.name)} is not TOML, and only TOML keeps its comments when it is changed; "
                "make it TOML with `framediff lexicon convert`."
            )
        self.lexicon: Lexicon = load_lexicon(self.source)
        self.target = self._target(output)
        raw = self.source.read_bytes().decode("utf-8")
        self._marked = raw.startswith("\ufeff")
        # A file with both kinds of line ends keeps each where it is.
        self._line_end = "\r\n" if raw.count("\r\n") == raw.count("\n") > 0 else "\n"
        text = raw.removeprefix("\ufeff").replace(self._line_end, "\n")
        self._spaced = re.search(r"\d{4}-\d\d-\d\d \}", text) is not None
        self._wanted: dict[str, Any] = tomllib.loads(text)
        try:
            self._document = tomlkit.parse(text)
            as_it_was = tomlkit.dumps(self._document) in (text, _DAY_SPACE.sub(r"\1", text))
        except TOMLKitError:
            as_it_was = False
        if not as_it_was:
            raise LexiconError(
                f"{for_terminal(self.source.name)}: nothing can be added to it without moving what stands there; put "
                "all its [[choice_set]] tables together, and all its [[category]] tables, and try again."
            )

    def _target(self, output: str | None) -> Path:
        if output is not None:
            target = Path(output).expanduser()
            if target.suffix != _SUFFIX:
                raise InputError(f"{for_terminal(output)}: the lexicon is TOML; let the name after -o end in .toml.")
            if not target.parent.is_dir():
                raise InputError(
                    f"{for_terminal(output)} cannot be written: there is no folder {for_terminal(str(target.parent))}."
                )
            return target
        if not self.source.resolve().is_relative_to(places.shipped("lexicons").resolve()):
            return self.source.resolve()
        return places.settings_folder() / "lexicons" / self.source.name

    def owner(self, indicator: str) -> str:
        """The id of the indicator called so, which may be the end of one where only one has it.

        Raises:
            UnknownNameError: none, or more than one, is called so.
        """
        ids = [each.id for each in self.lexicon.indicators()]
        found = [each for each in ids if each == indicator] or [each for each in ids if each.endswith(f"/{indicator}")]
        if len(found) != 1:
            from framediff.comparison.study.names import did_you_mean

            if found:
                hint = f"more than one indicator called “{indicator}”: {', '.join(found)}."
            else:
                known = f"; `framediff lexicon show {self.lexicon.id}` lists them."
                hint = f"no indicator called “{indicator}”{did_you_mean(indicator, ids) or known}"
            raise UnknownNameError(for_terminal(f"{self.source.name} has {hint}"))
        return found[0]

    def add(self, indicator: str, entry: Entry) -> str:
        """Put `entry` at the end of an indicator's, and under its mirror, if it has one, a stub in comments.

        The stub is the form of an entry that finds nothing yet, for the reader to fill in: an entry without a pattern
        would not load, and no pattern can be known.

        Returns:
            The id of the mirror with the stub; "" where the indicator has no side.

        Raises:
            LexiconError: an entry of the indicator has the pattern already.
        """
        if any(there["pattern"] == entry.pattern for there in _table_of(self._wanted, indicator).get("entry", ())):
            raise LexiconError(
                for_terminal(f"Nothing is written: {self.source.name}: {indicator} has “{entry.pattern}” already.")
            )
        for node in (self._document, self._wanted):
            self._append(_table_of(node, indicator), entry, plain=node is self._wanted)
        mirror = self._mirror_of(indicator)
        if mirror:
            self._stub(_table_of(self._document, mirror), indicator, mirror, entry)
        return mirror

    def _append(self, owner: Any, entry: Entry, *, plain: bool) -> None:  # noqa: ANN401 - TOML as it is
        import tomlkit
        from tomlkit.items import AoT

        data = {"pattern": entry.pattern, "match": list(entry.match), "note": entry.note}
        if plain:
            owner.setdefault("entry", []).append(data)
            return
        if "entry" not in owner:
            owner.add("entry", tomlkit.aot())
        entries = owner["entry"]
        if isinstance(entries, AoT):
            table = tomlkit.table()
            table.add("pattern", data["pattern"])
            examples = tomlkit.array()
            for example in entry.match:
                examples.add_line(example, indent="  ")
            examples.add_line(indent="")
            table.add("match", examples)
            table.add("note", data["note"])
            table.add(tomlkit.nl())
            entries.append(table)
            return
        listed = ", ".join(_string(example) for example in entry.match)
        line = f"e = {{ pattern = {_string(entry.pattern)}, match = [{listed}], note = {_string(entry.note)} }}"
        entries.append(tomlkit.parse(line)["e"])

    def _mirror_of(self, indicator: str) -> str:
        for choice_set in self.lexicon.choice_set:
            for variant in choice_set.variant:
                if f"{choice_set.id}/{variant.id}" == indicator:
                    return f"{choice_set.id}/{variant.mirror}" if variant.side and variant.mirror else ""
        return next((each.mirror for each in self.lexicon.category if each.id == indicator and each.side), "")

    def _stub(self, owner: Any, indicator: str, mirror: str, entry: Entry) -> None:  # noqa: ANN401 - TOML as it is
        import tomlkit
        from tomlkit.items import AoT

        words = for_terminal(entry.pattern)
        head = f"Mirror of “{words}” ({indicator}), to be filled in; nothing is found by it yet:"
        entries = owner.get("entry")
        if isinstance(entries, AoT):
            key = "choice_set.variant.entry" if "/" in mirror else "category.entry"
            for line in (head, f"[[{key}]]", 'pattern = ""', 'match = [""]'):
                entries[-1].add(tomlkit.comment(line))
            entries[-1].add(tomlkit.nl())
        elif entries is not None:
            entries.add_line(indent="  ", comment=head)
            entries.add_line(indent="  ", comment='{ pattern = "", match = [""] },')

    def measure(self, measured: Mapping[tuple[str, str], Measured]) -> int:
        """Write what was measured onto every entry of these indicators and patterns.

        Returns:
            How many entries have it now; patterns that stand in no entry, such as those of verbs, have none.
        """
        import tomlkit

        count = 0
        for (indicator, pattern), each in measured.items():
            told = {"coded": each.coded, "right": each.right, "coders": each.coders, "alpha": each.alpha, "on": each.on}
            data = {key: value for key, value in told.items() if value is not None}
            said = ", ".join(f"{key} = {value}" for key, value in data.items())
            for node in (self._document, self._wanted):
                owner = _table_of(node, indicator)
                for entry in owner.get("entry", ()):
                    if entry["pattern"] != pattern:
                        continue
                    if node is self._wanted:
                        entry["measured"] = data
                        count += 1
                    else:
                        value = tomlkit.parse(f"e = {{ {said} }}\n")["e"]
                        if "measured" in entry:
                            entry["measured"] = value
                        else:
                            _put(entry, "measured", value)
        return count

    def write(self, *, force: bool = False) -> Path:
        """Write the file, once it is certain that it loads, that its examples hold and that nothing else has changed.

        Raises:
            InputError: the target exists and is neither the source nor to be replaced, or cannot be written.
            LexiconError: the changed lexicon does not load, or an example in it does not hold.
        """
        import tomlkit

        text = tomlkit.dumps(self._document)
        for spaces, one in _SPACES:
            text = spaces.sub(one, text)
        text = _DAY_CLOSED.sub(r"\1 ", text) if self._spaced else text
        name = for_terminal(self.source.name)
        try:
            changed = tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            changed = {}
        if changed != self._wanted:
            raise LexiconError(f"{name}: it is laid out so that nothing can be added to it safely; nothing is written.")
        with tempfile.TemporaryDirectory() as folder:
            trial = Path(folder) / self.target.with_suffix(_SUFFIX).name
            trial.write_text(text, encoding="utf-8")
            try:
                load_lexicon(trial, test=True)
            except LexiconError as error:
                raise LexiconError(f"Nothing is written: {error}") from None
        own = self.target.exists() and self.target.resolve() == self.source.resolve()
        mode = self.target.stat().st_mode & 0o777 if own else None
        self.target.parent.mkdir(parents=True, exist_ok=True)
        whole = ("\ufeff" if self._marked else "") + text.replace("\n", self._line_end)
        write_new(self.target, whole, force=force or own)
        if mode is not None:
            self.target.chmod(mode)
        return self.target


def _table_of(node: Any, indicator: str) -> Any:  # noqa: ANN401 - TOML as it is
    """The table of a variant or category."""
    outer, _, inner = indicator.partition("/")
    if not inner:
        return next(each for each in node["category"] if each["id"] == outer)
    choice_set = next(each for each in node["choice_set"] if each["id"] == outer)
    return next(each for each in choice_set["variant"] if each["id"] == inner)


def _put(entry: Any, key: str, value: Any) -> None:  # noqa: ANN401 - TOML as it is
    """Add a key behind the last one of an entry, with the blank line that ended the entry still at its end."""
    from tomlkit.items import Table

    entry.add(key, value)
    if isinstance(entry, Table):
        value.trivia.trail = "\n"


def _string(text: str) -> str:
    import tomlkit

    return tomlkit.string(text).as_string()
