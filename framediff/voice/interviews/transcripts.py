"""Transcripts: whether an article is one by its form, which of its paragraphs open a turn, and who its guest is.

An article is a transcript only if its form shows it throughout: two names (or `Q` and `A`) with several turns each, in
whole sentences that address somebody; dashes before questions and answers by turns; or questions on lines of their own,
in an interview whose guest the beginning names and who answers in the first person. A lone `Note:`, or a list with
colons, is none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from framediff.article import Span, ZoneKind
from framediff.voice.interviews.labels import Label, LabelKind, label_at
from framediff.voice.people.mentions import MentionKind, mention_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Article
    from framediff.voice.prose.paragraphs import Paragraph

__all__ = ["Opening", "guest_of", "in_first_person", "openings", "plain", "spoken_paragraphs", "unquoted"]

SEVERAL = 2  # turns of one speaker
SENTENCES = 0.6  # of the turns end as sentences do
ADDRESS = 0.25  # of the turns say I, we or you
ASKS = 0.6  # of an interviewer's turns end in a question
ANSWERS = 0.4  # of the others' turns do so at most
QUESTIONS = 3  # lines that only ask, before they make an interview; two if they are set off
LONGEST_QUESTION = 90  # words
COVERED = 0.5  # of the article's words stand in dashed lines, if dashes mark turns; of the answers say I or we
CANDIDATES = 20  # labels of which two must name somebody


@dataclass(frozen=True, slots=True)
class Opening:
    """A paragraph that opens a turn.

    Attributes:
        start: where the words of the turn begin.
        label: the label before it, if it has one.
        mark: the label or dash with the space after it.
        question: whether the interviewer speaks.
        alone: whether the turn ends with the paragraph, and the answer follows without a mark.
    """

    start: int
    label: Label | None
    mark: Span | None
    question: bool
    alone: bool = False


def spoken_paragraphs(article: Article, parts: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs that can be turns: not a headline, unless it is the first turn taken for one."""
    return [part for part in parts if part.zone is not ZoneKind.HEADLINE or _asks(article, part)]


def openings(article: Article, parts: Sequence[Paragraph]) -> dict[int, Opening]:
    """The positions among `parts` at which turns open; none if the article is no transcript."""
    return _labelled(article, parts) or _dashed(article, parts) or _asked(article, parts)


def in_first_person(words: str) -> bool:
    """Whether words outside quotation marks say I or we."""
    return _FIRST.search(unquoted(words)) is not None


def unquoted(words: str) -> str:
    """Words without those in quotation marks."""
    return _QUOTED.sub("", words)


_ADDRESSED = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b(?!\.)")
_FIRST = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b(?!\.)")
_QUOTED = re.compile(r"[“\"«][^“”\"«»]{0,2000}[”\"»]")
_DECORATION = "*_#> \t\u00a0"
_ENDS = re.compile(r"[.!?…:]['\"”’»)\]*_]*$|\]$|\)$|[–—-]$")
_ASKING = re.compile(r"\?['\"”’»)\]*_]*$")
_OPENS_QUOTED = re.compile(r"[“\"«‘„]")


def plain(words: str) -> str:
    """Words without the marks of emphasis around them."""
    return words.strip(_DECORATION)


