"""Figures of a person, a price or a clock are no part of a set; what counts sets beside them stays."""

from __future__ import annotations

import pytest

from bot.understanding.figures import FigureOf, figures
from bot.understanding.spelling import spelled_words

AGE, WEIGHT, HEIGHT = FigureOf.AGE, FigureOf.BODY_WEIGHT, FigureOf.HEIGHT
PULSE, PRESSURE, PRICE, CLOCK = FigureOf.PULSE, FigureOf.PRESSURE, FigureOf.PRICE, FigureOf.CLOCK


def told(text: str) -> list[tuple[FigureOf, str]]:
    words = spelled_words(text)
    return [(one.of, text[words[one.first].start : words[one.after - 1].end]) for one in figures(words)]


@pytest.mark.parametrize(
    ("text", "of", "said"),
    [
        ("I'm 37 and new here", AGE, "I'm 37"),
        ("aged 29, 3x10", AGE, "aged 29"),
        ("22 natty, 3x8 at 70", AGE, "22 natty"),
        ("61 yo granny", AGE, "61 yo"),
        ("31F here", AGE, "31F here"),
        ("m26, 3x8 at 90", AGE, "m26"),
        ("33, been lifting a while", AGE, "33, been"),
        ("58, retired, 3x8 with 12 kg", AGE, "58, retired"),
        ("it was 131 over 82 last night", PRESSURE, "131 over 82"),
        ("body is 58, bar is 30", WEIGHT, "body is 58"),
        ("weighed in at 71.5 today", WEIGHT, "weighed in at 71.5"),
        ("I weigh around 90 kilos", WEIGHT, "I weigh around 90 kilos"),
        ("i am 77 kg", WEIGHT, "i am 77 kg"),
        ("at 64 kilo bodyweight i did 3x8", WEIGHT, "at 64 kilo bodyweight"),
        ("at 88 bw i did 3x8", WEIGHT, "at 88 bw"),
        ("91 kg dude here", WEIGHT, "91 kg dude"),
        ("BW 71.4", WEIGHT, "BW 71.4"),
        ("bw: 66kg", WEIGHT, "bw: 66kg"),
        ("bodyweight 70, bar 60", WEIGHT, "bodyweight 70"),
        ("bodyweight (66 kg) 3x10", WEIGHT, "66 kg"),
        ("height 171cm", HEIGHT, "171cm"),
        ("i'm 1m68", HEIGHT, "1m68"),
        ("5'7\" and strong", HEIGHT, "5'7\""),
        ("i'm 1.66 and new", HEIGHT, "1.66"),
        ("my nan is 78, i did 3x10", AGE, "is 78"),
        ("lost 5 kilos this year", WEIGHT, "lost 5 kilos"),
        ("5ft 6 and strong", HEIGHT, "5ft 6"),
        ("1.75 m tall", HEIGHT, "1.75 m tall"),
        ("heart rate went up to 158 by the end, 3x10", PULSE, "heart rate went up to 158 by the end"),
        ("3x10 at 60, 149 bpm", PULSE, "149 bpm"),
        ("hr 150 after 3 sets", PULSE, "hr 150"),
        ("paid 40 for a pad", PRICE, "paid 40"),
        ("20 euros a month", PRICE, "20 euros"),
        ("worked until 21 and then did 3x10", CLOCK, "until 21"),
        ("in at 6:30, 3x10 at 60", CLOCK, "in at 6:30"),
    ],
)  # fmt: skip
def test_a_figure_of_a_person_is_known_by_the_words_beside_it(text: str, of: FigureOf, said: str) -> None:
    assert (of, said) in told(text)


def test_a_weight_beside_another_figure_of_the_body_is_that_of_the_body() -> None:
    assert told("28F, 64 kg, 168cm") == [(AGE, "28F"), (WEIGHT, "64 kg"), (HEIGHT, "168cm")]
    assert told("74 kg, 181 cm, 3x8 at 90 kg") == [(WEIGHT, "74 kg"), (HEIGHT, "181 cm")]


@pytest.mark.parametrize(
    "text",
    [
        "3x10 at 60kg",
        "bw 12, 10, 8",
        "bw 40, 38",
        "bw 3x12",
        "BW - 3x25",
        "bodyweight 50 reps",
        "im at 80 for 8",
        "i'm 80kg for 8",
        "I'm 20 reps in",
        "lost 2 reps",
        "pulse 50 60 70",
        "my bar is 60 kg",
        "my dad is 60 kg x 5",
        "i'm 1.5 x",
        "I'm 5 weeks in",
        "I am 41kg 3x10",
        "hip thrust 60 kg 12",
        "120 moved, 3 sets",
        "10 for 3 sets",
        "60, 70, 80 x 5",
        "until 60kg",
        "until 5 sets",
        "pulse 12",
        "60 for 5 squats",
        "i weigh 20",
        "dumbbells 30 kg, 3x10",
        "hr 150x3",
        "paid 60kg",
        "aged 99",
        "44, 3x10 at 60",
        "no numbers at all",
    ],
)
def test_what_counts_sets_or_tells_a_load_is_no_figure(text: str) -> None:
    assert told(text) == []
