"""The few situations that a reader can put right."""

__all__ = ["FramediffError", "InputError", "LexiconError", "UnknownNameError"]


class FramediffError(Exception):
    """Something that the reader can put right; its text is one sentence naming the file or place and what to do."""


class InputError(FramediffError):
    """A place, article or metadata file cannot be read, or an output cannot be written."""


class LexiconError(FramediffError):
    """A lexicon breaks its own form; the text names file, entry and reason."""


class UnknownNameError(FramediffError):
    """An indicator, group, topic, lexicon or article was asked for by a name that does not exist here."""
