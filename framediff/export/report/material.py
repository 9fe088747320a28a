"""What a report is made of: the study, its comparison, the two sides, and what was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from framediff.comparison import By, Options, compare
from framediff.comparison.differences import differences
from framediff.comparison.families import quote_families
from framediff.comparison.groups.sides import SideBy, Sides, sides

if TYPE_CHECKING:
    from framediff.comparison import Comparison, Study
    from framediff.comparison.differences import Differences
    from framediff.comparison.families import Families

__all__ = ["PLACES", "Material", "Wanted"]

PLACES = 50  # of one number; whoever reads on has `framediff evidence`, and `verify` counts all of them

_TWO = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is asked for.

    Attributes:
        options: by what columns are, and what the tables are held to.
        against: names of one side (compared with the rest) or of two; none given means the only two there are.
        without: ids of parts to leave out.
        places: how many places of one number are written down at most; 0 for all.
        entries: which entries of the lexicons are printed: `found`, of what has a place in some article, or `all`.
    """

    options: Options
    against: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    places: int = PLACES
    entries: str = "found"


@dataclass(frozen=True, slots=True)
class Material:
    """What the parts of a report are made from.

    Attributes:
        study: the articles, heard and matched.
        wanted: what was asked for.
        comparison: the tables by voice.
        sides: the two sides whose differences are shown; None where there are not two and none was named.
    """

    study: Study = field(repr=False)
    wanted: Wanted
    comparison: Comparison = field(repr=False)
    sides: Sides | None
    _made: dict[str, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    @property
    def differences(self) -> Differences | None:
        """Every difference of the two sides, made once; None where there are not two."""
        if self.sides is None:
            return None
        if "differences" not in self._made:
            self._made["differences"] = differences(self.comparison, self.sides)
        made: Differences = self._made["differences"]
        return made

    @property
    def families(self) -> Families:
        """The quotations that stand in several renderings, found once."""
        if "families" not in self._made:
            self._made["families"] = quote_families(self.study)
        made: Families = self._made["families"]
        return made

    @classmethod
    def of(cls, study: Study, wanted: Wanted) -> Material:
        """The material of one report.

        Raises:
            UnknownNameError: there is no such topic, lexicon or side.
        """
        comparison = compare(study, wanted.options)
        return cls(study, replace(wanted, options=comparison.options), comparison, _sides(study, wanted, comparison))


def _sides(study: Study, wanted: Wanted, comparison: Comparison) -> Sides | None:
    """The sides named; where none is, the only two groups there are."""
    by = SideBy(str(wanted.options.by))
    around = wanted.options.around
    if wanted.against:
        return sides(study, by, wanted.against, around=around)
    if len(comparison.groups) == _TWO and comparison.options.by is not By.SPEAKER:
        return sides(study, by, around=around)
    return None
