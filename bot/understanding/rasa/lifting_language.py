"""The spaCy pipeline that reads messages: English tokens and the vocabulary of lifting.

A blank pipeline with an entity ruler costs a tenth of a tagger and parser, and nothing here
needs their output.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import spacy
import yaml
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from bot.guide import load_guide
from bot.understanding.spelling import spelled_words

VOCABULARY = Path(__file__).with_name("vocabulary.yml")
FOCUS_SPANS = "focus"
"""Span group of a document that holds the guide's focus terms, by length and then by place."""

_NUMBER = {"TEXT": {"REGEX": r"^\d+(?:[.,]\d+)?$"}}
_UNIT = {"LOWER": {"IN": ["kg", "kgs", "kilo", "kilos", "lb", "lbs", "pound", "pounds"]}}
_QUANTITIES: dict[str, list[list[dict[str, object]]]] = {
    "load": [
        [_NUMBER, _UNIT],
        [{"LOWER": {"REGEX": r"^\d+(?:[.,]\d+)?(?:kgs?|lbs?|kilos?|k)$"}}],
    ],
    "scheme": [
        [{"LOWER": {"REGEX": r"^\d{1,3}[x×*]\d{1,3}(?:[x×*]\d+)?$"}}],
        [_NUMBER, {"LOWER": {"IN": ["x", "×", "sets"]}}, {"LOWER": "of", "OP": "?"}, _NUMBER],
        [_NUMBER, {"LOWER": {"IN": ["-", "to"]}}, _NUMBER, {"LOWER": {"IN": ["reps", "rep"]}, "OP": "?"}],
    ],
    "rpe": [
        [{"LOWER": {"IN": ["rpe", "rir"]}}, {"LOWER": {"IN": ["@", "of"]}, "OP": "?"}, _NUMBER],
        [{"LOWER": {"REGEX": r"^(?:rpe|rir)\d"}}],
    ],
}


@lru_cache(maxsize=1)
def lifting_language() -> Language:
    """English with the vocabulary of lifting and the guide's focus terms; built once a process."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "NORM"})
    patterns: list[dict[str, object]] = [
        {"label": entity, "id": value, "pattern": str(phrase)}
        for entity, values in yaml.safe_load(VOCABULARY.read_text(encoding="utf-8")).items()
        for value, phrases in values.items()
        for phrase in phrases
    ]
    patterns += [
        {"label": entity, "id": entity, "pattern": pattern}
        for entity, shapes in _QUANTITIES.items()
        for pattern in shapes
    ]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    return nlp


@lru_cache(maxsize=1)
def _focus_matcher() -> PhraseMatcher:
    nlp = lifting_language()
    matcher = PhraseMatcher(nlp.vocab, attr="NORM")
    for topic in load_guide().topics.values():
        for focus in topic.focus:
            terms = [nlp.make_doc(_spaced(term)) for term in focus.terms]
            matcher.add(f"{topic.topic}/{focus.id}", terms)
    return matcher


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


def read(text: str) -> Doc:
    """The message as a spaCy document with its entities and, in ``spans``, the focus terms.

    A focus span is labelled ``topic/focus``. Longer terms come first: "upper glutes" says more
    than "glutes".
    """
    nlp = lifting_language()
    doc = nlp.make_doc(text)
    meant = {(word.start, word.end): word.text for word in spelled_words(text)}
    for token in doc:
        token.norm_ = meant.get((token.idx, token.idx + len(token)), token.norm_)
    for _, find in nlp.pipeline:
        doc = find(doc)
    found = [Span(doc, start, end, label=match) for match, start, end in _focus_matcher()(doc)]
    doc.spans[FOCUS_SPANS] = sorted(found, key=lambda span: (-(span.end - span.start), span.start))
    return doc
