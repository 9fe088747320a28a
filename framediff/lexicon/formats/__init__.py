"""Dictionaries of other tools: read, held as nested keys with values, and made into lexicons of our form."""

from framediff.lexicon.formats.dictionary import OWN_VALUES, Dictionary, Key, Loss, PlainDictionary, Value
from framediff.lexicon.formats.reading import FORMATS, read_dictionary

__all__ = ["FORMATS", "OWN_VALUES", "Dictionary", "Key", "Loss", "PlainDictionary", "Value", "read_dictionary"]
