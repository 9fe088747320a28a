"""The proof of absence in words, as places and as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.alignment import thresholds_of
from framediff.comparison.omission import AspectKind
from framediff.comparison.omission.nearest import missing_of
from framediff.export.document import place_of
from framediff.export.layout import counted
from framediff.matching import HitState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison import Study
    from framediff.comparison.omission.proof import Aside, Proof
    from framediff.export.document import Place

__all__ = ["absence_words", "near_places", "proof_record"]

_STATES = {"excluded": "refused", "shadowed": "covered", "unresolved": "unresolved"}


def absence_words(study: Study, proofs: Sequence[Proof], articles: int) -> str:
    """What was looked for in how much text, and what came nearest, in one sentence.

    Args:
        study: the articles.
        proofs: one for each article of a group in which an aspect is absent.
        articles: how many articles the group has.
    """
    sentences = sum(proof.sentences for proof in proofs)
    words = sum(proof.words for proof in proofs)
    most = max(proof.patterns for proof in proofs)
    where = "" if articles == 1 else f" in {len(proofs):,} of {counted(articles, 'article')}"
    fact = proofs[0].aspect.kind is AspectKind.FACT
    looked = f"{counted(most, 'pattern')} tried in {counted(sentences, 'sentence')} ({counted(words, 'word')})"
    if fact:
        least = thresholds_of(study.aligner)
        looked = (
            f"{counted(sentences, 'sentence')} ({counted(words, 'word')}) compared with the "
            f"{counted(most, 'statement')} that report it: like half of them or more (from {least.shared:.2f} on), "
            f"or on average (from {least.near:.2f} on)"
        )
    told = [f"absent{where}; {looked}: none"]
    outside = max((proof.outside for proof in proofs), default=(0, ""))
    if outside[0]:
        told.append(f"{outside[0]:,} more not looked for, {outside[1]}")
    for state, word in _STATES.items():
        number = sum(aside.state == state for proof in proofs for aside in proof.asides)
        if number:
            told.append(f"{counted(number, 'place')} {word}")
    elsewhere = sum(proof.elsewhere for proof in proofs)
    if elsewhere:
        told.append(f"{counted(elsewhere, 'place')} in other words of the same articles")
    regular = max(proof.regular for proof in proofs)
    if regular:
        told.append(f"nearness is not known of {counted(regular, 'regular expression')}")
    near = _nearest(proofs)
    where = "nearest"
    if not all(proof.compared for proof in proofs):
        where += f" in the first {sum(proof.compared for proof in proofs):,}"
    if near is None or near.nearest is None:
        told.append(f"{where}: no {'word is shared' if fact else 'stretch has a third of what any of them asks for'}")
    else:
        stretch = " ".join(near.nearest.span.of(study[near.article_id].article.text).split())
        told.append(f"{where}: “{stretch}”, {near.score:.2f} of “{near.nearest.to}”")
    return "; ".join(told)


def near_places(study: Study, proofs: Sequence[Proof]) -> Iterator[Place]:
    """Where patterns stand and are not counted, in the articles that were compared, then the nearest stretch."""
    for proof in proofs:
        for aside in proof.asides if proof.compared else ():
            yield place_of(study, proof.article_id, aside.span, _aside_note(aside))
    near = _nearest(proofs)
    if near is not None and near.nearest is not None:
        yield place_of(study, near.article_id, near.nearest.span, _near_note(study, near))


def _nearest(proofs: Sequence[Proof]) -> Proof | None:
    return max((proof for proof in proofs if proof.nearest is not None), key=lambda proof: proof.score, default=None)


def _aside_note(aside: Aside) -> str:
    if aside.state is HitState.UNRESOLVED:
        return "may name it: unresolved"
    return aside.reason if aside.state is HitState.SHADOWED else f"refused, {aside.reason}"


def _near_note(study: Study, proof: Proof) -> str:
    nearest = proof.nearest
    assert nearest is not None  # noqa: S101 - asked of the nearest only
    told = [f"nearest miss, {nearest.score:.2f}"]
    missing, why = missing_of(study[proof.article_id].article, nearest)
    if missing:
        told.append(f"“{missing}” is missing: {why}")
    if proof.counted_there:
        told.append(f"{'it reports' if nearest.rule is None else 'counted there'}: {', '.join(proof.counted_there)}")
    return "; ".join(told)


def proof_record(study: Study, proof: Proof) -> dict[str, object]:
    """A proof as plain data."""
    nearest = proof.nearest
    text = study[proof.article_id].article.text
    return {
        "article": proof.article_id,
        "patterns": proof.patterns,
        "patterns_outside_their_dates": proof.outside[0],
        "sentences": proof.sentences,
        "words": proof.words,
        "elsewhere": proof.elsewhere,
        "not_counted": [
            {
                "start": aside.span.start,
                "end": aside.span.end,
                "words": " ".join(aside.span.of(text).split()),
                "pattern": aside.pattern,
                "state": str(aside.state),
                "reason": aside.reason,
            }
            for aside in proof.asides
        ],
        "nearest": None
        if nearest is None
        else {
            "start": nearest.span.start,
            "end": nearest.span.end,
            "words": " ".join(nearest.span.of(text).split()),
            "score": nearest.score,
            "to": nearest.to,
            "place": "" if nearest.rule is None else nearest.rule.place,
            "counted_there": list(proof.counted_there),
        },
    }
