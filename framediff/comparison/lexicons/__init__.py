"""Lexicons at work: what an entry, a revision or a coder makes of the texts, and what a lexicon lacks."""
