"""The omission map with one row for each aspect and group, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.omission import AspectChoice, AspectKind, Presence
from framediff.comparison.omission.proof import Proofs, tried
from framediff.export.document import Column, Said, Table
from framediff.export.omission.disagreement import differing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison.omission import OmissionMap, Spot
    from framediff.comparison.omission.nearest import Nearest
    from framediff.comparison.omission.proof import Proof

__all__ = ["KINDS", "omission_table"]

KINDS = {
    AspectChoice.TOPICS: (AspectKind.TOPIC,),
    AspectChoice.INDICATORS: (AspectKind.REFERENT, AspectKind.VARIANT, AspectKind.CATEGORY),
    AspectChoice.FACTS: (AspectKind.FACT,),
}
"""The kinds of aspects that each table has."""

_LONG = (
    Column("aspects", "aspects"),
    Column("kind", "kind"),
    Column("key", "key"),
    Column("aspect", "aspect"),
    Column("story", "story"),
    Column("conflicts", "conflicts"),
    Column("group", "group"),
    Column("sign", "sign"),
    *(Column(str(presence).replace(" ", "_"), str(presence), numeric=True) for presence in Presence),
    Column("places", "places", numeric=True),
    Column("patterns", "patterns", numeric=True),
    Column("sentences", "sentences", numeric=True),
    Column("words", "words", numeric=True),
    Column("refused", "refused", numeric=True),
    Column("nearest_score", "nearest", numeric=True),
    Column("nearest_article", "in"),
    Column("nearest_start", "from", numeric=True),
    Column("nearest_end", "to", numeric=True),
    Column("nearest_words", "words there"),
    Column("why", "why not applicable"),
)


def omission_table(made: OmissionMap) -> Table:
    """The map with one row for each aspect and group, for programs; the proof in numbers."""
    maker = Proofs(made)
    rows = tuple(_long_row(made, spot, maker) for aspect in made.aspects for spot in made.row(aspect))
    return Table("omissions", "", _LONG, rows)


def _long_row(made: OmissionMap, spot: Spot, maker: Proofs) -> tuple[Said, ...]:
    counts = spot.counts
    choice = next(choice for choice, kinds in KINDS.items() if spot.aspect.kind in kinds)
    group = next(group for group in made.groups if group.key == spot.group)
    proofs = maker.of(spot)
    near = max(_near(made, spot, proofs), key=lambda each: each[1].score, default=None)
    told: list[object] = [
        str(choice),
        str(spot.aspect.kind),
        spot.aspect.key,
        spot.aspect.label,
        spot.aspect.story,
        "; ".join(
            f"{each.conflict.kind}: {each.conflict.first or 'none'} and {each.conflict.second or 'none'}"
            for each in differing(made, spot.aspect)
        ),
        group.label,
        spot.text,
        *(counts.get(presence, 0) for presence in Presence),
        len(spot.mentions),
        len(tried(spot.aspect)),
        sum(proof.sentences for proof in proofs) if proofs else "",
        sum(proof.words for proof in proofs) if proofs else "",
        sum(len(proof.asides) for proof in proofs) if proofs else "",
    ]
    if near is None:
        told += [""] * 5
    else:
        article_id, nearest = near
        words = " ".join(nearest.span.of(made.study[article_id].article.text).split())
        told += [nearest.score, article_id, nearest.span.start, nearest.span.end, words]
    told.append("; ".join(dict.fromkeys(part.why for part in spot.where(Presence.NOT_APPLICABLE))))
    return tuple(Said(str(each), each) for each in told)


def _near(made: OmissionMap, spot: Spot, proofs: Sequence[Proof]) -> Iterator[tuple[str, Nearest]]:
    """In the articles of a field that lack its aspect, or may have it, what comes nearest to it."""
    for proof in proofs:
        if proof.nearest is not None:
            yield proof.article_id, proof.nearest
    for part in spot.where(Presence.UNRESOLVED):
        spans = {each.span for each in part.perhaps}
        if spans and made.facts is not None:
            nearest = made.facts.nearest(spot.aspect.key, part.article_id, spans.__contains__)
            if nearest is not None:
                yield part.article_id, nearest
