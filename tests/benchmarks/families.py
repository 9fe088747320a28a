"""How many renderings of a quotation are found: among thousands of sentences, and in 54 articles on invented events.

    python tests/benchmarks/families.py TEXTS.jsonl... [--sentences 1000 10000 100000] [--peer-python PYTHON]
    python tests/benchmarks/families.py --events tests/benchmarks/events [--given-voices] [--sweep] [--show 20]

TEXTS are JSON lines with a `text`. Their sentences of eight words or more are made direct quotations, ten an article,
each of another speaker; where there are too few, more are put together word by word, each drawn from the words that
follow the one before it somewhere. For one sentence in fifty (at least 200; of twelve words or more) a rendering is
planted in another article, in turn
- `glyph`: other capitals, quotation marks and commas;
- `cut`: up to a quarter of the words is left out, in one piece or in two;
- `fragment`: half of the sentence, eight words or more;
- `reorder`: its two halves change places;
- `swap`: one word in eight, content words, is another word;
- `several`: a cut, a swapped word and an added one;
- `translated`: small words are drawn anew throughout, one content word in six is another, one in ten moves.

Found is a planted rendering when a family holds both articles; of `translated` ones also the families that
`quote_families` calls likely translations are counted. `other` are renderings that nobody planted: real texts repeat
themselves, so some of them are right. `--show` prints so many of them to be judged.

The peers look for the same pairs in the same run: RapidFuzz's `cdist` with `ratio` on all pairs up to `--all-pairs`
sentences (beyond, its time is extrapolated by the square), and with PYTHON, an interpreter that has rensa, MinHash LSH
on three-word shingles with RapidFuzz's ratio on its candidates. Seconds are CPU seconds; trust the ratios.

With --events, three writers have worded the same quotations without reading each other; see the README there. A pair
is two articles that render one quotation of a sheet, by the voices they give it in; a pair of one English original has
its words, one of a translated quotation has two translations of it. A pair is found when one family holds words of it
from both. Some pairs share no sentence of the quotation, so that nothing could find them: `common` are those of which
two sentences share half of the shorter one's content words, three at least. A family is pure when all its stretches
render one quotation. --given-voices takes voices and speakers from the labels in place of what framediff hears, so that
what is missed is missed by the families; --sweep goes through thresholds and least words; --show prints what is missed.
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
from collections import Counter, defaultdict, namedtuple
from itertools import combinations, pairwise
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
from made import heard, made_study

from framediff.comparison.families import FamilyOptions, quote_families
from framediff.comparison.families.units import speeches_of, units_of
from framediff.comparison.families.translation import content_rows
from framediff.comparison.opening import open_study
from framediff.comparison.texts.terms import is_function_word
from framediff.comparison.worddiff import summed
from framediff.sources import read
from framediff.voice import Speaker, SpeakerId

SENTENCE = re.compile(r"[^.!?\n{}|]+[.!?]")
WORD = re.compile(r"\w+(?:['’-]\w+)*")
KINDS = ("glyph", "cut", "fragment", "reorder", "swap", "several", "translated")
SMALL = "the a of to in that for on with by at from as and or but this these it its which would will has have".split()
LEAST, AN_ARTICLE = 8, 10
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
Words = namedtuple("Words", "words")  # what `content_rows` needs of a unit
LONG = 12  # words of a sentence of which a rendering is planted, so that a cut leaves eight
PEER = """
import json, re, sys
from time import process_time
from rapidfuzz import fuzz
from rensa import RMinHash, RMinHashLSH
sentences = json.load(open(sys.argv[1]))
began = process_time()
rows = [re.findall(r"\\w+", sentence.lower()) for sentence in sentences]
lsh = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=64)
hashes = []
for number, row in enumerate(rows):
    each = RMinHash(num_perm=128, seed=42)
    each.update([" ".join(row[at:at + 3]) for at in range(max(1, len(row) - 2))])
    lsh.insert(number, each)
    hashes.append(each)
texts = [" ".join(row) for row in rows]
found = []
for number, each in enumerate(hashes):
    for other in lsh.query(each):
        if other > number and fuzz.ratio(texts[number], texts[other], score_cutoff=75):
            found.append((number, other))
