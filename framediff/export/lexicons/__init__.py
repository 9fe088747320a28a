"""Lexicons for a reader: their pages and files, and what they make of texts."""
