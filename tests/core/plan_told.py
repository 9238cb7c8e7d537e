"""A lifter who has told everything, and the talk with them at each question."""

from __future__ import annotations

from bot.coaching.kept import as_json
from bot.coaching.plan import Back, Equipment, Experience, Goal, LowerLift, OtherLift
from bot.conversation.plan import Answers, PlanTalk, Question

TOLD = Answers(
    Goal.GLUTES, Experience.TRAINED, 3, (OtherLift(LowerLift.SQUAT, 2, 2),), Back.FINE, Equipment.BARBELL, False
)


def written(answers: Answers) -> str:
    """Answers as the table writes them."""
    asked = {question.value for question in Question}
    data = {name: value for name, value in as_json(answers).items() if name in asked and value is not None}
    if answers.others is not None:
        data["others"] = " ".join(f"{one.lift.value}:{one.days}:{one.heavy}" for one in answers.others)
    if answers.pain is not None:
        data["pain"] = "yes" if answers.pain else "no"
    return " ".join(sorted(f"{name}={value}" for name, value in data.items())) or "-"


def up_to(question: Question) -> PlanTalk:
    """A talk in which the question is open and all before it are answered."""
    later = tuple(Question)[tuple(Question).index(question) :]
    return PlanTalk(TOLD.without(later))
