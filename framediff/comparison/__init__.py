"""The comparison: a corpus studied once, then counted by group, voice and topic, with the audit before any number."""

from framediff.comparison.audit import Audit, AuditRow
from framediff.comparison.audit.association import Association, Confounded
from framediff.comparison.groups import By, Group
from framediff.comparison.ledgers.paraphrase import ParaphraseOnly
from framediff.comparison.study import Block, Passage, Studied, Study, Tally
from framediff.comparison.study.names import resolve_group, resolve_indicator, resolve_topic
from framediff.comparison.table import Comparison, Options, VoiceChoice, compare

__all__ = [
    "Association",
    "Audit",
    "AuditRow",
    "Block",
    "By",
    "Comparison",
    "Confounded",
    "Group",
    "Options",
    "ParaphraseOnly",
    "Passage",
    "Studied",
    "Study",
    "Tally",
    "VoiceChoice",
    "compare",
    "resolve_group",
    "resolve_indicator",
    "resolve_topic",
]
