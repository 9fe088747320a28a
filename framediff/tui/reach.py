"""Lexicons that are not in use yet: offered by their titles, loaded and matched in a thread, what is heard kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from framediff.errors import FramediffError
from framediff.tui.recount import Recount

if TYPE_CHECKING:
    from framediff.comparison import Study
    from framediff.lexicon.heads import Head
    from framediff.tui.desk import Filters
    from framediff.tui.sheet import Sheet

__all__ = ["Reach", "others"]

_SAID_EVERY = 0.2  # seconds between two words of progress


class _StoppedError(Exception):
    """Another lexicon has been chosen, or the app is ending."""


def others(study: Study, heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """The lexicons that can be named and are not in use in `study`."""
    used = {lexicon.id for lexicon in study.lexicons}
    return tuple(head for head in heads if head.name not in used)


class Reach(Recount):
    """An app in which every lexicon can be reached."""

    @work(thread=True, exclusive=True, group="lexicon")
    def add_lexicon(self, name: str) -> None:
        """Load the lexicon of that name, find its wording in the articles as they were heard, and hold all to it."""
        study = self.desk.study
        if study is None:
            return
        try:
            self._add_lexicon(name, study)
        except FramediffError as error:
            self.call_from_thread(self.say, str(error))
        except _StoppedError:
            return

    def _add_lexicon(self, name: str, study: Study) -> None:
        from framediff.comparison import compare
        from framediff.comparison.opening import named_lexicons
        from framediff.comparison.study import study_heard
        from framediff.lexicon import load_lexicon
        from framediff.tui.sheet import Sheet

        worker = get_current_worker()
        self.call_from_thread(self.say, f"Loading {name} …")
        added = load_lexicon(name)
        lexicons = named_lexicons((*study.lexicons, added))
        done, last = 0, monotonic()

        def step() -> None:
            nonlocal done, last
            done += 1
            if worker.is_cancelled:
                raise _StoppedError
            if monotonic() - last >= _SAID_EVERY:
                last = monotonic()
                self.call_from_thread(self.say, f"Finding the wording of {name}: {100 * done // len(study.articles)} %")

        made = study_heard(study.corpus, study.hearing, lexicons, step, study.resolved.file)
        settled = False
        while not settled:  # once more if voices have changed in the meantime
            if worker.is_cancelled:
                raise _StoppedError
            before, filters = self.desk.study or study, self.desk.filters
            voiced = self._voiced(made)
            filters = replace(filters, lexicons=(added.id,), topic=_topic(before, voiced, filters.topic))
            sheet = Sheet(compare(voiced, filters.options()))
            counts = Counter(key for each in voiced.articles for key in voiced.topics_of(each.article))
            settled = self.call_from_thread(self._has_added, before, voiced, sheet, filters, counts)

    def _has_added(self, before: Study, study: Study, sheet: Sheet, filters: Filters, counts: Counter[str]) -> bool:
        """Put it on the desk, unless what is there is not what it was made from."""
        desk = self.desk
        if (
            desk.study is not before
            or study.hearing.corrected_by is not desk.corrections
            or study.resolved.file is not desk.resolutions
            or study.hearing.min_confidence != desk.filters.min_confidence
        ):
            return False
        wanted = replace(desk.filters, lexicons=filters.lexicons, topic=_topic(before, study, desk.filters.topic))
        desk.study, desk.topic_counts, desk.filters = study, counts, filters
        desk.put(sheet)
        if self.room is not None:
            self.room.update()
        self.say(f"Also in use now: {study.lexicons[-1].title}.")
        if wanted != filters:
            self.filter(wanted)
        return True


def _topic(before: Study, study: Study, key: str | None) -> str | None:
    """The key that the topic `key` of one study has in another, with more lexicons."""
    names = {each: name for name, each in before.topic_keys.items()}
    return None if key is None else study.topic_keys[names[key]]