def _labelled(article: Article, parts: Sequence[Paragraph]) -> dict[int, Opening]:
    """The paragraphs with a label, if labels make the article a transcript."""
    text, outlet = article.text, article.metadata.outlet.value or ""
    spelt: dict[str, str] = {}
    labels = ((i, label_at(text, part.span, outlet, spelt)) for i, part in enumerate(parts))
    found = {i: label for i, label in labels if label is not None}
    found = _under_one_name(found)
    counted = Counter(label.key for label in found.values())
    several = {key for key, count in counted.items() if count >= SEVERAL}
    if len(several) < SEVERAL:
        return {}
    bodies = {i: plain(text[label.start : parts[i].span.end]) for i, label in found.items()}
    ending = {
        key: [bool(_ASKING.search(bodies[i])) for i, label in found.items() if label.key == key] for key in several
    }
    askers = {key for key, asks in ending.items() if sum(asks) >= ASKS * len(asks)}
    askers |= {label.key for label in found.values() if label.kind is LabelKind.ASKS}
    others = {key for key, asks in ending.items() if key not in askers and sum(asks) <= ANSWERS * len(asks)}
    by_turns = bool(askers & several) and bool(others)
    first = {label.key: i for i, label in reversed(found.items()) if label.key in several}
    people = {key for key, i in islice(first.items(), CANDIDATES) if _person(article, parts[i], found[i])}
    sentences = sum(bool(_ENDS.search(body)) and " " in body for body in bodies.values())
    sentences += sum(bool(_ENDS.search(body)) for body in bodies.values() if " " not in body)
    address = sum(bool(_ADDRESSED.search(unquoted(body))) for body in bodies.values())
    if not (by_turns or len(people) >= SEVERAL):
        return {}
    nameless = sum(label.kind is not LabelKind.NAMED for label in found.values()) >= SEVERAL
    words = sum(len(body.split()) for body in bodies.values())
    covering = len(people) >= SEVERAL and words >= COVERED * sum(len(part.span.of(text).split()) for part in parts)
    if sentences < SENTENCES * len(found) or (address < ADDRESS * len(found) and not (nameless or covering)):
        return {}
    if not people and not _interview(article, parts[: min(found)], bodies, found, askers):
        return {}
    asks = askers if by_turns else {label.key for label in found.values() if label.kind is LabelKind.ASKS}
    return {
        i: Opening(label.start, label, Span(label.span.start, label.start), label.key in asks)
        for i, label in found.items()
    }


def _under_one_name(found: dict[int, Label]) -> dict[int, Label]:
    """The labels with one key for `President of Port Land Viktor Keel` and `Viktor Keel`."""
    named = {label.key: label for label in found.values() if label.mention and label.mention.kind is MentionKind.NAME}
    result = {}
    for number, label in found.items():
        same = named.get(label.name.split()[-1].lower()) if label.name and label.key not in named else None
        if same is None:
            result[number] = label
        else:
            result[number] = replace(label, key=same.key, name=same.name, mention=same.mention)
    return result


def _person(article: Article, part: Paragraph, label: Label) -> bool:
    """Whether a label names somebody: a whole name, a role, or a name that the text uses elsewhere in a sentence."""
    if label.mention is None:
        return False
    if label.mention.kind is MentionKind.NAME and (label.mention.given or label.mention.roles):
        return True
    if label.mention.kind is MentionKind.ROLE:
        return True
    name = re.escape(label.mention.surname)
    elsewhere = re.compile(rf"[\w,]\s(?:“|\")?{name}\b(?!\s?:)", re.IGNORECASE if label.capitals else re.NOFLAG)
    return any(
        elsewhere.search(article.text, zone.span.start, zone.span.end) is not None for zone in article.zones
    ) or (label.capitals and part.zone is ZoneKind.BODY)


def _interview(
    article: Article,
    before: Sequence[Paragraph],
    bodies: dict[int, str],
    found: dict[int, Label],
    askers: set[str],
) -> bool:
    """Whether questions and answers without names are an interview, not an outlet's own explanation."""
    if guest_of(article, before) or article.metadata.interviewer.value is not None:
        return True
    answers = [bodies[i] for i, label in found.items() if label.key not in askers]
    return sum(bool(re.search(r"\b(?:I|my)\b", unquoted(body))) for body in answers) * 3 >= len(answers)


def _asks(article: Article, part: Paragraph) -> bool:
    """Whether a first line, taken for a headline, is the first turn."""
    label = label_at(article.text, part.span)
    return label is not None and (label.capitals or label.kind is LabelKind.ASKS)


