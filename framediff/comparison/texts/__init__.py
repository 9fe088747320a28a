"""Texts as comparisons see them: sentences, terms, runs of words, and how alike two texts are."""
