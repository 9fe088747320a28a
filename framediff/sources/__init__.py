"""Reading a place into articles: files, zones, and metadata with evidence."""

from framediff.sources.corpus import article_from_text, read

__all__ = ["article_from_text", "read"]
