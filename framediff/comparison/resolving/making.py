"""Making resolutions good: unresolved mentions of a study counted, or left out, as a reader has said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from framediff.comparison.resolving.resolutions import NONE, UNLISTED, Resolution, Resolutions
from framediff.comparison.study.names import did_you_mean
from framediff.errors import InputError
from framediff.lexicon.model import Indicator
from framediff.matching import HitState
from framediff.scoring.cells import Measure
from framediff.sources.records import shown
from framediff.voice.amendments.placing import file_called

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framediff.article import Article
    from framediff.comparison.study import Studied, Study
    from framediff.comparison.study.blocks import Block
    from framediff.matching import Hit

__all__ = ["FLAG", "OTHER_LABEL", "Mention", "Resolved", "mentions", "resolved"]

FLAG = "resolved"
"""The flag of a hit whose fate is what a reader said of it."""

OTHER_LABEL = "another label (by hand)"
"""The row of mentions that name the referent with none of the variants."""

_SPACES = 200  # characters that white space between the words of a mention may take more than one each
_ELSE = "by hand: it does not name the referent"


@dataclass(frozen=True, slots=True)
class Idle:
    """A resolution that changes nothing here, and why."""

    resolution: Resolution
    reason: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a reader's resolutions have come to in a study.

    Attributes:
        file: where they were read; None without a file.
        made: those made good.
        idle: those that found no unresolved mention, such as of a text that is not counted now.
        elsewhere: how many are about articles or lexicons that are not in use.
    """

    file: Resolutions | None = None
    made: tuple[Resolution, ...] = field(default=(), repr=False)
    idle: tuple[Idle, ...] = field(default=(), repr=False)
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention that may name a choice set's referent, by the matcher's rules.

    Attributes:
        number: its place among all mentions of the study, from 1; it does not change when one is resolved.
        hit: as it counts now.
        block: the choice set.
        names: what a reader says it names: the key of an indicator, or `none`; "" while nobody has said.
    """

    number: int
    hit: Hit
    block: Block = field(repr=False)
    names: str


def mentions(study: Study) -> tuple[Mention, ...]:
    """Every unresolved mention of `study`, and those that were resolved by hand, by article and offset."""
    blocks = {block.key: block for block in study.blocks}
    found = [
        hit
        for studied in study.articles
        for hit in studied.hits
        if hit.state is HitState.UNRESOLVED or FLAG in hit.flags
    ]
    return tuple(
        Mention(number, hit, blocks[study.set_key(hit)], _names(study, hit)) for number, hit in enumerate(found, 1)
    )


def _names(study: Study, hit: Hit) -> str:
    if FLAG not in hit.flags:
        return ""
    return study.key_of(hit) if hit.state is HitState.COUNTED else NONE


def resolved(study: Study, resolutions: Resolutions | None) -> Study:
    """`study` with these resolutions in place of those made good before; nothing is matched again.

    A mention resolved as a variant counts for it, with the flag `resolved`. One resolved as `unlisted` counts as an
    occasion for a label of its own, which is then the last row of its choice set. One that names something else is
    excluded, with that reason.

    Raises:
        InputError: a resolution is about an article, words, a choice set or a variant that is not there, the text has
            changed since, or two are about one mention.
    """
    bare = _bare(study)
    if resolutions is None:
        return bare
    about = _Articles(bare, resolutions)
    by_article: dict[str, dict[tuple[int, str, str], Resolution]] = {}
    elsewhere = 0
    for entry in resolutions.entries:
        where = f"{shown(resolutions.path)}, resolution {entry.number}" if entry.number else "This resolution"
        article = about.article_of(entry, where)
        if article is None or entry.lexicon_id not in bare.fingerprints:
            elsewhere += 1
            continue
        _check_text(entry, article, where)
        _indicator_of(bare, entry, where)
        key = entry.at, entry.lexicon_id, entry.set_id
        here = by_article.setdefault(article.id, {})
        if key in here:
            raise InputError(
                f"{where}: it and resolution {here[key].number} are about the same mention; keep one of them."
            )
        here[key] = entry
    return _made(bare, resolutions, by_article, elsewhere)


def _made(
    bare: Study,
    resolutions: Resolutions,
    by_article: dict[str, dict[tuple[int, str, str], Resolution]],
    elsewhere: int,
) -> Study:
    made: list[Resolution] = []
    articles: list[Studied] = []
    for studied in bare.articles:
        wanted = by_article.get(studied.article.id)
        if not wanted:
            articles.append(studied)
            continue
        hits = []
        for hit in studied.hits:
            entry = wanted.get((hit.span.start, hit.lexicon_id, hit.set_id))
            if entry is not None and hit.state is HitState.UNRESOLVED and _same(entry, hit, studied.article):
                made.append(entry)
                hits.append(_settled(hit, entry))
            else:
                hits.append(hit)
        articles.append(replace(studied, hits=tuple(hits)))
    done = {id(entry) for entry in made}
    idle = [
        Idle(entry, f"no entry of {entry.of} finds an unresolved mention there, or that text is not counted")
        for found in by_article.values()
        for entry in found.values()
        if id(entry) not in done
    ]
    made.sort(key=lambda entry: entry.number)
    state = Resolved(resolutions, tuple(made), tuple(sorted(idle, key=lambda each: each.resolution.number)), elsewhere)
    study = replace(bare, articles=tuple(articles), resolved=state)
    return _with_rows(study, {(e.lexicon_id, e.set_id) for e in made if e.names == UNLISTED})


def _settled(hit: Hit, entry: Resolution) -> Hit:
    flagged = replace(hit, flags=hit.flags | {FLAG}, wording=hit.wording | {FLAG})
    if entry.names == NONE:
        return replace(flagged, state=HitState.EXCLUDED, reason=_ELSE)
    return replace(flagged, state=HitState.COUNTED, indicator=f"{hit.set_id}/{_variant(entry)}")


def _bare(study: Study) -> Study:
    """The study as the matcher left it."""
    if study.resolved == Resolved():
        return study
    articles = [
        replace(studied, hits=tuple(_unsettled(hit) for hit in studied.hits))
        if any(FLAG in hit.flags for hit in studied.hits)
        else studied
        for studied in study.articles
    ]
    blocks = tuple(
        replace(block, indicators=tuple(each for each in block.indicators if each.label != OTHER_LABEL))
        for block in study.blocks
    )
    kept = {each.id for block in blocks for each in block.indicators}
    keys = {where: key for where, key in study.indicator_keys.items() if key in kept}
    return replace(study, articles=tuple(articles), blocks=blocks, indicator_keys=keys, resolved=Resolved())


def _unsettled(hit: Hit) -> Hit:
    if FLAG not in hit.flags:
        return hit
    return replace(
        hit,
        state=HitState.UNRESOLVED,
        indicator=hit.set_id,
        reason="",
        flags=hit.flags - {FLAG},
        wording=hit.wording - {FLAG},
    )


def _with_rows(study: Study, sets: set[tuple[str, str]]) -> Study:
    """`study` with a row for labels that are not listed in each of `sets`, which has mentions of such."""
    keys = dict(study.indicator_keys)
    blocks = []
    for block in study.blocks:
        set_id = block.key.removeprefix(f"{block.lexicon_id}:")
        where = block.lexicon_id, f"{set_id}/{UNLISTED}"
        if block.measure is Measure.SHARE and (block.lexicon_id, set_id) in sets and where not in keys:
            keys[where] = f"{block.key}/{UNLISTED}"
            row = Indicator(keys[where], OTHER_LABEL, block.key, is_variant=True)
            blocks.append(replace(block, indicators=(*block.indicators, row)))
        else:
            blocks.append(block)
    return (
        study if len(keys) == len(study.indicator_keys) else replace(study, blocks=tuple(blocks), indicator_keys=keys)
    )


class _Articles:
    """The articles of a study as a file of resolutions names them."""

    def __init__(self, study: Study, resolutions: Resolutions) -> None:
        self._resolutions = resolutions
        self._by_id = {each.article.id: each.article for each in study.articles}
        self._by_path: dict[Path, list[Article]] = {}
        for article in self._by_id.values():
            if article.path is not None:
                self._by_path.setdefault(article.path.resolve(), []).append(article)

    def article_of(self, entry: Resolution, where: str) -> Article | None:
        """The article that an entry is about; None when it is about another of the folder.

        Raises:
            InputError: the file that it names holds several articles, or nothing is called so.
        """
        target = file_called(self._resolutions.path.parent, entry.article)
        beside = [] if target is None else self._by_path.get(target, [])
        if len(beside) > 1:
            raise InputError(
                f'{where}: "{shown(entry.article)}" holds {len(beside)} articles; give the id of the one that is meant.'
            )
        if beside:
            return beside[0]
        found = self._by_id.get(entry.article)
        if found is None and target is None and not self._resolutions.partial:
            near = did_you_mean(entry.article, self._by_id)
            raise InputError(
                f'{where}: there is no article "{shown(entry.article)}" (any more){near.rstrip("?")}; delete the '
                "resolution, or give the article's file or id."
            )
        return found


def _check_text(entry: Resolution, article: Article, where: str) -> None:
    name = shown(entry.article)
    if entry.sha256 and article.sha256 and entry.sha256 != article.sha256:
        raise InputError(
            f"{where}: the text of {name} has changed since it was made, so that it may mean another place; look with "
            "`framediff resolve PLACE`, and put the entry right or delete it."
        )
    words = " ".join(entry.text.split())
    there = article.text[entry.at : entry.at + len(words) + _SPACES]
    if there[:1].isspace() or not " ".join(there.split()).startswith(words):
        raise InputError(
            f"{where}: at {entry.at} in {name} the words are not “{shown(words)}”; look with "
            "`framediff resolve PLACE`, and put the entry right or delete it."
        )


def _same(entry: Resolution, hit: Hit, article: Article) -> bool:
    """Whether an entry's words are those of the mention that begins where it says."""
    return entry.text.split() == hit.span.of(article.text).split()


