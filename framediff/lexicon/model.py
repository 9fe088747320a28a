"""The lexicon as a validated object: choice sets, categories and topics, each with provenance and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Accepted", "Category", "ChoiceSet", "Entry", "Indicator", "Lexicon", "Topic", "Variant", "Verb"]


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
    """Wording counted per 1,000 words of the same voice. Reporting verbs are listed as `verb`, all else as `entry`."""

    id: str
    label: str
    definition: str
    entry: tuple[Entry, ...] = ()
    verb: tuple[Verb, ...] = ()
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
    """

    id: str
    label: str
    set_id: str
    is_variant: bool


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A validated, versioned dictionary of contested wording."""

    id: str
    title: str
    language: str
    version: str
    licence: str
    about: str = ""
    sources: tuple[str, ...] = ()
    choice_set: tuple[ChoiceSet, ...] = ()
    category: tuple[Category, ...] = ()
    topic: tuple[Topic, ...] = ()
    accepted: tuple[Accepted, ...] = ()

    def indicators(self) -> Iterator[Indicator]:
        """Everything countable, in the order of the file."""
        for choice_set in self.choice_set:
            for variant in choice_set.variant:
                yield Indicator(f"{choice_set.id}/{variant.id}", variant.label, choice_set.id, is_variant=True)
        for category in self.category:
            yield Indicator(category.id, category.label, category.id, is_variant=False)

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
