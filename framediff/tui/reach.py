"""Lexicons that are not in use yet: offered by their titles, loaded and matched in a thread, what is heard kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from framediff.errors import FramediffError
from framediff.tui.background import StoppedError, in_background
from framediff.tui.recount import Recount

if TYPE_CHECKING:
    from collections.abc import Callable

    from framediff.comparison import Study
    from framediff.lexicon.heads import Head
    from framediff.tui.desk import Filters
    from framediff.tui.sheet import Sheet

__all__ = ["Reach", "others"]

_SAID_EVERY = 0.2  # seconds between two words of progress


def others(study: Study, heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """The lexicons that can be named and are not in use in `study`."""
    used = {lexicon.id for lexicon in study.lexicons}
    return tuple(head for head in heads if head.name not in used)


class Reach(Recount):
    """An app in which every lexicon can be reached."""

    @work(exclusive=True, group="lexicon")
    async def add_lexicon(self, name: str) -> None:
        """Load the lexicon of that name, find its wording in the articles as they were heard, and hold all to it."""
        study = self.desk.study
        if study is None:
            return
        self.say(f"Loading {name} …")
        worker = get_current_worker()
        try:
            made = await in_background(partial(self._matched, study, name, lambda: worker.is_cancelled))
            settled = False
            while not settled:  # once more if voices have changed in the meantime
                before, filters = self.desk.study or study, self.desk.filters
                settled = self._has_added(before, *await in_background(partial(self._compared, made, before, filters)))
        except FramediffError as error:
            self.say(str(error))

    def _matched(self, study: Study, name: str, stopped: Callable[[], bool]) -> Study:
        """The study with one lexicon more; called in a thread."""
        from framediff.comparison.opening import named_lexicons
        from framediff.comparison.study import study_heard
        from framediff.lexicon import load_lexicon

        lexicons = named_lexicons((*study.lexicons, load_lexicon(name)))
        done, last = 0, monotonic()

        def step() -> None:
            nonlocal done, last
            done += 1
            if stopped():
                raise StoppedError
            if monotonic() - last >= _SAID_EVERY:
                last = monotonic()
                self.tell(self.say, f"Finding the wording of {name}: {100 * done // len(study.articles)} %")

        return study_heard(study.corpus, study.hearing, lexicons, step, study.resolved.file)

    def _compared(self, made: Study, before: Study, filters: Filters) -> tuple[Study, Sheet, Filters, Counter[str]]:
        """What is put on the desk, held to the lexicon that came last; called in a thread."""
        from framediff.comparison import compare
        from framediff.tui.sheet import Sheet

        voiced = self._voiced(made)
        added = made.lexicons[-1].id
        filters = replace(filters, lexicons=(added,), topic=_topic(before, voiced, filters.topic))
        counts = Counter(key for each in voiced.articles for key in voiced.topics_of(each.article))
        return voiced, Sheet(compare(voiced, filters.options())), filters, counts

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
