"""Dictionaries of other tools: read, held as nested keys with values, and made into lexicons of our form."""

from framediff.lexicon.formats.dictionary import OWN_VALUES, Dictionary, Key, Loss, PlainDictionary, Value

__all__ = ["OWN_VALUES", "Dictionary", "Key", "Loss", "PlainDictionary", "Value"]
