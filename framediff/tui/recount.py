"""Counting again in threads: by other filters, with another least confidence, after a correction or a resolution."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from framediff.errors import FramediffError
from framediff.tui.background import Threaded
from framediff.tui.room import Room

if TYPE_CHECKING:
    from pathlib import Path

    from framediff.article import Article, Span
    from framediff.comparison import Study
    from framediff.comparison.resolving import Mention, Resolutions
    from framediff.matching import Hit
    from framediff.tui.desk import Desk, Filters
    from framediff.tui.sheet import Sheet
    from framediff.voice.amendments.corrections import Correction, Corrections

__all__ = ["Recount"]

_NOT_HERE = "The seeds came with framediff: put a copy of them right, or start with --corrections FILE."

_NOT_THESE = "The seeds came with framediff: resolve what is in a copy of them."


class Recount(Threaded):
    """An app whose desk is counted anew whenever filters, least confidence or corrections change."""

    desk: Desk
    corrections: Path | None = None
    can_correct = True

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

    @work(thread=True, exclusive=True, group="count")
    def count(self) -> None:
        """Compare by the filters of the desk; with voices given anew where corrections or least confidence changed."""
        from framediff.comparison import compare
        from framediff.tui.sheet import Sheet

        worker = get_current_worker()
        study = self.desk.study
        if study is None:
            return
        voiced = self._voiced(study)
        if worker.is_cancelled:
            return
        try:
            sheet = Sheet(compare(voiced, self.desk.options()))
        except FramediffError as error:  # stories.toml cannot be used
            if not worker.is_cancelled:
                self.call_from_thread(self._cannot_count, str(error))
            return
        if not worker.is_cancelled:
            self.call_from_thread(self._has_counted, study, voiced, sheet)

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

    @work(thread=True, exclusive=True, group="ask")
    def ask_correction(self, article_id: str, span: Span, *, exact: bool = False) -> None:
        """Ask whose words stand at `span`, or in the passage around it unless it is `exact`ly what is meant."""
        from framediff.tui.correcting import Wording, ask, wordings

        study = self.desk.study
        if study is None:
            return
        if not self.can_correct:
            self.call_from_thread(self.say, _NOT_HERE)
            return
        placed = next((each for each in study.hearing.corrections
                       if each.article_id == article_id and each.span.overlaps(span)), None)  # fmt: skip
        if placed is not None:
            made = study.hearing.corrected_by
            name = "its file" if made is None else made.path.name
            words = f"It is put right already, by correction {placed.correction.number} of {name}; change it there."
            self.call_from_thread(self.say, words)
            return
        choices = (Wording("these words", span),) if exact else wordings(study, article_id, span)
        self.call_from_thread(ask, self, study[article_id].article, choices)

    @work(thread=True, group="correct")
    def correct(self, article: Article, span: Span, said: Correction) -> None:
        """Write a correction of the words at `span`, and count anew."""
        from framediff.export.amendments.correction import correction_of, corrections_with, write_correction
        from framediff.voice.amendments.agreement import rules_say, said_already
        from framediff.voice.amendments.corrections import file_of

        study = self.desk.study
        path = None if study is None else file_of(study.corpus, self.corrections)
        if study is None or path is None:
            return
        try:
            entry = correction_of(study.corpus, path, article, span, said)
            already = said_already(study.hearing, corrections_with(study.corpus, path, entry), article.id, span)
            if already:
                self.call_from_thread(self.say, f"Nothing is written: it is {already} already.")
                return
            entry = replace(entry, was=rules_say(study.corpus, article, span))
            made = write_correction(study.corpus, path, entry)
        except FramediffError as error:
            self.call_from_thread(self.say, str(error))
        else:
            self.call_from_thread(self._has_corrected, made, entry, path)

    # Resolutions

    @work(thread=True, exclusive=True, group="ask")
    def ask_resolution(self, hit: Hit) -> None:
        """Ask what an unresolved mention names."""
        from framediff.comparison.resolving import mentions
        from framediff.places import shipped
        from framediff.tui.resolving import ask

        study = self.desk.study
        if study is None:
            return
        folder = study.corpus.folder
        if not self.can_correct or (folder is not None and folder.resolve().is_relative_to(shipped("seeds").resolve())):
            self.call_from_thread(self.say, _NOT_THESE)
            return
        at = hit.article_id, hit.span, hit.lexicon_id, hit.set_id
        mention = next(
            (e for e in mentions(study) if (e.hit.article_id, e.hit.span, e.hit.lexicon_id, e.hit.set_id) == at), None
        )
        if mention is None:
            self.call_from_thread(self.say, "Its words tell what it names; only unresolved mentions are resolved.")
        elif mention.names:
            self.call_from_thread(self.say, "It is resolved already; change or delete its entry in resolutions.toml.")
        else:
            self.call_from_thread(ask, self, study, mention)

    @work(thread=True, group="correct")
    def resolve(self, mention: Mention, names: str) -> None:
        """Write what a mention names, and count anew."""
        from framediff.comparison.resolving import file_of, mentions
        from framediff.export.amendments.resolution import named_in_words, write_resolution

        study = self.desk.study
        path = None if study is None else file_of(study.corpus)
        if study is None or path is None:
            return
        try:
            made = write_resolution(study, path, mention, names)
        except FramediffError as error:
            self.call_from_thread(self.say, str(error))
            return
        told = named_in_words(made, mentions(made)[mention.number - 1].names)
        self.call_from_thread(self._has_resolved, made.resolved.file, f"Written to {path.name}: it {told}.")

    def _has_resolved(self, made: Resolutions | None, words: str) -> None:
        self.desk.resolutions = made
        self.say(words)
        self.count()

    def _has_corrected(self, made: Corrections, entry: Correction, path: Path) -> None:
        self.desk.corrections = made
        who = "" if entry.speaker is None else f", {entry.name or 'speaker unknown'}"
        self.say(f"Written to {path.name}: {entry.voice.labelled}{who}.")
        self.count()


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
