"""From two strings to the edits between them: aligned, swaps and moves marked, every stretch typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.comparison.texts.stems import stem
from framediff.comparison.worddiff.alignment import aligned
from framediff.comparison.worddiff.contested import Block, blocks_of, with_swaps
from framediff.comparison.worddiff.contractions import same_expanded
from framediff.comparison.worddiff.model import Edit, EditKind, Variants, WordDiff
from framediff.comparison.worddiff.moves import Move, moves
from framediff.comparison.worddiff.tokens import Tokens, tokenised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["word_diff"]

# Where British and American spelling differ. A short word is left alone: `four` is not `for`, nor `filled` `filed`.
_ENDINGS = tuple(
    (re.compile(pattern), ending)
    for pattern, ending in (
        (r"is(?=(?:e[ds]?|ing|ations?|ers?)$)", "iz"),
        (r"our", "or"),
        (r"ence$", "ense"),
        (r"(?<=[^aeiou])re$", "er"),
        (r"amme", "am"),
        (r"(?<=\w{4})ll(?=(?:ed|ing|er)$)", "l"),
    )
)
_SHORT = 4
_NEAR = 4
_MANY_TIMES, _MANY_MORE = 3, 3  # a rewording of so many times as many words, and so many more, is partly a cut


def word_diff(first: str, second: str, variants: Variants | None = None) -> WordDiff:
    """How `second` is worded beside `first`.

    The diff of the strings in the other order is its inverse, edit for edit.

    Args:
        first: the one string.
        second: the other.
        variants: where variants of choice sets stand in both; see `variants_of`. Without them no edit is contested.
    """
    given = Variants() if variants is None else variants
    if (len(second), second) < (len(first), first):
        return _diff(second, first, given.inverse).inverse
    return _diff(first, second, given)


def _diff(text: str, other_text: str, variants: Variants) -> WordDiff:
    first, second = tokenised(text), tokenised(other_text)
    blocks = with_swaps(first, second, blocks_of(aligned(first, second), len(second)), variants)
    open_ = [
        block for block in blocks if not block.aligned and not block.about and not _same_letters(first, second, block)
    ]
    moved = moves(first, second, [range(b.begin, b.end) for b in open_], [range(b.other, b.other_end) for b in open_])
    parted = [
        part for block in blocks for piece in _parted(block, moved) for part in _uneven_parts(first, second, piece)
    ]
    shared = [block for block in parted if block.aligned or (_same_letters(first, second, block) and not block.about)]
    words = sum(first.count(b.begin, b.end) + second.count(b.other, b.other_end) for b in shared)
    words += sum(first.count(move.begin, move.end) + second.count(move.other, move.other_end) for move in moved)
    total = len(first.words) + len(second.words)
    edits = tuple(_edits(first, second, parted, moved))
    return WordDiff(text, other_text, edits, words / total if total else 1.0)


def _parted(block: Block, moved: Sequence[Move]) -> Iterator[Block]:
    """A block, with what is moved out of it or into it as blocks of their own."""
    if block.aligned or block.about:
        yield block
        return
    out = [(move.begin, move.end) for move in moved if block.begin <= move.begin and move.end <= block.end]
    into = [
        (move.other, move.other_end)
        for move in moved
        if block.other <= move.other and move.other_end <= block.other_end
    ]
    begin, other = block.begin, block.other
    into.sort()
    while True:
        stop = out[0][0] if out else block.end
        other_stop = into[0][0] if into else block.other_end
        if begin < stop or other < other_stop:
            yield Block(begin, stop, other, other_stop)
        begin, other = stop, other_stop
        if out:
            yield Block(begin, out[0][1], other, other)
            begin = out.pop(0)[1]
        elif into:
            yield Block(begin, begin, other, into[0][1])
            other = into.pop(0)[1]
        else:
            return


def _uneven_parts(first: Tokens, second: Tokens, block: Block) -> tuple[Block, ...]:
    """A rewording of many words as few, as what is cut (or added) and what is reworded, if clauses tell them apart."""
    counts = first.count(block.begin, block.end), second.count(block.other, block.other_end)
    few, many = min(counts), max(counts)
    if block.aligned or block.about or not few or many < _MANY_TIMES * few + _MANY_MORE:
        return (block,)
    tokens, begin, end = (
        (first, block.begin, block.end) if counts[0] == many else (second, block.other, block.other_end)
    )
    reach = _NEAR * few  # tokens from either end, marks among them; farther in, more words would be kept than fit
    near = {*range(begin + 1, min(end, begin + reach)), *range(max(begin + 1, end - reach), end)}
    others = (second, block.other, block.other_end) if counts[0] == many else (first, block.begin, block.end)
    at = _of_one_stem(tokens, range(begin, end), others[0], range(others[1], others[2]))
    borders = [at for at in sorted(near) if tokens.border(at)] if at is None else [at]
    kept = [(at, end) for at in reversed(borders) if at >= end - reach]  # what the few words stand for
    kept += [(begin, at) for at in borders if at < begin + reach]
    sized = [(abs(tokens.count(*each) - few), each) for each in kept if few <= 2 * tokens.count(*each) <= 4 * few]
    if not sized:
        return (block,)
    start, stop = min(sized, key=lambda each: each[0])[1]
    if counts[0] == many:
        if stop == end:
            return (
                Block(begin, start, block.other, block.other),
                Block(start, end, block.other, block.other_end),
            )
        return (
            Block(begin, stop, block.other, block.other_end),
            Block(stop, end, block.other_end, block.other_end),
        )
    if stop == end:
        return Block(block.begin, block.begin, begin, start), Block(block.begin, block.end, start, end)
    return Block(block.begin, block.end, begin, stop), Block(block.end, block.end, stop, end)


def _of_one_stem(tokens: Tokens, many: range, others: Tokens, few: range) -> int | None:
    """Where the last of many words stands for the only word of a few, in another form: `am leaving` and `leave`."""
    words, other = [at for at in many if tokens[at].is_word], [at for at in few if others[at].is_word]
    last, head = tokens[words[-1]], others[other[0]]
    if len(other) == 1 and last.is_content and head.is_content and stem(last.key) == stem(head.key):
        return words[-1]
    return None


def _edits(first: Tokens, second: Tokens, blocks: Sequence[Block], moved: Sequence[Move]) -> Iterator[Edit]:
    """The edits of the blocks: neighbours that agree, or that differ in glyphs only, are one edit."""
    out = {(move.begin, move.end): second.span(move.other, move.other_end) for move in moved}
    into = {(move.other, move.other_end): first.span(move.begin, move.end) for move in moved}
    uneven = _uneven(first, second, blocks)
    at = 0
    while at < len(blocks):
        block = blocks[at]
        kind = _kind(first, second, block, uneven=at in uneven)
        end = at + 1
        if block.aligned:
            while end < len(blocks) and blocks[end].aligned and (end in uneven) == (at in uneven):
                end += 1
        last = blocks[end - 1]
        about, elsewhere = block.about, None
        if kind is EditKind.REWORDED and _respelt(first, second, block):
            about = "spelling"
        elif kind is EditKind.CUT:
            elsewhere = out.get((block.begin, block.end))
        elif kind is EditKind.ADDED:
            elsewhere = into.get((block.other, block.other_end))
        yield Edit(kind, first.span(block.begin, last.end), second.span(block.other, last.other_end), about, elsewhere)
        at = end
    if not blocks and (first.text or second.text):  # nothing but white space
        yield Edit(EditKind.SAME, Span(0, len(first.text)), Span(0, len(second.text)))


def _kind(first: Tokens, second: Tokens, block: Block, *, uneven: bool) -> EditKind:
    if block.about:
        return EditKind.CONTESTED
    if block.aligned:
        return EditKind.GLYPH if uneven else EditKind.SAME
    if block.other == block.other_end:
        return EditKind.CUT
    if block.begin == block.end:
        return EditKind.ADDED
    return EditKind.GLYPH if _same_letters(first, second, block) else EditKind.REWORDED


def _uneven(first: Tokens, second: Tokens, blocks: Sequence[Block]) -> set[int]:
    """The aligned pairs that are written in two ways, with what the same gap joins to them."""
    found: set[int] = set()
    for at, block in enumerate(blocks):
        if not block.aligned:
            continue
        if first.surface(block.begin) != second.surface(block.other):
            found.add(at)
        following = at + 1 < len(blocks) and blocks[at + 1].aligned
        if following and first.gaps[block.begin] != second.gaps[block.other]:
            found |= {at, at + 1}
    compounds = [
        at
        for at, block in enumerate(blocks[:-1])
        if block.aligned and blocks[at + 1].aligned and _joined(first, second, block)
    ]
    for ways in (compounds, compounds[::-1]):  # one uneven part makes the whole of a compound so
        for place in ways:
            if place in found or place + 1 in found:
                found |= {place, place + 1}
    return found


def _joined(first: Tokens, second: Tokens, block: Block) -> bool:
    """Whether an aligned word is joined to the next by a hyphen in one of the strings."""
    return any(
        tokens[at].is_word and tokens.gaps[at] not in {"", " "}
        for tokens, at in ((first, block.begin), (second, block.other))
    )


def _same_letters(first: Tokens, second: Tokens, block: Block) -> bool:
    """Whether both sides are the same words but for where they are parted: `peace keeping`, `we're` and `we are`."""
    mine = [first[at].key for at in range(block.begin, block.end)]
    theirs = [second[at].key for at in range(block.other, block.other_end)]
    return mine != [] != theirs and ("".join(mine) == "".join(theirs) or same_expanded(mine, theirs))


def _respelt(first: Tokens, second: Tokens, block: Block) -> bool:
    """Whether both sides are the same words in other spellings: British and American, or two transliterations."""
    from framediff.voice.people.folding import fold_name

    mine, theirs = range(block.begin, block.end), range(block.other, block.other_end)
    if len(mine) != len(theirs):
        return False
    for at, other in zip(mine, theirs, strict=True):
        one, two = first[at], second[other]
        if one.key == two.key:
            continue
        names = first.surface(at)[:1].isupper() and second.surface(other)[:1].isupper()
        if names and fold_name(one.key) == fold_name(two.key):
            continue
        if not (one.is_word and two.is_word and _american(one.key) == _american(two.key)):
            return False
    return True


def _american(word: str) -> str:
    """A word with the endings in which British and American spelling differ made alike."""
    for pattern, ending in _ENDINGS if len(word) > _SHORT else ():
        word = pattern.sub(ending, word)
    return word
