"""Training data of the project's files, with what follows from the topics of the guide.

A topic is two files: its content (``bot/guide/content/topics``) and the ways of asking for it (``data/nlu``). That it
is an intent, and the rule by which the guide answers it, follow from these. Rasa reads training data through an
importer, which ``config.yml`` names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Dict, Optional, Text

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.rasa import RasaFileImporter

from bot.guide import load_guide

_ANSWERS = "action_answer"


def domain_of_topics(topics: Iterable[Text]) -> Dict[Text, Any]:
    """The part of the domain that topics stand for: an intent each, which no entity bears on."""
    return {"intents": [{topic: {"use_entities": []}} for topic in topics]}


def rules_of_topics(topics: Iterable[Text]) -> Dict[Text, Any]:
    """The rules by which the guide answers its topics, as a file of rules has them."""
    return {
        "version": "3.1",
        "rules": [
            {"rule": f"{topic} is answered from the guide", "steps": [{"intent": topic}, {"action": _ANSWERS}]}
            for topic in topics
        ],
    }


class GuideImporter(RasaFileImporter):
    """The project's files, with an intent and a rule for each topic of the guide."""

    def get_domain(self) -> Domain:
        """The domain of the files, with the topics."""
        return super().get_domain().merge(Domain.from_dict(domain_of_topics(load_guide().topics)))

    def get_stories(self, exclusion_percentage: Optional[int] = None) -> StoryGraph:
        """The stories and rules of the files, with a rule for each topic."""
        steps = YAMLStoryReader(self.get_domain()).read_from_parsed_yaml(rules_of_topics(load_guide().topics))
        return super().get_stories(exclusion_percentage).merge(StoryGraph(steps))
