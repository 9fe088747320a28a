"""Linking: the speakers of single articles put together to one register over all of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from framediff.voice.attribution import SpeakerId
from framediff.voice.folding import fold_name
from framediff.voice.mentions import Gender
from framediff.voice.persons import same_given, similar_surnames
from framediff.voice.register import Speaker, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.persons import Person

__all__ = ["linked"]


def linked(people: Sequence[Person]) -> dict[Person, Speaker]:
    """One register entry for each person or body, over all articles.

    Persons are one if surname and given name agree; a surname alone joins the only whole name that bears it. Bodies are
    one if their names agree. Somebody known only by a role stays with the article.
    """
    clusters: list[list[Person]] = []
    # One name, however spelt, keeps its first two letters, so only names that share them are compared.
    alike: dict[tuple[SpeakerKind, str], list[list[Person]]] = {}
    for person in sorted(people, key=lambda p: not p.given):
        rivals = alike.setdefault((person.kind, fold_name(person.surname)[:2]), [])
        fitting = (
            []
            if person.kind in (SpeakerKind.OFFICE, SpeakerKind.GROUP)
            else [c for c in rivals if _one_entry(c, person)]
        )
        if len(fitting) == 1:
            fitting[0].append(person)
        else:
            clusters.append([person])
            rivals.append(clusters[-1])
    taken: Counter[str] = Counter()
    entries: dict[Person, Speaker] = {}
    for cluster in sorted(clusters, key=lambda c: (_display(c), c[0].article)):
        name = _display(cluster)
        slug = _slug(name)
        if cluster[0].kind in (SpeakerKind.OFFICE, SpeakerKind.GROUP):
            slug = f"{slug}@{_slug(cluster[0].article)}"
        taken[slug] += 1
        key = SpeakerId(slug if taken[slug] == 1 else f"{slug}-{taken[slug]}")
        speaker = Speaker(
            id=key,
            name=name,
            kind=cluster[0].kind,
            aliases=tuple(sorted({form for p in cluster for form in p.forms if form != name})),
            roles=tuple(dict.fromkeys(office for p in cluster for office in p.offices)),
            articles=tuple(sorted({p.article for p in cluster})),
            interviewer=any(p.questions for p in cluster) and not any(p.answers for p in cluster),
        )
        entries.update((person, speaker) for person in cluster)
    return entries


def _one_entry(cluster: Sequence[Person], theirs: Person) -> bool:
    """Whether a person belongs to the entry of a cluster; what one article keeps apart is never joined."""
    if any(person.article == theirs.article for person in cluster):
        return False
    ours = cluster[0]
    if ours.kind is not theirs.kind:
        return False
    if ours.kind is SpeakerKind.ORGANISATION:
        return fold_name(ours.surname) == fold_name(theirs.surname)
    if Gender.UNKNOWN not in (ours.gender, theirs.gender) and ours.gender is not theirs.gender:
        return False
    similar = similar_surnames(fold_name(ours.surname), fold_name(theirs.surname))
    return similar and same_given(ours.given, theirs.given)


def _display(cluster: Sequence[Person]) -> str:
    """The name shown: the fullest one; of two spellings the one that stands without a slipped final -a."""
    best = max(cluster, key=lambda p: (bool(p.given), len(p.given), sum(p.forms.values())))
    surname = best.surname
    others = {form.split()[-1] for p in cluster for form in p.forms if form}
    if best.given and surname.endswith("a") and surname[:-1] in others and best.gender is not Gender.FEMALE:
        surname = surname[:-1]
    return f"{best.given} {surname}".strip() or best.name


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "speaker"
