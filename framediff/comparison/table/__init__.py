"""The table: groups × indicators × voices, every cell a list of hits, and what is read off it."""

from framediff.comparison.table.comparison import Comparison, Options, VoiceChoice, compare, voices_in

__all__ = ["Comparison", "Options", "VoiceChoice", "compare", "voices_in"]
