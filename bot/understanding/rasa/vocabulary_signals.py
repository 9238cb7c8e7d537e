"""What the words of lifting in a message say about it, as named signals for a linear model."""

from __future__ import annotations

from spacy.tokens import Doc

OF_THE_GUIDE = frozenset({"hip_thrust", "glute_bridge"})
"""The guide's own lifts, by the value of their entity."""
_LENGTHS = ((4, "short"), (12, "middle"), (25, "long"))


def vocabulary_signals(doc: Doc) -> dict[str, float]:
    """Signals of a document, each 1.0 where it holds.

    Beside the entities themselves: whether the lifts named are the guide's own, others or both
    (other lifts alone are the hardest messages to keep out of scope), the length and a question mark.
    """
    signals: dict[str, float] = {}
    for span in doc.ents:
        signals[span.label_] = 1.0
        signals[f"{span.label_}={span.ent_id_}"] = 1.0
    lifts = {span.ent_id_ for span in doc.ents if span.label_ == "lift"}
    own, other = bool(lifts & OF_THE_GUIDE), bool(lifts - OF_THE_GUIDE)
    signals[f"lifts:own={own},other={other}"] = 1.0
    length = next((name for limit, name in _LENGTHS if len(doc) < limit), "rambling")
    signals[f"length={length}"] = 1.0
    if "?" in doc.text:
        signals["question mark"] = 1.0
    return signals
