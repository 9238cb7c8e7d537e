"""The questions: in which words, with which buttons, what each is for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from bot.coaching.kept import from_json
from bot.coaching.plan.profile import MOST_DAYS
from bot.conversation.plan.answers import Answers, Question
from bot.conversation.plan.summary import noted, so_far
from bot.conversation.plan.talk import Note, PlanTalk


@dataclass(frozen=True)
class Asked:
    """One question.

    Attributes:
        text: how it is asked.
        example: how it can be answered.
        why: what the answer changes.
        buttons: title and answer of each tap.
    """

    text: str
    example: str
    why: str
    buttons: tuple[tuple[str, str], ...]


ASKED: Final = {
    Question.GOAL: Asked(
        "What do you train for: bigger glutes, strength, a sport, or general fitness?",
        "“bigger glutes” or “a faster sprint”",
        "The goal decides most. For bigger glutes hip thrusts are one good choice. For a bigger squat or deadlift they"
        " are an extra at best.",
        (("Bigger glutes", "glutes"), ("Strength", "strength"), ("A sport", "sport"), ("General fitness", "general")),
    ),
    Question.EXPERIENCE: Asked(
        "Are you new to lifting, or have you trained for half a year or more?",
        "“new to it” or “two years”",
        "A beginner needs fewer sets and an effort that leaves room to learn. A trained lifter needs more.",
        (("New to it", "beginner"), ("Half a year or more", "trained")),
    ),
    Question.DAYS: Asked(
        "On how many days a week do you train your legs and glutes?",
        "“3 days” or “Monday and Thursday”",
        "The sets of a week are shared out over these days. With too many on one day the last ones add little.",
        (("1 day", "1"), ("2 days", "2"), ("3 days", "3"), ("4 days", "4")),
    ),
    Question.OTHERS: Asked(
        "What other leg and hip lifts do you do?",
        "“heavy squats twice, 4 sets, lunges once” or “none”",
        "Squats and hinges train the glutes too. If they give enough already, hip thrusts may not be needed. Heavy"
        " pulls also decide on which day they fit.",
        (("None", "none"),),
    ),
    Question.BACK: Asked(
        "Is your lower back tired from training at the moment?",
        "“a bit tired” or “no, it is fine”",
        "Hip thrusts load the lower back less than heavy hinges do. If yours is tired, the plan leans that way.",
        (("It is tired", "tired"), ("It is fine", "fine")),
    ),
    Question.EQUIPMENT: Asked(
        "What can you train with: a barbell, a machine, dumbbells or bands, or only your body weight?",
        "“a barbell” or “dumbbells at home”",
        "The lifts and the reps depend on it. With light loads more reps are needed to make a set hard.",
        (("Barbell", "barbell"), ("Machine", "machine"), ("Dumbbells or bands", "home"), ("Body weight", "bodyweight")),
    ),
    Question.PAIN: Asked(
        "Last one: does anything hurt, or do you have an injury?",
        "“nothing hurts” or “yes”",
        "I do not plan around pain. If something hurts, a clinician should look at it first.",
        (("Nothing hurts", "no"), ("Yes, something does", "yes")),
    ),
    Question.AGE: Asked(
        "If you are under 18, or 65 or older, tell me that too.",
        "“I am 70”",
        "Under 18 and from 65 the plan has fewer sets, with somebody watching.",
        (("I am 65 or older", "older"),),
    ),
}
_FIELDS: Final = frozenset(question.value for question in Question)
_WITH_SETS: Final = "Tell me how many times a week, for how many sets, and which are heavy."
_WITHOUT_SETS: Final = "Tell me how many times a week, and which are heavy."
NEW_PLAN: Final = '/build_plan{"plan":"new"}'
"""Payload of the button that leaves the old plan behind."""


def ask(talk: PlanTalk) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The open question in words, with title and payload of each button.

    Args:
        talk: a talk with a question open.

    Raises:
        ValueError: no question is open.
    """
    question = talk.open
    if question is None:
        raise ValueError("every question has its answer: there is nothing to ask")
    asked = ASKED[question]
    before = {
        Note.NOTHING: noted(talk),
        Note.WHY: ASKED[talk.about or question].why,
        Note.CHANGEABLE: "You can change any answer later. Just tell me what is different.",
        Note.UNCLEAR: "I did not get that.",
        Note.NO_SUCH_WEEK: f"I can plan for 1 to {MOST_DAYS} days a week, with at least one day off.",
        Note.OTHERS: "That is about someone else, so I haven't used it for your plan.",
        Note.BACK: "Now back to your plan.",
        Note.NOTED: so_far(talk),
    }[talk.note]
    after = f"You can say {asked.example}." if talk.note in (Note.UNCLEAR, Note.NO_SUCH_WEEK) else ""
    asks = [question, *([Question.AGE] if question is Question.PAIN and talk.answers.age_matters else [])]
    text = " ".join(ASKED[one].text for one in asks)
    if question is Question.OTHERS:
        text = f"{text} {_WITH_SETS if talk.answers.sets_matter else _WITHOUT_SETS}"
    buttons = tuple(
        (title, f"/inform{json.dumps({one.value: value})}") for one in asks for title, value in ASKED[one].buttons
    )
    return " ".join(filter(None, (before, text, after))), buttons


def answers_tapped(text: str) -> Answers:
    """The answers in the payload of a button ("/inform{…}"); none if it is something else."""
    name, brace, data = text.partition("{")
    if not brace or not name.startswith("/"):
        return Answers()
    found = {key: value for key, value in json.loads(brace + data).items() if key in _FIELDS}
    return from_json(Answers, found | ({"others": []} if "others" in found else {}))


def give_up(talk: PlanTalk) -> str:
    """The words when asking on makes no sense."""
    kept = " I'll remember your answers so far." if talk.answers.given else ""
    return (
        "Sorry, I missed that twice, so I'd rather stop than guess."
        f"{kept} Ask for a plan again any time, or read the guide's own defaults below."
    )
