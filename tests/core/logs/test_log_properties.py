"""What holds for any talk about a log: nothing raises, and what waits for a yes is a session within bounds."""

from __future__ import annotations

from core.logs.log_play import TODAY, heard
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coaching.drafts import session_of
from bot.conversation.log.open_log import OpenLog, log_from_json
from bot.conversation.log.wording import log_in_words, readings_in_words

_NUMBERS = (
    "3x10 100kg 100 x 10 at @ @8 rpe 8 rir 2 , / - + ( ) . 3 11/20 20.11. 0 -5 1000 lb kg ½ × 8-10 10,10,9 150 reps "
    "25 sets 100gk ? ٣ 1e9 '' 300 😅 8.3 60s \n"
)
_SPOKEN = (
    "sets of reps ten three two plates bar bw each side last set warm up planned got missed yesterday monday tomorrow "
    "same as last time 2 more less reps squat hip thrust rdl first one for then and also another forgot too not no "
    "instead of drop leave out only was actually sorry skip yes pounds those were"
)
WORDS = st.sampled_from([*_NUMBERS.split(" "), *_SPOKEN.split()])
ODD = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
USUAL = st.sampled_from(
    ["3x10 100kg", "squat 3x8 80kg\nrdl 3x10 60kg", "no, 105", "yes", "no", "kg", "one more set of 9", "150 reps",
     "25 sets", "rpe 12", "rpe 8.3", "last one was 200", "4x8", "two plates", "500 more reps", "900 kg", "0 reps",
     "leave out the squats", "same again", "first one was a warm up", "bw", "-5 kg", "30 more sets", "12, 11, 200"]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(st.one_of(USUAL, ODD), min_size=1, max_size=6))
def test_nothing_raises_and_what_waits_for_a_yes_can_be_stored(messages: list[str]) -> None:
    log = OpenLog("one")
    for message in messages:
        log, _ = heard(log, message)
        words, _ = log_in_words(log, today=TODAY)
        assert words.strip()
        assert "\n\n" not in words
        assert log_from_json(log.as_json()) == log
        if log.other:
            assert all(readings_in_words(log, today=TODAY))
        if log.waits_for_yes:
            assert all(session_of(draft).sets for draft in log.drafts)
