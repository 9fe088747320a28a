"""The search: where the patterns of a lexicon stand in many texts, found for all places at once."""
