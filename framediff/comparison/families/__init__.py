"""Quote families: renderings of one quotation in several articles, in any order, each beside one of them."""

from framediff.comparison.families.finding import quote_families
from framediff.comparison.families.model import (
    BestPair,
    Families,
    Family,
    FamilyOptions,
    Rendering,
    Stretch,
)

__all__ = ["BestPair", "Families", "Family", "FamilyOptions", "Rendering", "Stretch", "quote_families"]
