"""From hits and spans of a study to the places of a document, with their words and what a reader should know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from framediff.export.document.model import Evidence, Place, Stretch
from framediff.export.layout import context
from framediff.scoring.cells import plain
from framediff.voice.flags import FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framediff.article import Span
    from framediff.comparison import Study
    from framediff.matching import Hit

__all__ = ["HitPlaces", "hits_evidence", "place_of", "place_of_hit", "voiced"]

_REACH = 60


def place_of(study: Study, article_id: str, span: Span, note: str | None = None, reach: int = _REACH) -> Place:
    """A span as a place: its words, those around it in its paragraph, and `note`, or whose voice it is in."""
    told = voiced(study, article_id, span) if note is None else note
    # One place stands behind many numbers of a report, and its words depend on the texts alone.
    made: dict[object, Place] = study.kept.setdefault("places", {})
    asked = article_id, span.start, span.end, told, reach
    if asked not in made:
        studied = study[article_id]
        passage = studied.passage_at(span.start)
        words = context(studied.article, span, None if passage is None else passage.span, reach)
        around = Stretch(words.span, words.span.of(studied.article.text))
        made[asked] = Place(article_id, span, words.left, words.node, words.right, told, around)
    return made[asked]


def voiced(study: Study, article_id: str, span: Span) -> str:
    """Voice and speaker of most of a span, in words."""
    segment = study[article_id].heard.voices.majority(span)
    return segment.voice.labelled + ("" if segment.speaker is None else f", {study.register.label_of(segment.speaker)}")


def place_of_hit(study: Study, hit: Hit) -> Place:
    """A hit as a place: its words, with voice, speaker, weight and flags."""
    # What is made from a study may have other names and lexicons.
    known: tuple[object, object, dict[object, str]] | None = study.kept.get("said")
    if known is None or known[0] is not study.register or known[1] is not study.blocks:
        known = study.kept["said"] = study.register, study.blocks, {}
    said = known[2]
    asked = hit.voice, hit.speaker, hit.flags, hit.weight, hit.lexicon_id, hit.indicator, hit.set_id
    if asked not in said:
        said[asked] = _said(study, hit)
    return place_of(study, hit.article_id, hit.span, said[asked])


def _said(study: Study, hit: Hit) -> str:
    """Voice, speaker, weight and flags of a hit, in words."""
    who = "" if hit.speaker is None else f", {study.register.label_of(hit.speaker)}"
    key = study.key_of(hit)
    told = [f"weight {plain(hit.weight)}"] if study.is_indicator(key) and study.indicator(key).weighted else []
    told += sorted(flag for flag in hit.flags if flag in FLAGS)  # others are of the attribution, not of the words
    flags = f" ({', '.join(told)})" if told else ""
    return f"{hit.voice.labelled}{who}{flags}"


class HitPlaces(Sequence[Place]):
    """Hits as places, each of which is made when it is asked for: a report writes few of many."""

    def __init__(self, study: Study, hits: Iterable[Hit]) -> None:
        self._study = study
        self._hits = tuple(hits)
        self._all: tuple[Place, ...] | None = None

    def __len__(self) -> int:
        return len(self._hits)

    def __iter__(self) -> Iterator[Place]:
        if self._all is None:  # whoever goes through all of them goes through them again
            self._all = self[:]
        return iter(self._all)

    @overload
    def __getitem__(self, index: int) -> Place: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Place, ...]: ...

    def __getitem__(self, index: int | slice) -> Place | tuple[Place, ...]:
        if isinstance(index, slice):
            return tuple(place_of_hit(self._study, hit) for hit in self._hits[index])
        return place_of_hit(self._study, self._hits[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HitPlaces) and self._study is other._study and self._hits == other._hits

    def __hash__(self) -> int:
        return hash((len(self._hits), self._hits[:1]))


def hits_evidence(study: Study, of: str, hits: Iterable[Hit]) -> Evidence | None:
    """The hits as evidence of what `of` says; None when there are none."""
    places = HitPlaces(study, hits)
    return Evidence(of, places) if places else None
