"""`framediff correct`: say whose words a span is; kept in a plain file, and stronger than the rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from framediff.cli.options import VOICES, columns, corrections_file, say

if TYPE_CHECKING:
    from pathlib import Path

    from framediff.article import Article, Corpus, Span
    from framediff.voice.amendments.corrections import Correction

__all__ = ["article_called", "between", "correct"]


@click.command()
@click.argument("place")
@click.argument("article", required=False)
@click.option("--text", "words", metavar="WORDS", help="The words that are put right, as the article has them.")
@click.option(
    "--occurrence", type=click.IntRange(min=1), metavar="N", help="Which of them, when they stand more than once."
)
@click.option(
    "--at", metavar="START:END", help="The words from one offset to another, as `framediff annotate` prints them."
)
@click.option(
    "--voice",
    type=click.Choice(VOICES),
    help="Whose wording they are: the outlet's own, a speaker's verbatim, a speaker's in paraphrase, or not known.",
)
@click.option(
    "--speaker", metavar="NAME", help="Who speaks, or `unknown`; direct and indirect speech must say one of them."
)
@click.option("--note", default="", help="Why, for whoever reads the file.")
@click.option("--by", default="", metavar="NAME", help="Who says so.")
@click.option("--list", "listed", is_flag=True, help="List the corrections beside what the rules say without them.")
@corrections_file
def correct(
    *,
    place: str,
    article: str | None,
    words: str | None,
    occurrence: int | None,
    at: str | None,
    voice: str | None,
    speaker: str | None,
    note: str,
    by: str,
    listed: bool,
    corrections: str | None,
) -> None:
    """Put right whose words a span is, or list what was put right.

    The correction is added to corrections.toml in PLACE, beside corpus.toml. It beats every rule and stays when the
    articles are read again; results say how many there are. The file can be written by hand, too: what stands there is
    never changed, and an entry is taken back by deleting it. ARTICLE is its id or its file's name.

    \b
    Examples:
      framediff correct articles/ post-1 --text "the port would stay shut" --voice indirect --speaker "Mira Dall"
      framediff correct articles/ post-1 --at 310:345 --voice own --note "the reporter's aside"
      framediff correct articles/ --list
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.sources import read
    from framediff.voice.amendments.corrections import file_of

    if listed:
        given = {"ARTICLE": article, "--text": words, "--at": at, "--voice": voice, "--speaker": speaker}
        named = [name for name, value in given.items() if value is not None]
        if named:
            raise click.UsageError(f"--list shows all corrections of PLACE; leave {' and '.join(named)} out.")
    elif words is not None and at is not None:
        raise click.UsageError("--text and --at both say which words are meant; use one of them, not both.")
    elif article is None or voice is None or (words is None and at is None):
        raise click.UsageError(
            "A correction needs an ARTICLE, its words by --text or --at, and --voice; `framediff correct PLACE --list` "
            "shows those there are."
        )
    corpus = read(place)
    path = file_of(corpus, corrections)
    if path is None or article is None or voice is None:
        say(_listed(corpus, corrections))
        return
    about = article_called(corpus, article)
    said = _said(voice, speaker, note, by)
    if at is None:
        span = _worded(about, words or "", occurrence)
    elif occurrence is not None:
        raise click.UsageError("--occurrence goes with --text; --at says the place already.")
    else:
        span = between(at, about)
    say(_written(corpus, path, about, span, said))


def _said(voice: str, speaker: str | None, note: str, by: str) -> Correction:
    from framediff.voice import Voice
    from framediff.voice.amendments.corrections import Correction

    name = None if speaker is None else " ".join(speaker.split())
    return Correction("", "", Voice(voice), name, note=" ".join(note.split()), by=" ".join(by.split()))


def article_called(corpus: Corpus, name: str) -> Article:
    """The article called `name`, by id or file.

    Raises:
        UnknownNameError: no article, or more than one, is called so.
    """
    from framediff.comparison.study.names import unknown

    wanted = name.removeprefix("./")
    found = [each for each in corpus if each.id == wanted]
    if not found and corpus.folder is not None:
        target = (corpus.folder / wanted).resolve()
        found = [each for each in corpus if each.path is not None and each.path.resolve() == target]
    if not found:
        found = [each for each in corpus if each.path is not None and each.path.name == wanted]
    if len(found) != 1:
        raise unknown("article" if not found else "one article", name, [each.id for each in corpus], "see its ids")
    return found[0]


