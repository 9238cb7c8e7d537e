"""A topic is two files: its intent and the rule that answers it come with the training data."""

from __future__ import annotations

from pathlib import Path

import yaml
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.training_data.structures import RuleStep
from rasa.shared.importers.importer import TrainingDataImporter

from bot.guide import load_guide

ROOT = Path(__file__).parents[2]
IMPORTER = TrainingDataImporter.load_from_config(
    str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(ROOT / "data")]
)


def test_every_topic_is_an_intent_and_is_answered_from_the_guide() -> None:
    assert set(load_guide().topics) <= set(IMPORTER.get_domain().intents)
    answered = [
        [event.intent_name if isinstance(event, UserUttered) else event.action_name for event in step.events]
        for step in IMPORTER.get_stories().story_steps
        if isinstance(step, RuleStep) and all(isinstance(event, (UserUttered, ActionExecuted)) for event in step.events)
    ]
    for topic in load_guide().topics:
        assert any(topic in rule and "action_answer" in rule for rule in answered), topic


def test_no_other_file_names_a_topic_as_an_intent() -> None:
    named = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
    assert not {name for entry in named for name in entry} & set(load_guide().topics)


def test_what_the_files_say_of_the_domain_stands() -> None:
    domain = IMPORTER.get_domain()
    assert domain.session_config.session_expiration_time == 60
    assert {"greet", "out_of_scope", "log_session"} <= set(domain.intents)
