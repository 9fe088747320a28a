"""A trial: one entry, not yet in any lexicon, run over a corpus."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.errors import LexiconError
from framediff.escaping import for_terminal
from framediff.lexicon import Category, Lexicon
from framediff.lexicon.soundness import first_fault
from framediff.matching import HitState
from framediff.voice import Voice
from framediff.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison.study import Study
    from framediff.lexicon import Entry
    from framediff.matching import Hit

__all__ = ["Trial", "trial", "trial_lexicon"]

_ID = "tried"


@dataclass(frozen=True, slots=True)
class Trial:
    """What one entry finds.

    Attributes:
        study: where it was tried.
        entry: what was tried.
        hits: what counts, in every voice, in the order of article and offset.
        aside: what a context refused or a longer match of the entry covers, in the same order.
        voice: the one voice whose hits are listed; None for all.
    """

    study: Study = field(repr=False)
    entry: Entry
    hits: tuple[Hit, ...]
    aside: tuple[Hit, ...]
    voice: Voice | None = None

    def listed(self, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Those of `hits` that are in the voice asked for."""
        return tuple(hit for hit in hits if self.voice in (None, hit.voice))

    @property
    def articles(self) -> int:
        """How many articles have a hit."""
        return len({hit.article_id for hit in self.hits})

    def by_voice(self) -> dict[Voice, dict[str, int]]:
        """How many hits each outlet has in each voice that has any, outlets in alphabetical order."""
        counts: dict[Voice, Counter[str]] = {voice: Counter() for voice in Voice}
        for hit in self.hits:
            counts[hit.voice][self.study[hit.article_id].article.outlet] += 1
        return {voice: dict(sorted(outlets.items())) for voice, outlets in counts.items() if outlets}

    def forms(self) -> tuple[tuple[str, int], ...]:
        """The wordings in small letters with their number of hits, the most frequent first."""
        counts = Counter(
            " ".join(fold(hit.span.of(self.study[hit.article_id].article.text)).split()) for hit in self.hits
        )
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def trial_lexicon(entry: Entry) -> Lexicon:
    """A lexicon of nothing but `entry`.

    Raises:
        LexiconError: one of its patterns cannot be read; says at which character and why.
    """
    category = Category(_ID, entry.pattern, "What is tried.", (entry,))
    lexicon = Lexicon(_ID, "A trial", "en", "1.0.0", "CC0-1.0", category=(category,))
    fault = first_fault(lexicon)
    if fault is not None:
        reason = fault.removeprefix(f"category {_ID}, entry 1: ")
        raise LexiconError(for_terminal(f"{reason[:1].upper()}{reason[1:]}."))
    return lexicon


def trial(study: Study, entry: Entry, voice: Voice | None = None) -> Trial:
    """What `entry` found in a study of its `trial_lexicon`; to be listed for one voice if asked for."""
    hits = [hit for studied in study for hit in studied.hits if hit.lexicon_id == _ID]
    hits.sort(key=lambda hit: (hit.article_id, hit.span))
    return Trial(
        study,
        entry,
        tuple(hit for hit in hits if hit.state is HitState.COUNTED),
        tuple(hit for hit in hits if hit.state is not HitState.COUNTED),
        voice,
    )
