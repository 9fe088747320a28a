"""A report in short: what was compared, what it can bear, and what stands out, each sentence with its places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framediff.comparison.audit.copies import copies_of
from framediff.export.document import Bullets, Said, Section, hits_evidence
from framediff.export.layout import counted
from framediff.export.renderings.quotes import answer
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.comparison.differences import Differences
    from framediff.export.report.material import Material

__all__ = ["summary_section"]

_NAMED = 6  # in one sentence; the section on paraphrase has all

_CLAIMED = 0.05


def summary_section(material: Material) -> Section:
    """The report's first section; what a part that was left out would have said is not said here either."""
    return Section("summary", "In short", (Bullets(tuple(_sentences(material))),))


def _sentences(material: Material) -> Iterator[Said]:
    left_out = material.wanted.without
    yield _compared(material)
    audit = material.comparison.audit.sentences
    if audit:
        yield Said(audit[0])
    if copied := _copied(material):
        yield copied
    if "differences" not in left_out and material.differences is not None:
        yield Said(_tested(material.differences))
    if "paraphrase" not in left_out:
        yield _paraphrased(material)
    if "quotes" not in left_out:
        yield answer(material.study, material.families)


def _compared(material: Material) -> Said:
    """How much was compared, and in whose words it is."""
    study = material.study
    words: Counter[Voice] = Counter()
    for studied in study.articles:
        words.update(studied.words_by_voice(material.wanted.options.topic))
    total = words.total()
    outlets = len({studied.article.outlet for studied in study.articles})
    dates = sorted(studied.article.metadata.date.value or "" for studied in study.articles)
    known = [date for date in dates if date]
    when = f", {known[0]} to {known[-1]}" if known and known[0] != known[-1] else f", {known[0]}" if known else ""
    parts = [f"{100 * words[voice] / total:.0f} % {voice.labelled}" for voice in Voice if words[voice]] if total else []
    text = (
        f"{counted(len(study.articles), 'article')} of {counted(outlets, 'outlet')}{when}: {counted(total, 'word')}, "
        f"{', '.join(parts)}."
    )
    return Said(text, {"articles": len(study.articles), "outlets": outlets, "words": total})


def _tested(found: Differences) -> str:
    """How many differences were tested and stand."""
    first, second = (side.label for side in found.sides.pair)
    between = f"{first} and {second}"
    if not found.family:
        return f"{between}: no difference could be tested; the section on differences says why."
    stand = [row for row in found.tested if row.holm is not None and row.holm <= _CLAIMED]
    names = [f"“{row.indicator.label}”" + (f" ({row.voice})" if row.voice else "") for row in stand]
    which = f": {'; '.join(dict.fromkeys(names))}" if stand else ""
    verb = "stands" if len(stand) == 1 else "stand"
    told = (
        f"{between}: of {counted(found.family, 'difference')} tested, {len(stand) or 'none'} {verb} at 5 % after "
        f"Holm's correction for all of them{which}."
    )
    carried = [row.resting.article_id for row in stand if row.resting is not None and row.resting.flips]
    if carried:
        return f"{told} {len(carried)} of them {'rests' if len(carried) == 1 else 'rest'} on one article alone."
    return f"{told} None of them turns without any one article." if stand else told


def _copied(material: Material) -> Said | None:
    """Whether articles are copies of each other, and how they are counted; None where none is."""
    study = material.study
    if study.held is not None and study.held.once:
        gone = len(study.held.left_out)
        return Said(f"Copies are counted once: {counted(gone, 'article')} left out.", gone) if gone else None
    further = sum(len(cluster.articles) - 1 for cluster in copies_of(study).clusters)
    if not further:
        return None
    text = (
        f"{further} of {counted(len(study.articles), 'article')} {'is a copy' if further == 1 else 'are copies'} of "
        "another one here, in most of the words, and counted again each time; --copies once leaves copies out."
    )
    return Said(text, further)


def _paraphrased(material: Material) -> Said:
    """The wording that only paraphrase gives to its speakers and that they do without in quotations."""
    study = material.study
    told = [each for each in material.comparison.paraphrase_told if each.direct_alternatives]
    if not told:
        return Said("No contested name is given to a speaker in paraphrase who has another one in quotation marks.", 0)
    names = [f"“{study.indicator(each.indicator).label}” ({study.register.label_of(each.speaker)})" for each in told]
    if len(names) > _NAMED:
        names[_NAMED:] = [f"{len(names) - _NAMED} more"]
    hits = [hit for each in told for hit in each.indirect_hits]
    text = f"In paraphrase alone, where the speaker's own quotations have another name: {'; '.join(names)}."
    return Said(text, len(told), hits_evidence(study, "names that only paraphrase gives", hits))
