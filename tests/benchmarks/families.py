"""How many renderings of a quotation are found: among thousands of sentences, and in 54 articles on invented events.

    python tests/benchmarks/families.py TEXTS.jsonl... [--sentences 1000 10000 100000] [--peer-python PYTHON]
    python tests/benchmarks/families.py --events [--given-voices] [--sweep] [--similarity 0.75] [--show 20]

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
from event_corpus import articles, as_input, sheets
from made import heard, made_study

from framediff.comparison.families import FamilyOptions, quote_families
from framediff.comparison.families.translation import content_rows
from framediff.comparison.families.units import speeches_of, units_of
from framediff.comparison.opening import open_study
from framediff.comparison.texts.terms import is_function_word
from framediff.comparison.worddiff import summed
from framediff.voice import Speaker, SpeakerId

SENTENCE = re.compile(r"[^.!?\n{}|]+[.!?]")
WORD = re.compile(r"\w+(?:['’-]\w+)*")
KINDS = ("glyph", "cut", "fragment", "reorder", "swap", "several", "translated")
SMALL = "the a of to in that for on with by at from as and or but this these it its which would will has have".split()
LEAST, AN_ARTICLE = 8, 10
QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")
Words = namedtuple("Words", "words")  # noqa: PYI024 - what `content_rows` needs of a unit
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


def events_study(*, given):
    """The articles of the events, heard by framediff, or with the voices and speakers of their labels."""
    if not given:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "events.jsonl"
            path.write_text("\n".join(map(as_input, articles())), encoding="utf-8")
            return open_study(path, lexicons=[])
    speakers, marked = {}, []
    for article in articles():
        text = ""
        for sentence in article.sentences:
            who = sentence.speaker or sentence.source
            key = "?" if who is None else speakers.setdefault(who, f"s{len(speakers)}")
            text += ("\n\n" if sentence.paragraph else " ") if text else ""
            text += voiced(sentence, key)
        marked.append(heard(article.id, text, article.outlet, article.date))
    return made_study(marked, (), [Speaker(SpeakerId(key), name) for name, key in speakers.items()])


def voiced(sentence, who):
    """A labelled sentence with its voice marked: of a mixed one all that stands in no quotation marks is indirect."""
    if sentence.voice == "own":
        return sentence.text
    if sentence.voice == "indirect":
        return f"{{i {who}|{sentence.text}}}"
    parts = []
    for part in QUOTED.split(sentence.text):
        plain = sentence.voice == "mixed" and any(letter.isalpha() for letter in part)
        parts.append(f"{{d {who}|{part}}}" if QUOTED.fullmatch(part) else f"{{i {who}|{part}}}" if plain else part)
    return "".join(parts)


def gold_renderings():
    """By quotation and article the labelled sentences that render it."""
    found = defaultdict(lambda: defaultdict(list))
    for article in articles():
        for sentence in article.sentences:
            for quote in sentence.quotes:
                found[article.sheet, quote][article.id].append(sentence)
    return found


def in_common(one, two):
    """Whether two articles render the same part of a quotation: two sentences share half the shorter one's content."""
    rows = [set(row) for row in content_rows([Words(words_of(each.text)) for each in (*one, *two)])]
    return any(
        len(mine & theirs) >= max(3, min(len(mine), len(theirs)) / 2)
        for mine in rows[: len(one)]
        for theirs in rows[len(one) :]
    )


def words_of(text):
    return tuple(WORD.findall(text.lower()))


def given_in(sentences):
    """How an article gives a quotation: quoted, if any of it stands in quotation marks, else paraphrased."""
    return "quoted" if any(each.voice in {"direct", "mixed"} for each in sentences) else "paraphrased"


class Gold:
    """What the labels of the events say of pairs of articles and of families."""

    def __init__(self):
        self.original = {
            (sheet.id, key): quote["original"] for sheet in sheets().values() for key, quote in sheet.quotes.items()
        }
        self.of = gold_renderings()
        self.pairs = [(quote, *pair) for quote, held in self.of.items() for pair in combinations(held, 2)]
        self.common = {pair for pair in self.pairs if in_common(*self.both(pair))}
        self.facts = defaultdict(list)
        for article in articles():
            self.facts[article.id] = [
                (each, {(article.sheet, key) for key in each.tells}) for each in article.sentences
            ]

    def both(self, pair):
        return [self.of[pair[0]][article] for article in pair[1:]]

    def kind(self, pair):
        return " ↔ ".join(sorted(map(given_in, self.both(pair)), reverse=True))

    def told(self, stretch):
        """The quotations and facts of the sheets that a stretch renders, by the sentences it touches."""
        found = set()
        for sentence, told in self.facts[stretch.article_id]:
            if any(span.start < sentence.end and sentence.start < span.end for span in stretch.spans):
                found |= told
        return found


