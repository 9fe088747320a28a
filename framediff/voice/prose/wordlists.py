"""Words of closed classes: pronouns, determiners, auxiliaries, prepositions, adverbs."""

from __future__ import annotations

__all__ = ["ADVERBS", "AUXILIARIES", "DETERMINERS", "DOCUMENTS", "NUMBERS", "PREPOSITIONS", "PRONOUNS", "SUBORDINATORS"]

PRONOUNS = frozenset("he she they it i we you".split())
DETERMINERS = frozenset("the a an his her its their our my this that these those another one some many several".split())
AUXILIARIES = frozenset(
    "has have had having was were is are be been being do does did will would can could may might must shall should"
    " 's 've 'd".split()
)
PREPOSITIONS = frozenset(
    "in on at during after before by from with to into for of about over under through via amid among against between"
    " near since until till without within as upon following around outside inside across toward towards per".split()
)
ADVERBS = frozenset(
    "also later further then once again still already even just never not ever yet often always first earlier"
    " thus therefore instead now soon simply only too recently himself herself themselves itself long since"
    " rather twice sometimes".split()
)
DOCUMENTS = frozenset(
    "document documents statement statements communique communiqué communiques communiqués judgment judgement"
    " judgments ruling verdict indictment complaint text letter letters report reports data figures statistics"
    " records record study studies survey surveys poll polls analysis results result note memo memos email emails"
    " e-mail e-mails file files filing filings census log logs resolution decree agreement declaration draft"
    " summary transcript transcripts audit findings estimates bulletin".split()
)
"""Papers that speak for themselves: `the ruling states`, `documents show`."""
NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve dozens hundreds".split())
SUBORDINATORS = frozenset(
    "that which when while because if although though since whereas unless after before until as but so where how why"
    " whether what nor yet or than once".split()
)
