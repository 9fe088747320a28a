"""What lint can find: its rules, with how grave each is, and the findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["RULES", "Finding", "LintRule", "Severity", "listed", "rules_markdown"]

_SHOWN = 3
_LONG = 48


class Severity(StrEnum):
    """How grave a finding is; an error or a warning makes the check fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class LintRule:
    """One rule.

    Attributes:
        severity: how grave what it finds is.
        meaning: what is wrong where it speaks.
        on: whether it speaks only of the texts that a lexicon is run over.
    """

    severity: Severity
    meaning: str
    on: bool = False


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

RULES: dict[str, LintRule] = {
    "dead": LintRule(_E, "an entry never counts: others of its set or category take every form it has"),
    "unreachable": LintRule(_E, "a variant none of whose entries can ever count"),
    "contradiction": LintRule(_E, "a context is required that another context of the entry refuses"),
    "same-side-mirror": LintRule(_E, "a mirror is of the same side"),
    "duplicate": LintRule(_W, "an entry takes nothing that another of its set or category does not take as well"),
    "shadowed": LintRule(_W, "in each of its own `match` examples another entry wins, so none shows what it adds"),
    "over-broad": LintRule(_W, "a word of few fixed letters and a wildcard stands alone, without a context"),
    "missing-mirror": LintRule(_W, "a label of a side has no mirror, or a set has labels of one side only"),
    "asymmetric-mirror": LintRule(_W, "the mirror of a mirror is another, or none"),
    "unequal-sides": LintRule(
        _W, "one side has more than a fifth more entries, `match` or `no_match` than the one it is mirrored in"
    ),
    "missing-definition": LintRule(_W, "a category does not say what is counted, or in hardly a word"),
    "left-over": LintRule(_W, "a text of `framediff lexicon new` still stands there"),
    "missing-source": LintRule(_W, "a label of a side, or a category of a lexicon of frames, names no source"),
    "unlisted-source": LintRule(_W, "a short form of a source is not in the list at the top of the file"),
    "loaded-label": LintRule(_W, "a label, id, referent or definition passes judgement in words of its own"),
    "missing-match": LintRule(_W, "entries without a `match`"),
    "idle-acceptance": LintRule(_W, "a finding is accepted that does not stand"),
    "missing-no-match": LintRule(_N, "entries without a `no_match`"),
    "unequal-mirrors": LintRule(
        _N, "a label has more than a fifth, and at least three, more entries or examples than its mirror"
    ),
    "side-in-label": LintRule(_N, "the label of a variant names a side in place of the wording"),
    "uneven-group": LintRule(_N, "a group of single words ends in a phrase of two, right before another word"),
    "wide-gap": LintRule(_N, "a gap of more than six words, in an entry without a context"),
    "many-forms": LintRule(_W, "a wildcard or gap takes more than 24 different wordings in the texts", on=True),
    "common-word": LintRule(
        _N, "single words that an entry without a context finds are a thousandth of the texts or more", on=True
    ),
    "always-shadowed": LintRule(_N, "an entry stands in the texts and never counts: another always covers it", on=True),
    "no-hit": LintRule(_N, "entries that stand nowhere in the texts", on=True),
    "unequal-hits": LintRule(
        _N, "a side has more than a fifth more hits than the one it is mirrored in, which wording alone may explain",
        on=True,
    ),
}  # fmt: skip
"""Every rule by its code, the gravest first, those about texts last."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a lexicon that its writer should look at.

    Attributes:
        code: the rule.
        at: where: an indicator's id (`territory/artsakh`), the id of a choice set or topic, or the lexicon's own.
        words: what is the matter, in one sentence.
        remedy: what to do, in one sentence.
        pattern: the entry's pattern; "" where it is not about one entry.
        accepted: the reason for which the lexicon lets it stand; "" where it does not.
    """

    code: str
    at: str
    words: str
    remedy: str
    pattern: str = ""
    accepted: str = ""

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return RULES[self.code].severity

    @property
    def place(self) -> str:
        """Where it is, in words."""
        return f"{self.at} “{self.pattern}”" if self.pattern else self.at

    @property
    def fails(self) -> bool:
        """Whether the check fails by it."""
        return not self.accepted and self.severity is not Severity.NOTE


def listed(patterns: Sequence[str]) -> str:
    """The first of some patterns, each shortened where it is long, and how many more there are."""
    shown = ", ".join(f"“{each if len(each) <= _LONG else each[: _LONG - 1] + '…'}”" for each in patterns[:_SHOWN])
    return shown + (f" and {len(patterns) - _SHOWN} more" if len(patterns) > _SHOWN else "")


def rules_markdown() -> str:
    """The rules as the table that lexicons/README.md shows."""
    lines = ["| code | | finds |", "| --- | --- | --- |"]
    for code, rule in RULES.items():
        lines.append(f"| `{code}` | {rule.severity} | {rule.meaning}{' (`--on`)' if rule.on else ''} |")
    return "\n".join(lines) + "\n"
