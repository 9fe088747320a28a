"""Network: BERT in plain NumPy, from the pieces of sentences to one vector of length one for each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Singles = NDArray[np.float32]

__all__ = ["Network", "tensors"]

_EPSILON = np.float32(1e-12)
_BATCH = 4096  # pieces that go through the network at a time: what stays in the cache of a processor


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """The encoder of BERT with the mean of its last layer (Devlin et al. 2019; Reimers and Gurevych 2019).

    Attributes:
        weights: arrays by their names in the published files, such as `encoder.layer.0.output.dense.weight`.
        layers: how many layers there are.
        heads: how many heads of attention each has.
    """

    weights: Mapping[str, Singles]
    layers: int
    heads: int

    def vectors(self, sentences: Sequence[Sequence[int]]) -> Singles:
        """One vector of length one for each sentence, given as the numbers of its pieces; a row each.

        Sentences of one length go through together, so that none needs padding and each vector is what it would be
        if its sentence stood alone.
        """
        found = np.zeros((len(sentences), self.weights["embeddings.word_embeddings.weight"].shape[1]), np.float32)
        by_length: dict[int, list[int]] = {}
        for number, pieces in enumerate(sentences):
            by_length.setdefault(len(pieces), []).append(number)
        for length, members in by_length.items():
            size = max(1, _BATCH // length)
            for start in range(0, len(members), size):
                batch = members[start : start + size]
                found[batch] = self._means(np.array([sentences[each] for each in batch]))
        return found

    def _means(self, pieces: NDArray[np.int64]) -> Singles:
        given = self.weights
        states = given["embeddings.word_embeddings.weight"][pieces]
        states = states + given["embeddings.position_embeddings.weight"][: pieces.shape[1]]
        states += given["embeddings.token_type_embeddings.weight"][0]
        states = self._normed(states, "embeddings.LayerNorm")
        for number in range(self.layers):
            layer = f"encoder.layer.{number}"
            states = self._normed(
                states + self._attended(states, f"{layer}.attention"), f"{layer}.attention.output.LayerNorm"
            )
            inner = _gelu(self._dense(states, f"{layer}.intermediate.dense"))
            states = self._normed(states + self._dense(inner, f"{layer}.output.dense"), f"{layer}.output.LayerNorm")
        means = states.mean(axis=1)
        found: Singles = means / np.linalg.norm(means, axis=1, keepdims=True)
        return found

    def _attended(self, states: Singles, name: str) -> Singles:
        """What each piece takes from all others of its sentence."""
        sentences, pieces, width = states.shape
        parts = (sentences, pieces, self.heads, width // self.heads)
        queries, keys, values = (
            self._dense(states, f"{name}.self.{each}").reshape(parts).transpose(0, 2, 1, 3)
            for each in ("query", "key", "value")
        )
        scores = queries @ keys.transpose(0, 1, 3, 2) / np.float32(np.sqrt(parts[3]))
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        joined = (scores @ values).transpose(0, 2, 1, 3).reshape(sentences, pieces, width)
        return self._dense(joined, f"{name}.output.dense")

    def _dense(self, states: Singles, name: str) -> Singles:
        flat = states.reshape(-1, states.shape[-1]) @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return flat.reshape(*states.shape[:-1], -1)

    def _normed(self, states: Singles, name: str) -> Singles:
        centred = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + _EPSILON)
        found: Singles = centred / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return found


def _gelu(states: Singles) -> Singles:
    """The exact Gaussian error linear unit (Hendrycks and Gimpel 2016)."""
    from scipy.special import erf

    found: Singles = states * np.float32(0.5) * (1 + erf(states * np.float32(np.sqrt(0.5))))
    return found


def tensors(path: Path) -> dict[str, Singles]:
    """The arrays of single precision in a safetensors file, by name.

    The file begins with the length of its header in eight bytes; the header is JSON and tells where each array lies.

    Raises:
        ValueError: it is no such file.
    """
    content = path.read_bytes()
    start = 8 + int.from_bytes(content[:8], "little")
    header = json.loads(content[8:start])
    found = {}
    for name, told in header.items():
        if name != "__metadata__" and told["dtype"] == "F32":
            first, last = told["data_offsets"]
            found[name] = np.frombuffer(content, "<f4", (last - first) // 4, start + first).reshape(told["shape"])
    return found
