"""How quickly a lexicon is matched, beside spaCy's PhraseMatcher, and whether every span is right.

    python tests/benchmarks/matching.py TEXTS.jsonl... [--peer-python PYTHON] [--megabytes 20] [--entries 2000 20000]

TEXTS are JSON lines with a `text`. From their paragraphs, drawn again and again (seeded), as much text is made as
`--megabytes` asks for; from their words and phrases a lexicon of each size. Of its entries some are words, some
phrases, some end in a wildcard; with `--rich`, so many in a hundred are gaps, windows, optional words, alternatives,
capitals or have a context. framediff starts cold: compiling is timed by itself, and every word of the texts is new to
it. PYTHON is that of an environment with spaCy: `blank("en")` and `PhraseMatcher(attr="LOWER")` over the same texts in
the same run, with the words of the same entries (it knows no wildcards). Times are CPU seconds; on a busy machine
trust the ratios.

The spans of `--check` kilobytes are compared with those of a plain matcher: one regular expression an entry, then the
longest first. `--linear` matches 1, 2, 5 and 10 MB of one single text.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import process_time

from framediff.lexicon import Category, Entry, Lexicon, Matcher

WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
COMMON = 500  # words that are too common to be an entry by themselves
ABBREVIATED = r"(?:(?<=\bmr|\bdr|\bms|\bst|\bno|\bjr|\bsr|\blt)|(?<=\bmrs|\bgov|\bsen|\brep|\bgen)|(?<=\b[b-hj-z]))"
BETWEEN = rf"(?:{ABBREVIATED}\.)?(?:-[\s\"'*_]*|[\s\"'*_]+-?)"  # what a phrase may run over
BEGINS = r"(?<![^\W_])(?<![^\W_]['.&])"
ENDS = r"(?![^\W_])(?!['.&](?!s(?![^\W_'.&]))[^\W_])"
POSSESSIVE = "(?:'s|(?<=s)')?"
PEER = """
import json, sys
from time import process_time
import spacy
from spacy.matcher import PhraseMatcher
entries, texts = json.load(open(sys.argv[1])), json.load(open(sys.argv[2]))
nlp = spacy.blank("en")
nlp.max_length = 10**9
began = process_time()
matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
matcher.add("found", list(nlp.tokenizer.pipe(entries)))
built = process_time()
found = sum(len([doc[s:e] for _, s, e in matcher(doc)]) for doc in nlp.pipe(texts))
seconds = process_time() - built
print(json.dumps({"built": built - began, "seconds": seconds, "found": found, "version": spacy.__version__}))
"""


def words_of(paragraphs: list[str]) -> list[list[str]]:
    return [WORD.findall(paragraph) for paragraph in paragraphs]


def entries_of(paragraphs: list[str], number: int, rich: int, rng: random.Random) -> list[tuple[Entry, str]]:
    """Entries, each with the words that the peer is given for it."""
    rows = [row for row in words_of(paragraphs) if len(row) > 10]
    counted = Counter(word.lower() for row in rows for word in row)
    common = {word for word, _ in counted.most_common(COMMON)}
    rare = sorted(word for word in counted if len(word) > 3 and word not in common)
    found: dict[str, tuple[Entry, str]] = {}
    while len(found) < number:
        row = rng.choice(rows)
        at = rng.randrange(len(row) - 4)
        if rng.random() < 0.6:
            plain = entry = rng.choice(rare) if rng.random() < 0.7 else row[at].lower()
            if plain in common or len(plain) < 4:
                continue
            if rng.random() < 0.15 and len(plain) > 6 and plain.isalpha():
                entry = f"{plain[:-3]}*"
        else:
            plain = entry = " ".join(row[at : at + rng.choice((2, 2, 3))]).lower()
            if all(word in common for word in plain.split()):
                continue
        made = richer(rng, plain, row[at + 3].lower()) if rng.randrange(100) < rich else Entry(entry)
        found.setdefault(made.pattern, (made, plain))
    return list(found.values())


def richer(rng: random.Random, plain: str, other: str) -> Entry:
    return rng.choice(
        (
            lambda: Entry(f"{plain} {{0-3}} {other}"),
            lambda: Entry(f"{{0-4: {plain} & {other}}}"),
            lambda: Entry(f"[the|a] {plain} [of {other}]"),
            lambda: Entry(f"({plain}|{other} of {plain})"),
            lambda: Entry(plain.capitalize(), case=True),
            lambda: Entry(plain, near=(other,)),
            lambda: Entry(plain, not_after=(other,), not_near=("zebra",)),
        )
    )()


def lexicon_of(entries: list[tuple[Entry, str]]) -> Lexicon:
    category = Category("found", "Found", "what is found", tuple(entry for entry, _ in entries))
    return Lexicon("bench", "Benchmark", "en", "1.0.0", "CC0-1.0", category=(category,))


def texts_of(paragraphs: list[str], megabytes: float, rng: random.Random) -> list[str]:
    """Texts of a few thousand characters."""
    texts: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        texts.append("\n\n".join(rng.choice(paragraphs) for _ in range(rng.randrange(10, 30))))
        size += len(texts[-1])
    return texts


def plain_spans(entries: list[tuple[Entry, str]], text: str) -> list[tuple[int, int]]:
    """The spans of entries that are words, phrases and wildcards, by one regular expression each."""
    folded = text.lower().translate(str.maketrans("’‘“”–—\u00a0", "''\"\"-- "))
    found = []
    for number, (entry, _) in enumerate(entries):
        parts = re.split(r"[\s-]+", entry.pattern.replace("’", "'"))
        each = [re.escape(part).replace(r"\*", r"[^\W_]*") for part in parts]
        each = [part if "'" in part else part + POSSESSIVE for part in each[:-1]] + each[-1:]
        expression = re.compile(BEGINS + BETWEEN.join(each) + ENDS)
        found += [(m.start() - m.end(), m.start(), number, m.span()) for m in expression.finditer(folded)]
    taken = bytearray(len(text))
    spans = []
    for _, _, _, (start, end) in sorted(found):
        if not any(taken[start:end]) and not re.search(r"\n[^\S\n]*\n", text[start:end]):
            taken[start:end] = b"\1" * (end - start)
            spans.append((start, end))
    return sorted(spans)


def measured(entries: list[tuple[Entry, str]], texts: list[str]) -> tuple[float, float, int]:
    """Seconds to compile and to match, and how much was found."""
    lexicon = lexicon_of(entries)
    began = process_time()
    matcher = Matcher(lexicon)
    built = process_time()
    found = matcher.counted(texts)
    return built - began, process_time() - built, int(found.rule.size)


def peer(python: str, entries: list[tuple[Entry, str]], texts: list[str]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in (("entries", [plain for _, plain in entries]), ("texts", texts)):
            Path(folder, name).write_text(json.dumps(data), encoding="utf-8")
        command = [python, "-c", PEER, str(Path(folder, "entries")), str(Path(folder, "texts"))]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", metavar="TEXTS.jsonl")
    parser.add_argument("--entries", type=int, nargs="+", default=[2000, 20_000])
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--rich", type=int, nargs="+", default=[0, 10], metavar="PERCENT")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--check", type=int, default=300, metavar="KILOBYTES")
    parser.add_argument("--peer-python", metavar="PYTHON")
    parser.add_argument("--linear", action="store_true")
    options = parser.parse_args()
    rng = random.Random(20_240)  # noqa: S311 - not for secrets
    lines = [line for path in options.texts for line in Path(path).read_text(encoding="utf-8").splitlines() if line]
    articles = [json.loads(line).get("text") or "" for line in lines]
    paragraphs = [part for article in articles for part in re.split(r"\n\s*\n", article) if part.strip()]
    texts = texts_of(paragraphs, options.megabytes, rng)
    size = sum(map(len, texts)) / 1e6
    tokens = sum(len(WORD.findall(text)) for text in texts)
    print(f"{len(texts):,} texts, {size:.1f} million characters, {tokens:,} words")
    for number in options.entries:
        for rich in options.rich:
            entries = entries_of(paragraphs, number, rich, rng)
            rows = []
            for _ in range(options.rounds):
                theirs = peer(options.peer_python, entries, texts) if options.peer_python else None
                rows.append((*measured(entries, texts), theirs))
            rows.sort(key=lambda row: row[1])
            built, seconds, found, _ = rows[len(rows) // 2]
            print(
                f"{number:,} entries, {rich} % rich: {size / seconds:.1f} MB/s, compiled in {built:.2f} s, "
                f"{found:,} hits ({100 * found / tokens:.1f} per 100 words)"
            )
            if options.peer_python:
                each = sorted(row[3]["seconds"] for row in rows)
                first = rows[0][3]
                ratios = sorted(row[3]["seconds"] / row[1] for row in rows)
                print(
                    f"    spaCy {first['version']}: {size / each[len(each) // 2]:.2f} MB/s, {first['found']:,} hits, "
                    f"patterns made in {first['built']:.2f} s; framediff is {ratios[0]:.1f} to "
                    f"{ratios[-1]:.1f} times as fast"
                )
            if options.check and not rich:
                check(entries[:2000], texts, options.check)
    if options.linear:
        entries = entries_of(paragraphs, 2000, 10, rng)
        for megabytes in (1, 2, 5, 10):
            text = "\n\n".join(texts)[: megabytes * 1_000_000]
            built, seconds, found = measured(entries, [text])
            print(
                f"one text of {megabytes} MB: {seconds:.2f} s, {1000 * seconds / megabytes:.0f} ms a MB, {found:,} hits"
            )
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def check(entries: list[tuple[Entry, str]], texts: list[str], kilobytes: int) -> None:
    part: list[str] = []
    while sum(map(len, part)) < 1000 * kilobytes:
        part.append(texts[len(part)])
    columns = Matcher(lexicon_of(entries)).counted(part)
    found = {(number, start, end): rule for number, rule, start, end in zip(*map(list, columns), strict=True)}
    expected = {(number, *span) for number, text in enumerate(part) for span in plain_spans(entries, text)}
    missing, more = sorted(expected - set(found)), sorted(set(found) - expected)
    print(f"    spans beside a plain matcher's: {len(expected):,}, {len(missing)} missing, {len(more)} more")
    for number, start, end in missing[:5]:
        print(f"      missing: {part[number][max(0, start - 20) : end + 20]!r}", file=sys.stderr)
    for place in more[:5]:
        number, start, end = place
        source = entries[found[place]][0].pattern
        print(f"      more, by {source!r}: {part[number][max(0, start - 20) : end + 20]!r}", file=sys.stderr)


if __name__ == "__main__":
    main()
