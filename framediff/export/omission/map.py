"""The omission map for a reader: a sign for each aspect and group, and behind every ○ the proof of absence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.omission import AspectChoice, AspectKind, Presence
from framediff.comparison.omission.proof import Proofs, tried
from framediff.comparison.table.trees import tree_label
from framediff.export.document import (
    Bullets,
    Column,
    Document,
    Evidence,
    Paragraph,
    Said,
    Section,
    Table,
    place_of,
    place_of_hit,
)
from framediff.export.layout import counted
from framediff.export.manifest import made_from
from framediff.export.omission.disagreement import DIFFER, conflict_record, differences, differing, differing_places
from framediff.export.omission.long import KINDS, omission_table
from framediff.export.omission.proof import absence_words, near_places, proof_record
from framediff.export.omission.searched import searched
from framediff.matching import HitState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison.groups import Group
    from framediff.comparison.omission import Aspect, Mention, OmissionMap, Part, Spot
    from framediff.comparison.omission.proof import Proof
    from framediff.comparison.stories import Story
    from framediff.export.document import Place

    _Groups = dict[int, Group]  # the columns of a table, each by its number among all

__all__ = ["LEGEND", "omission_section", "omissions_document"]

LEGEND = (
    *(Said(f"{presence.sign} {presence.words}") for presence in Presence),
    Said(f"{DIFFER} before a fact: articles do not tell it alike in a number, a date, a name or a negation"),
)
"""What every sign means."""

_FACTS = Paragraph(
    Said(
        "A fact has a row when statements of two or more articles on one story report it, in whatever words; the most "
        "typical of them stands for it. Statements are compared without the clause that says who said it."
    )
)
_LISTED = 3  # fields named with a reason why they are not applicable; more are counted
_MOST = 6  # columns that are headed by their groups' names; more are numbered
_TITLES = {
    AspectChoice.TOPICS: "Topics",
    AspectChoice.INDICATORS: "Names and wording",
    AspectChoice.FACTS: "Facts",
}
_FURTHER = {
    AspectChoice.TOPICS: ("topic", "topics"),
    AspectChoice.INDICATORS: ("name or category", "names and categories"),
    AspectChoice.FACTS: ("fact", "facts"),
}


def omissions_document(made: OmissionMap, *, long: bool = False, proofs: bool = True) -> Document:
    """The map as a document.

    Args:
        made: the map.
        long: one row for each aspect and group, for programs, in place of the map.
        proofs: whether every field carries its places, and every ○ its proof.
    """
    study, options = made.study, made.options
    lexicons = options.lexicons or tuple(lexicon.id for lexicon in study.lexicons)
    told = (
        study.corpus.name,
        counted(len(study.articles), "article"),
        f"by {options.by}" + ("" if options.around is None else f" around {options.around.isoformat()}"),
        "every topic" if options.topic is None else f"topic: {study.topics[options.topic].label}",
        ", ".join(f"{each.id} {each.version}" for each in study.lexicons if each.id in lexicons),
        *([f"confidence from {study.hearing.min_confidence:g}"] if study.hearing.min_confidence else []),
    )
    chosen = {
        "by": str(options.by),
        "around": None if options.around is None else options.around.isoformat(),
        "topic": options.topic,
        "lexicons": list(lexicons),
        "aspects": [str(each) for each in options.aspects],
        "indicators": list(options.indicators),
        "min_confidence": study.hearing.min_confidence,
    }
    section = (
        Section("omissions", "Omission map", (omission_table(made),)) if long else omission_section(made, proofs=proofs)
    )
    return Document("Omission map", told, (section,), made_from(study, "omissions", chosen, lexicons))


def omission_section(made: OmissionMap, *, proofs: bool = True, patterns: bool = True) -> Section:
    """The map for a reader: topics, names and wording, facts, each a table; then what the signs mean.

    Args:
        made: the map.
        proofs: whether every field carries its places, and every ○ its proof.
        patterns: whether the patterns are printed, too; not where the whole lexicon is.
    """
    maker = Proofs(made) if proofs else None
    lead = Paragraph(
        Said(
            "What stands in whose articles, and in whose words. ○ says only that the patterns of the lexicon were "
            "looked for and not found: its proof lists how much was looked through, what was refused there and by "
            "which rule, and what came nearest. What was left out may have had no place in the story."
        )
    )
    inner = []
    for choice in AspectChoice:
        rows = [aspect for aspect in made.aspects if aspect.kind in KINDS[choice]]
        sought = choice is AspectChoice.FACTS and made.facts is not None
        if choice is AspectChoice.FACTS and rows:
            inner.append(_facts(made, rows, maker))
        elif rows or sought or any(aspect.kind in KINDS[choice] for aspect in made.further):
            inner.append(_part(made, choice, rows, maker))
    signs = Section("omissions-signs", "What the signs mean", (Bullets(LEGEND),))
    tables = [
        _all(made) if aspect.kind is not AspectKind.FACT else _on(made, _story(made, aspect), aspect)
        for aspect in made.aspects
    ]
    numbered = [_numbers(made)] if any(len(groups) > _MOST for groups in tables) else []
    sought_for = [searched(made, patterns=patterns)] if proofs and any(tried(each) for each in made.aspects) else []
    return Section("omissions", "Omission map", (lead, *numbered), (*inner, signs, *sought_for))


def _numbers(made: OmissionMap) -> Bullets:
    items = tuple(Said(f"{number}: {group.label}", group.key) for number, group in enumerate(made.groups, 1))
    return Bullets(items, "The columns:")


def _part(made: OmissionMap, choice: AspectChoice, rows: Sequence[Aspect], maker: Proofs | None) -> Section:
    further = [aspect for aspect in made.further if aspect.kind in KINDS[choice]]
    notes = [Said(note) for note in _missing(made, rows, _all(made))]
    if further:
        one, many = _FURTHER[choice]
        told = f"{one} stands in no article and has" if len(further) == 1 else f"{many} stand in no article and have"
        notes.append(Said(f"{len(further):,} further {told} no row.", [aspect.key for aspect in further]))
    table = Table(
        f"omissions-{choice}",
        "",
        _columns(_all(made)),
        tuple(_row(made, aspect, maker, _all(made)) for aspect in rows),
        tuple(notes),
        _empty(made, choice),
    )
    return Section(f"omissions-{choice}", _TITLES[choice], (table,))


def _facts(made: OmissionMap, rows: Sequence[Aspect], maker: Proofs | None) -> Section:
    """The facts of each story, in a table of its own."""
    stories: dict[str, list[Aspect]] = {}
    for aspect in rows:
        stories.setdefault(_story(made, aspect).key, []).append(aspect)
    parts = []
    for number, some in enumerate(stories.values(), 1):
        story = _story(made, some[0])
        key = f"omissions-facts-{number}"
        groups = _on(made, story, some[0])
        lead = f"{counted(len(story.articles), 'article')} on this story, {counted(len(some), 'fact')} in two or more."
        notes = [Said(note) for note in _missing(made, some, groups)]
        notes += [note for aspect in some for note in differences(made, aspect)]
        fields = tuple(_row(made, aspect, maker, groups) for aspect in some)
        table = Table(key, "", _columns(groups, "fact"), fields, tuple(notes))
        parts.append(Section(key, f"Story: {story.label}", (Paragraph(Said(lead)), table)))
    return Section("omissions-facts", _TITLES[AspectChoice.FACTS], (_FACTS,), tuple(parts))


def _story(made: OmissionMap, aspect: Aspect) -> Story:
    assert made.facts is not None  # noqa: S101 - asked of facts only
    return made.facts.story(aspect.key)


def _on(made: OmissionMap, story: Story, aspect: Aspect) -> _Groups:
    """The columns that have an article on a story, of which `aspect` is a fact."""
    on = set(story.articles)
    return {
        number: group
        for number, group in _all(made).items()
        if any(part.article_id in on for part in made.spot(aspect, group.key).parts)
    }


def _all(made: OmissionMap) -> _Groups:
    return dict(enumerate(made.groups, 1))


def _columns(groups: _Groups, label: str = "aspect") -> tuple[Column, ...]:
    many = len(groups) > _MOST
    return (
        Column("kind", "kind", shown=False),
        Column("key", "key", shown=False),
        Column("aspect", label),
        Column("conflicts", "conflicts", shown=False),
        Column("standing", "in", numeric=True),
        *(
            Column(f"group_{number}", str(number) if many else group.label, numeric=True)
            for number, group in groups.items()
        ),
    )


def _empty(made: OmissionMap, choice: AspectChoice) -> str:
    """What is said where no row is."""
    if choice is not AspectChoice.FACTS or made.facts is None:
        return "Nothing of this kind stands in any article."
    if not made.facts.stories:
        return "No two articles are on one story, so there is no fact that one of them could leave out."
    stories = "1 story has" if made.facts.stories == 1 else f"{made.facts.stories:,} stories have"
    return f"{stories} two or more articles; no fact was found in two of them."


def _row(made: OmissionMap, aspect: Aspect, maker: Proofs | None, groups: _Groups) -> tuple[Said, ...]:
    there, could = made.standing(aspect)
    differ = differing(made, aspect)
    return (
        Said(str(aspect.kind)),
        Said(aspect.key),
        _label(made, aspect),
        Said(f"{len(differ)}", [conflict_record(each) for each in differ]),
        Said(f"{there:,} of {could:,}", {"articles": there, "of": could}),
        *(_field(made, made.spot(aspect, group.key), maker) for group in groups.values()),
    )


def _label(made: OmissionMap, aspect: Aspect) -> Said:
    """The name of a row; of a fact that is not told alike with the sign of it and every rendering that differs."""
    differ = differing(made, aspect)
    if not differ:
        return Said(tree_label(aspect.label, aspect.depth), aspect.label)
    places = dict.fromkeys(place for each in differ for place in differing_places(made, each))
    said = f"“{aspect.label}” is not told alike"
    return Said(f"{DIFFER} {aspect.label}", aspect.label, Evidence(said, tuple(places), "sentence"))


def _field(made: OmissionMap, spot: Spot, maker: Proofs | None) -> Said:
    data: dict[str, object] = {
        "group": spot.group,
        "articles": {str(p): [part.article_id for part in spot.where(p)] for p in spot.counts},
        "places": len(spot.mentions),
    }
    missing = {part.article_id: part.why for part in spot.where(Presence.NOT_APPLICABLE)}
    if missing:
        data["missing"] = missing
    if maker is None:
        return Said(spot.text, data)
    proofs = maker.of(spot)
    if proofs:
        data["proofs"] = [proof_record(made.study, proof) for proof in proofs if proof.compared]
    return Said(spot.text, data, _evidence(made, spot, maker, proofs))


def _evidence(made: OmissionMap, spot: Spot, maker: Proofs, proofs: Sequence[Proof]) -> Evidence | None:
    """The places of a field and, for the articles without any, the proof in words with what came nearest."""
    study = made.study
    group = next(group for group in made.groups if group.key == spot.group)
    named = f"“{spot.aspect.label}”, {group.label}"
    places = [_place(made, mention) for mention in spot.mentions]
    for part in spot.where(Presence.UNRESOLVED):
        places += [place_of(study, part.article_id, each.span, "may report it") for each in part.perhaps]
        places += [
            place_of(study, part.article_id, aside.span, "may name it: unresolved")
            for aside in maker.asides(spot, part.article_id)
            if aside.state is HitState.UNRESOLVED
        ]
    if not proofs:
        return Evidence(named, tuple(places), "place") if places else None
    said = absence_words(study, proofs, len(spot.parts))
    return Evidence(f"{named}: {said}", (*places, *near_places(study, proofs)), "place")


def _place(made: OmissionMap, mention: Mention) -> Place:
    if mention.hit is not None:
        return place_of_hit(made.study, mention.hit)
    return place_of(made.study, mention.article_id, mention.span)


def _missing(made: OmissionMap, rows: Sequence[Aspect], groups: _Groups) -> Iterator[str]:
    """Why fields are not applicable: each reason with where it holds; those without occasion in one sentence."""
    reasons: dict[str, list[str]] = {}
    for aspect in rows:
        for group in groups.values():
            spot = made.spot(aspect, group.key)
            for part in spot.where(Presence.NOT_APPLICABLE):
                reasons.setdefault(part.why, []).append(f"{aspect.label} ({_who(group.label, part, spot)})")
    for why, where in reasons.items():
        if why.startswith("no occasion"):
            yield f"— {why}, so that no name could be chosen: {counted(len(where), 'field')}."
        else:
            shown = "; ".join(dict.fromkeys(where)) if len(where) <= _LISTED else counted(len(where), "field")
            yield f"— {why}: {shown}."


def _who(label: str, part: Part, spot: Spot) -> str:
    return label if len(spot.parts) == 1 else f"{label}, {part.article_id}"
