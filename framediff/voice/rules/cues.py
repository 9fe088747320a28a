"""Cues: the reporting verbs of the shipped lexicon, found in a line with what each of them can introduce."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from framediff.lexicon import forms_of, load_lexicon
from framediff.voice.people.names import is_person_word
from framediff.voice.prose.clauses import SPEECH
from framediff.voice.prose.phrases import group_start
from framediff.voice.prose.verbs import CERTAIN
from framediff.voice.prose.wordlists import AUXILIARIES, DOCUMENTS, NUMBERS, PREPOSITIONS

if TYPE_CHECKING:
    from framediff.voice.prose.lines import Line

__all__ = ["Cue", "CueVerb", "cue_forms", "cues_of", "verbs_of"]

_DETERMINERS = frozenset("the a an his her its their our my your this these those no any such some of".split())
_PRONOMINAL = frozenset("some any such those these".split())
_MODALS = frozenset("will would could may might must shall should 'll".split())
_PASSIVE = frozenset("is are was were be been being 's 're".split())


@dataclass(frozen=True, slots=True)
class CueVerb:
    """One form of a reporting verb.

    Attributes:
        lemma: the verb.
        category: its class in the lexicon: plain, emphatic, factive, distancing, ...
        takes: what it introduces; see `framediff.lexicon.Verb`.
        ambiguous: whether the form is more often another word and needs `that` or a quotation.
        noun: whether the other word is a noun, so that a subject right before it settles that it is the verb.
        particle: the words that follow in a verb of several words (`out` in `pointed out`).
    """

    lemma: str
    category: str
    takes: frozenset[str]
    ambiguous: bool
    noun: bool = False
    particle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in a line: tokens `[first, last)`, with auxiliaries and adverbs from `group` on.

    `passive` means that its grammatical subject did not speak; `infinitive` that it stands after `to`; `participle`
    that it ends in -ing without an auxiliary; `modal` that the speech is yet to come or only possible (`would demand`).
    """

    first: int
    last: int
    group: int
    verb: CueVerb
    passive: bool
    infinitive: bool
    participle: bool
    modal: bool


@cache
def _table() -> dict[str, tuple[CueVerb, ...]]:
    table: dict[str, list[CueVerb]] = {}
    for category in load_lexicon("reporting-verbs").category:
        for verb in category.verb:
            ambiguous = {form.lower() for form in verb.ambiguous}
            head = verb.lemma.split()[0].lower()
            past = any(form != head and not form.endswith(("s", "ing")) for form in ambiguous)
            for form in forms_of(verb):
                head, *particle = form.lower().split()
                unsure = form.lower() in ambiguous
                entry = CueVerb(
                    verb.lemma, category.id, frozenset(verb.takes), unsure, unsure and not past, tuple(particle)
                )
                table.setdefault(head, []).append(entry)
    # The longer verb first: “went on” before “went”.
    return {head: tuple(sorted(found, key=lambda verb: -len(verb.particle))) for head, found in table.items()}


@cache
def cue_forms() -> frozenset[str]:
    """The first words of all forms of all cue verbs, in lower case."""
    return frozenset(_table())


def verbs_of(word: str) -> tuple[CueVerb, ...]:
    """The reporting verbs of which a form is, or begins with, `word`, in lower case; longer verbs first."""
    return _table().get(word, ())


def cues_of(line: Line) -> list[Cue]:
    """The reporting verbs of a line outside its quotations, in order."""
    table = _table()
    found: list[Cue] = []
    tokens = line.tokens
    if table.keys().isdisjoint(line.vocabulary):
        return found
    for index, token in enumerate(tokens):
        if token.low not in table:
            continue
        for verb in table[token.low]:
            last = index + 1 + len(verb.particle)
            if tuple(t.low for t in tokens[index + 1 : last]) != verb.particle:
                continue
            cue = _cue(line, index, last, verb)
            if cue is not None:
                found.append(cue)
                break
    return found


