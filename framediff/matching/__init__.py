"""Where the entries of a lexicon stand in an article."""

from framediff.matching.hits import Hit, HitState, Matcher, find_all, find_hits, topic_spans

__all__ = ["Hit", "HitState", "Matcher", "find_all", "find_hits", "topic_spans"]
