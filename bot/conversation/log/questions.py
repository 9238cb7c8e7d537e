"""Questions about a log in the coach's words, with the answers to offer; days and lists as they are written there."""

from __future__ import annotations

from datetime import date
from typing import Final

from babel.dates import format_date

from bot.coaching.spoken import listed
from bot.understanding.logs.draft import MOST_SESSIONS, MOST_SETS, MOST_SETS_IN_ALL, Ask, Question, Why

Choice = tuple[str, str]
"""What a button says, and the words that it stands for."""

_UNITS: Final = (("Kilograms", "kg"), ("Pounds", "lb"))
_BAR: Final = (("Plus the bar", "with the bar"), ("No bar", "no bar"))
_QUESTIONS: Final = {
    (Ask.UNIT, Why.MISSING): "Is {heard} in kg or lb?",
    (Ask.LOAD, Why.MISSING): "What weight did you use? Say “body weight” if you added none.",
    (Ask.LOAD, Why.UNCLEAR): "How much is {heard} in all, with the bar?",
    (Ask.LOAD, Why.ABSURD): "I read the weight as {heard}, which can't be right. What was it?",
    (Ask.BAR, Why.UNCLEAR): "{heard} on each side. Was there a bar too? Say yes or no, or tell me the total.",
    (Ask.SCHEME, Why.MISSING): "How many sets and reps did you do?",
    (Ask.SCHEME, Why.UNCLEAR): "I'm not sure how to read {heard}. How many sets did you do, and how many reps in each?",
    (Ask.SCHEME, Why.ABSURD): "I read {heard}, which can't be right. What were the sets and reps?",
    (Ask.SCHEME, Why.NO_LAST): "I have no last session to copy. What weight, sets and reps did you do?",
    (Ask.SETS, Why.UNCLEAR): "How many sets did you do?",
    (Ask.REPS, Why.MISSING): "How many reps did you do in each set?",
    (Ask.REPS, Why.UNCLEAR): "I read {heard} reps. How many did you do in each set?",
    (Ask.REPS, Why.ABSURD): "I read {heard} reps, which can't be right. How many were there in each set?",
    (Ask.EFFORT, Why.UNCLEAR): "How hard was it, from 1 to 10? Say “skip” to leave it out.",
    (Ask.EFFORT, Why.ABSURD): (
        "I read {heard}, but RPE goes from 1 to 10 in half steps. What was it? Say “skip” to leave it out."
    ),
    (Ask.DAY, Why.UNCLEAR): "Which day do you mean by {heard}?",
    (Ask.DAY, Why.FUTURE): "{heard} is still to come. Which day did you train?",
    (Ask.DAY, Why.LONG_AGO): "{heard} is over a year ago. Is that right, or which day was it?",
    (Ask.DAY, Why.NO_SUCH_DAY): "I can't find {heard} in the calendar. Which day did you train?",
    (Ask.LIFT, Why.UNCLEAR): "Was that {heard}? Say yes, say no if it was hip thrusts, or name the lift.",
    (Ask.LIFT, Why.MISSING): "Which lift was it?",
    (Ask.NUMBER, Why.UNCLEAR): "What does {heard} stand for? Say “skip” to leave it out.",
    (Ask.ANYTHING, Why.UNCLEAR): ("I only log sets you have done. If you did them, tell me like this: 3x10 at 100 kg."),
    (Ask.ANYTHING, Why.OTHERS): "I only keep your own log. What did you do? For example: 3x10 at 100 kg, RPE 8.",
    (Ask.ANYTHING, Why.MISSING): "What did you do? For example: 3x10 at 100 kg, RPE 8.",
    (Ask.IMPORT, Why.UNCLEAR): "That looks like rows from another app. Paste the first line too, or send the file.",
}
_WITHOUT_WORDS: Final = {
    Ask.UNIT: "Is that in kg or lb?",
    Ask.BAR: "Was there a bar too? Say yes or no, or tell me the total.",
    Ask.EFFORT: _QUESTIONS[Ask.EFFORT, Why.UNCLEAR],
    Ask.DAY: "Which day did you train?",
    Ask.NUMBER: "What does that number stand for? Say “skip” to leave it out.",
}
"""Questions about nothing that was quoted, where the missing kind has no words of its own."""
_MISSING: Final = {
    Ask.UNIT: "whether that was kg or lb",
    Ask.LOAD: "the weight, such as “60 kg” or “body weight”",
    Ask.BAR: "whether there was a bar too: “with the bar” or “no bar”",
    Ask.SCHEME: "the sets and reps, such as “3x10”",
    Ask.SETS: "the number of sets, such as “3 sets”",
    Ask.REPS: "the reps, such as “10 reps”",
    Ask.EFFORT: "how hard it was from 1 to 10, or “skip”",
    Ask.DAY: "the day, such as “yesterday”",
    Ask.LIFT: "which lift it was",
    Ask.NUMBER: "what the number stands for, or “skip”",
}
_ANYTHING: Final = "the sets, such as “3x10 at 60 kg”"
_ONE_LIFT: Final = "I can't tell which sets go with which lift, so nothing was saved. Send me one lift at a time."
_SMALLER: Final = (
    f"That is a lot for one message, so nothing was saved. Send up to {MOST_SESSIONS} lifts and {MOST_SETS_IN_ALL} sets"
    f" at a time, with no more than {MOST_SETS} sets of one lift."
)


def question_in_words(question: Question, *, today: date) -> str:
    """One short question.

    Args:
        question: of a draft or a reading.
        today: the lifter's own date.
    """
    if question.ask is Ask.SMALLER_PORTIONS:
        return _ONE_LIFT if question.why is Why.UNCLEAR else _SMALLER
    if question.ask is Ask.DAY and len(question.days) > 1:
        return f"Do you mean {listed([day_in_words(day, today) for day in question.days], 'or')}?"
    key = (question.ask, question.why)
    usual = _QUESTIONS.get((question.ask, Why.UNCLEAR)) or _QUESTIONS[question.ask, Why.MISSING]
    asked = _QUESTIONS.get(key, usual)
    if not question.heard and "{heard}" in asked:
        return _WITHOUT_WORDS.get(question.ask) or _QUESTIONS[question.ask, Why.MISSING]
    heard = f"“{question.heard}”" if question.why is Why.UNCLEAR else question.heard
    return capital(asked.format(heard=heard))


def missing_in_words(question: Question) -> str:
    """What a question asks for in few words, for whom heard the question already: "the weight, such as “60 kg”"."""
    return _MISSING.get(question.ask, _ANYTHING)


def choices(question: Question, today: date) -> tuple[Choice, ...]:
    """The answers to offer as buttons."""
    if question.ask is Ask.UNIT:
        return _UNITS
    if question.ask is Ask.BAR:
        return _BAR
    if question.ask is Ask.LIFT and question.heard:
        return ((capital(question.heard), question.heard), ("Hip thrusts", "hip thrusts"))
    return tuple((capital(day_in_words(day, today)), day.isoformat()) for day in question.days)


def day_in_words(day: date, today: date) -> str:
    """The day with its month by name: "today (23 Nov)", "Friday 20 Nov", "3 Mar 2026"."""
    written: str = format_date(day, "d MMM" if day.year == today.year else "d MMM y", locale="en")
    back = (today - day).days
    if back in (0, 1):
        return f"{('today', 'yesterday')[back]} ({written})"
    return f"{format_date(day, 'EEEE', locale='en')} {written}" if 1 < back < 7 else written


def capital(text: str) -> str:
    """The text with a capital first."""
    return f"{text[:1].upper()}{text[1:]}"