def _indicator_of(study: Study, entry: Resolution, where: str) -> None:
    """Refuse a choice set or a variant that does not exist."""
    variants = _variants(study, entry)
    if variants is None:
        sets = [f"{lex.id}:{each.id}" for lex in study.lexicons for each in lex.choice_set]
        raise InputError(f'{where}: no choice set is called "{shown(entry.of)}"{_near(entry.of, sets)}.')
    if entry.names not in (NONE, UNLISTED) and _variant(entry) not in variants:
        names = [*variants, UNLISTED, NONE]
        raise InputError(f'{where}: {entry.of} has no variant "{shown(entry.names)}"{_near(entry.names, names)}.')


def _near(name: str, known: Sequence[str]) -> str:
    hint = did_you_mean(name, known)
    return hint.rstrip("?") or f"; there are: {', '.join(known)}"


def _variant(entry: Resolution) -> str:
    """The id of the variant, which may be written with its choice set before it."""
    return entry.names.rpartition("/")[2]


def _variants(study: Study, entry: Resolution) -> list[str] | None:
    for lexicon in study.lexicons:
        for choice_set in lexicon.choice_set:
            if (lexicon.id, choice_set.id) == (entry.lexicon_id, entry.set_id):
                return [variant.id for variant in choice_set.variant]
    return None