# An answer with quotation marks and one of these is somebody's report of it.
_REPORTED = re.compile(
    r"\b(?:he|she|they|[A-Z]\w+)\s+(?:said|says|added|told|asked|replied|answered|laughed|insisted)\b"
    r"|\b(?:said|says|added|replied)\s+(?:he|she|[A-Z]\w+)"
)
_DASHES = re.compile(r"[*_>\s]*[–—―-]{1,2}\s+")


def _dashed(article: Article, parts: Sequence[Paragraph]) -> dict[int, Opening]:
    """The paragraphs with a dash, if dashes mark question and answer by turns."""
    text = article.text
    found = {i: match for i, part in enumerate(parts) if (match := _DASHES.match(text, part.span.start, part.span.end))}
    if len(found) < 2 * SEVERAL:
        return {}
    bodies = {i: plain(text[match.end() : parts[i].span.end]) for i, match in found.items()}
    asking = [bool(_ASKING.search(body)) for body in bodies.values()]
    turned = sum(one and not other for one, other in pairwise(asking))
    if not asking[0] or turned < SEVERAL or turned < sum(asking) * (1 - ADDRESS):
        return {}
    words = sum(len(body.split()) for body in bodies.values())
    whole = sum(len(part.span.of(text).split()) for part in parts)
    answers = [body for body, asks in zip(bodies.values(), asking, strict=True) if not asks]
    personal = sum(in_first_person(body) for body in answers)
    if words < COVERED * whole or personal < ADDRESS * len(answers):
        return {}
    return {
        i: Opening(match.end(), None, Span(*match.span()), asks)
        for (i, match), asks in zip(found.items(), asking, strict=True)
    }


def _emphasised(words: str) -> bool:
    """Whether a paragraph stands wholly between marks of emphasis."""
    bare = words.strip()
    return len(bare) > 2 and bare[0] in "*_" and bare[-1] == bare[0] and not _CREDIT.match(bare)  # noqa: PLR2004 - marks


_CREDIT = re.compile(
    r"[\W_]*(?:interview|photo|translat|edited|source|read (?:more|also)|see also|by\s)", re.IGNORECASE
)


def _asked(article: Article, parts: Sequence[Paragraph]) -> dict[int, Opening]:
    """The paragraphs that only ask, if they are an interviewer's and a guest answers in the first person."""
    text = article.text
    lines = {i: plain(part.span.of(text)) for i, part in enumerate(parts)}
    asking = [
        i
        for i, line in lines.items()
        if _ASKING.search(line)
        and not _OPENS_QUOTED.match(line)
        and len(line.split()) <= LONGEST_QUESTION
        and i + 1 < len(parts)
        and not _ASKING.search(lines[i + 1])
    ]
    set_off = [i for i in asking if parts[i].zone is ZoneKind.HEADING or parts[i].span.of(text)[0] in "*_#"]
    if len(set_off) < SEVERAL and len(asking) < QUESTIONS:
        return {}
    if len(set_off) >= SEVERAL:
        # What is set off like the questions is the interviewer's too: “The minister calls it safe.”
        questions, first = set(set_off), set_off[0]
        asking = [
            i for i, part in enumerate(parts) if i in questions or (i > first and _emphasised(part.span.of(text)))
        ]
    before = parts[: asking[0]]
    heads = [zone.span for zone in article.zones if zone.kind is ZoneKind.HEADLINE]
    told = any(_INTERVIEW.search(text, span.start, span.end) for span in (*heads, *(part.span for part in before)))
    if article.metadata.interviewer.value is None and not (told and guest_of(article, before)):
        return {}
    answers = [
        " ".join(lines[i] for i in range(one + 1, other))
        for one, other in pairwise([*asking, min(len(parts), asking[-1] + 2)])
        if other > one + 1
    ]
    personal = sum(in_first_person(answer) for answer in answers)
    narrated = sum(bool(_REPORTED.search(unquoted(answer)) and _QUOTED.search(answer)) for answer in answers)
    if personal < COVERED * len(answers) or narrated > ADDRESS * len(answers):
        return {}
    return {i: Opening(parts[i].span.start, None, None, question=True, alone=True) for i in asking}


