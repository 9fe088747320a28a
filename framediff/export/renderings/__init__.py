"""The same facts in other words, for a reader: quotations, facts and statements beside each other."""
