"""Open questions about speakers as they stand in speakers.toml, added to it without changing what is there."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

from framediff.errors import InputError
from framediff.escaping import for_terminal
from framediff.export.layout import context
from framediff.export.writing import write_new
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
    old = path.read_bytes().decode("utf-8") if there else _HEAD
    line_end = "\r\n" if "\r\n" in old else "\n"
    added = "".join(f"\n{_commented(study, question)}" for question in new).replace("\n", line_end)
    gap = "" if not old or old.endswith("\n") or not added else line_end
    text = old + gap + added
    try:
        tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        raise InputError(
            f"{for_terminal(str(path))} holds its questions as one list, to which none can be added at the end; "
            "write each as a table [[question]]."
        ) from None
    target = path.resolve()
    mode = target.stat().st_mode & 0o777 if there else None
    write_new(target, text, force=there)
    if mode is not None:
        target.chmod(mode)
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
    lines = ["[[question]]", f"names = [{_string(one.name)}, {_string(other.name)}]"]
    if one.article or other.article:
        lines.append(f"articles = [{_string(one.article)}, {_string(other.article)}]")
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


def _string(text: str) -> str:
    """A basic string of TOML, whatever the name holds."""
    plain = for_terminal(text).encode("utf-8", "replace").decode()
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")
