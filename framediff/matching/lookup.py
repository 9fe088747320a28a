"""A plain dictionary looked up on given tokens, with the semantics of quanteda's `tokens_lookup`."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, overload

from framediff.errors import InputError
from framediff.matching.tokenpatterns import ValueType, form_of, matching_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.lexicon.formats.dictionary import Dictionary, PlainDictionary

__all__ = ["NestedScope", "tokens_lookup"]

NestedScope: TypeAlias = Literal["key", "dictionary"]

_LEVELS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A value of the dictionary, word by word.

    Attributes:
        rank: its key's place in the dictionary or, where keys are appended, its own; what stands at one token is
            given in this order, and a token counts once for one rank.
        key: the key, as it is given out.
        words: patterns of single tokens; "" is a gap that was left where a token was removed.
    """

    rank: int
    key: str
    words: tuple[str, ...]


class _Given(NamedTuple):
    """What is given out, and how.

    Attributes:
        joined: where keys are appended, what joins the tokens before them and what stands between both.
        keep: whether a token without a key is given itself.
        name: what is given for a token without a key, where it is not kept.
    """

    joined: tuple[str, str] | None
    keep: bool
    name: str | None

    def of(self, entry: _Entry, tokens: Sequence[str]) -> str:
        """The key of an entry that stands in these tokens."""
        if self.joined is None:
            return entry.key
        return f"{self.joined[0].join(each for each in tokens if each)}{self.joined[1]}{entry.key}"

    def none(self, token: str) -> tuple[str, ...]:
        """What is given for a token without a key."""
        if self.keep:
            return (token,)
        return () if self.name is None else (self.name,)


@dataclass(slots=True)
class _Node:
    """What the words up to here lead to: words that may follow, by pattern, and the entries that are complete."""

    after: dict[str, _Node] = field(default_factory=dict)
    entries: list[_Entry] = field(default_factory=list)


@overload
def tokens_lookup(
    tokens: Mapping[str, Sequence[str]],
    dictionary: Dictionary | PlainDictionary,
    *,
    levels: int | Iterable[int] = ...,
    valuetype: ValueType = ...,
    case_insensitive: bool = ...,
    capkeys: bool | None = ...,
    exclusive: bool = ...,
    nomatch: str | None = ...,
    append_key: bool = ...,
    separator: str = ...,
    concatenator: str = ...,
    nested_scope: NestedScope = ...,
    apply_if: Sequence[bool] | None = ...,
    verbose: bool = ...,
) -> dict[str, list[str]]: ...


@overload
def tokens_lookup(
    tokens: Sequence[str],
    dictionary: Dictionary | PlainDictionary,
    *,
    levels: int | Iterable[int] = ...,
    valuetype: ValueType = ...,
    case_insensitive: bool = ...,
    capkeys: bool | None = ...,
    exclusive: bool = ...,
    nomatch: str | None = ...,
    append_key: bool = ...,
    separator: str = ...,
    concatenator: str = ...,
    nested_scope: NestedScope = ...,
    apply_if: Sequence[bool] | None = ...,
    verbose: bool = ...,
) -> list[str]: ...


