"""A topic that nobody can ask for is named before anybody trains."""

from __future__ import annotations

from pathlib import Path

from bot.guide import load_guide
from bot.trainer.wiring import unwired


def test_every_topic_of_the_guide_can_be_asked_for() -> None:
    assert unwired(load_guide().topics) == []


def test_what_a_new_topic_lacks_is_said_with_where_to_add_it(tmp_path: Path) -> None:
    (tmp_path / "data/nlu").mkdir(parents=True)
    (examples,) = unwired(["time_of_day"], tmp_path)
    assert "time_of_day.yml:1: topic 'time_of_day' has no examples" in examples
    assert examples.endswith("write some ways of asking into data/nlu/time_of_day.yml")
    (tmp_path / "data/nlu/time_of_day.yml").write_text("nlu:\n- intent: time_of_day\n  examples: |\n    - when\n")
    assert unwired(["time_of_day"], tmp_path) == []
