"""Lint: what in a lexicon its writer should look at before anyone believes its numbers."""

from framediff.lexicon.linting.bench import Checked, check, lint
from framediff.lexicon.linting.findings import RULES, Finding, LintRule, Severity, rules_markdown
from framediff.lexicon.linting.texts import Wordings

__all__ = ["RULES", "Checked", "Finding", "LintRule", "Severity", "Wordings", "check", "lint", "rules_markdown"]
