"""Coding by hand: what people are asked about a lexicon's hits, how far they agree, and how precise it is."""

from framediff.comparison.lexicons.coding.agreement import Agreement, agreement, alpha
from framediff.comparison.lexicons.coding.precision import Judged, Precision, Recall, judge
from framediff.comparison.lexicons.coding.units import Asked, Drawn, Population, Stratum, Unit, draw

__all__ = [
    "Agreement",
    "Asked",
    "Drawn",
    "Judged",
    "Population",
    "Precision",
    "Recall",
    "Stratum",
    "Unit",
    "agreement",
    "alpha",
    "draw",
    "judge",
]