_INTERVIEW = re.compile(
    r"\b(?:interview\w*|conversation|spoke|speaks|talk(?:s|ed)?|Q\s?&\s?A|questions?|answers?|answered)\b",
    re.IGNORECASE,
)
_NAME_WORD = r"(?:[A-Z]\.|[A-Z][^\W\d_]+(?:[-’'][A-Z]?[^\W\d_]+)*)"
_WHOLE_NAME = re.compile(rf"(?<![\w.’'-]){_NAME_WORD}(?:\s{_NAME_WORD}){{1,5}}")
_MEETS = re.compile(
    r"(?i:\binterview(?:ed|s)?(?:\s+(?:with|of))?|\b(?:conversation|talk|talks|talked|spoke|speaks|chat)\s+(?:with|to)"
    r"|\bquestions\s+(?:to|for)|\bquestioned|\basked|\bmet(?:\s+with)?|\bguest(?:\s+is)?"
    r"|\bQ\s?(?:&|-|and|[+])\s?A:?(?:\s+with)?)\s*(?:[a-z][\w-]*[\s,]+){0,8}(?:[A-Z][\w-]+\s+){0,3}$"
)
_MET = re.compile(
    r"[,\s]{1,3}(?:[^.!?\n]{0,120}?\W)?(?:spoke|speaks|talked|talks|told|tells|answered|answers|gave|gives|discusses"
    r"|discussed|explains|explained|responds|replies|in an interview|interview)\b",
    re.IGNORECASE,
)
_BELONGS = re.compile(r"\b(?:of|in|at|from|near|by)\s+(?:the\s+)?$")
_NEAR = 120  # characters


_SAID_TO_TALK = 2  # points; being named first, and in the first line, is one each


def guest_of(article: Article, before: Sequence[Paragraph]) -> str:
    """Who is interviewed, as far as headline and beginning name one person for it; "" if they do not.

    A person counts who is said there to talk, or to be talked to; or who is both named first and in the first line.
    """
    text = article.text
    heads = [zone.span for zone in article.zones if zone.kind is ZoneKind.HEADLINE]
    first = heads[0] if heads else before[0].span if before else Span(0, 0)
    line = text[first.start : first.end].split("\n")[0].lower()
    asker = (article.metadata.interviewer.value or "").lower().split()
    points: dict[str, int] = {}
    names: dict[str, str] = {}
    spoken_to: set[str] = set()
    talking: set[str] = set()
    for span in (*heads, *(part.span for part in before)):
        for match in _WHOLE_NAME.finditer(text, span.start, span.end):
            mention = mention_of(match.group())
            key = mention.surname.lower()
            if mention.kind is not MentionKind.NAME or not mention.given or key in asker:
                continue
            before_it = text[max(span.start, match.start() - _NEAR) : match.start()]
            met = not _BELONGS.search(before_it) and _MEETS.search(before_it) is not None
            if (
                span in heads
                and not met
                and not re.search(rf"(?<!\w){re.escape(mention.surname)}(?!\w)", text[span.end :])
            ):
                continue  # only the capitals of a headline
            if key not in names:
                points[key] = (not names) + bool(re.search(rf"\b{re.escape(key)}\b", line))
                names[key] = mention.name
            if met:
                spoken_to.add(key)
            elif not _BELONGS.search(before_it) and _MET.match(text, match.end(), span.end):
                talking.add(key)
    # Who is talked to is the guest; whoever talks may be the one who asks.
    for key in spoken_to or talking:
        points[key] += _SAID_TO_TALK
    best = max(points.values(), default=0)
    chosen = [key for key, value in points.items() if value == best]
    return names[chosen[0]] if best >= _SAID_TO_TALK and len(chosen) == 1 else ""
