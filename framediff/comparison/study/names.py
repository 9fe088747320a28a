"""Names that a reader types for indicators, groups and topics, and what to say when there is no such name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framediff.comparison.groups import Group
    from framediff.comparison.study import Study
    from framediff.comparison.table import Comparison

__all__ = ["among", "did_you_mean", "resolve_group", "resolve_indicator", "resolve_topic", "unknown"]

_CLOSE = 60  # of 100: below this rapidfuzz's WRatio proposes names that share only a syllable
_MOST = 3


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A clause such as `; did you mean “artsakh”?`, or "" when nothing known is near to `name`."""
    from rapidfuzz import fuzz, process

    near = process.extract(name.casefold(), {k: k.casefold() for k in known}, scorer=fuzz.WRatio, limit=_MOST)
    names = [f"“{key}”" for _, score, key in near if score >= _CLOSE]
    return f"; did you mean {' or '.join(names)}?" if names else ""


def unknown(kind: str, name: str, known: Sequence[str], otherwise: str = "") -> UnknownNameError:
    """The error for a name that does not exist here: it proposes near ones, or else says what there is."""
    hint = did_you_mean(name, known)
    if not hint:
        # Names of stories have commas in them.
        listed = "; ".join(known) if any("," in each for each in known) else ", ".join(known)
        hint = f"; there are: {listed}." if known and len(known) <= 12 else f"; {otherwise}."  # noqa: PLR2004 - what fits one line
    return UnknownNameError(f"No {kind} is called “{name}”{hint}")


def resolve_indicator(study: Study, name: str) -> tuple[str, ...]:
    """The keys of the indicators that `name` stands for.

    Accepts a whole id (`territory/artsakh`, `occupation`), the end of one where only one has it (`artsakh`), either
    with the lexicon before it (`karabakh:occupation`), and the id of a choice set, which stands for all its variants.

    Raises:
        UnknownNameError: nothing or more than one thing is called so.
    """
    lexicon_id, _, rest = name.rpartition(":")
    wanted = rest.strip().casefold()
    whole: list[str] = []
    last: list[str] = []
    sets: dict[tuple[str, str], list[str]] = {}
    for (lexicon, indicator), key in study.indicator_keys.items():
        if lexicon_id and lexicon.casefold() != lexicon_id.strip().casefold():
            continue
        set_id, _, variant = indicator.casefold().rpartition("/")
        if indicator.casefold() == wanted:
            whole.append(key)
        elif variant == wanted:
            last.append(key)
        if set_id and set_id == wanted:
            sets.setdefault((lexicon, set_id), []).append(key)
    found: list[tuple[str, ...]] = [(key,) for key in whole]
    found = found or [tuple(keys) for keys in sets.values()] or [(key,) for key in last]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(f"“{key}”" for keys in found for key in keys[:1])
        raise UnknownNameError(f"“{name}” could be more than one indicator; say which: {names}.")
    known = list(study.indicator_keys.values())
    known += [block.key for block in study.blocks if block.key not in known]
    raise unknown("indicator", name, known, "`framediff lexicon show ID` lists them all")


def resolve_topic(study: Study, name: str) -> str:
    """The key of the topic called `name`, by id, id with the lexicon before it, or label.

    Raises:
        UnknownNameError: no topic, or more than one, is called so.
    """
    keys = {key: topic.label for key, topic in study.topics.items()}
    return among("topic", name, keys, "none of the lexicons in use has topics")


def resolve_group(comparison: Comparison, name: str) -> Group:
    """The group whose key or label is `name`, in any case, or begins so where only one does.

    Raises:
        UnknownNameError: no group, or more than one, is called so.
    """
    by_key = {group.key: group for group in comparison.groups}
    labels = {key: group.label for key, group in by_key.items()}
    return by_key[among(str(comparison.options.by), name, labels, "the table's columns are the groups")]


def among(kind: str, name: str, labels: Mapping[str, str], otherwise: str) -> str:
    """The key of the one thing whose key or label is `name`, or begins so, or has a word that does.

    Raises:
        UnknownNameError: nothing, or more than one thing, is called so; `otherwise` says what then.
    """
    wanted = name.strip().casefold()
    for test in (
        lambda text: text.casefold() == wanted,
        lambda text: text.casefold().startswith(wanted),
        lambda text: any(word.startswith(wanted) for word in text.casefold().split()),
    ):
        found = [key for key, label in labels.items() if test(key) or test(label)]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"“{labels[key]}”" for key in found)
            raise UnknownNameError(f"“{name}” could be more than one {kind}; say which: {names}.")
    raise unknown(kind, name, list(labels.values()), otherwise)
