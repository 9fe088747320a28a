"""The surface forms of a pattern: the word sequences it can stand for, as far as they can be listed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice, product
from typing import TYPE_CHECKING

from framediff.lexicon.patterns.nodes import Choice, Gap, Literal, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.lexicon.patterns.nodes import Node

__all__ = ["Surface", "Surfaces", "surfaces_of", "words_of", "written"]

_STAND_IN = "qz"  # for letters and words that a wildcard or a gap leaves open; no English word has them


@dataclass(frozen=True, slots=True)
class Surface:
    """One way through a pattern: its words and gaps in order."""

    parts: tuple[Literal | Gap, ...]

    @property
    def open(self) -> bool:
        """Whether a wildcard or a gap leaves something open, so that this stands for many word sequences."""
        return any(isinstance(part, Gap) or part.test is not None for part in self.parts)

    @property
    def text(self) -> str:
        """The words, with `qz` for what is left open: as few letters and words as may stand there."""
        words = []
        for part in self.parts:
            if isinstance(part, Gap):
                words += [_STAND_IN] * part.shortest
            else:
                words.append(part.word.replace("*", _STAND_IN).replace("?", _STAND_IN[0]))
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Surfaces:
    """The surface forms of a pattern.

    Attributes:
        forms: the first of them, each once.
        complete: whether `forms` are all that the pattern can stand for: none is open, and none was left out.
    """

    forms: tuple[Surface, ...]
    complete: bool


def surfaces_of(node: Node, most: int = 64) -> Surfaces:
    """The surface forms of a pattern's node, at most `most` of them."""
    listed = list(islice(dict.fromkeys(islice(_paths(node), most * 4)), most + 1))
    forms = tuple(Surface(parts) for parts in listed[:most] if parts)
    paths = sum(1 for _ in islice(_paths(node), most * 4 + 1))
    complete = len(listed) <= most and paths <= most * 4 and not any(form.open for form in forms)
    return Surfaces(forms, complete)


def _paths(node: Node) -> Iterator[tuple[Literal | Gap, ...]]:
    """Every way through `node`, lazily, since there may be millions."""
    if isinstance(node, Sequence):
        # product() would list each part's ways before the first is asked for
        each = [tuple(islice(_paths(part), 256)) for part in node.parts]
        for ways in product(*each):
            yield tuple(chain.from_iterable(ways))
    elif isinstance(node, Choice):
        if node.optional:
            yield ()
        for part in node.parts:
            yield from _paths(part)
    else:
        yield (node,)


def words_of(node: Node) -> Iterator[str]:
    """Every word that stands in the pattern, inflected forms written out, wildcards as they are."""
    if isinstance(node, Literal):
        yield node.word
    elif not isinstance(node, Gap):
        for part in node.parts:
            yield from words_of(part)


def written(node: Node) -> str:
    """A node in the form in which a pattern is written."""
    if isinstance(node, Literal):
        return node.word
    if isinstance(node, Gap):
        return f"{{{node.shortest}-{node.longest}}}"
    if isinstance(node, Sequence):
        return " ".join(written(part) for part in node.parts)
    options = "|".join(written(part) for part in node.parts)
    if node.optional:
        return f"[{options}]"
    return f"({options})" if any(isinstance(part, Sequence) for part in node.parts) else options
