"""Counting again in threads: by other filters, with another least confidence, after a correction or a resolution."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import work

from framediff.errors import FramediffError
from framediff.tui.background import Threaded, in_background, whole
from framediff.tui.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from framediff.article import Article, Span
    from framediff.comparison import Options, Study
    from framediff.comparison.resolving import Mention, Resolutions
    from framediff.matching import Hit
    from framediff.tui.desk import Desk, Filters
    from framediff.tui.sheet import Sheet
    from framediff.voice.amendments.corrections import Correction, Corrections

__all__ = ["Recount"]

_FINISHING = "The file is written first, then framediff ends; quit once more to end without it."
_NOT_HERE = "The seeds came with framediff: put a copy of them right, or start with --corrections FILE."

_NOT_THESE = "The seeds came with framediff: resolve what is in a copy of them."


class Recount(Threaded):
    """An app whose desk is counted anew whenever filters, least confidence or corrections change."""

    desk: Desk
    corrections: Path | None = None
    can_correct = True
    _unfinished = 0
    _quitting = False
    _to_count = False
    _counting = False

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - what Textual's own takes
        super().__init__(**more)
        self._amending = asyncio.Lock()  # a correction is checked against the one before

    async def action_quit(self) -> None:
        """End; what is being written is finished first, unless the reader asks once more."""
        if self._unfinished and not self._quitting:
            self._quitting = True
            self.say(_FINISHING)
        else:
            self.exit()

    @contextmanager
    def finishing(self) -> Iterator[None]:
        """Quitting waits for what is done within, and then ends the app."""
        self._unfinished += 1
        try:
            yield
        finally:
            self._unfinished -= 1
        if self._quitting and not self._unfinished:
            self.exit()

    def stay(self, words: str) -> None:
        """Say why nothing was written; who has quit meanwhile is to read it first."""
        self._quitting = False
        self.say(words)

    @property
    def room(self) -> Room | None:
        """The one of the screens that is in front, whatever dialog stands over it."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Room):
                return screen
        return None

    def say(self, words: str) -> None:
        """Say something at the foot of the screen."""
        if self.room is not None:
            self.room.say(words)

    def filter(self, filters: Filters) -> None:
        """Hold everything to other filters."""
        if self.desk.study is None:
            self.say("The articles are still being read.")
            return
        self.desk.filters = filters
        self.count()

    def count(self) -> None:
        """Compare by the filters of the desk; with voices given anew where corrections or least confidence changed."""
        self._to_count = True
        self._count()
        if self.room is not None:
            self.room.redraw_lines()

    @work(group="count")
    async def _count(self) -> None:
        """Count for as long as there is something else to count by; filters that come fast are not all counted by."""
        if self._counting:
            return
        self._counting = True
        try:
            while self._to_count:
                self._to_count = False
                await self._count_once()
        finally:
            self._counting = False

    async def _count_once(self) -> None:
        study = self.desk.study
        if study is None:
            return
        try:
            voiced, sheet = await in_background(partial(self._counted, study, self.desk.options()))
        except FramediffError as error:  # stories.toml cannot be used
            if not self._to_count:
                self._cannot_count(str(error))
        else:
            self._has_counted(study, voiced, sheet)

    def _counted(self, study: Study, options: Options) -> tuple[Study, Sheet]:
        """Called in a thread."""
        from framediff.comparison import compare
        from framediff.tui.sheet import Sheet

        voiced = self._voiced(study)
        return voiced, Sheet(compare(voiced, options))

    def _voiced(self, study: Study) -> Study:
        """`study` with the corrections, the resolutions and the least confidence that are on the desk."""
        from framediff.comparison.resolving import resolved
        from framediff.comparison.study import revoiced

        hearing = study.hearing
        if hearing.corrected_by is not self.desk.corrections:
            hearing = hearing.corrected(self.desk.corrections)
        if hearing.min_confidence != self.desk.filters.min_confidence:
            hearing = hearing.at(self.desk.filters.min_confidence)
        voiced = study if hearing is study.hearing else revoiced(study, hearing)
        return voiced if voiced.resolved.file is self.desk.resolutions else resolved(voiced, self.desk.resolutions)

    def _cannot_count(self, words: str) -> None:
        """Go back to the filters of what is shown, and say why."""
        comparison = self.desk.comparison
        if comparison is not None:
            options = comparison.options
            self.desk.filters = replace(self.desk.filters, by=str(options.by), around=options.around)
        if self.room is not None:
            self.room.redraw_lines()
        self.say(words)

    def _has_counted(self, before: Study, study: Study, sheet: Sheet) -> None:
        # A later filter, or a correction, may have come in the meantime.
        least = self.desk.filters.min_confidence
        if (
            self.desk.study is before
            and study.hearing.corrected_by is self.desk.corrections
            and study.resolved.file is self.desk.resolutions
            and study.hearing.min_confidence == least
            and sheet.comparison.options == self.desk.options()
        ):
            self.desk.study = study
            self.desk.put(sheet)
            if self.room is not None:
                self.room.update()
            if before.hearing.min_confidence != least:
                self.say(_held(study))

    # Corrections

    @work(exclusive=True, group="ask")
    async def ask_correction(self, article_id: str, span: Span, *, exact: bool = False) -> None:
        """Ask whose words stand at `span`, or in the passage around it unless it is `exact`ly what is meant."""
        from framediff.tui.correcting import Wording, ask, wordings

        study, asked_from = self.desk.study, self.screen
        if study is None:
            return
        if not self.can_correct:
            self.say(_NOT_HERE)
            return
        placed = next((each for each in study.hearing.corrections
                       if each.article_id == article_id and each.span.overlaps(span)), None)  # fmt: skip
        if placed is not None:
            made = study.hearing.corrected_by
            name = "its file" if made is None else made.path.name
            self.say(f"It is put right already, by correction {placed.correction.number} of {name}; change it there.")
            return
        exactly = (Wording("these words", span),)
        choices = exactly if exact else await in_background(partial(wordings, study, article_id, span))
        if self.screen is asked_from:  # the reader has not gone on to something else
            ask(self, study[article_id].article, choices)

    @work(group="correct")
    async def correct(self, article: Article, span: Span, said: Correction) -> None:
        """Write a correction of the words at `span`, and count anew."""
        from framediff.voice.amendments.corrections import file_of

        with self.finishing():
            async with self._amending:
                study = self.desk.study
                path = None if study is None else file_of(study.corpus, self.corrections)
                if study is None or path is None:
                    return
                try:
                    made = await in_background(partial(_correct, study, path, article, span, said))
                except FramediffError as error:
                    self.stay(str(error))
                else:
                    if isinstance(made, str):
                        self.stay(made)
                    else:
                        self._has_corrected(*made, path)

    # Resolutions

    @work(exclusive=True, group="ask")
    async def ask_resolution(self, hit: Hit) -> None:
        """Ask what an unresolved mention names."""
        from framediff.comparison.resolving import mentions
        from framediff.places import shipped
        from framediff.tui.resolving import ask

        study, asked_from = self.desk.study, self.screen
        if study is None:
            return
        folder = study.corpus.folder
        if not self.can_correct or (folder is not None and folder.resolve().is_relative_to(shipped("seeds").resolve())):
            self.say(_NOT_THESE)
            return
        at = hit.article_id, hit.span, hit.lexicon_id, hit.set_id
        found = await in_background(partial(mentions, study))
        mention = next((e for e in found if (e.hit.article_id, e.hit.span, e.hit.lexicon_id, e.hit.set_id) == at), None)
        if mention is None:
            self.say("Its words tell what it names; only unresolved mentions are resolved.")
        elif mention.names:
            self.say("It is resolved already; change or delete its entry in resolutions.toml.")
        elif self.screen is asked_from:
            ask(self, study, mention)

    @work(group="correct")
    async def resolve(self, mention: Mention, names: str) -> None:
        """Write what a mention names, and count anew."""
        from framediff.comparison.resolving import file_of

        with self.finishing():
            async with self._amending:
                study = self.desk.study
                path = None if study is None else file_of(study.corpus)
                if study is None or path is None:
                    return
                try:
                    made, told = await in_background(partial(_resolve, study, path, mention, names))
                except FramediffError as error:
                    self.stay(str(error))
                else:
                    self._has_resolved(made, f"Written to {path.name}: it {told}.")

    def _has_resolved(self, made: Resolutions | None, words: str) -> None:
        self.desk.resolutions = made
        self.say(words)
        self.count()

    def _has_corrected(self, made: Corrections, entry: Correction, path: Path) -> None:
        self.desk.corrections = made
        who = "" if entry.speaker is None else f", {entry.name or 'speaker unknown'}"
        self.say(f"Written to {path.name}: {entry.voice.labelled}{who}.")
        self.count()


