"""Terms: which words are function words, and which are wording that a lexicon could lack."""

from __future__ import annotations

__all__ = ["DETERMINERS", "FUNCTION_WORDS", "is_function_word", "is_wording"]

DETERMINERS = frozenset("a an the this that these those my your his her its our their".split())

# Closed classes of English: a word joins them once in centuries, so the list is complete as a grammar is. It is made
# for this module from the classes below. What stands here is counted as any word is and proposed to nobody.
_PRONOUNS = """i me mine myself you yours yourself yourselves he him himself hers herself it itself we us ours
    ourselves they them theirs themselves who whom whose which what whoever whatever whichever one ones oneself
    somebody someone something anybody anyone anything nobody nothing everybody everyone everything each other another
    such same some any no none both either neither all many much more most few fewer fewest less least several
    enough own"""
_PREPOSITIONS = """about above across after against along amid among amongst around as at before behind below beneath
    beside besides between beyond by concerning despite down during except for from in inside into like near of off on
    onto out outside over past per regarding since through throughout till to toward towards under underneath until
    unto up upon via with within without"""
_CONJUNCTIONS = """and but or nor so yet if unless because although though while whereas whether than when whenever
    where wherever how why once lest"""
_AUXILIARIES = """am is are was were be been being do does did doing done have has had having can could may might must
    shall should will would ought need cannot"""
_ADVERBS = """not never here there then now also too very just only even still again already ever thus hence however
    therefore moreover meanwhile otherwise else quite rather almost perhaps"""
_CONTRACTED = """isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't
    shouldn't mustn't it's that's there's what's who's let's i'm i've i'll i'd you're you've you'll we're we've we'll
    they're they've they'll he'll she'll he'd she'd"""
FUNCTION_WORDS = DETERMINERS.union(
    f"{_PRONOUNS} {_PREPOSITIONS} {_CONJUNCTIONS} {_AUXILIARIES} {_ADVERBS} {_CONTRACTED} she".split()
)


def is_function_word(term: str) -> bool:
    """Whether `term`, folded, belongs to a closed class: determiners, pronouns, prepositions, auxiliaries and so on."""
    return term in FUNCTION_WORDS


def is_wording(term: str) -> bool:
    """Whether a lexicon could lack `term`: it is no function word and no number, and has two letters or more."""
    return term not in FUNCTION_WORDS and sum(letter.isalpha() for letter in term) > 1
