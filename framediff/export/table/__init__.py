"""The comparison table in every face."""
