"""Reasons in words, in one place: for every flag, every step after the rules, and every way to a speaker."""

from __future__ import annotations

__all__ = ["FLAGS", "RESOLUTIONS", "STEPS", "TAKES", "flag_reason"]

# What a flag of an attribution tells a careful reader.
FLAGS: dict[str, str] = {
    "agentless": "The report names nobody on purpose (“it was noted that”), so the speaker is unknown.",
    "corrected": "A reader has set the voice of these words by hand; that beats every rule.",
    "carried_over": "The quotation has no reporting words of its own; the last speaker before it is taken to go on.",
    "evaluative": "The verb names or judges something: only a part of what it introduces may be the speaker's wording.",
    "first_person_unquoted": "The sentence says “we” or “I” without quotation marks, and the next one credits it.",
    "fronted_topic": "The content begins before the speaker is named (“As for the border, he said that …”).",
    "headline": "It stands in a headline, which shortens and rewords.",
    "infinitive": "What is promised or demanded stands as “to …”: the words are the outlet's summary of a speech.",
    "lead_statement": "The statement stands first and the sentence after it says whose it is.",
    "low_confidence": "Its confidence is below what was asked for, so that it counts as undetermined.",
    "mismatched": "The opening and the closing quotation mark are of different kinds, so its end is less certain.",
    "missing_subject": "The reporting verb has no subject beside it (“…,” told the agency), so nobody is named there.",
    "multi_paragraph": "The quotation runs on over more than one paragraph.",
    "noun_cue": "A noun of speech, not a verb, signals it (“the claim that …”).",
    "passive": "The verb is passive, so its subject did not speak: who did stands after “by”, or is not named.",
    "participle": "The reporting verb ends in -ing and borrows its subject from the clause before it.",
    "question": "It is a question that is put to somebody, not a statement.",
    "speech_act": "The verb's object only sums up a speech (“rejected the plan”): a report of an act, not of words.",
    "transcript": "A label, a dash or a question on a line of its own says whose turn it is: the words are verbatim.",
    "thought": "The verb tells what somebody thinks, fears or hopes, not what was said.",
    "trimmed": "A correction by hand has taken a part of what the rule read.",
    "unlisted_verb": "No verb of the lexicon reports it, but another verb or a colon beside the quotation does.",
    "unclosed": "No closing quotation mark was found; the quotation is taken to end with its paragraph.",
}

# What happened to an attribution apart from the rules asked at a verb. A step without an entry needs no words.
STEPS: dict[str, str] = {
    "credit": "what credits an agency, or names whom something was told, is provenance and was taken out of it",
    "credits_before": "the verb credits the sentence before it, and introduces nothing after it",
    "double": "two rules claimed one quotation or the same words, and the more certain one keeps them",
    "across_turns": "it would reach from one turn of the transcript into another",
    "headline": "marked as standing in a headline",
    "inside_question": "its words belong to a question put to the speaker",
    "joined": "quotations in the same paragraph that have no reporting words of their own were joined to it",
    "kept": "",
    "nested": "it stands inside what another attribution reports",
    "weak_inside": "thoughts, judgements and promises read inside reported speech are seldom reports of their own",
}

# What a verb of the lexicon can introduce.
TAKES: dict[str, str] = {
    "addressee": "who is told",
    "clause": "a clause without “that”",
    "infinitive": "“to …”",
    "object": "a noun",
    "question": "a question",
    "quote": "a quotation",
    "that": "a clause with “that”",
}

# By which step a speaker was found, or why none was.
RESOLUTIONS: dict[str, str] = {
    "agentless": "Unknown: the report names nobody on purpose.",
    "body": "{mention} is an organisation or a place, and is named as who speaks.",
    "carried_body": "Carried over from the last who spoke, {mention} {place}.",
    "carried_first_person": "Carried over from the last who spoke, {mention} {place}, who is {name}.",
    "carried_group": "Carried over from the last who spoke, {mention} {place}, several at once.",
    "carried_name": "Carried over from the last who spoke, {mention} {place}.",
    "carried_only_name": "Carried over from the last who spoke, {mention} {place}; the article has no more "
    "of the name.",
    "carried_pronoun": "Carried over from the last who spoke, {mention} {place}, who is {earlier}.",
    "carried_role": "Carried over from the last who spoke, {mention} {place}, who is {earlier}.",
    "carried_role_alone": "Carried over from the last who spoke, {mention} {place}, known by the role only.",
    "carried_order": "Carried over from the last who spoke, {mention} {place}, who is {name}.",
    "carried_unresolved_body": "Unknown: carried over from the last who spoke, {mention} {place}: nobody known.",
    "carried_unresolved_group": "Unknown: carried over from the last who spoke, {mention} {place}: nobody known.",
    "carried_unresolved_pronoun": "Unknown: carried over from the last who spoke, {mention} {place}: nobody known.",
    "carried_unresolved_role": "Unknown: carried over from the last who spoke, {mention} {place}: nobody known.",
    "carried_whole_body": "Carried over from the last who spoke, {mention} {place}, short for {name}.",
    "carried_role_unsaid": "Carried over from the last who spoke, {mention} {place}, taken for {earlier}, whose role "
    "the article does not say.",
    "carried_surname": "Carried over from the last who spoke, {mention} {place}, by the surname {name}.",
    "correction": "A correction by hand names {mention}.",
    "correction_unknown": "Unknown: a correction by hand says so.",
    "first_person": "{mention} is {name}, inside whose turn or speech it stands.",
    "group": "{mention} are several who speak at once: an entry of its own, credited to none of them alone.",
    "interviewer": "It is the interviewer who asks: {name}.",
    "last_speaker_unplaced": "Nobody stands beside it, so it goes to the last speaker before it, {name}.",
    "last_speaker": "Nobody stands beside it, so it goes to the last speaker before it: {earlier}.",
    "name": "{mention} is named as who speaks.",
    "no_interviewer": "Unknown: the article names no interviewer who could have asked.",
    "nobody_named": "Unknown: nobody is named beside it, and nobody before it can be meant.",
    "only_name": "{mention} is named as who speaks; the article has no more of the name.",
    "order": "{mention} is {name}, of the last two names joined by “and” before it.",
    "pronoun_brought_in": "{mention} refers back to whom the text has brought in last: {earlier}.",
    "pronoun": "{mention} refers back to the last speaker who fits: {earlier}.",
    "role": "{mention} refers back to the last speaker with that or a like role: {earlier}.",
    "role_brought_in": "{mention} refers back to who was last called so: {earlier}.",
    "role_unsaid": "{mention} is taken for the last speaker whose role the article does not say: {earlier}.",
    "role_alone": "{mention} is known only by the role: no earlier speaker is called so.",
    "surname": "{mention} names {name} by the surname.",
    "turn_unknown": "Unknown: the turn has no label that names anybody.",
    "whole_body": "{mention} is short for {name}, which the article names whole.",
    "unresolved_body": "Unknown: {mention} refers to nobody known.",
    "unresolved_group": "Unknown: {mention} refers to nobody known.",
    "unresolved_pronoun": "Unknown: no earlier speaker of the article fits {mention}.",
    "unresolved_role": "Unknown: {mention} refers to nobody known.",
}


def flag_reason(flag: str) -> str:
    """The sentence that explains a flag; for a flag of somebody else's attributor its own words."""
    return FLAGS.get(flag) or f"{flag.replace('_', ' ').capitalize()}, as the attributor notes."