print(json.dumps({"seconds": process_time() - began, "found": found}))
"""


def sentences_of(files, count, draw):
    stock = dict.fromkeys(
        " ".join(match.group().split())
        for file in files
        for line in Path(file).read_text(encoding="utf-8").splitlines()
        for match in SENTENCE.finditer(json.loads(line)["text"])
        if LEAST <= len(WORD.findall(match.group())) <= 60
    )
    found = list(stock)
    draw.shuffle(found)
    following = {}
    for sentence in found if len(found) < count else ():
        for one, two in pairwise(sentence.split()):
            following.setdefault(one, []).append(two)
    whole = len(found)
    while len(found) < count:  # as many words as some sentence, each drawn from those that follow the one before it
        words = found[draw.randrange(whole)].split()
        made_up = words[:1]
        while len(made_up) < len(words):
            made_up.append(draw.choice(following.get(made_up[-1]) or words))
        found.append(" ".join(made_up))
    return found[:count]


def rendered(kind, sentence, stock, draw):
    words = sentence.rstrip(".!?").split()
    half = len(words) // 2
    if kind == "glyph":
        return sentence.upper().replace(",", "").replace("'", "’")
    if kind == "fragment":
        size = max(LEAST, half)
        at = draw.randrange(len(words) - size + 1)
        return " ".join(words[at : at + size])
    if kind == "reorder":
        return " ".join([*words[half:], *words[:half]])
    if kind == "translated":
        return translated(words, stock, draw)
    if kind in ("cut", "several"):
        cut(words, draw.uniform(0.1, 0.25) if kind == "cut" else 0.1, draw)
    if kind in ("swap", "several"):
        places = [at for at, word in enumerate(words) if not is_function_word(word.lower())]
        share = max(1, len(words) // 8) if kind == "swap" else 1
        for at in draw.sample(places, min(share, len(places))):
            words[at] = draw.choice(stock)
    if kind == "several":
        words.insert(draw.randrange(len(words)), draw.choice(stock))
    return " ".join(words)


def cut(words, share, draw):
    """Leave out one run of words or two."""
    for _ in range(draw.choice((1, 2))):
        size = max(1, int(len(words) * share / 2))
        at = draw.randrange(len(words) - size + 1)
        del words[at : at + size]


def translated(words, stock, draw):
    """Other small words throughout, some other content words, some that move."""
    words = [draw.choice(SMALL) if is_function_word(word.lower()) else word for word in words]
    words = [draw.choice(stock) if draw.random() < 1 / 6 and len(word) > 3 else word for word in words]
    for _ in range(len(words) // 10):
        words.insert(draw.randrange(len(words)), words.pop(draw.randrange(len(words))))
    return " ".join(words)


def planted(sentences, draw):
    """Renderings to plant: kind, position of the sentence, words."""
    stock = [word for sentence in sentences[:5000] for word in WORD.findall(sentence) if len(word) > 4]
    count = max(200, len(sentences) // 50)
    long = [at for at, sentence in enumerate(sentences) if len(WORD.findall(sentence)) >= LONG]
    return [
        (KINDS[n % len(KINDS)], at, rendered(KINDS[n % len(KINDS)], sentences[at], stock, draw))
        for n, at in enumerate(draw.sample(long, min(count, len(long))))
    ]


def made(sentences, plants):
    """A study in which every sentence is a quotation; renderings stand in articles of their own, ten each."""
    speakers = [f"s{at}" for at in range(len(sentences))]
    rows = [(speakers[at], words) for at, words in enumerate(sentences)]
    rows += [(speakers[at], words) for _, at, words in plants]
    articles = []
    for start in range(0, len(rows), AN_ARTICLE):
        text = "\n".join(f"{{d {who}|“{words}”}} he said." for who, words in rows[start : start + AN_ARTICLE])
        articles.append(heard(f"a{start // AN_ARTICLE:06}", text, f"Outlet {start // AN_ARTICLE % 40}"))
    return made_study(articles, (), [Speaker(SpeakerId(each), each) for each in speakers])


def found_pairs(families):
    """The pairs of speakers' quotations that families join: by speaker the articles, and all other joins."""
    own, other = {}, []
    for family in families:
        base = family.base.speech
        for rendering in family.renderings:
            if rendering.stretch.speech.speaker == base.speaker:
                own.setdefault(base.speaker, set()).update({base.article_id, rendering.stretch.article_id})
            else:
                other.append(rendering)
    return own, other


