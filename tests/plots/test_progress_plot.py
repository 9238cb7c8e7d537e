"""The picture of a lifter's progress: its size, its colours, its words, and that nothing is lost at the edges."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import pairwise

import pytest
from core.lifting_log import TODAY, session
from PIL import Image, ImageColor

from bot.coaching.progress import Progress, progress
from bot.coaching.session import Session
from bot.plots import Theme, alt_text
from bot.plots.progress_plot import HEIGHT, WIDTH, draw
from bot.understanding.facts import Trouble

LOGS: dict[str, list[Session]] = {
    "nothing": [],
    "one session": [session(2, (8, 8, 8), "600 kg")],
    "one old session": [session(70, (8, 8, 8), "2.5 kg")],
    "rising": [session(70 - 7 * i, (8,) * 5, f"{60 + 2.5 * i:g} kg") for i in range(11)],
    "falling": [session(70 - 7 * i, (8,) * 5, f"{300 - 20 * i} lb") for i in range(11)],
    "a long break": [session(ago, (8,) * 3, "60 kg") for ago in (80, 76, 20, 16)],
    "body weight": [session(ago, (30,), None) for ago in (20, 10)],
    "mixed units": [session(9, (8,), "60 kg"), session(2, (8,), "135 lb")],
    "mixed units, kilograms last": [session(9, (8,), "135 lb"), session(2, (8,), "60 kg")],
    "effort said": [session(35 - 7 * i, (8,) * 3, "60 kg", rpe) for i, rpe in enumerate((7, 8, 10, 9.5, 9))],
    "at the limit": [session(2, (8,), "60 kg", 10)],
    "no effort said": [session(9, (8,), "60 kg", None), session(2, (8,), "60 kg", None)],
    "spoilt": [session(2, (8, 8), "60 kg", 8, Trouble.BOUNCED)],
}
_EDGE = 8


def shown(name: str) -> Progress:
    return progress(LOGS[name], today=TODAY)


def picture(name: str, theme: Theme) -> Image.Image:
    return Image.open(BytesIO(draw(shown(name), theme))).convert("RGB")


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("name", LOGS)
def test_a_picture_fits_a_phone_and_runs_over_no_edge(name: str, theme: Theme) -> None:
    made = picture(name, theme)
    assert made.size == (WIDTH, HEIGHT) == (1080, 1350)
    background = made.getpixel((0, 0))
    assert (sum(background) > 600) is (theme is Theme.LIGHT)
    inner = made.crop((_EDGE, _EDGE, WIDTH - _EDGE, HEIGHT - _EDGE))
    frame = made.copy()
    frame.paste(background, (_EDGE, _EDGE, WIDTH - _EDGE, HEIGHT - _EDGE))
    assert frame.getcolors() == [(WIDTH * HEIGHT, background)]
    assert len(inner.getcolors(1 << 20) or []) > 20


@pytest.mark.parametrize("theme", Theme)
def test_lines_bars_and_type_stand_out_from_the_background(theme: Theme) -> None:
    made = picture("rising", theme)
    background = made.getpixel((0, 0))
    counted = sorted(made.getcolors(1 << 20) or [], reverse=True)
    strong = [colour for count, colour in counted if count > 1_500 and contrast(colour, background) >= 4.5]
    assert len(strong) >= 4, "title, axis type, line and bars"


def test_more_work_is_more_ink() -> None:
    assert len(draw(shown("rising"), Theme.LIGHT)) > len(draw(shown("nothing"), Theme.LIGHT))


def test_the_same_progress_gives_the_same_picture_also_at_once() -> None:
    first = draw(shown("rising"), Theme.DARK)
    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(lambda _: draw(shown("rising"), Theme.DARK), range(4))) == {first}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "nothing",
            "Nothing to show yet: no set in these weeks counts as a best set. Sets a week: 0 to 0, and 0 so far",
        ),
        ("one session", "Best set of each session: 8 reps at 600 kg on 8 March."),
        ("rising", "from 8 reps at 60 kg on 30 December 2025 to 8 reps at 85 kg on 10 March. Hardest"),
        ("rising", "RPE 8, and 8 on 10 March. Sets a week: 0 to 5, and 5 so far this week."),
        ("body weight", "from 30 reps at body weight"),
    ],
)
def test_the_picture_is_told_in_words(name: str, words: str) -> None:
    assert words in alt_text(shown(name))


def test_effort_has_a_chart_of_its_own_with_the_guides_aim_behind_it() -> None:
    told = alt_text(shown("effort said"))
    assert told.startswith("Three charts of your barbell hip thrust over 12 weeks, up to 10 March.")
    assert "Hardest set of each session: RPE 7 to 10, and 9 on 3 March." in told
    assert ink(picture("effort said", Theme.LIGHT), "#e3efec") > 50_000, "the band from 7 to 9"


def test_without_an_effort_in_the_log_there_is_no_empty_chart() -> None:
    told = alt_text(shown("no effort said"))
    assert told.startswith("Two charts of your barbell hip thrust over 12 weeks, up to 10 March.")
    assert "RPE" not in told
    assert not ink(picture("no effort said", Theme.LIGHT), "#e3efec")


def test_a_set_at_the_limit_keeps_its_label_out_of_the_title() -> None:
    made = picture("at the limit", Theme.LIGHT)
    rows = [y for y in range(HEIGHT) if any(p == ImageColor.getrgb("#1b201e") for p in row(made, y))]
    gaps = [later - earlier for earlier, later in pairwise(rows) if later - earlier > 1]
    assert len(gaps) == 4, "three titles and two labels, none touching another"


def row(made: Image.Image, y: int) -> list[tuple[int, int, int]]:
    return list(made.crop((0, y, WIDTH, y + 1)).getdata())


def ink(made: Image.Image, colour: str) -> int:
    """Pixels of one colour."""
    return next((count for count, found in made.getcolors(1 << 20) or [] if found == ImageColor.getrgb(colour)), 0)


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Contrast ratio of two colours (WCAG 2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
