"""The voice and the speaker of each sentence of the invented events, against what its writer says of it.

    python tests/benchmarks/sentences.py [--errors] [--events LETTERS]

The 54 articles of `events` are read as framediff reads a file of articles and heard together as one corpus. Of a
sentence the words outside cues and sources count, each with the voice it has on the map. It is

- *own* where more than `OWN` of them are the outlet's and fewer than `QUOTED` of them verbatim,
- else *direct* where at least `DIRECT` of the reported ones are verbatim, *mixed* where some are, else *indirect*,
- *undetermined* where more are undetermined than reported.

Its speaker is the one to whom most of its reported words go. A person of the sheet is found where a speaker of the same
last name is named; where the label gives nobody (a body, an unnamed person, the outlet itself), nobody of the sheet may
be named. `--errors` prints every sentence that differs. Run by hand, not in CI.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import event_corpus

from framediff.article import Span, ZoneKind
from framediff.sources import corpus
from framediff.voice.hearing import hear
from framediff.voice.responsibility import Voice
from framediff.words import words

if TYPE_CHECKING:
    from framediff.voice.hearing import Heard, Hearing

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
    return name.rsplit(maxsplit=1)[-1].lower()


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


def read() -> list[Labelled]:
    """Every sentence of the events, heard."""
    given = {article.id: article for article in event_corpus.articles()}
    people = {key: {last(name) for name in sheet.people} for key, sheet in event_corpus.sheets().items()}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "events.jsonl"
        path.write_text("".join(f"{event_corpus.as_input(article)}\n" for article in given.values()), "utf-8")
        hearing = hear(corpus.read(path).articles)
    found = []
    for heard in hearing.articles:
        article = given[heard.article.id]
        for number, sentence in enumerate(article.sentences, 1):
            voice, credited = heard_sentence(heard, hearing, Span(sentence.start, sentence.end))
            named = last(credited) if credited and last(credited) in people[article.sheet] else ""
            speaker = last(sentence.speaker) if sentence.speaker else ""
            place = (article.id.rpartition(".")[2], article.id, number)
            found.append(Labelled(*place, sentence.text, sentence.voice, speaker, voice, named, credited))
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
    cells = [(agree, len(sentences)), (spoken, len(sentences)), (right, len(said)), (wrong, len(said))]
    cells.append((free, len(other)))
    return f"{name:4}" + "".join(f"{part:6}/{whole} {part / max(whole, 1):.3f}" for part, whole in cells)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print every sentence that differs")
    parser.add_argument("--events", default="pqr", help="the events of these writers alone")
    asked = parser.parse_args()
    sentences = [each for each in read() if each.article[0] in asked.events]
    for each in sentences if asked.errors else ():
        if each.voice != each.found or each.speaker != each.named:
            print(f"{each.article} {each.number}: {each.voice}, {each.speaker or '–'};", end=" ")
            print(f"found {each.found}, {each.credited or '–'}\n    {each.text}")
    print("\n".join(table(sentences)))
    print("\narticles of       voice     own or not   person named   another       nobody, rightly")
    for writer in sorted({each.writer for each in sentences}):
        print(shares(writer, [each for each in sentences if each.writer == writer]))
    print(shares("all", sentences))


if __name__ == "__main__":
    main()
