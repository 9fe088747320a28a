"""textacy's direct quotations for articles on stdin, run by voice.py in an environment that has textacy and a model.

One `{"id", "text"}` a line comes in; one `{"id", "attributions"}` a line goes out, then a line with versions, the CPU
seconds that parsing and extracting took in the quickest pass, and the number of articles that textacy gave up on (it
does so when a text has an odd number of quotation marks). With `--paragraphs` each paragraph is a text of its own.
"""

from __future__ import annotations

import json
import re
import sys
import time

import spacy
import textacy
from textacy.extract import direct_quotations

PARAGRAPH = re.compile(r"[^\n]+")


def main() -> None:
    """Answer every article, as often as the first argument says."""
    passes, by_paragraph = int(sys.argv[1]), "--paragraphs" in sys.argv
    model = next((name for name in spacy.util.get_installed_models() if name.startswith("en_core_web_sm")), None)
    if model is None:
        sys.exit("no spaCy model en_core_web_sm is installed here")
    parse = spacy.load(model)
    articles = [json.loads(line) for line in sys.stdin]
    found, silent = answers(parse, articles[:1], by_paragraph=by_paragraph)
    seconds = []
    for _ in range(passes):
        begun = time.process_time()
        found, silent = answers(parse, articles, by_paragraph=by_paragraph)
        seconds.append(time.process_time() - begun)
    for article, attributions in zip(articles, found, strict=True):
        print(json.dumps({"id": article["id"], "attributions": attributions}))
    version = f"textacy {textacy.__version__}, spaCy {spacy.__version__}, {model} {parse.meta['version']}"
    print(json.dumps({"version": version, "seconds": min(seconds), "silent": silent}))


def answers(parse: spacy.Language, articles: list[dict], *, by_paragraph: bool) -> tuple[list[list[dict]], int]:
    """The attributions of each article, and the number of articles that were given up on, as a whole or in part."""
    found, silent = [], 0
    for article in articles:
        text = article["text"]
        parts = [match.span() for match in PARAGRAPH.finditer(text)] if by_paragraph else [(0, len(text))]
        attributions = []
        gave_up = False
        for start, end in parts:
            try:
                attributions += [attribution(start, each) for each in direct_quotations(parse(text[start:end]))]
            except ValueError:
                gave_up = True
        found.append(attributions)
        silent += gave_up
    return found, silent


def attribution(start: int, quotation: textacy.extract.triples.DQTriple) -> dict:
    """A quotation of textacy in the article's offsets; its text begins at `start`."""
    first, last = quotation.speaker[0], quotation.speaker[-1]
    return {
        "content": [[start + quotation.content.start_char, start + quotation.content.end_char]],
        "source": [start + first.idx, start + last.idx + len(last)],
    }


if __name__ == "__main__":
    main()
