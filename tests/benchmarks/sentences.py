"""The voice and the speaker of each sentence of labelled events, against what its writer says of it.

    python tests/benchmarks/sentences.py EVENTS [--errors] [--jsonl FILE]

EVENTS is a folder with `sheets/ID.json` (of which `people`, each with `name`, is read) and `articles/NAME.json`:
`{"id", "outlet", "date", "title", "sentences": [{"text", "voice", "speaker", "paragraph"}, ..]}`. `voice` is own,
direct, indirect or mixed; `speaker` a name of the sheet, or null: a body, an unnamed person, or nobody.

Articles are put together as a page has them, headline, paragraphs, sentences, and heard together as one corpus. Of a
sentence the words outside cues and sources count, each with its voice on the map. It is

- *own* where more than `OWN` of them are the outlet's and fewer than `QUOTED` in a row are verbatim,
- else *direct* where at least `DIRECT` of the reported ones are verbatim, *mixed* where some are, else *indirect*,
- *undetermined* where more are undetermined than reported.

Its speaker is the one to whom most of its reported words go. A person of the sheet is right where the register's entry
is a person of the same last name; null is right where nobody of the sheet is named. `--errors` prints every sentence
that differs, `--jsonl` writes the corpus for `framediff` to read. Run by hand, not in CI.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from framediff.article import Article, Fact, Metadata, Span, Status, ZoneKind
from framediff.sources.corpus import article_from_text
from framediff.voice.hearing import Heard, Hearing, hear
from framediff.voice.responsibility import Voice
from framediff.words import words

VOICES = ("own", "direct", "indirect", "mixed", "undetermined")
OWN = 0.5
QUOTED = 3
DIRECT = 0.8


@dataclass(frozen=True, slots=True)
class Labelled:
    """One sentence with its place, what its writer says of it, and what was found.

    `speaker` and `named` are last names of persons of the sheet, "" for anybody else and nobody.
    """

    writer: str
    article: str
    number: int
    text: str
    voice: str
    speaker: str
    found: str
    named: str
    credited: str


def last(name: str) -> str:
    """The last word of a name, in lower case."""
    return name.split()[-1].lower()


def page(article: dict) -> tuple[Article, list[Span]]:
    """An article of the events as framediff reads it, and where its sentences stand."""
    text, spans = article["title"], []
    for number, sentence in enumerate(article["sentences"]):
        text += "\n\n" if number == 0 or sentence.get("paragraph") else " "
        spans.append(Span(len(text), len(text) + len(sentence["text"])))
        text += sentence["text"]
    facts = {key: Fact(article[key], Status.ESTABLISHED) for key in ("outlet", "date")}
    facts["headline"] = Fact(article["title"], Status.ESTABLISHED)
    return article_from_text(text, article["id"], metadata=Metadata(**facts)), spans


def heard_sentence(heard: Heard, hearing: Hearing, span: Span) -> tuple[str, str]:
    """The voice of a sentence and the name of who says it, "" for nobody."""
    beside = [each for a in heard.attributions for each in (a.cue, a.source) if each is not None]
    counts: Counter[Voice] = Counter()
    speakers: Counter[str] = Counter()
    article = heard.article
    zones = [zone for zone in article.zones if zone.kind is ZoneKind.DATELINE]
    for word in words(article.text[span.start : span.end]):
        place = Span(word.start + span.start, word.end + span.start)
        segment = heard.voices.at(place.start)
        if any(zone.span.covers(place) for zone in zones):
            continue
        if segment.voice is Voice.OWN and any(each.overlaps(place) for each in beside):
            continue
        counts[segment.voice] += 1
        if segment.voice.spoken:
            speakers[hearing.register.name_of(segment.speaker) if segment.speaker else ""] += 1
    said = counts[Voice.DIRECT] + counts[Voice.INDIRECT]
    name = speakers.most_common(1)[0][0] if speakers else ""
    if counts[Voice.UNDETERMINED] > said:
        return "undetermined", ""
    if counts[Voice.OWN] > OWN * counts.total() and counts[Voice.DIRECT] < QUOTED:
        return "own", ""
    if counts[Voice.DIRECT] >= DIRECT * said:
        return "direct", name
    return ("mixed" if counts[Voice.DIRECT] else "indirect"), name


def read(folder: Path) -> list[Labelled]:
    """Every sentence of the events in `folder`, heard."""
    given = [json.loads(path.read_text("utf-8")) for path in sorted((folder / "articles").glob("*.json"))]
    pages = [page(article) for article in given]
    hearing = hear(article for article, _ in pages)
    found = []
    for article, heard, (_, spans) in zip(given, hearing.articles, pages, strict=True):
        sheet = json.loads((folder / "sheets" / f"{article['sheet']}.json").read_text("utf-8"))
        people = {last(person["name"]) for person in sheet["people"]}
        for number, (sentence, span) in enumerate(zip(article["sentences"], spans, strict=True), 1):
            voice, name = heard_sentence(heard, hearing, span)
            speaker = last(sentence["speaker"]) if sentence["speaker"] else ""
            named = last(name) if name and last(name) in people else ""
            writer = article["id"].rpartition(".")[2]
            found.append(
                Labelled(
                    writer, article["id"], number, sentence["text"], sentence["voice"], speaker, voice, named, name
                )
            )
    return found


def table(sentences: list[Labelled]) -> list[str]:
    """Rows as labelled, columns as found."""
    cells = Counter((each.voice, each.found) for each in sentences)
    rows = [f"{'labelled, found →':20}" + "".join(f"{voice:>13}" for voice in VOICES) + f"{'agree':>8}"]
    for voice in VOICES[:-1]:
        count = sum(cells[voice, other] for other in VOICES)
        share = cells[voice, voice] / count if count else 0
        rows.append(f"{voice:20}" + "".join(f"{cells[voice, other]:13}" for other in VOICES) + f"{share:8.3f}")
    return rows


def shares(name: str, sentences: list[Labelled]) -> str:
    """Agreement in voice, in who speaks where somebody of the sheet does, and where nobody of it does."""
    agree = sum(each.voice == each.found for each in sentences)
    spoken = sum((each.voice == "own") == (each.found == "own") for each in sentences)
    said = [each for each in sentences if each.speaker]
    right = sum(each.speaker == each.named for each in said)
    wrong = sum(bool(each.named) and each.speaker != each.named for each in said)
    other = [each for each in sentences if not each.speaker]
    free = sum(not each.named for each in other)
    return (
        f"{name:8} {agree:4}/{len(sentences):<4} {agree / len(sentences):.3f}   "
        f"{spoken:4}/{len(sentences):<4} {spoken / len(sentences):.3f}   "
        f"{right:4}/{len(said):<4} {right / len(said):.3f}  {wrong:5}   {free:4}/{len(other):<4}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every sentence that differs")
    parser.add_argument("--jsonl", type=Path, help="write the corpus here, one article a line")
    asked = parser.parse_args()
    if asked.jsonl:
        given = [json.loads(path.read_text("utf-8")) for path in sorted((asked.folder / "articles").glob("*.json"))]
        rows = [
            {key: a[key] for key in ("id", "outlet", "date", "title")} | {"text": page(a)[0].text} for a in given
        ]
        asked.jsonl.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    sentences = read(asked.folder)
    if asked.errors:
        for each in sentences:
            if each.voice != each.found or each.speaker != each.named:
                print(f"{each.article} {each.number}: {each.voice}/{each.speaker or '–'}", end=" ")
                print(f"found {each.found}/{each.credited or '–'}\n    {each.text}")
    print("\n".join(table(sentences)))
    print("\nwriter   voice            own or said       person right    another   nobody of the sheet, rightly")
    for writer in sorted({each.writer for each in sentences}):
        print(shares(writer, [each for each in sentences if each.writer == writer]))
    print(shares("all", sentences))


if __name__ == "__main__":
    main()
