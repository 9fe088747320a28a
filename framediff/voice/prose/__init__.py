"""Prose made ready for the rules: paragraphs, quotations, sentences, tokens, verbs and noun phrases."""
