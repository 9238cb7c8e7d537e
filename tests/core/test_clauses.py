"""How a message falls into clauses, and how what each tells is put: who says it, of whom, and whether it is so."""

from __future__ import annotations

import time

import pytest

from bot.understanding.reading import Act, Standing
from bot.understanding.understand import understand

A, D, P, H, Q, W = (
    Standing.AFFIRMED,
    Standing.DENIED,
    Standing.PAST,
    Standing.HEARSAY,
    Standing.ASKED,
    Standing.WISHED,
)


def parts(text: str) -> list[tuple[str, Standing, str]]:
    found = understand(text).clauses
    return [(text[one.span.start : one.span.end], one.standing, one.person.word) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("got no bar but two dumbbells", [("got no bar", D, ""), ("two dumbbells", A, "")]),
        ("hips are fine and nothing aches", [("hips are fine", A, ""), ("nothing aches", D, "")]),
        ("not looks, strength", [("not looks", D, ""), ("strength", A, "")]),
        ("no lunges, step ups or squats", [("no lunges", D, ""), ("step ups or squats", D, "")]),
        ("pain no, 3 days", [("pain no", D, ""), ("3 days", A, "")]),
        ("no my knee hurts", [("no my knee hurts", A, "")]),
        ("no pain until yesterday", [("no pain until yesterday", A, "")]),
        ("i cant bend without pain", [("i cant bend without pain", A, "")]),
        ("no lifts apart from lunges", [("no lifts apart from lunges", A, "")]),
        ("no barbell just bands", [("no barbell just bands", A, "")]),
        ("no problem with the bar", [("no problem with the bar", A, "")]),
        ("used to do 4, now 3", [("used to do 4", P, ""), ("now 3", A, "")]),
        ("it was stiff last month fine now", [("it was stiff last month fine now", A, "")]),
        ("since last week it hurts", [("since last week it hurts", A, "")]),
        ("my knee pain is gone", [("my knee pain is gone", A, "")]),
        ("my mate says glutes but id rather run", [("my mate says glutes", H, ""), ("id rather run", W, "")]),
        ("they say squats win and lunges are bad", [("they say squats win", H, ""), ("lunges are bad", H, "")]),
        ("my physio says i have a bad disc", [("my physio says i have a bad disc", A, "")]),
        ("he says nothing", [("he says nothing", H, "")]),
        ("afraid of the barbell", [("afraid of the barbell", W, "")]),
        ("how many sets should i do", [("how many sets should i do", Q, "")]),
        ("maybe 4?", [("maybe 4", A, "")]),
        ("i dont have any aches??", [("i dont have any aches", D, "")]),
        ("is fine thanks", [("is fine thanks", A, "")]),
        ("what i want is strength", [("what i want is strength", W, "")]),
        ("i lift 3 days should i add one", [("i lift 3 days", A, ""), ("should i add one", Q, "")]),
        ("ive lifted two years i can go twice", [("ive lifted two years", A, ""), ("i can go twice", A, "")]),
        ("8-10 reps, 1,5 plates", [("8-10 reps", A, ""), ("1,5 plates", A, "")]),
        ("my nan is old. she squats", [("my nan is old", A, "nan"), ("she squats", A, "nan")]),
        ("my nan has a bad hip, mine is fine", [("my nan has a bad hip", A, "nan"), ("mine is fine", A, "")]),
        ("used to train 5 days now 2", [("used to train 5 days now 2", A, "")]),
        ("my mums back aches", [("my mums back aches", A, "mums")]),
        ("i train with my husband", [("i train with my husband", A, "")]),
        ("im a coach and it hurts", [("im a coach", A, ""), ("it hurts", A, "")]),
        ("someone at my gym said i should do 5", [("someone at my gym said i should do 5", H, "")]),
        ("my mate knows i said 5", [("my mate knows i said 5", A, "mate")]),
        ("my older sister does 6 days", [("my older sister does 6 days", A, "older sister")]),
        ("a guy i know squats", [("a guy", A, "guy"), ("i know squats", A, "")]),
    ],
)  # fmt: skip
def test_how_it_is_put_and_of_whom(text: str, expected: list[tuple[str, Standing, str]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can you make me a plan", {Act.COMMANDS}),
        ("please delete it", {Act.COMMANDS}),
        ("actually 4", {Act.CORRECTS, Act.TELLS}),
        ("thanks a lot", {Act.THANKS}),
        ("thank god it works", {Act.TELLS}),
        ("hello coach", {Act.GREETS}),
        ("yes", {Act.AGREES}),
        ("nope", {Act.REFUSES}),
        ("no my knee hurts", {Act.REFUSES, Act.TELLS}),
        ("i read that squats win", {Act.QUOTES, Act.TELLS}),
        ("3 sets?", {Act.ASKS}),
        ("hmm", set()),
    ],
)
def test_what_a_message_does(text: str, expected: set[Act]) -> None:
    assert {act for clause in understand(text).clauses for act in clause.acts} == expected


@pytest.mark.parametrize("text", ["", "...", "?", "\n\n", "but", "and and and", "no", "my", "without"])
def test_what_says_nothing_is_read_without_error(text: str) -> None:
    assert understand(text).facts == ()


@pytest.mark.parametrize(
    "piece",
    [
        "no ",
        "my mate says ",
        "if i ",
        "a, ",
        "? ",
        "and i ",
        "what ",
        "1,",
        "my my ",
        "x",
        "squat, ",
        "no pain or ",
        "3 days, ",
    ],
)
def test_no_message_makes_it_slow(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * 2000)[:length]
        best = 9.0
        for _ in range(3):
            started = time.process_time()
            understand(text)
            best = min(best, time.process_time() - started)
        return best

    assert seconds(2000) < max(9 * seconds(500), 0.06)
