"""The command line: thin commands over the rooms of the house; stdout is data, stderr is words."""

from framediff.cli.main import run

__all__ = ["run"]