def _correct(
    study: Study, path: Path, article: Article, span: Span, said: Correction
) -> tuple[Corrections, Correction] | str:
    """Write a correction to its file, called in a thread; or the words that say why none is needed."""
    from framediff.export.amendments.correction import correction_of, corrections_with, write_correction
    from framediff.voice.amendments.agreement import rules_say, said_already

    entry = correction_of(study.corpus, path, article, span, said)
    already = said_already(study.hearing, corrections_with(study.corpus, path, entry), article.id, span)
    if already:
        return f"Nothing is written: it is {already} already."
    entry = replace(entry, was=rules_say(study.corpus, article, span))
    with whole():
        return write_correction(study.corpus, path, entry), entry


def _resolve(study: Study, path: Path, mention: Mention, names: str) -> tuple[Resolutions | None, str]:
    """Write a resolution to its file, called in a thread; what the file holds then, and what it says in words."""
    from framediff.comparison.resolving import mentions
    from framediff.export.amendments.resolution import named_in_words, write_resolution

    with whole():
        made = write_resolution(study, path, mention, names)
    return made.resolved.file, named_in_words(made, mentions(made)[mention.number - 1].names)


def _held(study: Study) -> str:
    """What another least confidence has made undetermined, in a line."""
    least, low = study.hearing.min_confidence, study.low_confidence
    if not least:
        return "Everything counts as it is attributed, however certain that is."
    if not low.attributions:
        return f"Every attribution here has a confidence of {least:g} or more."
    attributions = "1 attribution" if low.attributions == 1 else f"{low.attributions:,} attributions"
    words = "1 word" if low.words == 1 else f"{low.words:,} words"
    return f"Undetermined, with a confidence below {least:g}: {attributions}, {words}."
