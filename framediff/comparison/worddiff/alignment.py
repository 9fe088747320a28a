"""Which token of one string stands for which of the other: words first, marks between them, then made readable.

Words are aligned by the opcodes of RapidFuzz's Indel distance, which keeps the most words in place. Read side by side
on rewordings of one fact, those of its Levenshtein distance lost whole phrases (`gun control legislation`): there a
replaced word costs no more than a cut one. Marks are aligned between aligned words only, since a comma that matches a
comma says nothing (CollateX aligned marks in preference to words, to its users' grief). Then, as diff-match-patch does
for characters (Fraser, "Diff Strategies"), edits slide to the nearest border of a sentence or clause, and a lone `the`
that by chance stands between two large rewordings is taken into them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framediff.comparison.worddiff.tokens import Tokens

__all__ = ["FREE", "aligned"]

FREE = -1
"""What a token without a partner has in its place."""

_LARGEST = 10**9  # pairs of words, of which Indel keeps a bit each; Levenshtein halves such texts until they fit
_CONTENT = 3  # what a word of an open class weighs against words and marks that weigh one


def aligned(first: Tokens, second: Tokens) -> list[int]:
    """For each token of `first` the position of its partner in `second`, or `FREE`; partners are in order."""
    partners = _words(first, second)
    _marks(first, second, partners)
    _slide(first, second, partners)
    _slide(second, first, turned := inverse(partners, len(second)))
    partners = inverse(turned, len(first))
    _absorb(first, second, partners)
    return partners


def inverse(partners: list[int], size: int) -> list[int]:
    """The same alignment seen from the other string, which has `size` tokens."""
    turned = [FREE] * size
    for position, partner in enumerate(partners):
        if partner != FREE:
            turned[partner] = position
    return turned


def _words(first: Tokens, second: Tokens) -> list[int]:
    from rapidfuzz.distance import Indel, Levenshtein

    numbers: dict[str, int] = {}
    rows = [[numbers.setdefault(tokens[at].key, len(numbers)) for at in tokens.words] for tokens in (first, second)]
    partners = [FREE] * len(first)
    distance = Indel if len(rows[0]) * len(rows[1]) < _LARGEST else Levenshtein
    for code in distance.opcodes(*rows):
        if code.tag == "equal":
            for step in range(code.src_end - code.src_start):
                partners[first.words[code.src_start + step]] = second.words[code.dest_start + step]
    return partners


def _marks(first: Tokens, second: Tokens, partners: list[int]) -> None:
    """Align the marks next to aligned words, and those at both ends."""
    begin, other = 0, 0
    for position in [*(i for i, partner in enumerate(partners) if partner != FREE), len(first)]:
        end = position
        other_end = partners[position] if position < len(first) else len(second)
        while begin < end and other < other_end and _same_mark(first, begin, second, other):
            partners[begin] = other
            begin, other = begin + 1, other + 1
        last, other_last = end, other_end
        while last > begin and other_last > other and _same_mark(first, last - 1, second, other_last - 1):
            last, other_last = last - 1, other_last - 1
            partners[last] = other_last
        begin, other = end + 1, other_end + 1


def _same_mark(first: Tokens, position: int, second: Tokens, other: int) -> bool:
    mark = first[position]
    return not mark.is_word and mark.key == second[other].key and not second[other].is_word


def _slide(first: Tokens, second: Tokens, partners: list[int]) -> None:
    """Move each cut to where it begins and ends at borders, as far as the same words on both sides allow."""
    begin = 0
    while begin < len(partners):
        if partners[begin] != FREE:
            begin += 1
            continue
        end = begin
        while end < len(partners) and partners[end] == FREE:
            end += 1
        left = partners[begin - 1] if begin else -1
        right = partners[end] if end < len(partners) else len(second)
        if right == left + 1:  # nothing stands in the second string in place of what is cut
            end = _slid(first, partners, len(second), begin, end)
        begin = end + 1


def _slid(first: Tokens, partners: list[int], size: int, begin: int, end: int) -> int:
    """Slide one cut, though never to where something is added, and back to a cut before it; returns its new end."""
    steps = [0]
    while end + steps[-1] < len(partners):
        ahead = end + steps[-1]
        after = partners[ahead + 1] if ahead + 1 < len(partners) else size
        if partners[ahead] == FREE or after != partners[ahead] + 1 or not _equal(first, begin + steps[-1], ahead):
            break
        steps.append(steps[-1] + 1)
    step = 0
    while begin + step > 0:
        back = begin + step - 1
        before = next((partners[at] for at in range(back - 1, -1, -1) if partners[at] != FREE), -1)
        if partners[back] == FREE or before != partners[back] - 1 or not _equal(first, back, end + step - 1):
            break
        step -= 1
        steps.append(step)

    def readable(step: int) -> tuple[bool, int, int, int]:
        """One cut instead of two with a word between them first, then borders."""
        joined = step < 0 < begin + step and partners[begin + step - 1] == FREE
        return joined, first.border(begin + step) + first.border(end + step), -abs(step), step

    best = max(steps, key=readable)
    for step in range(0, best, -1):
        partners[end + step - 1], partners[begin + step - 1] = partners[begin + step - 1], FREE
    for step in range(best):
        partners[begin + step], partners[end + step] = partners[end + step], FREE
    return end + best


def _equal(tokens: Tokens, position: int, other: int) -> bool:
    return tokens[position].key == tokens[other].key


def _absorb(first: Tokens, second: Tokens, partners: list[int]) -> None:
    """Take small islands of aligned tokens between two rewordings into them, until none is left."""
    islands = _islands(first, second, partners)
    at = 0
    while at < len(islands):
        begin, end = islands[at]
        if _chance(first, second, partners, begin, end):
            partners[begin:end] = [FREE] * (end - begin)
            del islands[at]
            at = max(0, at - 1)  # what stands before it now borders on a larger edit
        else:
            at += 1


def _islands(first: Tokens, second: Tokens, partners: list[int]) -> list[tuple[int, int]]:
    """Runs of aligned tokens with an edit on both sides."""
    found = []
    begin = 0
    while begin < len(partners):
        if partners[begin] == FREE:
            begin += 1
            continue
        end = begin + 1
        while end < len(partners) and partners[end] == partners[end - 1] + 1:
            end += 1
        before = begin > 0 or partners[begin] > 0
        after = end < len(first) or partners[end - 1] + 1 < len(second)
        if before and after:
            found.append((begin, end))
        begin = end
    return found


def _chance(first: Tokens, second: Tokens, partners: list[int], begin: int, end: int) -> bool:
    """Whether an island is small beside the edits around it, and both replace words by words."""
    weight = sum(_CONTENT if first[position].is_content else 1 for position in range(begin, end))
    left = begin
    while left > 0 and partners[left - 1] == FREE:
        left -= 1
    right = end
    while right < len(partners) and partners[right] == FREE:
        right += 1
    low = partners[left - 1] + 1 if left else 0
    high = partners[right] if right < len(partners) else len(second)
    before = first.count(left, begin), second.count(low, partners[begin])
    after = first.count(end, right), second.count(partners[end - 1] + 1, high)
    smaller = min(max(before), max(after))
    if 2 * weight > smaller:
        return False
    both = bool(min(before)) + bool(min(after))
    if both == 1:  # a cut or addition beside a rewording stays one, unless the island is nothing beside it
        return weight < _CONTENT and smaller >= _CONTENT
    return both == 2 or _one_sided(before) != _one_sided(after)  # noqa: PLR2004 - both of them


def _one_sided(counted: tuple[int, int]) -> int:
    """Which side of an edit has words: 0 the first, 1 the second; both count as the one with more."""
    return int(counted[1] > counted[0])
