"""Whether a lexicon says what it counts, by whose account, in words that pass no judgement, and tests it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.lexicon.linting.findings import Finding, listed
from framediff.lexicon.linting.sides import marked_of
from framediff.lexicon.model import Entry
from framediff.lexicon.patterns.grammar import Pattern
from framediff.lexicon.patterns.surfaces import words_of
from framediff.lexicon.starter import LEFT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framediff.lexicon.linting.sides import Marked
    from framediff.lexicon.matcher import Matcher
    from framediff.lexicon.model import Lexicon, Verb

__all__ = ["VERDICTS", "example_findings", "label_findings", "left_over_findings", "source_findings"]

VERDICTS = frozenset(
    """
    accurate inaccurate correct incorrect dishonest distorted honest fake false falsely genuine improper lie lies lying
    manipulative misleading myth objective proper properly real reasonable slanted true truly unbiased unfair untrue
    wrong wrongly
    """.split()
)
"""Words that judge where a lexicon should describe, beside all that begin as “bias” does and three stems like it."""

# In a definition these mostly describe (“a threat, real or imagined”); in a name they judge
_PLAIN_IN_PROSE = frozenset("genuine improper objective proper properly real reasonable true truly".split())
_VERDICT_STEMS = ("bias", "neutral", "propagand", "truth")
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)|`[^`]*`")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_CONVERTED = "The words under “"  # what `lexicon convert` writes where another tool has no definition
_FEW_WORDS = 4  # a definition of three words is a label


def source_findings(lexicon: Lexicon) -> Iterator[Finding]:
    """Definitions and sources that are missing, or not in the list at the top."""
    for each in marked_of(lexicon):
        own = each.own
        definition = getattr(own, "definition", None)
        if definition is not None and (len(definition.split()) < _FEW_WORDS or definition.startswith(_CONVERTED)):
            yield Finding(
                "missing-definition",
                each.id,
                f"Its definition is “{definition}”." if definition.strip() else "Its definition is empty.",
                "Say in a sentence what is counted and what is not.",
            )
        frames = not each.set_id and lexicon.kind == "frames" and not getattr(own, "parent", "")
        if not own.sources and (own.side or frames):
            why = f"It is marked with the side “{own.side}”" if own.side else "It is a category of a lexicon of frames"
            yield Finding(
                "missing-source", each.id, f"{why} and names no source.", "Name the publications it is known from."
            )
        for source in own.sources:
            if not _listed(source, lexicon.sources):
                yield Finding(
                    "unlisted-source",
                    each.id,
                    f"“{source}” is not in the list of sources at the top.",
                    "Add the whole reference there, with the same first word and year.",
                )


def left_over_findings(lexicon: Lexicon) -> Iterator[Finding]:
    """What `lexicon new` wrote for its writer to write over."""
    remedy = "Write your own in its place."
    for key, texts in (("about", (lexicon.about,)), ("sources", lexicon.sources)):
        for text in texts:
            if text in LEFT:
                yield Finding("left-over", lexicon.id, f"Its `{key}` is still “{text}”.", remedy)
    for each in marked_of(lexicon):
        if each.own.objected_by.endswith(LEFT):
            yield Finding("left-over", each.id, f"`objected_by` is still “{each.own.objected_by}”.", remedy)


def _listed(short: str, sources: Iterable[str]) -> bool:
    """Whether whole references have the same first word and, between them, the same years."""
    name = re.split(r"[\s,.(:;]", short.strip())[0]
    named = [whole for whole in sources if name in whole]
    return bool(named) and all(any(year in whole for whole in named) for year in _YEAR.findall(short))


def label_findings(lexicon: Lexicon, matcher: Matcher) -> Iterator[Finding]:
    """Names and definitions of ours that judge, and names of variants that are the name of a side."""
    sides = {each.own.side for each in marked_of(lexicon) if each.own.side}
    wording: dict[str, set[str]] = {}
    for rule in matcher.rules:
        if isinstance(rule.pattern, Pattern):
            wording.setdefault(rule.indicator, set()).update(map(str.lower, words_of(rule.pattern.root)))
    for choice_set in lexicon.choice_set:
        yield from _loaded(choice_set.id, ("id", "label", "referent"), choice_set, ())
    for each in marked_of(lexicon):
        # An id cannot quote: what its label quotes, or what is counted, may stand in it
        counted = frozenset(wording.get(each.id, ()))
        quoted = frozenset(word for part in _QUOTED.findall(each.own.label) for word in _WORD.findall(part.lower()))
        yield from _loaded(each.id, ("label", "definition"), each.own, counted)
        yield from _loaded(each.id, ("id",), each.own, counted | quoted)
        if each.set_id:
            yield from _side_in_label(each, sides, counted)
    for topic in lexicon.topic:
        yield from _loaded(topic.id, ("id", "label", "definition"), topic, ())


def _loaded(at: str, keys: Iterable[str], own: object, wording: Iterable[str]) -> Iterator[Finding]:
    for key in keys:
        text = getattr(own, key, "")
        ours = _QUOTED.sub(" ", text)
        loaded = [
            word
            for word in _WORD.findall(ours.lower())
            if (word in VERDICTS or word.startswith(_VERDICT_STEMS))
            and word not in wording
            and not (key == "definition" and word in _PLAIN_IN_PROSE)
        ]
        if loaded:
            yield Finding(
                "loaded-label",
                at,
                f"Its {key} says “{loaded[0]}”, which judges and does not describe.",
                "Describe the wording; what others say stands in quotation marks.",
            )


def _side_in_label(each: Marked, sides: Iterable[str], wording: Iterable[str]) -> Iterator[Finding]:
    words = set(_WORD.findall(_QUOTED.sub(" ", each.own.label).lower()))
    for side in sorted(sides):
        named = set(_WORD.findall(side.lower()))
        if named and named <= words and not named & set(wording):
            yield Finding(
                "side-in-label",
                each.id,
                f"Its label names the side “{side}” and not the wording.",
                "Let the label show the words that are counted; `side` and `used_by` say whose they are.",
            )
            return


def example_findings(lexicon: Lexicon) -> Iterator[Finding]:
    """Entries without a `match`, and without a `no_match`, by indicator, choice set or topic."""
    owners: list[tuple[str, tuple[Entry | Verb, ...]]] = [
        (each.id, (*each.own.entry, *getattr(each.own, "verb", ()))) for each in marked_of(lexicon)
    ]
    owners += [(each.id, each.unresolved) for each in lexicon.choice_set]
    owners += [(each.id, each.entry) for each in lexicon.topic]
    for at, entries in owners:
        for key, code, remedy in (
            ("match", "missing-match", "Write a text in which it must give a hit."),
            ("no_match", "missing-no-match", "Write look-alikes in which it must give none."),
        ):
            bare = [_pattern(entry) for entry in entries if not getattr(entry, key)]
            if bare:
                counted = f"{len(bare)} of {len(entries)} {'entry' if len(entries) == 1 else 'entries'}"
                yield Finding(code, at, f"{counted} without `{key}`: {listed(bare)}.", remedy)


def _pattern(entry: Entry | Verb) -> str:
    return entry.pattern if isinstance(entry, Entry) else entry.lemma
