"""The text of a new lexicon: one that loads and passes its own tests, to be written over."""

from __future__ import annotations

from framediff.lexicon.formats.writing import toml_value

__all__ = ["KINDS", "LEFT", "starter"]

KINDS = ("issue", "frames", "rhetoric", "verbs")
"""What a lexicon can be about."""

LEFT = (
    "What these words are about, in a sentence.",
    "Harbour Council (2001). Report on Names.",
    ": because …",
)
"""Texts of a new lexicon that nobody can have meant to keep."""

_HEAD = """\
# A lexicon for framediff. Every line below is an example: write over it, or take it out.
# The whole form, with each feature: lexicons/README.md. Does it hold? framediff lexicon test {name}

id = {id}  # how commands name it: small letters, digits, hyphens
title = {title}
language = "en"
version = "0.1.0"  # raise it when you change what is counted
licence = "CC0-1.0"  # under which others may use it
{kind}about = "What these words are about, in a sentence."

# Where it is known from who says what. Below, a short form ("Harbour Council 2001") refers to one of these.
sources = ["Harbour Council (2001). Report on Names."]
"""

_KIND = """\
kind = {kind}  # {meaning}
"""

_MEANINGS = {
    "issue": "one issue with its rival words",
    "frames": "generic frames, whatever the issue",
    "rhetoric": "ways of saying, whatever the issue",
    "verbs": "verbs that report speech",
}

_SUBJECT = """\
# An article in which one of these stands is about the issue; then this lexicon is used without being named.
subject = ["harbour wall", "new quay"]
"""

_LABELS = """
# ---------------------------------------------------------------------------------------------------------------------
# Rival labels of one thing. Every hit of any of them is one occasion on which a choice was made.
[[choice_set]]
id = "wall"
label = "Name of the wall"
referent = "the new wall in the harbour"

[[choice_set.variant]]
id = "sea-wall"
label = "sea wall"
{first}\
# `match`: sentences in which it must be found. `no_match`: look-alikes in which it must not. Write both for each.
entry = [
  {{ pattern = "sea wall+", match = ["The sea wall is finished."], no_match = ["They walled in the sea view."] }},
  {{ pattern = "protective [harbour] wall", match = ["The protective harbour wall held."], \
no_match = ["The wall of the house held."] }},
]

[[choice_set.variant]]
id = "barrier"
label = "barrier"
{second}\
entry = [
  {{ pattern = "harbour barrier+", match = ["The harbour barrier is finished."], \
no_match = ["The language barrier is finished."] }},
  # A context keeps look-alikes out: none of these words may stand directly after the hit.
  {{ pattern = "concrete barrier", not_after = ["tape"], match = ["They built a concrete barrier."], \
no_match = ["He bought concrete barrier tape."] }},
]

# Mentions that may mean the same and may not: shown as bounds, counted in no share.
[[choice_set.unresolved]]
pattern = "the structure"
match = ["The structure is finished."]
no_match = ["The salary structure is new."]
"""

_SIDE = """\
# A label with a side must say who uses it, who objects and why, where that is known from, and its counterpart.
side = {side}
used_by = {used_by}
objected_by = {objected_by}
mirror = {mirror}
sources = ["Harbour Council 2001"]
"""

_CATEGORY = """
# ---------------------------------------------------------------------------------------------------------------------
# Wording that is counted per 1,000 words of the same voice.
[[category]]
id = "damage"
label = "Damage"
sources = ["Harbour Council 2001"]
definition = "Words that present the sea as the cause of damage."  # what a coder would need to know

[[category.entry]]
pattern = "flood~|wash~-away"  # ~ takes all forms of a verb, | parts alternatives, a hyphen joins words
near = ["quay+|street+|house+"]  # one of these must stand in the same sentence
match = ["The sea flooded the quay.", "Two houses were washed away."]
no_match = ["They flooded the market with fish."]
"""

_VERBS = """
# ---------------------------------------------------------------------------------------------------------------------
# Verbs that report speech. `takes`: what they introduce; lexicons/README.md has the list.
[[category]]
id = "plain-verbs"
label = "Plain reporting verbs"
definition = "Verbs that report speech without a stand on it."
verb = [
  { lemma = "say", forms = ["says", "said", "saying"], takes = ["clause", "that", "quote"], \
match = ["The warden said the lock was open."], no_match = ["The essay was long."] },
  { lemma = "note", takes = ["that", "quote"], ambiguous = ["note", "notes"], \
match = ["She noted that the lock was open."], no_match = ["The note was long."] },
]
"""


def starter(
    lexicon_id: str, title: str, *, kind: str = "", sides: tuple[str, str] | None = None, name: str = ""
) -> str:
    """A lexicon in TOML with that id and title, whose examples hold and whose comments say what to write where.

    Args:
        lexicon_id: small letters, digits and hyphens.
        title: as readers see it.
        kind: one of `KINDS`, or "" for none; it decides which examples stand there.
        sides: the two parties of a dispute: each of two labels then belongs to one of them.
        name: how commands will name it, where that is a path; its id if not given.
    """
    about = _KIND.format(kind=toml_value(kind), meaning=_MEANINGS[kind]) if kind else ""
    head = _HEAD.format(
        name=" ".join((name or lexicon_id).split()), id=toml_value(lexicon_id), title=toml_value(title), kind=about
    )
    if kind == "verbs":
        return head + _VERBS
    text = head + ("\n" + _SUBJECT if kind == "issue" else "")
    if sides or kind in ("", "issue"):
        first = second = ""
        if sides:
            one, other = sorted(sides, key=str.casefold)
            first, second = _side(one, other, "barrier"), _side(other, one, "sea-wall")
        text += _LABELS.format(first=first, second=second)
    return text + _CATEGORY


def _side(side: str, other: str, mirror: str) -> str:
    return _SIDE.format(
        side=toml_value(side),
        used_by=toml_value(f"Officials and media of {side}"),
        objected_by=toml_value(f"Officials of {other}: because …"),
        mirror=toml_value(mirror),
    )
