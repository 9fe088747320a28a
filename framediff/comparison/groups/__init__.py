"""Groups: what the columns of a comparison are, and the sides, times and events that part them."""

from framediff.comparison.groups.grouping import By, Group, Grouping

__all__ = ["By", "Group", "Grouping"]
