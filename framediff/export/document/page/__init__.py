"""A document as one self-contained page: read without scripts, without colour, in the dark, on a phone and on paper."""

from framediff.export.document.page.page import document_page

__all__ = ["document_page"]
