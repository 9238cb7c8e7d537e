"""What waits is put together by likeness, and says what it probably means."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from bot.trainer.inbox.entries import Entry, groups

NOON = datetime(2025, 3, 1, 12, tzinfo=timezone.utc)


def entry(number: int, text: str, kind: str = "out_of_scope", *guesses: tuple[str, float], **more: str) -> Entry:
    return Entry(f"u{number}", NOON + timedelta(minutes=number), kind, text, guesses=guesses, **more)


def test_an_empty_inbox_has_no_groups() -> None:
    assert groups([]) == []


def test_messages_that_are_alike_stand_together_newest_first() -> None:
    found = groups(
        [
            entry(1, "are cossack squats any good"),
            entry(2, "will it rain tomorrow"),
            entry(3, "cossack squats good?"),
            entry(4, "what about cossack squats"),
            entry(5, "😀"),
        ]
    )
    assert [[line.text for line in group.lines] for group in found] == [
        ["😀"],
        ["what about cossack squats", "cossack squats good?", "are cossack squats any good"],
        ["will it rain tomorrow"],
    ]


def test_the_same_words_are_one_line() -> None:
    (group,) = groups([entry(1, "Cossack squats?"), entry(2, "cossack squats"), entry(3, "COSSACK squats!")])
    (line,) = group.lines
    assert (line.text, line.keys) == ("COSSACK squats!", "u3 u2 u1")


def test_the_best_guess_is_what_the_bot_came_closest_to_over_all_of_them() -> None:
    (group,) = groups(
        [
            entry(1, "cossack squats?", "did_you_mean", ("variations", 0.25), ("setup", 0.2)),
            entry(2, "cossack squats", "out_of_scope", ("out_of_scope", 0.8), ("variations", 0.15)),
        ]
    )
    assert group.guesses[0] == ("out_of_scope", 0.4)
    assert group.proposed == "variations"
    assert group.kinds == {"out_of_scope": 1, "did_you_mean": 1}


def test_what_people_picked_counts_for_more_than_a_guess() -> None:
    (group,) = groups([entry(1, "cossack squats?", "did_you_mean", ("variations", 0.25), picked="squat_vs_thrust")])
    assert group.proposed == "squat_vs_thrust"
    assert group.picked == [("squat_vs_thrust", 1)]
