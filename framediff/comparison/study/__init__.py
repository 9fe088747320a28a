"""A study: a corpus heard and matched once, so that every filter and table after it is a matter of counting."""

from framediff.comparison.study.blocks import Block
from framediff.comparison.study.making import revoiced, study, study_heard
from framediff.comparison.study.records import Held, Passage, Studied, Study, Tally

__all__ = ["Block", "Held", "Passage", "Studied", "Study", "Tally", "revoiced", "study", "study_heard"]
