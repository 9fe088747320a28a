"""framediff: how news outlets and the people they quote word the same topics, by voice, with evidence."""

__version__ = "0.1.0"
