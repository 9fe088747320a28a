"""Where the entries of a lexicon stand in an article, and the keys of a plain dictionary among given tokens."""

from framediff.matching.hits import Hit, HitState, Matcher, find_all, topic_spans
from framediff.matching.lookup import tokens_lookup

__all__ = ["Hit", "HitState", "Matcher", "find_all", "tokens_lookup", "topic_spans"]
