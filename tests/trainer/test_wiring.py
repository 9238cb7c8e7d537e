"""A topic that nobody can ask for is named before anybody trains."""

from __future__ import annotations

from pathlib import Path

from bot.guide import load_guide
from bot.trainer.wiring import unwired


def test_every_topic_of_the_guide_can_be_asked_for() -> None:
    assert unwired(load_guide().topics) == []


def test_what_a_new_topic_lacks_is_said_with_where_to_add_it(tmp_path: Path) -> None:
    for folder in ("data/nlu", "data/stories"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "domain.yml").write_text("intents:\n- setup:\n    use_entities: []\n- greet\n")
    intent, examples, rule = unwired(["time_of_day"], tmp_path)
    assert intent.endswith("time_of_day.yml:1: topic 'time_of_day' is no intent: add it under 'intents' in domain.yml")
    assert examples.endswith("has no examples: write some ways of asking into data/nlu/time_of_day.yml")
    assert rule.endswith("has no rule: add one with 'action: action_answer' to data/stories/guide_rules.yml")
    (tmp_path / "domain.yml").write_text("intents: [time_of_day]\n")
    (tmp_path / "data/nlu/time_of_day.yml").write_text("nlu:\n- intent: time_of_day\n  examples: |\n    - when\n")
    (tmp_path / "data/stories/rules.yml").write_text("rules:\n- rule: r\n  steps:\n  - intent: time_of_day\n")
    assert unwired(["time_of_day"], tmp_path) == []
