"""Finding the quote families of a study, and the best pair where there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.comparison.audit.copies import copies_of
from framediff.comparison.families.contents import SameContents, days_of
from framediff.comparison.families.copied import without_copies
from framediff.comparison.families.grouping import Grouping, rendering_of, stretch_of
from framediff.comparison.families.likeness import alike, shared
from framediff.comparison.families.links import ALL_PAIRS, Links, content_shared, pairs_of
from framediff.comparison.families.model import BestPair, Families, Family, FamilyOptions
from framediff.comparison.families.translation import LEAST_CONTENT, SIMILARITY, content_rows, signs
from framediff.comparison.families.units import short_units_of, speeches_of, units_of
from framediff.comparison.worddiff import summed
from framediff.comparison.worddiff.contractions import expanded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Span
    from framediff.comparison.families.units import Speech, Unit
    from framediff.comparison.study import Study

__all__ = ["quote_families"]

_STEPS = (0.5, 0.25, 0.0)  # a best pair is looked for from the top, since a high cutoff is quick
_CONTENT = 3  # content words of a best pair; `there is a` makes short sentences alike that say nothing in common
_LONGER = 2  # times as many words that one of a best pair has at most; a long sentence has somewhat of everything
_TRIED = 20_000


def quote_families(study: Study, options: FamilyOptions | None = None) -> Families:
    """The families of a study: the same statement in several renderings, whatever their order and cuts."""
    asked = FamilyOptions() if options is None else options
    speeches = [
        speech for speech in speeches_of(study) if asked.speaker is None or speech.speaker in (asked.speaker, None)
    ]
    units = units_of(speeches, asked.least_words)
    links = Links(units, speeches, asked.similarity, [expanded(unit.words) for unit in units])
    more = (*units, *short_units_of(speeches, asked.least_words))
    same = SameContents(more, speeches, days_of(study))
    made = [_signed(study, family, asked) for family in Grouping(study, speeches, more, links, same).families()]
    left_out = copies_of(study).left_out
    together = [without_copies(study, family, left_out) for family in made if family is not None]
    found = [family for family in together if family.renderings]
    quoted_in_several = [family for family in found if _quoted_in(family, alike=True) > 1]
    others = [family for family in found if _quoted_in(family, alike=True) <= 1]
    reworded = [family for family in others if _quoted_in(family) > 1]
    rest = [family for family in others if _quoted_in(family) <= 1]
    quoted = [unit for unit in units if speeches[unit.speech].quoted]
    return Families(
        options=asked,
        shared=_ordered(quoted_in_several),
        paraphrased=_ordered([family for family in rest if len(family.articles) > 1]),
        within=_ordered([family for family in rest if len(family.articles) == 1]),
        translated=_ordered([*reworded, *_translated(study, speeches, quoted, together, asked)]),
        copied=_ordered([family for family in together if not family.renderings]),
        best=None if quoted_in_several else _best(study, speeches, quoted, asked),
        quotations=sum(speech.quoted for speech in speeches),
        paraphrases=sum(not speech.quoted for speech in speeches),
        sentences=len(units),
    )


def _signed(study: Study, family: Family, asked: FamilyOptions) -> Family | None:
    """The family with the signs of translation; None if it is not about the speaker asked for."""
    if asked.speaker is not None and asked.speaker not in family.speakers:
        return None
    return replace(family, translations=signs(study, family))


def _quoted_in(family: Family, *, alike: bool = False) -> int:
    """In how many articles a rendering stands in quotation marks; if asked, of those alone whose wording is alike."""
    chosen = [rendering.stretch for rendering in family.renderings if not (alike and rendering.contents)]
    return len({stretch.article_id for stretch in (family.base, *chosen) if stretch.speech.quoted})


def _ordered(families: Sequence[Family]) -> tuple[Family, ...]:
    """Families whose renderings differ first, then those of most articles, then of most renderings."""

    def place(family: Family) -> tuple[bool, int, int]:
        alike = all(summed(rendering.diff).verbatim for rendering in family.renderings)
        return alike, -len(family.articles) - len(family.copies), -len(family.renderings)

    return tuple(sorted(families, key=place))


def _translated(
    study: Study, speeches: Sequence[Speech], quoted: Sequence[Unit], found: Sequence[Family], asked: FamilyOptions
) -> list[Family]:
    """Quotations of one speaker in different articles that are alike in content words, and in no family yet."""
    taken: dict[str, list[Span]] = {}
    for stretch in (stretch for family in found for stretch in (*family.stretches, *family.copies)):
        taken.setdefault(stretch.article_id, []).extend(stretch.spans)

    def free(unit: Unit) -> bool:
        speech = speeches[unit.speech]
        sentences = speech.sentences[unit.first : unit.last + 1]
        there = taken.get(speech.article_id, ())
        return not any(span.overlaps(other) for each in sentences for span in each.spans for other in there)

    chosen = {
        unit: row
        for unit, row in zip(quoted, content_rows(quoted), strict=True)
        if len(set(row)) >= LEAST_CONTENT and speeches[unit.speech].speaker is not None and free(unit)
    }

    def rendered(one: Unit, two: Unit) -> bool:
        first, second = speeches[one.speech], speeches[two.speech]
        apart = first.speaker == second.speaker and first.article_id != second.article_id
        return apart and len({*chosen[one]} & {*chosen[two]}) >= LEAST_CONTENT

    units = list(chosen)
    links = Links(units, speeches, SIMILARITY, list(chosen.values()), rendered, shared)
    made = [_signed(study, family, asked) for family in Grouping(study, speeches, units, links).families()]
    return [family for family in made if family is not None]


def _best(study: Study, speeches: Sequence[Speech], quoted: Sequence[Unit], asked: FamilyOptions) -> BestPair | None:
    """The most alike pair of quoted units of different articles, not too unequal, that shares more than small words."""
    import numpy as np

    rows = [unit.words for unit in quoted]
    articles = np.array([speeches[unit.speech].article_id for unit in quoted])
    pairs = pairs_of(rows)
    pairs = pairs[articles[pairs[:, 0]] != articles[pairs[:, 1]]] if len(pairs) else pairs
    for least in (step for step in (asked.similarity, *_STEPS) if step <= asked.similarity):
        scores = alike(rows, pairs, least)
        for at in np.argsort(-scores, kind="stable")[:_TRIED].tolist():
            one, two = (quoted[position] for position in pairs[at].tolist())
            lengths = sorted((len(one.words), len(two.words)))
            like = lengths[1] <= _LONGER * lengths[0] and content_shared(one, two) >= _CONTENT
            if scores[at] > least and like:
                base, stretch = (stretch_of(study, speeches[unit.speech], unit.first, unit.last) for unit in (one, two))
                return BestPair(rendering_of(study, base, stretch, float(scores[at])), len(rows) <= ALL_PAIRS)
    return None
