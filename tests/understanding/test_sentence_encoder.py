"""The sentence encoder: the same message is the same vector, of length one."""

from __future__ import annotations

import numpy as np
import pytest

from bot.understanding.rasa.sentence_encoder import DIMENSIONS, SentenceEncoder, encoder_of, packaged_encoder

TEXTS = ["do I need hip thrusts?", "are hip thrusts necessary", "what is the weather today", "", "🍑", "x" * 2000]


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


def test_vectors_are_of_length_one(encoder: SentenceEncoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), DIMENSIONS)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, rtol=1e-5)


def test_the_same_text_is_the_same_vector_alone_and_among_others(encoder: SentenceEncoder) -> None:
    among, other = encoder.encode(TEXTS), SentenceEncoder()
    for row, text in zip(among, TEXTS, strict=True):
        np.testing.assert_array_equal(encoder.encode([text])[0], row)
        np.testing.assert_array_equal(other.encode([text])[0], row)


def test_like_meaning_is_nearer_than_another(encoder: SentenceEncoder) -> None:
    question, same, other = encoder.encode(TEXTS[:3])
    assert question @ same > question @ other + 0.2


def test_no_text_no_rows(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, DIMENSIONS)


def test_a_missing_model_says_what_to_do() -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere\.onnx.*config\.yml"):
        SentenceEncoder("nowhere.onnx")


def test_an_encoder_is_loaded_once_whoever_asks_for_it() -> None:
    assert encoder_of(None) is packaged_encoder()


def test_what_is_kept_of_late_texts_is_the_same_and_nobody_elses_to_change(encoder: SentenceEncoder) -> None:
    once = encoder.encode(["how wide do my feet go?", "how wide do my feet go?"])
    once[0] = 0
    again = encoder.encode(["how wide do my feet go?"])[0]
    np.testing.assert_array_equal(again, once[1])
    np.testing.assert_array_equal(again, SentenceEncoder().encode(["how wide do my feet go?"])[0])


def test_more_texts_at_once_than_are_kept_all_get_their_row(encoder: SentenceEncoder) -> None:
    many = [f"set {number}" for number in range(300)]
    np.testing.assert_array_equal(encoder.encode(many)[7], encoder.encode(["set 7"])[0])
