"""Embeddings: likeness of meaning by all-MiniLM-L6-v2, where the extra `embeddings` is installed."""

from __future__ import annotations

from framediff.comparison.alignment.embeddings.aligner import Embeddings, embeddings

__all__ = ["Embeddings", "embeddings"]
