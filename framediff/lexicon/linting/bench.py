"""All checks of a lexicon by itself, and what it has accepted of their findings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framediff.lexicon.linting.findings import RULES, Finding, Severity
from framediff.lexicon.linting.overlap import example_overlaps, overlap_findings
from framediff.lexicon.linting.provenance import example_findings, label_findings, left_over_findings, source_findings
from framediff.lexicon.linting.reach import context_findings, group_findings, loose_findings
from framediff.lexicon.linting.sides import side_findings
from framediff.lexicon.linting.texts import text_findings, usage, wordings
from framediff.lexicon.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from framediff.article import Article
    from framediff.lexicon.linting.texts import Wordings
    from framediff.lexicon.model import Accepted, Lexicon

__all__ = ["Checked", "check", "lint"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A lexicon with what lint found in it.

    Attributes:
        lexicon: what was checked.
        findings: what was found, accepted or not, the gravest rules first.
        articles: how many articles it was run over; None where it was looked at by itself.
        wordings: what its open patterns take in those articles.
    """

    lexicon: Lexicon
    findings: tuple[Finding, ...]
    articles: int | None = None
    wordings: tuple[Wordings, ...] = ()

    @property
    def fails(self) -> bool:
        """Whether an error or a warning stands that the lexicon does not accept."""
        return any(finding.fails for finding in self.findings)

    def standing(self, severity: Severity) -> int:
        """How many findings of that severity stand that the lexicon does not accept."""
        return sum(finding.severity is severity and not finding.accepted for finding in self.findings)


def check(
    lexicon: Lexicon, articles: Iterable[Article] | None = None, step: Callable[[], None] | None = None
) -> Checked:
    """Lint `lexicon`, and run it over `articles` where any are given; `step` is called after each article."""
    found = lint(lexicon)
    if articles is None:
        return Checked(lexicon, _settled(lexicon, found, on=False))
    used = usage(lexicon, articles, step)
    found = (*found, *text_findings(lexicon, used))
    return Checked(lexicon, _settled(lexicon, found, on=True), used.articles, wordings(used))


def lint(lexicon: Lexicon) -> tuple[Finding, ...]:
    """What lint finds in `lexicon` by itself, without any text, accepted or not.

    Ordered by rule, as in `RULES`, and in the order of the file.
    """
    matcher = Matcher.for_lexicon(lexicon)
    found = [
        *overlap_findings(lexicon, matcher),
        *example_overlaps(matcher),
        *context_findings(matcher),
        *group_findings(matcher),
        *loose_findings(matcher),
        *side_findings(lexicon),
        *source_findings(lexicon),
        *left_over_findings(lexicon),
        *label_findings(lexicon, matcher),
        *example_findings(lexicon),
    ]
    dead = {(each.at, each.pattern) for each in found if each.code == "dead"}
    return _ordered(each for each in found if each.code != "shadowed" or (each.at, each.pattern) not in dead)


def _settled(lexicon: Lexicon, findings: Iterable[Finding], *, on: bool) -> tuple[Finding, ...]:
    """The findings with the reasons for which the lexicon accepts some, and what it accepts without need.

    Args:
        lexicon: what was checked.
        findings: what was found.
        on: whether texts were looked at too; without them, what is accepted of rules about texts is left alone.
    """
    idle = dict.fromkeys(lexicon.accepted)
    marked = []
    for finding in findings:
        accepted = next((each for each in lexicon.accepted if _accepts(each, finding)), None)
        if accepted is not None:
            idle.pop(accepted, None)
            marked.append(replace(finding, accepted=accepted.reason.strip()))
        else:
            marked.append(finding)
    for each in idle:
        rule = RULES.get(each.finding)
        if rule is not None and rule.on and not on and each.reason.strip():
            continue
        if not each.reason.strip():
            why, remedy = "and gives no reason", "Say why it may stand."
        else:
            why = "which does not stand" if rule is not None else "and lint has no such rule"
            remedy = "Take it out of `accepted`."
        words = f"The lexicon accepts “{each.finding}” here, {why}."
        marked.append(Finding("idle-acceptance", each.at, words, remedy, pattern=each.pattern))
    return _ordered(marked)


def _accepts(accepted: Accepted, finding: Finding) -> bool:
    same = (accepted.finding, accepted.at) == (finding.code, finding.at)
    return same and accepted.pattern in ("", finding.pattern) and bool(accepted.reason.strip())


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    ranks = {code: rank for rank, code in enumerate(RULES)}
    return tuple(sorted(findings, key=lambda finding: ranks[finding.code]))