def recalls(plants, hit):
    counted, found = Counter(), Counter()
    for number, (kind, at, _) in enumerate(plants):
        counted[kind] += 1
        found[kind] += hit(number, at)
    each = "  ".join(f"{kind} {found[kind] / counted[kind]:.3f}" for kind in KINDS)
    plain = [kind for kind in KINDS if kind != "translated"]
    return f"{sum(found[k] for k in plain) / sum(counted[k] for k in plain):.3f} but for translated;  {each}"


def ours(sentences, plants, show):
    study = made(sentences, plants)
    began = process_time()
    found = quote_families(study)
    seconds = process_time() - began
    units = units_of(speeches_of(study), LEAST)
    quoted, other = found_pairs(found.shared)
    likely, _ = found_pairs(found.translated)
    told = recalls(plants, lambda _, at: f"s{at}" in quoted)
    print(f"  framediff   {seconds:8.2f} s for {len(units):,} units   recall {told}")
    more = sum(kind == "translated" and f"s{at}" in likely for kind, at, _ in plants)
    of = sum(kind == "translated" for kind, _, _ in plants)
    print(f"              likely translations hold {more} more of {of};  {len(other)} renderings that nobody planted")
    for rendering in other[:show]:
        print(f"              {rendering.likeness:.2f} {rendering.diff.first} | {rendering.diff.second}")
    return seconds


def all_pairs(sentences, plants, most):
    from rapidfuzz import fuzz
    from rapidfuzz.process import cdist

    texts = [" ".join(WORD.findall(text.lower())) for text in [*sentences, *(words for _, _, words in plants)]]
    size = min(len(texts), most)
    chosen = [*texts[: size - len(plants)], *texts[len(sentences) :]] if len(texts) > most else texts
    began = process_time()
    pairs = set()
    for start in range(0, len(chosen), 500):
        scores = cdist(chosen[start : start + 500], chosen, scorer=fuzz.ratio, score_cutoff=75, dtype=np.uint8)
        pairs.update((start + int(one), int(two)) for one, two in np.argwhere(scores))
    seconds = process_time() - began
    if len(chosen) == len(texts):
        first = len(sentences)
        told = recalls(plants, lambda n, at: (at, first + n) in pairs)
        print(f"  cdist       {seconds:8.2f} s, all pairs   recall {told}")
        return seconds
    seconds *= (len(texts) / len(chosen)) ** 2
    print(f"  cdist       {seconds:8.0f} s, all pairs, extrapolated from {len(chosen):,}")
    return seconds


def rensa(sentences, plants, python):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sentences.json"
        path.write_text(json.dumps([*sentences, *(words for _, _, words in plants)]), encoding="utf-8")
        done = subprocess.run([python, "-c", PEER, str(path)], capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    pairs, first = {tuple(pair) for pair in told["found"]}, len(sentences)
    recall = recalls(plants, lambda n, at: (at, first + n) in pairs)
    print(f"  rensa       {told['seconds']:8.2f} s, MinHash LSH + ratio   recall {recall}")
    return told["seconds"]


def records_of(path):
    """The records of a file of events: each begins with a line that has an id, its parts follow line by line."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        if "id" in given:
            found.append((given, []))
        else:
            found[-1][1].append(given)
    return found


def whole_text(sentences):
    """The text of labelled sentences, and where each begins."""
    text, starts = "", []
    for sentence in sentences:
        text += ("\n\n" if sentence.get("paragraph") else " ") if text else ""
        starts.append(len(text))
        text += sentence["text"]
    return text, starts


def events_study(records, *, given):
    """The articles of the events, heard by framediff, or with the voices that their labels give them."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [
            json.dumps({**{key: head[key] for key in ("id", "outlet", "date", "title")}, "text": whole_text(sentences)[0]})
            for head, sentences in records
        ]
        (Path(folder) / "events.jsonl").write_text("\n".join(lines), encoding="utf-8")
        corpus = read(folder)
    ids = {head["id"]: article.id for (head, _), article in zip(records, corpus, strict=True)}
    if not given:
        return open_study(corpus), ids
    speakers = {}
    marked = []
    for head, sentences in records:
        text = ""
        for sentence in sentences:
            words, voice, who = sentence["text"], sentence.get("voice", "own"), sentence.get("speaker")
            key = "?" if who is None else speakers.setdefault(who, f"s{len(speakers)}")
            text += ("\n\n" if sentence.get("paragraph") else " ") if text else ""
            text += QUOTED.sub(rf"{{d {key}|\g<0>}}", words) if voice == "direct" else f"{{i {key}|{words}}}"
        marked.append(heard(ids[head["id"]], text, head["outlet"], head["date"]))
    return made_study(marked, (), [Speaker(SpeakerId(key), name) for name, key in speakers.items()]), ids


