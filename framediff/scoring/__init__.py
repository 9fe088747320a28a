"""What is counted: cells, each a list of hits over a denominator, and the intervals around their numbers."""

from framediff.scoring.cells import Cell, Measure, Part
from framediff.scoring.intervals import Interval
from framediff.scoring.measured import Pooled, pooled

__all__ = ["Cell", "Interval", "Measure", "Part", "Pooled", "pooled"]
