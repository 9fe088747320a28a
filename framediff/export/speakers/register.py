"""The register of speakers as text, CSV or JSON: who they are, what they say, and which of them may be one."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import framediff
from framediff.comparison.study.basis import basis_sentences
from framediff.escaping import for_csv, for_terminal
from framediff.export.amendments.questions import is_in_file, question_toml
from framediff.export.columns import wrap
from framediff.export.layout import context, counted
from framediff.export.manifest import corrections_made
from framediff.voice import SpeakerKind, Voice
from framediff.voice.people.folding import name_key
from framediff.voice.people.known import SPEAKERS_FILE
from framediff.voice.people.persons import ASKED, LINKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.comparison import Study
    from framediff.voice import Speaker, SpeakerId
    from framediff.voice.people.register import Party, Question

__all__ = ["register_csv", "register_json", "register_text"]

SCHEMA_VERSION = 1

_TITLES = {
    SpeakerKind.PERSON: "Persons",
    SpeakerKind.OFFICE: "Offices: one person, spoken of by office or role alone",
    SpeakerKind.ORGANISATION: "Organisations",
    SpeakerKind.GROUP: "Groups: several together, credited to none of them alone",
}
_MANY = 8


@dataclass(frozen=True, slots=True)
class _Row:
    """One speaker, or all unknown ones, with the words of either voice."""

    speaker: Speaker | None
    quoted: int
    paraphrased: int
    articles: tuple[str, ...]

    @property
    def words(self) -> str:
        return f"{counted(self.quoted, 'word')} quoted, {self.paraphrased:,} paraphrased"


def _rows(study: Study) -> tuple[_Row, ...]:
    """The speakers with a word or an attribution, by kind, most words first; what nobody is named for comes last."""
    words: Counter[tuple[SpeakerId | None, Voice]] = Counter()
    unknown: dict[str, None] = {}
    for studied in study.articles:
        for passage in studied.passages:
            for tally in passage.tallies:
                words[tally.speaker, tally.voice] += tally.words
                if tally.speaker is None and tally.voice in (Voice.DIRECT, Voice.INDIRECT):
                    unknown[studied.article.id] = None
    rows = [
        _Row(each, words[each.id, Voice.DIRECT], words[each.id, Voice.INDIRECT], each.articles)
        for each in study.register
    ]
    kinds = list(_TITLES)
    rows.sort(key=lambda row: _order(row, kinds))
    if unknown:
        rows.append(_Row(None, words[None, Voice.DIRECT], words[None, Voice.INDIRECT], tuple(unknown)))
    return tuple(rows)


def _order(row: _Row, kinds: list[SpeakerKind]) -> tuple[int, int, str, str]:
    assert row.speaker is not None  # noqa: S101 - unknown speakers are put last by the caller
    name = row.speaker.name
    return kinds.index(row.speaker.kind), -(row.quoted + row.paraphrased), name.casefold(), row.speaker.id


def register_text(study: Study, columns: int = 80) -> str:
    """The register, then the pairs that framediff is not sure of, with the evidence and what to write to answer."""
    rows = _rows(study)
    named = len(study.register)
    lines = wrap(
        f"{study.corpus.name}: {counted(named, 'speaker')} in {counted(len(study.articles), 'article')}", columns
    )
    if study.known.file:
        lines += wrap(f"names and answers from {study.known.file}, sha256 {study.known.sha256}", columns, rest="  ")
    for sentence in basis_sentences(study):
        lines += wrap(sentence, columns, rest="  ")
    for kind, title in _TITLES.items():
        of_kind = [row for row in rows if row.speaker is not None and row.speaker.kind is kind]
        if of_kind:
            lines += ["", title]
            for row in of_kind:
                lines += _entry(study, row, columns)
    for row in rows:
        if row.speaker is None:
            lines += ["", "Speaker unknown: nobody is named, or nobody whom a pronoun can mean"]
            lines += wrap(f"{row.words} · {_articles(row.articles)}", columns, first="  ", rest="    ")
    lines += _not_met(study, columns)
    lines += _asked(study, columns)
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def _entry(study: Study, row: _Row, columns: int) -> list[str]:
    speaker = row.speaker
    assert speaker is not None  # noqa: S101 - rows of unknown speakers are written elsewhere
    mark = " (interviewer)" if speaker.interviewer else ""
    name = study.register.label_of(speaker.id)
    lines = wrap(f"{name}{mark} · {row.words} · {_articles(row.articles)}", columns, first="  ", rest="    ")
    for label, values in (
        ("also", speaker.aliases),
        ("role", speaker.roles),
        ("side", (speaker.side,) if speaker.side else ()),
        ("borne here by", speaker.may_be),
        ("together", speaker.members),
    ):
        if values:
            lines += wrap(f"{label}: {_some(values)}", columns, first="    ", rest="      ")
    return lines


def _articles(ids: tuple[str, ...]) -> str:
    return ids[0] if len(ids) == 1 else counted(len(ids), "article")


def _some(values: tuple[str, ...]) -> str:
    more = f"; and {len(values) - _MANY} more" if len(values) > _MANY else ""
    return "; ".join(values[:_MANY]) + more


def _unmet(study: Study) -> list[str]:
    """Names in speakers.toml that no speaker here bears."""
    met = {name_key(name) for speaker in study.register for name in (speaker.name, *speaker.aliases)}
    listed = [speaker.name for speaker in study.known.speakers if not any(name_key(n) in met for n in speaker.names)]
    asked = [name for answer in study.known.answers for name in answer.names if name_key(name) not in met]
    known = {name_key(name) for speaker in study.known.speakers for name in speaker.names}
    return list(dict.fromkeys([*listed, *(name for name in asked if name_key(name) not in known)]))


def _not_met(study: Study, columns: int) -> list[str]:
    unmet = _unmet(study)
    if not unmet:
        return []
    return ["", *wrap(f"In {study.known.file}, but quoted by no article here: {'; '.join(unmet)}", columns, rest="  ")]


def _asked(study: Study, columns: int) -> list[str]:
    questions = study.register.questions
    if not questions:
        return []
    file = study.known.file or SPEAKERS_FILE
    lines = ["", f"Not sure: {counted(len(questions), 'pair')} that may be one speaker"]
    lines += wrap(
        f"Certainty is how alike two names are, of 100: from {LINKED:.0f} on framediff takes them for one by itself, "
        f"below {ASKED:.0f} for two.",
        columns,
        first="  ",
        rest="  ",
    )
    for number, question in enumerate(questions, 1):
        one, other = question.parties
        head = f"{number}. {one.name} – {other.name} · certainty {question.certainty:.0f}: {question.reason}"
        lines += ["", *wrap(head, columns, first="  ", rest="     ")]
        for party in question.parties:
            lines += wrap(f"{party.name}: {_seen(study, party)}", columns, first="     ", rest="       ")
        written = is_in_file(study.known, question)
        lines.append(f"     waits in {file} for its answer, one or two:" if written else f"     to answer, in {file}:")
        lines += [f"       {line}" for line in question_toml(question, "" if written else "one").splitlines()]
    lines += [
        "",
        *wrap(
            f'Write answer = "one" or "two". `framediff speakers PLACE --write` puts the questions into {file}, and '
            "changes nothing that stands there.",
            columns,
        ),
    ]
    return lines


def _seen(study: Study, party: Party) -> str:
    """Where a party is mentioned: the words, and the articles."""
    if not party.sightings:
        return f"stands in {study.known.file} alone"
    first = party.sightings[0]
    more = len(party.sightings) - 1
    further = f", and in {counted(more, 'article')} more" if more else ""
    if first.span is None:
        return f"in {first.article}{further}"
    studied = study[first.article]
    passage = studied.passage_at(first.span.start)
    words = context(studied.article, first.span, None if passage is None else passage.span, reach=45)
    return f"{words} ({first.article}{further})"


def register_csv(study: Study) -> str:
    """One line a speaker; lists within a cell are divided by semicolons. Open questions are in the text and JSON."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["id", "name", "kind", "side", "roles", "aliases", "words_quoted", "words_paraphrased", "articles"])
    for row in _rows(study):
        who = row.speaker
        cells = ["", "speaker unknown", "", "", "", ""]
        if who is not None:
            cells = [who.id, who.name, str(who.kind), who.side, "; ".join(who.roles), "; ".join(who.aliases)]
        cells += [str(row.quoted), str(row.paraphrased), "; ".join(row.articles)]
        writer.writerow([for_csv(cell) for cell in cells])
    return file.getvalue()


