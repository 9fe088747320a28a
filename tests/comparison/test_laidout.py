"""Sentence ends in columns: many texts read at once have the ends that are found word by word."""

from __future__ import annotations

from framediff.article import Span
from framediff.lexicon.search.block import Block

_TEXT = "Mr. Smith's men left. “Nobody knew,” he said.\n\nIn the U.S. it rained! Did it? Yes"


def test_sentence_ends_are_those_asked_for_word_by_word() -> None:
    block = Block([(_TEXT, Span(0, len(_TEXT))), ("One more. Two", Span(0, 13))])
    ends = block.sentence_ends.tolist()
    assert ends[:-1] == [block.ends_sentence(at) for at in range(len(block) - 1)]
    assert ends[-1]
    assert 3 < sum(ends) < len(ends) // 2
    assert Block([]).sentence_ends.tolist() == []
