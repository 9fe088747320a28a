"""House formulas: own-voice passages that an outlet repeats across its articles."""

from framediff.comparison.ledgers.formulas.ledger import (
    LEAST,
    Formula,
    FormulaLedger,
    Occurrence,
    Recount,
    formula_ledger,
)

__all__ = ["LEAST", "Formula", "FormulaLedger", "Occurrence", "Recount", "formula_ledger"]