def gold_renderings(records, ids, study):
    """By quotation and article the labelled sentences that render it: where each stands, its voice and its words."""
    found = defaultdict(lambda: defaultdict(list))
    for head, sentences in records:
        text, at = study[ids[head["id"]]].article.text, 0
        for sentence in sentences:
            at = text.index(sentence["text"], at)
            for quote in sentence.get("quotes", ()):
                rendering = (at, at + len(sentence["text"]), sentence.get("voice", "own"), sentence["text"])
                found[head["sheet"], quote][ids[head["id"]]].append(rendering)
    return found


def in_common(one, two):
    """Whether two articles render the same part of a quotation: two sentences share half the shorter one's content."""
    rows = [set(row) for row in content_rows([Words(tuple(WORD.findall(text.lower()))) for *_, text in (*one, *two)])]
    return any(
        len(mine & theirs) >= max(3, min(len(mine), len(theirs)) / 2)
        for mine in rows[: len(one)]
        for theirs in rows[len(one) :]
    )


def held_by(families, gold):
    """For each family and each of its stretches the quotations of the sheets that it renders."""
    of = defaultdict(list)
    for quotation, articles in gold.items():
        for article, sentences in articles.items():
            of[article] += [(start, end, quotation) for start, end, *_ in sentences]
    return [
        [
            (
                stretch,
                {
                    q
                    for start, end, q in of[stretch.article_id]
                    if any(s.start < end and start < s.end for s in stretch.spans)
                },
            )
            for stretch in family.stretches
        ]
        for family in families
    ]


def given_in(sentences):
    """How an article gives a quotation: quoted, if any of it stands in quotation marks, else paraphrased."""
    return "quoted" if any(voice in ("direct", "mixed") for *_, voice, _ in sentences) else "paraphrased"


def events(folder, *, given, options, show):
    """Measure the families of the events; returns what `--sweep` prints in a line."""
    sheets = {head["id"]: rest for head, rest in records_of(Path(folder) / "sheets.jsonl")}
    original = {
        (sheet, each["quote"]): each["original"] for sheet, rest in sheets.items() for each in rest if "quote" in each
    }
    records = records_of(Path(folder) / "articles.jsonl")
    study, ids = events_study(records, given=given)
    gold = gold_renderings(records, ids, study)
    pairs = [(quotation, one, two) for quotation, articles in gold.items() for one, two in combinations(articles, 2)]
    kinds = {
        pair: tuple(sorted((given_in(gold[pair[0]][pair[1]]), given_in(gold[pair[0]][pair[2]])), reverse=True))
        for pair in pairs
    }
    common = {pair for pair in pairs if in_common(gold[pair[0]][pair[1]], gold[pair[0]][pair[2]])}
    print(
        f"{len(records)} articles, {len(gold)} quotations, {len(pairs)} pairs of articles that render one, {len(common)} of them a common part of it"
    )
    for asked in options:
        families = quote_families(study, asked)
        result(study, gold, pairs, kinds, common, original, families, asked, show)


