"""Verification: a written report, read as its readers see it, is held against its texts and its own remaking."""

from framediff.export.verification.drift import Drift
from framediff.export.verification.reading import Reading, read_report
from framediff.export.verification.verdict import Verdict, verify

__all__ = ["Drift", "Reading", "Verdict", "read_report", "verify"]
