"""The words of names.toml: titles, roles, offices, bodies, places and given names, asked one at a time."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from framediff.voice.people.folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "given_names",
    "is_body_word",
    "is_given_name",
    "is_office_word",
    "is_person_word",
    "is_place_word",
    "rank_role",
    "role_class",
    "spheres_of",
    "word_lists",
]


@cache
def _data_raw() -> dict[str, Any]:
    return tomllib.loads(files("framediff.voice.people").joinpath("names.toml").read_text(encoding="utf-8"))


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """Every list of names.toml by its name."""
    raw = _data_raw()
    return {
        "titles": frozenset(raw["titles"].split()),
        "modifiers": frozenset(raw["modifiers"].split()),
        "roles": frozenset(raw["roles"].split()),
        "offices": frozenset(raw["offices"].split()),
        "bodies": frozenset(raw["bodies"]["words"].split()),
        "groups": frozenset(raw["groups"]["words"].split()),
        "places": frozenset((raw["places"]["countries"] + raw["places"]["capitals"]).split()),
        "demonyms": frozenset(raw["places"]["demonyms"].split()),
        "female": frozenset(raw["given"]["female"].split()),
        "male": frozenset(raw["given"]["male"].split()),
        **{f"class {name}": frozenset(words.split()) for name, words in raw["classes"].items()},
    }


def role_class(role: str) -> frozenset[str]:
    """The role nouns that `role` can refer back to (`diplomat` to an ambassador); at least itself."""
    return word_lists().get(f"class {role}", frozenset()) | {role}


@cache
def _alike() -> dict[str, frozenset[int]]:
    """For each folded given name the numbers of the lists of names that one person may bear, in which it stands."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_data_raw()["given"]["alike"]):
        for name in line.split():
            found.setdefault(fold_name(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def given_names(folded: str) -> frozenset[int]:
    """What a folded given name shares with others that the same person may bear (`Mike` and `Michael`)."""
    return _alike().get(folded, frozenset())


def spheres_of(roles: Iterable[str]) -> frozenset[str]:
    """The walks of life that role nouns belong to; none for roles of no particular one."""
    spheres: dict[str, str] = _data_raw()["spheres"]
    return frozenset(name for name, words in spheres.items() if any(role in words.split() for role in roles))


def is_person_word(low: str) -> bool:
    """Whether a lower-case word begins the mention of a person: a role, a title, or what goes with them."""
    data = word_lists()
    return low in data["roles"] or low in data["titles"] or low in data["modifiers"] or low in data["demonyms"]


def is_place_word(low: str) -> bool:
    """Whether a lower-case word is a state, a capital or a known adjective of one (`french`)."""
    data = word_lists()
    return low in data["places"] or low in data["demonyms"]


def is_body_word(low: str) -> bool:
    """Whether a lower-case word is a noun for a body (`ministry`)."""
    return low in word_lists()["bodies"]


def is_given_name(word: str) -> bool:
    """Whether a word is on our short lists of given names."""
    data = word_lists()
    return word.lower() in data["female"] or word.lower() in data["male"] or bool(given_names(fold_name(word)))


def is_office_word(low: str) -> bool:
    """Whether a lower-case word is an office that one person at a time holds in a state."""
    return low in word_lists()["offices"]


def rank_role(title: str) -> str | None:
    """The role noun that a title stands for (`gen.` for a general); None if it tells nothing."""
    role: str | None = _data_raw()["ranks"].get(title)
    return role
