"""House formulas: runs of words that an outlet repeats in its own voice across its articles."""

from framediff.comparison.ledgers.formulas.ledger import (
    LEAST,
    Formula,
    FormulaLedger,
    Occurrence,
    Recount,
    formula_ledger,
)

__all__ = ["LEAST", "Formula", "FormulaLedger", "Occurrence", "Recount", "formula_ledger"]
