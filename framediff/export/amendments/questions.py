"""Open questions about speakers as they stand in speakers.toml, added to it without changing what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.escaping import for_terminal
from framediff.export.amendments.tomlfile import append_tables, toml_string
from framediff.export.layout import context
from framediff.voice.people.folding import name_key
from framediff.voice.people.known import known_speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from framediff.comparison import Study
    from framediff.voice.people.known import Answer, Known
    from framediff.voice.people.register import Party, Question

__all__ = ["is_in_file", "question_toml", "write_questions"]

_HEAD = """\
# Who is who in these articles. What stands here goes before every rule of framediff, in every command and screen.
# `framediff speakers PLACE --write` adds open questions at the end and changes nothing else.
#
# A speaker, with the other names it goes by in the articles:
#
#   [[speaker]]
#   name = "Ana Keel"                    # the name to show
#   aliases = ["Anna Kiel", "A. Keel"]   # a surname alone stands only for people whom an article gives no other name
#   kind = "person"                      # or organisation, office, group
#   role = "foreign minister"
#   side = "Utopia"
#
# Two names, one speaker or two:
#
#   [[question]]
#   names = ["Kiel", "Ana Keel"]
#   articles = ["", "monday"]            # where the name stands, if that matters; "" for anywhere
#   answer = "one"                       # or "two"; "" while you do not know
"""


def write_questions(study: Study, path: Path) -> int:
    """Add the questions that are open and not yet in the file at `path`, which is made if it is not there.

    Returns:
        How many were added; with none the file stays as it is, but is made all the same.

    Raises:
        InputError: the file cannot be read or written, or holds its questions in a form that nothing can be added to.
    """
    there = path.exists()
    # Whatever it was when the articles were read, it is this text that is added to.
    known = known_speakers(path) if there else study.known
    new = [question for question in study.register.questions if not is_in_file(known, question)]
    if there and not new:
        return 0
    append_tables(path, "question", [_commented(study, question) for question in new], _HEAD)
    return len(new)


def is_in_file(known: Known, question: Question) -> bool:
    """Whether speakers.toml has the question already, answered or not."""
    one, other = question.parties
    return any(
        0 in _sides(answer, a) and 1 in _sides(answer, b)
        for answer in known.answers
        for a, b in ((one, other), (other, one))
    )


def _sides(answer: Answer, party: Party) -> frozenset[int]:
    """Which of the two names of an answer a party bears, in any of its articles."""
    articles = [each.article for each in party.sightings] or [""]
    return frozenset(side for each in articles for side in answer.side({name_key(party.name)}, each))


def question_toml(question: Question, answer: str = "") -> str:
    """The question as a table of TOML, with an answer or open; it ends with a line break."""
    one, other = question.parties
    lines = ["[[question]]", f"names = [{toml_string(one.name)}, {toml_string(other.name)}]"]
    if one.article or other.article:
        lines.append(f"articles = [{toml_string(one.article)}, {toml_string(other.article)}]")
    return "\n".join([*lines, f'answer = "{answer}"', ""])


def _commented(study: Study, question: Question) -> str:
    head = f"# Certainty {question.certainty:.0f} of 100: {question.reason}."
    return "\n".join([for_terminal(head), *_evidence(study, question.parties), question_toml(question)])


def _evidence(study: Study, parties: Iterable[Party]) -> Iterator[str]:
    for party in parties:
        for each in party.sightings[:1]:
            words = ""
            if each.span is not None:
                studied = study[each.article]
                passage = studied.passage_at(each.span.start)
                words = str(context(studied.article, each.span, None if passage is None else passage.span, reach=45))
            yield for_terminal(f"#   {each.article}: {words}").rstrip()
