"""Ledgers for a reader."""
