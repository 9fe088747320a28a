"""A trace: what was seen, read, changed and dropped on the way to an article's attributions, kept when asked why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.voice.attribution import CORRECTION
from framediff.voice.people.folding import fold_name
from framediff.voice.people.mentions import MentionKind
from framediff.voice.people.names import role_class
from framediff.voice.people.register import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Span
    from framediff.voice.attribution import Attribution
    from framediff.voice.people.mentions import Mention
    from framediff.voice.people.persons import Person
    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue

__all__ = ["Asked", "Resolution", "Step", "Trace"]

_NAMED = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Asked:
    """One reporting verb at which the rules were asked.

    Attributes:
        line: the sentence.
        cues: the verbs of the sentence as the rules were handed them.
        cue: the verb.
        rule: the first rule that read something; None where none did.
        found: what it read; None where no rule did.
    """

    line: Line
    cues: tuple[Cue, ...]
    cue: Cue
    rule: str | None
    found: Attribution | None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to an attribution apart from the rules asked at a verb.

    Attributes:
        name: which step, a key of `framediff.voice.explaining.reasons.STEPS`.
        before: the attribution as it was; None where the step found it.
        after: the attribution as it became; None where the step dropped it.
        by: the other attribution that was the reason, if one was.
    """

    name: str
    before: Attribution | None
    after: Attribution | None
    by: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """By which step the speaker of one attribution was found, or left unknown.

    Attributes:
        step: a key of `framediff.voice.explaining.reasons.RESOLUTIONS`.
        earlier: the earlier words that the step refers back to, if it refers back.
        name: the earlier words that name the speaker, where those only refer back in their turn; of a role that refers
            back the earlier words that give name and role.
    """

    step: str
    earlier: Span | None = None
    name: Span | None = None


@dataclass(slots=True)
class Trace:
    """What one run of the attributor over one article noted; it decides nothing.

    Attributions are told apart by identity: two may be equal.

    Attributes:
        rows: the sentences.
        cues: the reporting verbs of each sentence.
        asked: the verbs at which the rules were asked, in order.
        steps: what happened besides, in order.
        result: the attributions in the end.
        resolutions: how the speaker was found, by position in the list that was resolved.
    """

    rows: Sequence[Line] = ()
    cues: Sequence[Sequence[Cue]] = ()
    asked: list[Asked] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    result: tuple[Attribution, ...] = ()
    resolutions: dict[int, Resolution] = field(default_factory=dict)
    _mentioned: dict[Person, Span] = field(default_factory=dict)  # the last words for each person that are no pronoun
    _named: dict[Person, Span] = field(default_factory=dict)  # the last words with each person's name
    _called: dict[Person, Span] = field(default_factory=dict)  # the last words with each person's name and role
    _from: dict[int, Step] = field(default_factory=dict)  # by identity of what a step made
    _to: dict[int, Step] = field(default_factory=dict)  # by identity of what a step took

    def ask(self, line: Line, cues: Sequence[Cue], cue: Cue, rule: str | None, found: Attribution | None) -> None:
        """The rules were asked at a verb, and `rule` was the first to read something, or none did."""
        self.asked.append(Asked(line, tuple(cues), cue, rule, found))

    def read(self, name: str, found: Attribution, by: Attribution | None = None) -> None:
        """A rule that is asked of no single verb found something."""
        self._note(Step(name, None, found, by))

    def changed(self, name: str, before: Attribution, after: Attribution, by: Attribution | None = None) -> None:
        """An attribution was made into another."""
        if after is not before:
            self._note(Step(name, before, after, by))

    def dropped(self, name: str, before: Attribution, by: Attribution | None = None) -> None:
        """An attribution was left out."""
        self._note(Step(name, before, None, by))

    def resolved(
        self,
        position: int,
        attribution: Attribution,
        mention: Mention | None,
        person: Person | None,
        brought_in: Span | None = None,
    ) -> None:
        """The speaker of the attribution at `position` was found to be `person`, or nobody known.

        Args:
            position: in the list that is resolved.
            attribution: the one there.
            mention: its source taken apart; None where it has none.
            person: the speaker; None where nobody is known.
            brought_in: where the text brings in whom a pronoun or role means, if that is no earlier speaker.
        """
        refers = (
            mention is not None
            and mention.kind in (MentionKind.PRONOUN, MentionKind.ROLE)
            and mention.text.strip().lower() not in ("i", "we")
            and "transcript" not in attribution.flags
        )
        earlier, name = (None, None) if person is None else (self._mentioned.get(person), self._named.get(person))
        if refers and person is not None and mention is not None and mention.kind is MentionKind.ROLE:
            name = self._called.get(person)
        step = _step(attribution, mention, person, earlier)
        if refers and person is not None and brought_in is not None:
            earlier, name = brought_in, name if name is not None and not name.overlaps(brought_in) else None
            step = step.removesuffix("_unsaid").removesuffix("_alone")
            step = step if step.startswith("carried_") else f"{step}_brought_in"
        self.resolutions[position] = Resolution(step, earlier, None if name == earlier else name)
        if person is None or mention is None or attribution.source is None or attribution.named is not None:
            return
        if mention.kind is not MentionKind.PRONOUN:
            self._mentioned[person] = attribution.source
        if mention.kind in (MentionKind.NAME, MentionKind.BODY):
            self._named[person] = attribution.source
            if mention.roles:
                self._called[person] = attribution.source

    def _note(self, step: Step) -> None:
        self.steps.append(step)
        if step.after is not None:
            self._from[id(step.after)] = step
        if step.before is not None:
            self._to[id(step.before)] = step

    def history(self, attribution: Attribution) -> list[Step]:
        """The steps that led to `attribution`, first to last."""
        steps: list[Step] = []
        at: Attribution | None = attribution
        while at is not None and (step := self._from.get(id(at))) is not None:
            steps.append(step)
            at = step.before
        return steps[::-1]

    def future(self, attribution: Attribution) -> list[Step]:
        """The steps that changed or dropped `attribution`, first to last."""
        steps: list[Step] = []
        at: Attribution | None = attribution
        while at is not None and (step := self._to.get(id(at))) is not None:
            steps.append(step)
            at = step.after
        return steps

    def position(self, attribution: Attribution) -> int | None:
        """The position in the result of what `attribution` became; None where it was dropped on the way."""
        steps = self.future(attribution)
        last = steps[-1].after if steps else attribution
        return next((i for i, each in enumerate(self.result) if each is last), None)

    def every(self) -> list[Attribution]:
        """Every attribution that a rule or step found, in its first form, in the order in which they were found."""
        found = [asked.found for asked in self.asked if asked.found is not None]
        return found + [step.after for step in self.steps if step.before is None and step.after is not None]


