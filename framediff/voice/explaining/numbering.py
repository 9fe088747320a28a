"""The numbers of attributions: which of the result's each one that was noted on the way has become."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from framediff.voice.attributor import lines
from framediff.voice.tracing import Trace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Span
    from framediff.voice.amendments.placing import Placed
    from framediff.voice.attribution import Attribution
    from framediff.voice.hearing import Heard
    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue
    from framediff.voice.tracing import Asked, Resolution, Step

__all__ = ["Numbering"]


class Numbering:
    """An article as it was heard, beside what was noted on the way.

    The result may hold attributions that were put in by hand, and lack those that were taken out; positions in it
    are the numbers by which a reader knows an attribution.
    """

    def __init__(self, heard: Heard, corrections: Sequence[Placed] = ()) -> None:
        self.heard = heard
        self.corrections = tuple(each for each in corrections if each.article_id == heard.article.id)
        self.trace = heard.trace or Trace()
        self.rows: Sequence[Line] = self.trace.rows or lines(heard.article)
        self._starts = [line.sentence.span.start for line in self.rows]
        self._numbers: dict[int, int] = {}  # by identity of the attribution in the trace's result
        self._origins: dict[int, Attribution] = {}
        for number, origin in enumerate(heard.origins or range(len(heard.attributions))):
            if origin < len(self.trace.result):
                self._numbers[id(self.trace.result[origin])] = number
                self._origins[number] = self.trace.result[origin]
        self._found = self.trace.every()
        self._asked: dict[int, list[Asked]] = defaultdict(list)
        self._asked_by_find: dict[int, Asked] = {}
        for asked in self.trace.asked:
            self._asked[asked.line.number].append(asked)
            if asked.found is not None:
                self._asked_by_find[id(asked.found)] = asked

    def number(self, found: Attribution) -> int | None:
        """The position in the article's list of what an attribution noted on the way became; None if it is gone."""
        steps = self.trace.future(found)
        last = steps[-1].after if steps else found
        return None if last is None else self._numbers.get(id(last))

    def resolution(self, number: int) -> Resolution | None:
        """How the speaker of the attribution at a position was found."""
        origins = self.heard.origins
        return self.trace.resolutions.get(origins[number] if origins else number)

    def history(self, number: int) -> list[Step]:
        """The steps that led to the attribution at a position of the article's list."""
        origin = self._origins.get(number)
        return [] if origin is None else self.trace.history(origin)

    def asked_for(self, number: int) -> Asked | None:
        """The verb at which the attribution at a position was read; None for one found without a verb."""
        origin = self._origins.get(number)
        return None if origin is None else self.verb_of(origin)

    def verb_of(self, found: Attribution) -> Asked | None:
        """The verb at which an attribution noted on the way was read; None for one found without a verb."""
        steps = self.trace.history(found)
        first = steps[0].before if steps else found
        return None if first is None else self._asked_by_find.get(id(first))

    def asked(self, line: Line) -> list[Asked]:
        """The verbs of a sentence at which rules were asked."""
        return self._asked[line.number]

    def cues(self, line: Line) -> Sequence[Cue]:
        """The reporting verbs of a sentence."""
        return self.trace.cues[line.number] if self.trace.cues else ()

    def whole(self, line: Line) -> tuple[str, int | None] | None:
        """The rule that read a sentence as a whole, without asking at its verbs, and the number of what it read."""
        if self._asked[line.number]:
            return None
        for step in self.trace.steps:
            if step.before is None and step.after is not None and _touches(line, step.after.content):
                return step.name, self.number(step.after)
        return None

    def found_in(self, line: Line) -> list[Attribution]:
        """Everything that was found in a sentence, whatever became of it."""
        return [each for each in self._found if _touches(line, each.content)]

    def gone(self) -> list[Attribution]:
        """What was found and is not in the article's list, in its last form."""
        dropped = [step.before for step in self.trace.steps if step.after is None and step.before is not None]
        return dropped + [each for each in self.trace.result if id(each) not in self._numbers]

    def lines_over(self, spans: Sequence[Span]) -> list[Line]:
        """The sentences that any of `spans` touches, in order."""
        found: dict[int, Line] = {}
        for span in spans:
            at = max(0, bisect_right(self._starts, span.start) - 1)
            for line in islice(self.rows, at, None):
                if line.sentence.span.start >= span.end:
                    break
                if line.sentence.span.overlaps(span):
                    found[line.number] = line
        return [found[number] for number in sorted(found)]


def _touches(line: Line, spans: Sequence[Span]) -> bool:
    return any(line.sentence.span.overlaps(span) for span in spans)