def result(study, gold, pairs, kinds, common, original, families, asked, show):
    every = [*families.shared, *families.paraphrased, *families.within, *families.translated]
    held = held_by(every, gold)
    joined = defaultdict(set)  # by pair the families that hold it
    for number, stretches in enumerate(held):
        for (one, mine), (two, theirs) in combinations(stretches, 2):
            for quotation in mine & theirs if one.article_id != two.article_id else ():
                first, second = sorted((one.article_id, two.article_id), key=list(gold[quotation]).index)
                joined[quotation, first, second].add(number)
    across = [number for number, family in enumerate(every) if len(family.articles) > 1]
    pure = [number for number in across if set.intersection(*(found for _, found in held[number]))]
    shared = {quotation for quotation, *_ in pairs}
    found = {quotation for quotation, *_ in joined}
    split = [q for q in shared if len({n for pair, numbers in joined.items() if pair[0] == q for n in numbers}) > 1]
    whole = [
        q
        for q in shared
        if any(all((q, *pair) in joined and n in joined[q, *pair] for pair in combinations(gold[q], 2)) for n in across)
    ]
    rows = []
    for label, chosen in [
        ("all", pairs),
        *(
            (" ↔ ".join(kind), [pair for pair in pairs if kinds[pair] == kind])
            for kind in sorted(set(kinds.values()), reverse=True)
        ),
        ("english", [pair for pair in pairs if original[pair[0]] == "english"]),
        ("translated", [pair for pair in pairs if original[pair[0]] == "translated"]),
    ]:
        part = [pair for pair in chosen if pair in common]
        rows.append(
            f"{label} {sum(p in joined for p in chosen)} of {len(chosen)} ({sum(p in joined for p in part)} of {len(part)} common)"
        )
    print(
        f"  {asked.least_words} words at {asked.similarity:g}: {len(across)} families across articles, {len(pure)} pure; {len(found)} of {len(shared)} quotations found, {len(whole)} whole, {len(split)} split"
    )
    print("    pairs: " + ";  ".join(rows))
    noted = [(number, *held[number][0][1]) for number in pure if every[number].translations]
    right = sum(original[quotation] == "translated" for _, quotation, *_ in noted)
    other = [
        n for n in pure if not every[n].translations and not all(summed(r.diff).verbatim for r in every[n].renderings)
    ]
    missing = sum(original[next(iter(held[n][0][1]))] == "translated" for n in other)
    print(
        f"    likely translated: {right} of {len(noted)} right; {missing} of {len(other)} others are of translated quotations"
    )
    for number in (number for number in across if number not in pure) if show else ():
        print(
            "    impure:",
            [(stretch.article_id, sorted(map(str, of)), text(study, stretch)) for stretch, of in held[number]],
        )
    for pair in [pair for pair in pairs if pair in common and pair not in joined][:show]:
        print(f"    missed {pair[0]} {' ↔ '.join(kinds[pair])}, {original[pair[0]]}")
        for article in pair[1:]:
            print(f"      {study[article].article.outlet}: {' '.join(words for *_, words in gold[pair[0]][article])}")


def text(study, stretch):
    return " … ".join(span.of(study[stretch.article_id].article.text) for span in stretch.spans)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*")
    parser.add_argument("--sentences", nargs="+", type=int, default=[1000, 10_000, 100_000])
    parser.add_argument("--all-pairs", type=int, default=5000)
    parser.add_argument("--peer-python")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--events")
    parser.add_argument("--given-voices", action="store_true")
    parser.add_argument("--sweep", action="store_true")
    asked = parser.parse_args()
    if asked.events:
        options = [FamilyOptions()]
        if asked.sweep:
            options = [FamilyOptions(least, share / 20) for least in (4, 6, 8, 10) for share in range(11, 19)]
        events(asked.events, given=asked.given_voices, options=options, show=asked.show)
        return
    for count in asked.sentences:
        draw = random.Random(count)  # noqa: S311 - the same sentences each time
        sentences = sentences_of(asked.texts, count, draw)
        plants = planted(sentences, draw)
        print(f"{count:,} sentences, {len(plants):,} planted renderings")
        own = ours(sentences, plants, asked.show)
        peer = all_pairs(sentences, plants, asked.all_pairs)
        print(f"              {peer / own:.1f} times as long as framediff")
        if asked.peer_python:
            peer = rensa(sentences, plants, asked.peer_python)
            print(f"              {peer / own:.2f} times as long as framediff")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"              peak memory so far {peak:,.0f} MB")


if __name__ == "__main__":
    main()