def _step(attribution: Attribution, mention: Mention | None, person: Person | None, earlier: Span | None) -> str:  # noqa: C901, PLR0911 - cases
    """The name of the step by which a speaker was found, or of the reason why none was."""
    if attribution.rule == CORRECTION:
        return "correction" if attribution.named is not None else "correction_unknown"
    if mention is None:
        return _step_unnamed(attribution, person, earlier)
    carried = "carried_" if "carried_over" in attribution.flags else ""
    if mention.kind is MentionKind.PRONOUN and mention.text.strip().lower() in ("i", "we") and person is not None:
        return f"{carried}first_person"
    if mention.kind is MentionKind.NAME and person is not None and person.kind is not SpeakerKind.PERSON:
        return f"{carried}body"
    if mention.kind is MentionKind.NAME:
        if mention.given or person is None:
            return f"{carried}name"
        return f"{carried}surname" if person.given else f"{carried}only_name"
    if person is None:
        return f"{carried}unresolved_{mention.kind}"
    if mention.kind is MentionKind.BODY and fold_name(person.surname) != fold_name(mention.surname):
        return f"{carried}{'order' if person.kind is SpeakerKind.PERSON else 'whole_body'}"
    if mention.kind is MentionKind.ROLE:
        if earlier is None:
            return f"{carried}role_alone"
        # As `framediff.voice.people.cast` goes about it: a role of the same class, else somebody of no known role.
        shared = role_class(mention.roles[-1] if mention.roles else "") & set(person.roles)
        return f"{carried}role" if shared or person.kind not in _NAMED else f"{carried}role_unsaid"
    return f"{carried}{mention.kind}"


def _step_unnamed(attribution: Attribution, person: Person | None, earlier: Span | None) -> str:
    """The same where nobody stands beside the attribution."""
    asks = attribution.rule == "reported_question" or {"question", "transcript"} <= attribution.flags
    if person is not None:
        return "interviewer" if asks else "last_speaker" if earlier is not None else "last_speaker_unplaced"
    if "transcript" in attribution.flags:
        return "turn_unknown"
    if "agentless" in attribution.flags:
        return "agentless"
    return "no_interviewer" if attribution.rule == "reported_question" else "nobody_named"
