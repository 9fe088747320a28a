"""Unresolved mentions in their words, and a resolution of one written at the end of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.resolving import NONE, UNLISTED, Resolution, Resolutions, mentions, read_resolutions, resolved
from framediff.comparison.resolving.making import OTHER_LABEL
from framediff.comparison.resolving.resolutions import RESOLUTIONS_FILE
from framediff.comparison.study.names import among
from framediff.errors import InputError, UnknownNameError
from framediff.escaping import for_terminal
from framediff.export.amendments.tomlfile import append_tables, name_of, toml_table
from framediff.export.document import Bullets, Column, Document, Evidence, Said, Section, Table, place_of_hit
from framediff.export.layout import counted
from framediff.export.manifest import made_from

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framediff.article import Article, Span
    from framediff.comparison import Study
    from framediff.comparison.resolving import Mention

__all__ = ["chosen_name", "mention_at", "mentions_document", "named_in_words", "write_resolution"]

_HEAD = """\
# What some mentions name whose words do not tell it, said by hand.
# Written by `framediff resolve` or by you; `framediff resolve PLACE` shows every mention beside what stands here.
# `names` is the id of a variant, "unlisted" (it names the referent, by none of the labels listed) or "none".
"""

_COLUMNS = (
    Column("number", "no.", numeric=True),
    Column("article", "article", shown=False),
    Column("start", "start", shown=False),
    Column("end", "end", shown=False),
    Column("words", "in its words"),
    Column("voice", "who says it"),
    Column("of", "may name", shown=False),
    Column("referent", "may name"),
    Column("names", "by hand"),
)


def mentions_document(study: Study) -> Document:
    """Every mention that may name a referent, numbered, in its words, with what was said of it by hand."""
    found = mentions(study)
    open_ones = sum(not each.names for each in found)
    table = Table(
        "mentions",
        "",
        _COLUMNS,
        tuple(_row(study, each) for each in found),
        (
            Said(
                f"{counted(open_ones, 'mention')} of {len(found)} {'is' if open_ones == 1 else 'are'} open: in no "
                "share, but in its bounds. `framediff resolve PLACE --mention NUMBER --as NAME` settles one: NAME is a "
                f"variant that it counts for, `{UNLISTED}` or `{NONE}`. Numbers stay the same when one is settled."
            ),
        )
        if found
        else (),
        "No lexicon in use has found a mention that may or may not name its referent.",
    )
    blocks: list[Table | Bullets] = [table]
    if study.resolved.idle:
        items = (
            Said(f"Resolution {e.resolution.number}, “{e.resolution.text}” in {e.resolution.article}: {e.reason}.")
            for e in study.resolved.idle
        )
        blocks.append(Bullets(tuple(items), "Resolutions that change nothing here:"))
    section = Section("mentions", "Mentions that may name a referent", tuple(blocks))
    subtitle = (counted(len(study.articles), "article"), *(f"{each.id} {each.version}" for each in study.lexicons))
    manifest = made_from(study, "resolve", {})
    return Document(f"Unresolved mentions: {study.corpus.name}", subtitle, (section,), manifest)


def _row(study: Study, mention: Mention) -> tuple[Said, ...]:
    hit = mention.hit
    place = place_of_hit(study, hit)
    words = f"{place.left}[{place.node}]{place.right}"
    return (
        Said(str(mention.number), mention.number),
        Said(hit.article_id),
        Said(str(hit.span.start), hit.span.start),
        Said(str(hit.span.end), hit.span.end),
        Said(
            f"{hit.article_id} {hit.span.start}:{hit.span.end} {words}",
            words,
            Evidence(f"mention {mention.number}", (place,), "mention"),
        ),
        Said(str(hit.voice) if hit.speaker is None else f"{hit.voice}, {study.register.name_of(hit.speaker)}"),
        Said(f"{hit.lexicon_id}:{hit.set_id}"),
        Said(mention.block.title),
        Said(named_in_words(study, mention.names) if mention.names else "open", mention.names or ""),
    )


def named_in_words(study: Study, names: str) -> str:
    """What a mention names, as `Mention.names` has it, in words."""
    return "names something else" if names == NONE else f"counts for “{study.indicator(names).label}”"


def mention_at(study: Study, article: Article, span: Span, of: str | None) -> Mention:
    """The mention of `article` at `span`, of the choice set `of` where several may be meant.

    Raises:
        InputError: there is none, or more than one.
    """
    here = [each for each in mentions(study) if each.hit.article_id == article.id and each.hit.span.overlaps(span)]
    if of is not None:
        sets = {f"{each.hit.lexicon_id}:{each.hit.set_id}": each.block.title for each in here}
        wanted = among("choice set", of, sets, "none may be named there") if sets else ""
        here = [each for each in here if f"{each.hit.lexicon_id}:{each.hit.set_id}" == wanted]
    where = f"{for_terminal(article.id)} [{span.start}–{span.end})"
    if not here:
        raise InputError(f"{where}: there is no unresolved mention; `framediff resolve PLACE` lists them.")
    if len(here) > 1:
        named = ", ".join(f"{each.number} ({each.hit.lexicon_id}:{each.hit.set_id})" for each in here)
        raise InputError(f"{where}: there are mentions {named}; say which with --mention, or with --of.")
    return here[0]


def chosen_name(mention: Mention, name: str) -> str:
    """What a reader means by `name`: `none`, `unlisted`, or the id of a variant of the mention's choice set.

    Raises:
        UnknownNameError: it is none of them.
    """
    given = name.strip().casefold()
    if given in (NONE, UNLISTED):
        return given
    variants = {
        each.id.rpartition("/")[2]: each.label for each in mention.block.indicators if each.label != OTHER_LABEL
    }
    if given.rpartition("/")[2] in variants and given.rpartition("/")[0] in ("", mention.hit.set_id, mention.block.key):
        return given.rpartition("/")[2]
    try:
        return among("variant", name, variants, "")
    except UnknownNameError as error:
        if "could be more than one" in str(error):
            raise
        listed = ", ".join([*variants, UNLISTED, NONE])
        raise UnknownNameError(
            f"No variant of {mention.block.title} is called “{name}”; there are: {listed}."
        ) from None


def write_resolution(  # noqa: PLR0913 - what is said of which mention, and what the file keeps beside it
    study: Study, path: Path, mention: Mention, names: str, *, note: str = "", by: str = ""
) -> Study:
    """Append what `mention` names to the file at `path`, which is made if need be, and return the study with it.

    Raises:
        InputError: the mention is resolved already, or the file cannot be read or written.
    """
    hit = mention.hit
    article = study[hit.article_id].article
    partial = study.corpus.is_part_for(path, RESOLUTIONS_FILE)
    if mention.names:
        file = study.resolved.file
        name = "its file" if file is None else for_terminal(file.path.name)
        raise InputError(
            f"Mention {mention.number} is resolved already: it {named_in_words(study, mention.names)}; change or "
            f"delete its entry in {name}."
        )
    entry = Resolution(
        article=name_of(study.corpus, path, article),
        at=hit.span.start,
        text=" ".join(hit.span.of(article.text).split()),
        of=f"{hit.lexicon_id}:{hit.set_id}",
        names=names,
        sha256=article.sha256,
        note=" ".join(note.split()),
        by=" ".join(by.split()),
    )
    there = read_resolutions(path, partial=partial) if path.exists() else Resolutions(path, partial=partial)
    resolved(study, Resolutions(path, there.sha256, (*there.entries, entry), partial))
    append_tables(path, "resolution", [_toml(entry)], _HEAD)
    return resolved(study, read_resolutions(path, partial=partial))


def _toml(entry: Resolution) -> str:
    keys: Sequence[str] = ("article", "at", "text", "of", "names", "note", "by", "sha256")
    return toml_table("resolution", {key: getattr(entry, key) for key in keys})