def _cue(line: Line, first: int, last: int, verb: CueVerb) -> Cue | None:
    tokens = line.tokens
    before = tokens[first - 1].low if first else ""
    ing = tokens[first].low.endswith("ing")
    said = tokens[first].low in SPEECH
    if (before in _DETERMINERS and not (said and before in _PRONOMINAL)) or (
        first and tokens[first].capital and not line.title_case
    ):
        return None  # a noun (“the claim”), or part of a name
    if before.endswith("'s") and not ing and before not in ("he's", "she's", "it's", "who's"):
        return None
    counted = before in NUMBERS and tokens[first].low.endswith("s")
    if verb.ambiguous and (before in PREPOSITIONS or counted) and before != "to" and not ing:
        return None  # “on state television”, “three reports”
    if verb.ambiguous and _title(line, first):
        return None
    if (verb.noun and (said or line.verbs[first] == CERTAIN)) or (verb.ambiguous and _closes_report(line, first)):
        verb = replace(verb, ambiguous=False)
    group = group_start(line, first)
    auxiliaries = [tokens[i].low for i in range(group, first) if tokens[i].low in AUXILIARIES]
    past = tokens[first].low.endswith(("ed", "t", "n", "d")) and tokens[first].low != verb.lemma.split()[0]
    passive = past and bool(auxiliaries) and auxiliaries[-1] in _PASSIVE
    if past and not auxiliaries and not line.verbs[first] and last < len(tokens) and tokens[last].low == "by":
        passive = not _by_means(line, last)  # “the facts reported by the ministry”
    infinitive = group > 0 and tokens[group - 1].low == "to"
    if verb.ambiguous and not (ing or auxiliaries or said or infinitive) and _noun_or_adjective(line, first):
        return None
    participle = ing and not any(a in _PASSIVE for a in auxiliaries)
    modal = any(auxiliary in _MODALS for auxiliary in auxiliaries)
    return Cue(first, last, group, verb, passive, infinitive, participle, modal)


def _title(line: Line, at: int) -> bool:
    """Whether a form of a verb is the office before a name: `presiding judge Mary Keel`."""
    follows = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    return follows is not None and follows.capital and not line.verbs[at] and is_person_word(line.tokens[at].low)


# What is said `by telephone` is not said by a telephone.
_MEANS = frozenset("telephone phone email e-mail text letter fax radio video satellite message mail post".split())


def _by_means(line: Line, by: int) -> bool:
    return by + 1 < len(line.tokens) and line.tokens[by + 1].low in _MEANS


def _noun_or_adjective(line: Line, at: int) -> bool:
    """Whether a form of a verb is another word here: `the campaign’s earlier claim`, `disputed land`."""
    if at == 0 or line.tokens[at].capital:
        return False
    before = line.tokens[at - 1]
    plural = line.tokens[at].low.endswith("s") and (line.verbs[at - 1] or before.low.endswith("ing"))
    if (plural or before.low == "percentage") and line.tokens[min(at + 1, len(line.tokens) - 1)].low != "that":
        return True  # “both towns face questions”, “two percentage points”
    if line.verbs[at]:
        return False
    return not _beside_quotation(line, at)


def _closes_report(line: Line, at: int) -> bool:
    """Whether a form ends what a document reports: `…, the ruling states, …`, `…, data from the council show.`."""
    tokens = line.tokens
    if at + 1 < line.body_end and tokens[at + 1].text != ",":
        return False
    comma = next((i for i in range(at - 1, max(-1, at - REPORT_REACH), -1) if not tokens[i].word), -1)
    if comma < 1 or comma + 1 >= at or tokens[comma].text != "," or tokens[comma + 1].low in PREPOSITIONS:
        return False
    head = next((i for i in range(comma + 1, at) if tokens[i].low in PREPOSITIONS or line.verbs[i]), at) - 1
    head -= tokens[head].low.endswith("ed")  # “documents reviewed by the agency”
    agrees = tokens[head].low.endswith(("s", "data")) != tokens[at].low.endswith("s")
    return head > comma and tokens[head].low in DOCUMENTS and agrees


# The document that ends a report, and what says where it comes from, take at most this many tokens.
REPORT_REACH = 12


def _beside_quotation(line: Line, at: int) -> bool:
    """Whether a quotation stands so near that a form of a verb is taken for the verb, not the noun."""
    return bool(line.quotations(max(0, at - 6), at + 3))