def tokens_lookup(  # noqa: PLR0913 - the arguments are those of the function that it follows
    tokens: Mapping[str, Sequence[str]] | Sequence[str],
    dictionary: Dictionary | PlainDictionary,
    *,
    levels: int | Iterable[int] = _LEVELS,
    valuetype: ValueType = "glob",
    case_insensitive: bool = True,
    capkeys: bool | None = None,
    exclusive: bool = True,
    nomatch: str | None = None,
    append_key: bool = False,
    separator: str = "/",
    concatenator: str = "_",
    nested_scope: NestedScope = "key",
    apply_if: Sequence[bool] | None = None,
    verbose: bool = False,
) -> dict[str, list[str]] | list[str]:
    """The keys of `dictionary` in the order in which their values stand among `tokens`.

    Longer values are sought first. Two values of one key that share a token count once; keys that stand at one token
    are given in the order of the dictionary. Meaning and names of the arguments are those of `tokens_lookup` in
    quanteda 4.3.1; see lexicons/README.md for the two places where a regular expression may differ.

    Args:
        tokens: the tokens of one text, or of several by name; "" marks a token that was removed (padding).
        dictionary: a dictionary that was read, or a plain mapping of keys to values.
        levels: the levels of nested keys that are named, 1 the highest; their names are joined by ".".
        valuetype: how values are read: `glob` (`*`, `?`), `regex` (RE2 syntax, anywhere in a token) or `fixed`.
        case_insensitive: whether capitals are ignored.
        capkeys: whether keys are given in capitals; by default they are where other tokens stand beside them.
        exclusive: whether only keys are given; else each value is replaced by its keys and other tokens stay.
        nomatch: what is given for each token at which no key stands; only with `exclusive`.
        append_key: whether a key is given behind the tokens that it was found in (`united_states/countries`).
        separator: what then stands between the tokens and the key.
        concatenator: what joins the words of a phrase in a token; a value with spaces is sought in both forms.
        nested_scope: whether a longer value hides shorter ones of its own `key` or of the whole `dictionary`.
        apply_if: for each text whether the dictionary is looked up in it; in the others nothing is found.
        verbose: whether to say on stderr what was looked up in how much, and what came of it.

    Returns:
        A list for one text, lists by name for several.

    Raises:
        InputError: a value cannot be read, or an argument is none of those named above.
    """
    chosen = (levels,) if isinstance(levels, int) else tuple(levels)
    _check(tokens, valuetype, nested_scope, chosen)
    if nomatch is not None and not exclusive:
        warnings.warn("nomatch has no effect unless exclusive is true", stacklevel=2)
        nomatch = None
    texts = tokens if isinstance(tokens, Mapping) else {"": tokens}
    applied = [True] * len(texts) if apply_if is None else [bool(each) for each in apply_if]
    if len(applied) != len(texts):
        raise InputError(f"apply_if has {len(applied)} values for {len(texts)} texts: give one for each.")
    from framediff.lexicon.formats.dictionary import Dictionary  # here, so that hits need no reader of files

    named = dictionary if isinstance(dictionary, Dictionary) else Dictionary.of(dictionary)
    capitals = not exclusive if capkeys is None else capkeys
    entries = _entries(named, chosen, concatenator, capkeys=capitals, each_alone=append_key)
    given = _Given((concatenator, separator) if append_key else None, keep=not exclusive, name=nomatch)
    search = _Search(entries, texts.values(), valuetype, given, case_insensitive=case_insensitive)
    found = {
        name: search.given(text, nested_scope) if apply else [each for token in text for each in given.none(token)]
        for (name, text), apply in zip(texts.items(), applied, strict=True)
    }
    if verbose:
        many, few = (sum(map(len, each.values())) for each in (texts, found))
        sys.stderr.write(f"tokens_lookup: {named}; of {many:,} tokens in {len(texts):,} texts came {few:,}\n")
    return found if isinstance(tokens, Mapping) else found[""]


def _check(tokens: object, valuetype: str, nested_scope: str, levels: tuple[object, ...]) -> None:
    if isinstance(tokens, str):
        raise InputError("tokens are a list of words, or lists by name; a text must be cut into words first.")
    if not all(isinstance(level, int) and level >= 1 for level in levels):
        raise InputError("levels are numbers from 1, the highest level, on.")
    if valuetype not in ("glob", "regex", "fixed"):
        raise InputError(f"valuetype is “glob”, “regex” or “fixed”, not “{valuetype}”.")
    if nested_scope not in ("key", "dictionary"):
        raise InputError(f"nested_scope is “key” or “dictionary”, not “{nested_scope}”.")


def _entries(
    dictionary: Dictionary, levels: tuple[int, ...], concatenator: str, *, capkeys: bool, each_alone: bool
) -> list[_Entry]:
    """Every value in the order of the dictionary: a phrase word by word and, joined, as one token."""
    entries: list[_Entry] = []
    for number, (key, values) in enumerate(dictionary.flat(levels).items()):
        shown = key.upper() if capkeys else key
        for value in values:
            forms = [tuple(value.split(" ")), (value.replace(" ", concatenator),)] if " " in value else [(value,)]
            for words in forms:
                entries.append(_Entry(len(entries) if each_alone else number, shown, words))
    return entries


