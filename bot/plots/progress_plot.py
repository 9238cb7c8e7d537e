"""A lifter's progress as a picture for a phone: best set and effort of each session, sets of each week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise
from math import floor
from typing import Any, Final

from matplotlib.backends.backend_agg import FigureCanvasAgg  # type: ignore[import-untyped,unused-ignore]
from matplotlib.dates import date2num  # type: ignore[import-untyped,unused-ignore]
from matplotlib.figure import Figure  # type: ignore[import-untyped,unused-ignore]
from matplotlib.ticker import MaxNLocator  # type: ignore[import-untyped,unused-ignore]

from bot.coaching.load import KG_IN_A_POUND, Load, Unit, plain
from bot.coaching.progress import Progress
from bot.coaching.progression.log import BREAK
from bot.coaching.spoken import spoken
from bot.plots.theme import Theme

WIDTH: Final = 1080
HEIGHT: Final = 1350
_SHOWN: Final = 360
"""Width in CSS pixels of a small phone: type is set for it, and no smaller than 12 pt there."""

_DPI: Final = 96 * WIDTH // _SHOWN
_TYPE: Final = 12
_TITLE: Final = 14
_MOST_DATES: Final = 4
_STEPS: Final = (1, 2, 2.5, 5, 10)
_ASKED_RPE: Final = (7, 9)
"""Effort that the guide asks of a set (section progress-it)."""

_EASY, _LIMIT = 5, 10


@dataclass(frozen=True)
class _Colours:
    surface: str
    text: str
    muted: str
    grid: str
    line: str
    bar: str
    band: str


@dataclass(frozen=True)
class _Point:
    day: date
    value: float
    label: str


_COLOURS: Final = {
    Theme.LIGHT: _Colours("#ffffff", "#1b201e", "#59625e", "#dedbd3", "#0b5a70", "#0d7a67", "#e3efec"),
    Theme.DARK: _Colours("#1d2326", "#e7ecea", "#a4b0ab", "#343d41", "#8fd0e6", "#6fcbb6", "#2a3a38"),
}


def draw(found: Progress, theme: Theme) -> bytes:
    """The picture as PNG, 1080 x 1350 pixels: the same for the same progress.

    Args:
        found: what to draw.
        theme: light or dark background.
    """
    colours = _COLOURS[theme]
    # No pyplot and no settings of the process: drawing two pictures at once is safe.
    figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=colours.surface)
    FigureCanvasAgg(figure)
    panels = [_best_sets, _effort, _weekly_sets] if _rated(found) else [_best_sets, _weekly_sets]
    rows = figure.subplots(len(panels), 1, sharex=True, gridspec_kw={"height_ratios": (3, 2.5, 2)[: len(panels)]})
    for axes, panel in zip(rows, panels, strict=True):
        panel(axes, found, colours)
        _plain_axes(axes, found, colours)
    figure.subplots_adjust(left=0.15, right=0.95, top=0.915, bottom=0.085, hspace=0.42)
    png = BytesIO()
    figure.savefig(png, format="png", facecolor=colours.surface, metadata={"Software": None})
    return png.getvalue()


def _best_sets(axes: Any, found: Progress, colours: _Colours) -> None:
    best = [(day.day, day.best) for day in found.days if day.best is not None]
    loaded = [(day, done, done.load) for day, done in best if done.load is not None]
    if loaded:
        points = [_Point(day, _in_unit(load, found.unit), f"{done.reps} × {load}") for day, done, load in loaded]
        _title(axes, f"Load of the best set ({found.unit.value})", colours)
    else:
        points = [_Point(day, done.reps, f"{done.reps} reps") for day, done in best]
        _title(axes, "Reps of the best set", colours)
    if not points:
        axes.set_yticks([])
        axes.text(
            *(0.5, 0.5, "No set to show yet"),
            transform=axes.transAxes,
            ha="center",
            color=colours.muted,
            fontsize=_TYPE,
        )
        return
    _line(axes, points, found, colours)
    values = [point.value for point in points]
    spread = max(values) - min(values)
    room = max(spread * 0.2, values[0] * 0.05, 1)
    axes.set_ylim(max(0, min(values) - 2.4 * room), max(values) + 2.4 * room)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True, steps=_STEPS))


def _rated(found: Progress) -> list[_Point]:
    return [_Point(day.day, float(day.effort), plain(day.effort)) for day in found.days if day.effort is not None]


def _effort(axes: Any, found: Progress, colours: _Colours) -> None:
    points = _rated(found)
    _title(axes, "Hardest set, RPE (aim 7–9)", colours)
    axes.axhspan(*_ASKED_RPE, color=colours.band, zorder=1)
    _line(axes, points, found, colours)
    lowest = min(_EASY, *(floor(point.value) - 1 for point in points))
    # Above the limit there is room for the label of a set at RPE 10.
    axes.set_ylim(lowest, _LIMIT + (_LIMIT - lowest) * 0.4)
    axes.set_yticks([lowest, *_ASKED_RPE])


def _line(axes: Any, points: list[_Point], found: Progress, colours: _Colours) -> None:
    for run in _runs(points):
        axes.plot(
            [point.day for point in run],
            [point.value for point in run],
            color=colours.line,
            linewidth=2.5,
            marker="o",
            markersize=7,
            clip_on=False,
            zorder=3,
        )
    _label_the_last(axes, points, found, colours)


def _label_the_last(axes: Any, points: list[_Point], found: Progress, colours: _Colours) -> None:
    last = points[-1]
    # A line that comes down to its last point would run through a label above it.
    falls = len(points) > 1 and points[-2].value > last.value
    early = last.day < found.weeks[len(found.weeks) // 2].monday
    axes.annotate(
        last.label,
        (last.day, last.value),
        xytext=(0, -10 if falls else 10),
        textcoords="offset points",
        va="top" if falls else "bottom",
        ha="left" if early else "right",
        color=colours.text,
        fontsize=_TYPE,
        fontweight="bold",
    )


def _runs(points: list[_Point]) -> list[list[_Point]]:
    """The points in runs: a line over a long break would claim what nobody knows."""
    runs = [[points[0]]]
    for earlier, later in pairwise(points):
        if later.day - earlier.day > BREAK:
            runs.append([])
        runs[-1].append(later)
    return runs


def _weekly_sets(axes: Any, found: Progress, colours: _Colours) -> None:
    _title(axes, "Sets a week", colours)
    middle = [week.monday + timedelta(days=3) for week in found.weeks]
    sets = [week.sets for week in found.weeks]
    axes.bar(middle, sets, width=5, color=colours.bar, zorder=3)
    axes.set_ylim(0, max(*sets, 4) * 1.15)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True, steps=_STEPS))


def _plain_axes(axes: Any, found: Progress, colours: _Colours) -> None:
    first, last = found.weeks[0].monday, found.weeks[-1].monday
    axes.set_xlim(date2num(first) - 1, date2num(last) + 7)
    dates = _dates(first, last)
    axes.set_xticks([date2num(day) for day in dates])
    axes.set_xticklabels([_short(day) for day in dates])
    axes.grid(axis="y", color=colours.grid, linewidth=1)
    axes.set_facecolor(colours.surface)
    axes.tick_params(colors=colours.muted, length=0, pad=8, labelsize=_TYPE)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(colours.grid)


def _dates(first: date, last: date) -> list[date]:
    weeks = (last - first).days // 7
    step = max(1, -(-weeks // (_MOST_DATES - 1)))
    return [last - timedelta(weeks=number) for number in range(0, weeks + 1, step)]


def _short(day: date) -> str:
    number, month = spoken(day, day).split()
    return f"{number} {month[:3]}"


def _title(axes: Any, text: str, colours: _Colours) -> None:
    axes.set_title(text, loc="left", color=colours.text, fontsize=_TITLE, fontweight="bold", pad=10)


def _in_unit(load: Load, unit: Unit) -> float:
    if load.unit is unit:
        return float(load.amount)
    return float(load.kg if unit is Unit.KG else load.kg / KG_IN_A_POUND)
