"""The lexicon as a validated object: choice sets, categories and topics, each with provenance and examples."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec reads the types of fields at run time
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Accepted", "Category", "ChoiceSet", "Entry", "Indicator", "Lexicon", "Measured", "Topic", "Variant", "Verb"]


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How precise an entry proved to be when people coded a sample of its hits.

    Attributes:
        coded: how many hits were coded.
        right: how many of them mean what the indicator's definition says.
        coders: how many people coded each.
        alpha: Krippendorff's alpha between them; None with one coder.
        on: the day of the coding.
    """

    coded: int
    right: int
    coders: int = 1
    alpha: float | None = None
    on: dt.date | None = None


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of an indicator: a pattern, the contexts it needs or refuses, and examples that test it.

    Attributes:
        pattern: words to find; see lexicons/README.md for the form.
        match: texts in which the pattern must give a hit.
        no_match: look-alike texts in which it must give none.
        case: whether capitals must be as written in the pattern.
        regex: the marked exception: the pattern is a regular expression (RE2 syntax) over the folded text.
        before, after: patterns, one of which must stand directly before, after the hit.
        not_before, not_after: patterns, none of which may stand directly before, after the hit.
        near, not_near: patterns, one of which must, none of which may stand in the same sentence.
        anywhere, not_anywhere: patterns, one of which must, none of which may stand elsewhere in the same article.
        since, until: the first and the last day on which the wording is what the indicator says, by an article's date.
        weight: what a hit adds to a category's weighted sum, which is shown beside the count.
        measured: how precise it proved to be when people coded its hits.
        note: why the entry is as it is.
    """

    pattern: str
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    case: bool = False
    regex: bool = False
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()
    not_anywhere: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    weight: float = 1.0
    measured: Measured | None = None
    note: str = ""


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A cue verb of reported speech.

    Attributes:
        lemma: the verb, e.g. `say`; may carry a particle (`point out`).
        forms: inflected forms, where the regular ones are wrong.
        takes: what content it introduces: `clause` (a bare clause), `that`, `quote`, `question`, `addressee` (its
            right-hand noun is who was told, never who spoke), `infinitive` (“claims to have”),
            `object` (a noun phrase).
        ambiguous: forms that are more often another word (`states`, `claims`) and so need `that` or a quotation.
        match: texts in which it reports speech.
        no_match: texts in which it does not.
    """

    lemma: str
    forms: tuple[str, ...] = ()
    takes: tuple[str, ...] = ("clause", "that", "quote")
    ambiguous: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class Variant(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One of the rival labels of a referent.

    A variant with a `side` is one that a party to the dispute uses and another objects to; it must say who does
    which, name a source, and name its mirror: the id of the counterpart on the other side.
    """

    id: str
    label: str
    entry: tuple[Entry, ...]
    side: str = ""
    used_by: str = ""
    objected_by: str = ""
    mirror: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""


class ChoiceSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The rival labels of one referent; each hit of any variant is an occasion on which a choice was made.

    `unresolved` holds mentions that may name the referent (`the region`): listed, and kept out of every share.
    """

    id: str
    referent: str
    variant: tuple[Variant, ...]
    unresolved: tuple[Entry, ...] = ()
    label: str = ""
    note: str = ""


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Wording counted per 1,000 words of the same voice. Reporting verbs are listed as `verb`, all else as `entry`.

    A category with a `parent` is a part of it: the parent counts all that its children count, each place once.
    `negated` says what becomes of a hit that is denied (“was not occupied”): it counts and carries a flag (`flag`), it
    does not count (`exclude`), or it counts for the category's mirror (`mirror`).
    """

    id: str
    label: str
    definition: str
    entry: tuple[Entry, ...] = ()
    verb: tuple[Verb, ...] = ()
    parent: str = ""
    negated: str = "flag"
    side: str = ""
    used_by: str = ""
    objected_by: str = ""
    mirror: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a passage is about: a paragraph in which one of the entries stands is on the topic."""

    id: str
    label: str
    entry: tuple[Entry, ...]
    definition: str = ""


class Accepted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A finding of `framediff lexicon lint` that is meant to stand.

    Attributes:
        finding: its code, such as `missing-mirror`.
        at: where: an indicator's id (`territory/artsakh`), the id of a choice set or topic, or the lexicon's own.
        reason: why it stands; shown wherever the lexicon is.
        pattern: the entry's pattern, to accept the finding of this one entry only.
    """

    finding: str
    at: str
    reason: str
    pattern: str = ""


class Indicator(msgspec.Struct, frozen=True):
    """Anything countable in a lexicon: a variant of a choice set, or a category.

    Attributes:
        id: unique in its lexicon: `territory/artsakh` for a variant, `occupation` for a category.
        label: the words a reader sees.
        set_id: the choice set it belongs to; the category's own id for a category.
        is_variant: whether it is counted per occasion (a variant) or per 1,000 words (a category).
        depth: how many categories stand above it.
        parent: id of the category directly above it; "" where there is none.
        weighted: whether an entry adds another number than 1 to its weighted sum, which then stands beside its counts.
    """

    id: str
    label: str
    set_id: str
    is_variant: bool
    depth: int = 0
    parent: str = ""
    weighted: bool = False


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A validated, versioned dictionary of contested wording.

    `kind` says what it is about: the wording of one `issue`, generic `frames`, `rhetoric`, or the `verbs` that report
    speech. An article in which one of the patterns in `subject` stands is about the issue.
    """

    id: str
    title: str
    language: str
    version: str
    licence: str
    kind: str = ""
    subject: tuple[str, ...] = ()
    about: str = ""
    sources: tuple[str, ...] = ()
    choice_set: tuple[ChoiceSet, ...] = ()
    category: tuple[Category, ...] = ()
    topic: tuple[Topic, ...] = ()
    accepted: tuple[Accepted, ...] = ()

    def indicators(self) -> Iterator[Indicator]:
        """Everything countable, in the order of the file; a category's parts follow it."""
        weighted = self.weighted()
        for choice_set in self.choice_set:
            for variant in choice_set.variant:
                yield Indicator(f"{choice_set.id}/{variant.id}", variant.label, choice_set.id, is_variant=True)
        for category, depth in self.tree():
            yield Indicator(
                id=category.id,
                label=category.label,
                set_id=category.id,
                is_variant=False,
                depth=depth,
                parent=category.parent if depth else "",
                weighted=category.id in weighted,
            )

    def tree(self) -> Iterator[tuple[Category, int]]:
        """Every category with the number of those above it, in the order of the file, its parts directly after it."""
        parts: dict[str, list[Category]] = {}
        for category in self.category:
            parts.setdefault(category.parent, []).append(category)
        waiting = [(category, 0) for category in reversed(parts.get("", ()))]
        while waiting:
            category, depth = waiting.pop()
            yield category, depth
            waiting += [(part, depth + 1) for part in reversed(parts.get(category.id, ()))]

    def ancestors(self, category: Category) -> tuple[Category, ...]:
        """The categories that `category` is a part of, the nearest first."""
        named = {each.id: each for each in self.category}
        above: list[Category] = []
        while category.parent in named and named[category.parent] not in above:
            category = named[category.parent]
            above.append(category)
        return tuple(above)

    def weighted(self) -> frozenset[str]:
        """Ids of the categories that count an entry whose weight is not 1, be it a part's or a denied mirror's."""
        named = {each.id: each for each in self.category}
        found: set[str] = set()
        for category in self.category:
            if any(entry.weight != 1 for entry in category.entry):
                for each in (category, *self.ancestors(category)):
                    found.add(each.id)
                    if each.negated == "mirror" and each.mirror in named:
                        mirror = named[each.mirror]
                        found |= {other.id for other in (mirror, *self.ancestors(mirror))}
        return frozenset(found)

    def __repr__(self) -> str:
        return f"Lexicon({self.id} {self.version})"

    def __str__(self) -> str:
        entries = sum(1 for _ in self.entries()) + sum(len(category.verb) for category in self.category)
        counts = (
            (len(self.choice_set), "choice set", "choice sets"),
            (len(self.category), "category", "categories"),
            (len(self.topic), "topic", "topics"),
            (entries, "entry", "entries"),
        )
        listed = ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in counts if number)
        return f"{self.title} ({self.id} {self.version}): {listed}"

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every entry with the place it stands at, e.g. `choice_set territory, variant artsakh, entry 1`."""
        for choice_set in self.choice_set:
            for variant in choice_set.variant:
                for number, entry in enumerate(variant.entry, 1):
                    yield f"choice_set {choice_set.id}, variant {variant.id}, entry {number}", entry
            for number, entry in enumerate(choice_set.unresolved, 1):
                yield f"choice_set {choice_set.id}, unresolved {number}", entry
        for category in self.category:
            for number, entry in enumerate(category.entry, 1):
                yield f"category {category.id}, entry {number}", entry
        for topic in self.topic:
            for number, entry in enumerate(topic.entry, 1):
                yield f"topic {topic.id}, entry {number}", entry
