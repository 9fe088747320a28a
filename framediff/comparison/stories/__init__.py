"""Stories: articles on the same event, as words and days group them and as a reader puts right."""

from framediff.comparison.stories.grouping import A_DAY, ALIKE, UNDATED, Link, Stories, Story, stories_of

__all__ = ["ALIKE", "A_DAY", "UNDATED", "Link", "Stories", "Story", "stories_of"]
