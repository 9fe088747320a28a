"""Differences: every indicator of two sides, with interval, p, corrections, and what one article makes of it."""

from framediff.comparison.differences.making import differences
from framediff.comparison.differences.records import Difference, Differences, OnSide, Resting

__all__ = ["Difference", "Differences", "OnSide", "Resting", "differences"]