class _Search:
    """The entries by the tokens that they stand for: what each distinct token is was found once.

    Attributes:
        words: by token, the words of phrases that stand for it.
        first: by token, the phrases that may begin with it; tokens that begin none are left out.
        alone: by token, the entries of one word that stand for it, by rank in order.
        out: by token, what is given for it where no phrase stands.
    """

    def __init__(
        self,
        entries: list[_Entry],
        texts: Iterable[Sequence[str]],
        valuetype: ValueType,
        given: _Given,
        *,
        case_insensitive: bool,
    ) -> None:
        self.form = given
        root = _Node()
        singles: dict[str, list[_Entry]] = {}
        for entry in entries:
            if len(entry.words) == 1:
                singles.setdefault(entry.words[0], []).append(entry)
                continue
            node = root
            for word in entry.words:
                node = node.after.setdefault(word, _Node())
            node.entries.append(entry)
        stands = _words_of(entries, texts, valuetype, case_insensitive=case_insensitive)
        spoken = frozenset(word for entry in entries if len(entry.words) > 1 for word in entry.words)
        self.words = {token: [word for word in words if word in spoken] for token, words in stands.items()}
        begun = {
            token: [root.after[word] for word in words if word in root.after] for token, words in self.words.items()
        }
        self.first = {token: nodes for token, nodes in begun.items() if nodes}
        self.alone: dict[str, dict[int, _Entry]] = {}
        self.out: dict[str, tuple[str, ...]] = {}
        for token, words in stands.items():
            by_rank = {entry.rank: entry for word in words if word in singles for entry in singles[word]}
            self.alone[token] = {rank: by_rank[rank] for rank in sorted(by_rank)}
            keys = tuple(given.of(entry, (token,)) for entry in self.alone[token].values())
            self.out[token] = keys or given.none(token)

    def given(self, text: Sequence[str], nested_scope: NestedScope) -> list[str]:
        """What is given out for one text."""
        starts, taken = self._phrases(text, nested_scope)
        if not taken:
            return list(chain.from_iterable(map(self.out.__getitem__, text)))
        out: list[str] = []
        free = 0  # the first place after the phrase before
        for place in sorted(taken):
            if place > free:
                out.extend(chain.from_iterable(map(self.out.__getitem__, text[free:place])))
            free = place + 1
            token = text[place]
            here = list(starts.get(place, ()))
            if nested_scope == "key":  # a phrase hides, in the whole dictionary, the words that it is made of
                mine = taken[place]
                here += [entry for rank, entry in self.alone[token].items() if rank not in mine]
            here.sort(key=attrgetter("rank"))
            out.extend(self.form.of(entry, text[place : place + len(entry.words)]) for entry in here)
        out.extend(chain.from_iterable(map(self.out.__getitem__, text[free:])))
        return out

    def _phrases(
        self, text: Sequence[str], nested_scope: NestedScope
    ) -> tuple[dict[int, list[_Entry]], dict[int, set[Hashable]]]:
        """The phrases that count, by the place of their first token; and by place, the ranks that take it up."""
        by_length: dict[int, list[tuple[int, _Entry]]] = {}
        for place, entry in self._matches(text):
            by_length.setdefault(len(entry.words), []).append((place, entry))
        starts: dict[int, list[_Entry]] = {}
        taken: dict[int, set[Hashable]] = {}
        appended = self.form.joined is not None
        for length in sorted(by_length, reverse=True):
            hidden = False  # by longer phrases, or such as begin before, that take up the whole place together
            decided = -1
            for place, entry in by_length[length]:
                span = range(place, place + length)
                if nested_scope == "dictionary" and place != decided:
                    decided = place
                    hidden = all(each in taken for each in span)
                # where tokens are given with their key, other tokens are another find
                mine: Hashable = (entry.rank, *text[place : place + length]) if appended else entry.rank
                if hidden or any(mine in taken[each] for each in span if each in taken):
                    continue
                starts.setdefault(place, []).append(entry)
                for each in span:
                    taken.setdefault(each, set()).add(mine)
        return starts, taken

    def _matches(self, text: Sequence[str]) -> Iterator[tuple[int, _Entry]]:
        """Every phrase that stands anywhere, with the place of its first token, in the order of places."""
        first, words, last = self.first, self.words, len(text) - 1
        if not first:
            return
        for place, token in enumerate(text):
            nodes = first.get(token)
            at = place
            while nodes and at < last:
                at += 1
                after = words[text[at]]
                nodes = [node.after[word] for word in after for node in nodes if word in node.after] if after else None
                for node in nodes or ():
                    for entry in node.entries:
                        yield place, entry


def _words_of(
    entries: list[_Entry], texts: Iterable[Sequence[str]], valuetype: ValueType, *, case_insensitive: bool
) -> dict[str, list[str]]:
    """By token, the words of the dictionary that stand for it."""
    types = dict.fromkeys(chain.from_iterable(texts))
    types.pop("", None)
    forms = {token: form_of(token, valuetype, case_insensitive=case_insensitive) for token in types}
    words = dict.fromkeys(word for entry in entries for word in entry.words if word)
    fixed = valuetype == "glob" and not any("*" in word or "?" in word for word in words)
    stands = matching_forms(words, forms.values(), "fixed" if fixed else valuetype, case_insensitive=case_insensitive)
    of_form: dict[str, list[str]] = {}
    for word, matched in stands.items():
        for form in matched:
            of_form.setdefault(form, []).append(word)
    found = {token: of_form.get(form, []) for token, form in forms.items()}
    found[""] = [""]  # padding is matched by an empty word alone
    return found
