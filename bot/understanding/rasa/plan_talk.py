"""What a message asks of a plan by what it means, as a component that is trained with the rest."""

from __future__ import annotations

from typing import Any, Dict, Text

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.understanding.messages import PLAN_TALK
from bot.understanding.plan.asked import NOT_OF_THE_PLAN
from bot.understanding.preamble import read_text
from bot.understanding.rasa.by_meaning import TellsByMeaning


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class PlanTalkByMeaning(TellsByMeaning):
    """Tells what a message asks of a plan that stands, if there is one; what to make of it is decided elsewhere."""

    key, other = PLAN_TALK, NOT_OF_THE_PLAN
    kin = frozenset({"build_plan", "inform"})

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"rows": "data/plan_talk", "every": 4, "C": 10.0}

    def _told(self, text: Text, vector: np.ndarray) -> Any:
        return self._model.best(read_text(text), vector, but=NOT_OF_THE_PLAN)
