"""Questions on works of research go to the guide, whatever the classifier takes them for.

"How long was that one" alone looks like a question about the log; only what was shown before tells that it is not.
"""

from __future__ import annotations

from typing import Any, Dict, Optional, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation.studies import CitedStudies, study_reply
from bot.dialogue.coded_policy import CodedPolicy, actions_this_turn
from bot.guide import load_guide
from bot.understanding.messages import reading_of
from bot.understanding.studies import read_study_question

_ANSWER = "action_answer"
_QUESTIONS = "questions"
"""Parse data of ``bot.understanding.rasa.questions``."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class StudyPolicy(CodedPolicy):
    """Lets the guide answer a question on a work that is named or was shown. Safety comes before it."""

    goes_before_forms = True

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"priority": 9}

    def next_action(self, tracker: DialogueStateTracker) -> Optional[Text]:
        """The guide's answer; the action itself says what follows it."""
        message = tracker.latest_message
        if message is None or actions_this_turn(tracker):
            return None
        parsed = message.parse_data
        asked = [parsed, *(parsed.get(_QUESTIONS) or ())]
        cited, in_form = CitedStudies.of(tracker.get_slot("cited")), bool(tracker.active_loop)
        return _ANSWER if any(_is_answered(one, cited, in_form=in_form) for one in asked) else None


def _is_answered(message: Dict[Text, Any], cited: CitedStudies, *, in_form: bool) -> bool:
    """Return True if a message asks something of a work. What a form asks is answered in the same few words."""
    question = read_study_question(reading_of(message).words)
    if question is None or (in_form and not (question.named or question.of_studies)):
        return False
    return study_reply(load_guide(), question, cited) is not None
