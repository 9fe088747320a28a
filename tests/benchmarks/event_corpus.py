"""The invented events of tests/benchmarks/events, read; run by hand, it writes them as framediff's input.

python tests/benchmarks/event_corpus.py > corpus.jsonl
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "events"
OUTLETS = {"p": "Velmar State Agency", "q": "Ostravia Press", "r": "Continental Wire"}
RUNNING = (("p1", "p2"), ("q1", "q2"), ("r1", "r2"))  # two events of one running story


@dataclass(frozen=True, slots=True)
class Sheet:
    id: str
    event: str
    date: str
    people: tuple[str, ...]
    facts: dict[str, str]
    quotes: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence; `start` and `end` are its place in the article's text."""

    text: str
    start: int
    end: int
    paragraph: bool
    facts: tuple[str, ...]
    quotes: tuple[str, ...]
    conflict: tuple[str, ...]
    voice: str
    speaker: str | None
    source: str | None

    @property
    def tells(self) -> frozenset[str]:
        """The ids of all facts and quotations it reports."""
        return frozenset(self.facts + self.quotes)


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article; `text` is what framediff reads, paragraphs parted by an empty line."""

    id: str
    sheet: str
    outlet: str
    date: str
    title: str
    text: str
    sentences: tuple[Sentence, ...]


def sheets() -> dict[str, Sheet]:
    found = {}
    for line in lines("sheets.jsonl"):
        if "id" in line:
            people = tuple(each["name"] for each in line["people"])
            sheet = found[line["id"]] = Sheet(line["id"], line["event"], line["date"], people, {}, {})
        elif "fact" in line:
            sheet.facts[line["fact"]] = line["words"]
        else:
            sheet.quotes[line["quote"]] = {key: line[key] for key in ("speaker", "words", "original")}
    return found


def articles() -> list[Labelled]:
    heads = []
    for line in lines("articles.jsonl"):
        if "id" in line:
            heads.append((line, []))
        else:
            heads[-1][1].append(line)
    return [labelled(head, sentences) for head, sentences in heads]


def labelled(head, sentences):
    text, found = "", []
    for line in sentences:
        begins = line.get("paragraph", False)
        text += ("\n\n" if begins else " ") if text else ""
        many = (tuple(line.get(key, ())) for key in ("facts", "quotes", "conflict"))
        who = (line.get("voice", "own"), line.get("speaker"), line.get("source"))
        found.append(Sentence(line["text"], len(text), len(text) + len(line["text"]), begins, *many, *who))
        text += line["text"]
    return Labelled(*(head[key] for key in ("id", "sheet", "outlet", "date", "title")), text, tuple(found))


def lines(name):
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def as_input(article: Labelled) -> str:
    keys = ("id", "outlet", "date", "title", "text")
    return json.dumps({key: getattr(article, key) for key in keys}, ensure_ascii=False)


if __name__ == "__main__":
    sys.stdout.writelines(f"{as_input(article)}\n" for article in articles())