def _worded(article: Article, words: str, occurrence: int | None) -> Span:
    """Where `words` stand in `article`."""
    from framediff.voice.amendments.placing import found_in

    return found_in(words, article, occurrence)


def between(given: str, article: Article) -> Span:
    """The span that START:END is in `article`."""
    from framediff.article import Span

    match = re.fullmatch(r"\s*(\d+)\s*[:–-]\s*(\d+)\s*", given)
    if match is None or int(match[1]) >= int(match[2]) or int(match[2]) > len(article.text):
        raise click.UsageError(
            f"--at is START:END, two offsets of the article's text, which has {len(article.text):,} characters."
        )
    return Span(int(match[1]), int(match[2]))


def _written(corpus: Corpus, path: Path, article: Article, span: Span, said: Correction) -> str:
    """Write the correction, and say in words what it changes."""
    from dataclasses import replace

    from framediff.escaping import for_terminal
    from framediff.export.amendments.correction import correction_of, corrections_with, write_correction
    from framediff.voice.amendments.agreement import agreements, rules_say, said_already
    from framediff.voice.hearing import hear
    from framediff.voice.people.known import speakers_of

    entry = correction_of(corpus, path, article, span, said)
    made = replace(corrections_with(corpus, path, entry), partial=True)
    there = replace(made, entries=made.entries[:-1])
    alone = hear([article], corrections=there, known=speakers_of(corpus))
    already = said_already(alone, made, article.id, span)
    if already:
        where = f"{article.id} [{span.start}–{span.end})"
        return for_terminal(f"Nothing is written: {where} is {already} already.") + "\n"
    entry = replace(entry, was=rules_say(corpus, article, span))
    made = write_correction(corpus, path, entry)
    last = next(each for each in agreements(corpus, made) if each.placed.correction.number == len(made.entries))
    click.echo(f"Written: {for_terminal(str(path))}", err=True)
    place = f"{last.placed.article_id} [{last.placed.span.start}–{last.placed.span.end})"
    return for_terminal(f"{place}: {last.says}; the rules had said: {last.rules}") + "\n"


def _listed(corpus: Corpus, given: str | None) -> str:
    """Every correction, what the rules had said when it was made, and what they say now."""
    from framediff.escaping import for_terminal
    from framediff.export.columns import wrap
    from framediff.export.layout import counted
    from framediff.voice.amendments.agreement import agreements
    from framediff.voice.amendments.corrections import corrections_of
    from framediff.voice.amendments.placing import sought

    made = corrections_of(corpus, given)
    if made is None or not made.entries:
        return "There are no corrections.\n"
    found = agreements(corpus, made)
    _, stale = sought(made, corpus)
    blocks = {}
    width = columns()
    for gone in stale:
        entry = gone.correction
        lines = wrap(f"{entry.number}. {entry.article} “{' '.join(entry.text.split())}”", width, rest="   ")
        lines += wrap(f"does not apply: {gone.reason}", width, first="   ", rest="     ")
        blocks[entry.number] = lines + _told(entry, width)
    for each in found:
        placed, entry = each.placed, each.placed.correction
        words = " ".join(placed.span.of(next(a.text for a in corpus if a.id == placed.article_id)).split())
        head = f"{entry.number}. {placed.article_id} [{placed.span.start}–{placed.span.end}) “{words}”"
        lines = wrap(head, width, rest="   ")
        lines += wrap(f"corrected: {each.says}", width, first="   ", rest="     ")
        if entry.was:
            lines += wrap(f"the rules had said: {entry.was}", width, first="   ", rest="     ")
        agree = "which agrees" if each.agrees else "which differs"
        lines += wrap(f"the rules now say: {each.rules}, {agree}", width, first="   ", rest="     ")
        blocks[entry.number] = lines + _told(entry, width)
    agreeing = sum(each.agrees for each in found)
    elsewhere = len(made.entries) - len(found) - len(stale)
    other = f"; {elsewhere} more about articles that are not here" if elsewhere else ""
    other += f"; {len(stale)} more not applying: put them right in {made.path}, or delete them" if stale else ""
    lines = [line for _, block in sorted(blocks.items()) for line in block]
    lines += ["", f"{counted(len(found), 'correction')}; the rules now agree with {agreeing}{other}."]
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def _told(entry: Correction, width: int) -> list[str]:
    """What the file says beside the correction itself."""
    from framediff.export.columns import wrap

    told = [(name, value) for name, value in (("note", entry.note), ("by", entry.by)) if value]
    return [line for name, value in told for line in wrap(f"{name}: {value}", width, first="   ", rest="     ")]