def events(asked):
    gold, study = Gold(), events_study(given=asked.given_voices)
    print(
        f"{len(study.articles)} articles, {len(gold.of)} quotations, {len(gold.pairs)} pairs of articles that render "
        f"one, {len(gold.common)} of them a common part of it"
    )
    options = [FamilyOptions(asked.least_words, asked.similarity)]
    if asked.sweep:
        options = [FamilyOptions(least, share / 20) for least in (6, 8, 10) for share in range(11, 19)]
    for each in options:
        families = quote_families(study, each)
        told_of(gold, families, each, asked.show)


def told_of(gold, families, asked, show):
    every = [*families.shared, *families.paraphrased, *families.translated]
    held = [[(stretch.article_id, gold.told(stretch)) for stretch in family.stretches] for family in every]
    joined = defaultdict(set)  # by pair the families that hold it
    for number, stretches in enumerate(held):
        for (one, mine), (two, theirs) in combinations(stretches, 2):
            for quote in mine & theirs & gold.of.keys() if one != two else ():
                joined[quote, *sorted((one, two))].add(number)
    pure = [bool(set.intersection(*(told for _, told in stretches))) for stretches in held]
    several = {quote for quote, *_ in gold.pairs}
    split = [q for q in several if len(set.union(set(), *(n for pair, n in joined.items() if pair[0] == q))) > 1]
    whole = [q for q in several if set.intersection(*(joined.get((q, *p), set()) for p in combinations(gold.of[q], 2)))]
    print(
        f"  {asked.least_words} words at {asked.similarity:g}: {len(every)} families ({len(families.shared)} quoted in "
        f"several, {len(families.paraphrased)} paraphrased, {len(families.translated)} reworded), {sum(pure)} pure; "
        f"of {len(several)} quotations {len({quote for quote, *_ in joined})} found, {len(whole)} whole, "
        f"{len(split)} split"
    )
    pairs_told(gold, joined)
    notes_told(gold, every, held)
    for family, fine in zip(every, pure, strict=True):
        if show and not fine:
            print("    not one statement:", *(f"\n      {words}" for words in texts_of(family)))
    for pair in [pair for pair in gold.pairs if pair in gold.common and pair not in joined][:show]:
        print(f"    missed {pair[0]} {gold.kind(pair)}, {gold.original[pair[0]]}")
        for article, sentences in zip(pair[1:], gold.both(pair), strict=True):
            print(f"      {article}: {' '.join(each.text for each in sentences)}")


def pairs_told(gold, joined):
    groups = {"all": gold.pairs}
    for pair in gold.pairs:
        groups.setdefault(gold.kind(pair), []).append(pair)
        groups.setdefault(gold.original[pair[0]], []).append(pair)
    for label, pairs in groups.items():
        part = [pair for pair in pairs if pair in gold.common]
        found, right = (sum(pair in joined for pair in some) for some in (pairs, part))
        print(f"    {label:27} {found:3} of {len(pairs):3} pairs; in common {right:3} of {len(part):3}")


def notes_told(gold, every, held):
    notes = Counter()
    for family, stretches in zip(every, held, strict=True):
        quotes = set.intersection(*(told for _, told in stretches)) & gold.of.keys()
        if quotes and not all(summed(rendering.diff).verbatim for rendering in family.renderings):
            notes[bool(family.translations), gold.original[min(quotes)]] += 1
    print(
        f"    likely translated: {notes[True, 'translated']} right, {notes[True, 'english']} wrong; not said of "
        f"{notes[False, 'translated']} that are and {notes[False, 'english']} that are not"
    )


def texts_of(family):
    yield family.renderings[0].diff.first
    for rendering in family.renderings:
        yield rendering.diff.second


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*")
    parser.add_argument("--sentences", nargs="+", type=int, default=[1000, 10_000, 100_000])
    parser.add_argument("--all-pairs", type=int, default=5000)
    parser.add_argument("--peer-python")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--events", action="store_true")
    parser.add_argument("--least-words", type=int, default=8)
    parser.add_argument("--similarity", type=float, default=0.75)
    parser.add_argument("--given-voices", action="store_true")
    parser.add_argument("--sweep", action="store_true")
    asked = parser.parse_args()
    if asked.events:
        events(asked)
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
