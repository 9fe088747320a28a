"""What is absent, for a reader: the map and its proofs."""