def register_json(study: Study) -> str:
    """The register and the open questions as one JSON object, with the file and the texts they were made from."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "framediff": framediff.__version__,
        "attributor": study.attributor,
        "speakers_file": {"file": study.known.file, "sha256": study.known.sha256} if study.known.file else None,
        "corrections": corrections_made(study),
        "speakers": [_speaker(row) for row in _rows(study)],
        "not_met": _unmet(study),
        "thresholds": {"linked": LINKED, "asked": ASKED},
        "questions": [_question(study, question) for question in study.register.questions],
        "texts": [{"id": each.article.id, "sha256": each.article.sha256} for each in study.articles],
    }
    return json.dumps(document, indent=2).replace("\x7f", "\\u007f") + "\n"


def _speaker(row: _Row) -> dict[str, object]:
    who = row.speaker
    return {
        "id": None if who is None else who.id,
        "name": None if who is None else who.name,
        "kind": None if who is None else str(who.kind),
        "side": "" if who is None else who.side,
        "roles": [] if who is None else list(who.roles),
        "aliases": [] if who is None else list(who.aliases),
        "interviewer": who is not None and who.interviewer,
        "may_be": [] if who is None else list(who.may_be),
        "members": [] if who is None else list(who.members),
        "words_quoted": row.quoted,
        "words_paraphrased": row.paraphrased,
        "articles": list(row.articles),
    }


def _question(study: Study, question: Question) -> dict[str, object]:
    return {
        "certainty": round(question.certainty, 1),
        "reason": question.reason,
        "in_file": is_in_file(study.known, question),
        "parties": [
            {
                "speaker": party.speaker,
                "name": party.name,
                "article": party.article,
                "mentions": list(_mentions(study, party)),
            }
            for party in question.parties
        ],
    }


def _mentions(study: Study, party: Party) -> Iterator[dict[str, object]]:
    for each in party.sightings:
        span = each.span
        words = None if span is None else span.of(study[each.article].article.text)
        yield {"article": each.article, "span": None if span is None else [span.start, span.end], "text": words}
