"""Systems that attribute: ours, quotation marks alone, textacy in a Python of its own, and answers kept in a file."""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agreement import Answer, Label, Labelled

from framediff import __version__
from framediff.article import Article, Span, Zone, ZoneKind
from framediff.voice.attributor import RulesAttributor, marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["Run", "framediff", "kept", "marks_only", "outermost", "read_labelled", "textacy"]

PEER = Path(__file__).with_name("textacy_peer.py")


@dataclass(frozen=True, slots=True)
class Run:
    """What a system answered for each article, in their order, and how long it took.

    Attributes:
        name: the system's name in the table.
        answers: for each article the attributions found.
        seconds: CPU time of all of its threads, without reading files and loading models, in the quickest of several
            passes, since whatever else a machine does only adds to it; None if not measured.
        silent: articles that it gave up on, as a whole or in part.
        version: what exactly ran.
    """

    name: str
    answers: tuple[tuple[Answer, ...], ...]
    seconds: float | None
    silent: int = 0
    version: str = ""


def read_labelled(path: Path) -> list[Labelled]:
    """The articles of a labelled file, one JSON object a line.

    Raises:
        ValueError: a line that is not as described in voice.py; the message names file and line.
    """
    articles = []
    for number, record in _records(path):
        try:
            first: list[dict[str, Any]] = next(iter(record["annotations"].values()), [])
            labels = tuple(
                Label(_offsets(label["content"]), _offsets(label.get("cue", [])), _offsets(label.get("source", [])))
                for label in first
            )
            articles.append(Labelled(record["id"], record["text"], labels))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ValueError(f"{path}, line {number}: not a labelled article ({error!r})") from error
    if not articles:
        raise ValueError(f"{path}: no articles")
    return articles


def framediff(articles: Sequence[Labelled], passes: int = 1) -> Run:
    """Our rules; the first line of an article is its headline."""
    attributor = RulesAttributor()

    def answers(article: Article) -> tuple[Answer, ...]:
        return tuple(
            Answer(
                tuple((span.start, span.end) for span in a.content),
                None if a.source is None else (a.source.start, a.source.end),
                a.rule,
                a.parent is not None,
            )
            for a in attributor.attribute(article)
        )

    run = _timed("framediff", articles, answers, passes)
    return replace(run, version=f"framediff {__version__}, {attributor.name} {attributor.version}")


def outermost(run: Run) -> Run:
    """The same answers without those inside others: labels that do not nest count every nested one as false."""
    answers = tuple(tuple(answer for answer in each if not answer.nested) for each in run.answers)
    return Run("outermost only", answers, None)


def marks_only(articles: Sequence[Labelled], passes: int = 1) -> Run:
    """Every quotation as an attribution of nobody: what quotation marks alone give."""

    def answers(article: Article) -> tuple[Answer, ...]:
        return tuple(Answer(((quotation.span.start, quotation.span.end),)) for quotation in marked(article))

    return _timed("marks only", articles, answers, passes)


def textacy(articles: Sequence[Labelled], python: Path, passes: int = 1, *, paragraphs: bool) -> Run:
    """textacy's direct quotations, by a Python in whose environment textacy and a spaCy model are installed.

    With `paragraphs`, paragraphs are handed over one by one, since textacy gives up on a text with an odd number of
    quotation marks.

    Raises:
        ValueError: that Python cannot be run, or lacks something; the message is its own.
    """
    lines = "".join(json.dumps({"id": article.key, "text": article.text}) + "\n" for article in articles)
    command = [str(python), "-W", "ignore", str(PEER), str(passes), *(["--paragraphs"] if paragraphs else [])]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {"OMP_NUM_THREADS": "1"}
    try:
        done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, env=environment)
    except OSError as error:
        raise ValueError(f"{python}: cannot be run ({error})") from error
    except subprocess.CalledProcessError as error:
        last = error.stderr.strip().rpartition("\n")[2]
        raise ValueError(f"{python}: {last or error}; voice.py says how to install the peer") from error
    *answered, last = done.stdout.splitlines()
    said = {record["id"]: record["attributions"] for record in map(json.loads, answered)}
    told = json.loads(last)
    name = "textacy by paragraph" if paragraphs else "textacy"
    answers = tuple(_answers(said[article.key]) for article in articles)
    return Run(name, answers, told["seconds"], told["silent"], told["version"])


def kept(name: str, path: Path, articles: Sequence[Labelled]) -> Run:
    """Answers that another system has left in a file, one article a line.

    Raises:
        ValueError: a line that is not as described in voice.py; the message names file and line.
    """
    said = {}
    for number, record in _records(path):
        try:
            said[record["id"]] = _answers(record["attributions"])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ValueError(f"{path}, line {number}: not a line of answers ({error!r})") from error
    silent = sum(article.key not in said for article in articles)
    return Run(name, tuple(said.get(article.key, ()) for article in articles), None, silent)


def _timed(
    name: str, articles: Sequence[Labelled], answers: Callable[[Article], tuple[Answer, ...]], passes: int
) -> Run:
    prepared = [_article(article) for article in articles]
    found = tuple(answers(article) for article in prepared[:1])  # loads lexicons, which is not the speed of attributing
    seconds = []
    for _ in range(passes):
        begun = time.process_time()
        found = tuple(answers(article) for article in prepared)
        seconds.append(time.process_time() - begun)
    return Run(name, found, min(seconds))


def _article(article: Labelled) -> Article:
    first = max(article.text.find("\n"), 0)
    zones = [Zone(Span(first, len(article.text)), ZoneKind.BODY, "rest")]
    if first:
        zones.insert(0, Zone(Span(0, first), ZoneKind.HEADLINE, "first line"))
    return Article(article.key, article.text, tuple(zones))


def _answers(records: list[dict[str, Any]]) -> tuple[Answer, ...]:
    return tuple(
        Answer(
            _offsets(record["content"]),
            _offsets([record["source"]])[0] if record.get("source") else None,
            record.get("rule", ""),
            record.get("parent") is not None,
        )
        for record in records
    )


def _offsets(pairs: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in pairs)


def _records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield number, json.loads(line)
                except json.JSONDecodeError as error:
                    raise ValueError(f"{path}, line {number}: no JSON ({error})") from error
