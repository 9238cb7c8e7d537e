"""One answer as text, buttons and JSON: what may not be torn apart stays together."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product

import pytest
from cleared import answer

from bot.channels.answer_view import as_buttons, as_json, as_text
from bot.guide import Basis, Depth, Sentence, load_guide

LAYERS = [depth for depth in Depth if depth not in (Depth.FIT, Depth.FURTHER)]
EVERY = [*product(load_guide().topics, LAYERS, range(2))]


@pytest.mark.parametrize(("topic", "depth", "wording"), EVERY)
def test_every_answer_is_one_bubble_with_every_caveat(topic: str, depth: Depth, wording: int) -> None:
    found = answer(load_guide(), topic, depth=depth, wording=wording)
    text = as_text(found)
    assert "\n\n" not in text
    assert all(line.strip() for line in text.split("\n"))
    for caveat in found.caveats:
        assert caveat.text in text
    assert found.section.title in text
    for source in found.sources:
        assert source.label in text


def test_the_json_is_plain_and_names_what_each_sentence_stands_on() -> None:
    for topic in load_guide().topics:
        data = as_json(answer(load_guide(), topic))
        assert json.loads(json.dumps(data)) == data
        assert {"intent", "section", "title", "caveats", "sources", "guide"} <= data.keys()
        assert {sentence["basis"] for sentence in data["sentences"]} <= {"guide", "study", "practice", "safety"}


def test_what_a_run_of_sentences_stands_on_is_said_once_behind_it() -> None:
    said = [
        Sentence(text, basis) for text, basis in (("A.", Basis.PRACTICE), ("B.", Basis.PRACTICE), ("C.", Basis.GUIDE))
    ]
    found = replace(answer(load_guide(), "setup"), sentences=tuple(said))
    assert as_text(found).startswith("A. B. [coaching practice, not tested] C.\nKeep in mind")
    listed = as_text(replace(found, listed=True))
    assert listed.startswith("A.\nB. [coaching practice, not tested]\nC.")


def test_offers_stand_before_the_neighbouring_topics() -> None:
    found = answer(load_guide(), "setup")
    buttons = as_buttons(found, offer=[("Why?", "/ask_why")])
    assert buttons[0] == {"title": "Why?", "payload": "/ask_why"}
    assert [b["payload"] for b in buttons[1:]] == [f"/{topic.topic}" for topic in found.next]
