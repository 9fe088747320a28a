"""Ledgers: what a study holds besides shares and rates, such as verbs, positions, formulas and speakers."""
