"""The lifts that a log may name, and the one name each is kept under."""

from __future__ import annotations

import re
from typing import Final

from bot.coaching.session import HIP_THRUST

_SAID: Final = {
    HIP_THRUST: (
        "hip thrust, hip thrusts, hipthrust, hipthrusts, hip thrusting, hip trust, hip trusts, hip thurst, hip "
        "thursts, thrust, thrusts, thrusted, thrusting, ht, hts, bb hip thrust, bb hip thrusts, bbht, barbell hip "
        "thrust, barbell hip thrusts, barbell thrust, barbell thrusts, hip threst, hip thrusters, hit thrusts"
    ),
    "glute bridge": (
        "glute bridge, glute bridges, bridge, bridges, glutebridge, glutebridges, glute brige, glute briges, hip "
        "bridge, hip bridges"
    ),
    "barbell glute bridge": "barbell glute bridge, barbell glute bridges, bb glute bridge, bb glute bridges",
    "single-leg glute bridge": (
        "single leg glute bridge, single leg glute bridges, single leg bridge, single leg bridges, one leg glute "
        "bridge, sl glute bridge, sl bridge"
    ),
    "single-leg hip thrust": (
        "single leg hip thrust, single leg hip thrusts, single leg thrust, single leg thrusts, one leg hip "
        "thrust, one leg hip thrusts, one legged hip thrust, one legged hip thrusts, sl hip thrust, sl hip "
        "thrusts, slht, single legged hip thrust, single legged hip thrusts, 1 leg hip thrust, 1 leg hip thrusts"
    ),
    "B-stance hip thrust": (
        "b stance hip thrust, b stance hip thrusts, b stance thrust, b stance thrusts, b stance, bstance hip "
        "thrust, b stance ht, kickstand hip thrust, kickstand hip thrusts"
    ),
    "smith machine hip thrust": (
        "smith machine hip thrust, smith machine hip thrusts, smith hip thrust, smith hip thrusts, smith thrust, "
        "smith thrusts, smith machine thrust, smith machine thrusts, smith ht, hip thrust on the smith, hip "
        "thrusts on the smith, hip thrust smith, hip thrusts smith, hip thrusts on the smith machine, hip thrust "
        "on the smith machine, hip thrust in the smith machine, hip thrusts in the smith machine, hip thrusts in "
        "the smith, smith machine, smith, on the smith, on the smith machine"
    ),
    "hip thrust machine": (
        "hip thrust machine, thrust machine, machine hip thrust, machine hip thrusts, machine thrust, machine "
        "thrusts, glute drive, glute drive machine, booty builder, hip thrusts machine, hip thrusts on the "
        "machine, hip thrust on the machine"
    ),
    "dumbbell hip thrust": (
        "dumbbell hip thrust, dumbbell hip thrusts, db hip thrust, db hip thrusts, db thrust, db thrusts, "
        "dumbbell thrust, dumbbell thrusts, db ht"
    ),
    "kettlebell hip thrust": "kettlebell hip thrust, kettlebell hip thrusts, kb hip thrust, kb hip thrusts",
    "banded hip thrust": "banded hip thrust, banded hip thrusts, band hip thrust, band hip thrusts",
    "frog pump": "frog pump, frog pumps",
    "squat": "squat, squats, back squat, back squats, squatted, squatting, bs",
    "front squat": "front squat, front squats",
    "goblet squat": "goblet squat, goblet squats",
    "split squat": "split squat, split squats",
    "Bulgarian split squat": (
        "bulgarian split squat, bulgarian split squats, bulgarian, bulgarians, bss, bulgarian squats"
    ),
    "hack squat": "hack squat, hack squats",
    "deadlift": "deadlift, deadlifts, dl, dls, deads, deadlifted, conventional deadlift, deadlifting",
    "sumo deadlift": "sumo deadlift, sumo deadlifts, sumo",
    "stiff-leg deadlift": (
        "stiff leg deadlift, stiff leg deadlifts, stiff legged deadlift, stiff legged deadlifts, sldl"
    ),
    "Romanian deadlift": "romanian deadlift, romanian deadlifts, rdl, rdls",
    "good morning": "good mornings",
    "back extension": "back extension, back extensions, hyperextension, hyperextensions, hypers",
    "45-degree back extension": "45 degree back extension, 45 degree back extensions",
    "pull-through": "pull through, pull throughs, cable pull through, cable pull throughs",
    "kettlebell swing": "kettlebell swing, kettlebell swings, kb swing, kb swings, swings",
    "kickback": ("kickback, kickbacks, cable kickback, cable kickbacks, glute kickback, glute kickbacks, donkey kicks"),
    "hip abduction": "hip abduction, hip abductions, abduction, abductions, abductor machine",
    "lunge": "lunge, lunges, lunged",
    "walking lunge": "walking lunge, walking lunges",
    "reverse lunge": "reverse lunge, reverse lunges",
    "step-up": "step up, step ups",
    "leg press": "leg press, leg presses, leg pressed",
    "leg curl": "leg curl, leg curls, hamstring curl, hamstring curls, ham curl, ham curls",
    "leg extension": "leg extension, leg extensions",
    "calf raise": "calf raise, calf raises",
    "bench press": "bench press, benched",
    "overhead press": "overhead press, ohp",
    "row": "barbell row, barbell rows, bent over row, bent over rows",
    "plank": "plank, planks",
}

LIFTS: Final = {phrase.strip(): name for name, phrases in _SAID.items() for phrase in phrases.split(",")}
"""Each phrase, words divided by one space, and the name of its lift."""

NO_OLYMPIC_BAR: Final = frozenset(
    {
        "smith machine hip thrust",
        "hip thrust machine",
        "hack squat",
        "leg press",
        "leg curl",
        "leg extension",
        "calf raise",
        "hip abduction",
    }
)
"""Lifts on machines whose own weight differs, so that "two plates" tells no load."""

ONE_LEG_AT_A_TIME: Final = frozenset(
    {
        "single-leg hip thrust",
        "single-leg glute bridge",
        "B-stance hip thrust",
        "split squat",
        "Bulgarian split squat",
        "lunge",
        "walking lunge",
        "reverse lunge",
        "step-up",
        "kickback",
    }
)
"""Lifts of which "each side" means each leg, not each end of a bar."""


_HELD: Final = (
    ("dumbbell hip thrust", re.compile(r"\b(?:dumb ?bells?|dumbells?|dbs?)\b")),
    ("kettlebell hip thrust", re.compile(r"\b(?:kettle ?bells?|kbs?)\b")),
)
_BARBELL: Final = re.compile(r"\b(?:bar|barbell|bb|plates?)\b")


def by_equipment(lift: str, text: str) -> str:
    """The hip thrust that was done with what the message names: 24 kg in the hands is no barbell.

    Args:
        lift: as it was named, or taken for granted.
        text: the message, lower case.
    """
    if lift != HIP_THRUST or _BARBELL.search(text):
        return lift
    return next((name for name, held in _HELD if held.search(text)), lift)
