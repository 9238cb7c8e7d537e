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
    "single-leg hip thrust": "single leg, single legged, one legged, slht",
    "B-stance hip thrust": "b stance",
    "single-leg Romanian deadlift": "single leg rdl, single leg rdls",
    "chin-up": "chins",
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
    "back extension": "back extension, back extensions, back ext, back exts, hyperextension, hyperextensions, hypers",
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
    "leg extension": "leg extension, leg extensions, leg ext, leg exts, quad extension, quad extensions",
    "calf raise": "calf raise, calf raises",
    "bench press": "bench press, bench presses, benched",
    "overhead press": "overhead press, ohp",
    "row": "barbell row, barbell rows, bent over row, bent over rows",
    "plank": "plank, planks",
}

_KINDS_OF_THRUST: Final = {
    "single-leg hip thrust": "single leg, one leg, one legged, single legged, sl, 1 leg, 1 legged",
    "B-stance hip thrust": "b stance, bstance, kickstand",
    "dumbbell hip thrust": "dumbbell, dumbbells, db, dbs",
    "kettlebell hip thrust": "kettlebell, kb",
    "banded hip thrust": "banded, band, resistance band",
}
_THRUSTS: Final = (
    "hip thrust, hip thrusts, hipthrust, hipthrusts, thrust, thrusts, ht, hts, barbell hip thrust, barbell hip thrusts"
)
_OTHERS: Final = (
    "push-up, pull-up, chin-up, dips, lat pulldown, bicep curl, hammer curl, tricep extension, tricep pushdown, "
    "skullcrusher, cable row, seated row, dumbbell row, chest press, incline press, shoulder press, lateral raise, "
    "face pull, sit-up, crunch, leg raise, clamshell, fire hydrant, monster walk, nordic curl, glute ham raise, "
    "reverse hyper, wall ball, burpee, box jump, power clean, snatch, thruster, trap bar deadlift, box squat, zercher "
    "squat, belt squat, pendulum squat, sissy squat, pistol squat, hip adduction, adductor machine, sled push, "
    "farmers walk, farmers carry, cable crunch, single-leg deadlift, single-leg Romanian deadlift, single-leg press, "
    "single-leg leg press, single-leg leg curl, single-leg squat, chest fly, upright row, cable fly, shrug, arnold "
    "press, incline bench press, press-up, russian twist, mountain climber, dead bug, bird dog, rack pull, seated leg "
    "curl, lying leg curl, seated calf raise, banded walk, lateral band walk, step-down, curls, t bar row, pec deck, "
    "pec fly, ab wheel, ab wheel rollout, dumbbell press, dumbbell bench press, incline dumbbell press, incline "
    "db press, db press, db bench press, db bench, db row, db curl, dumbbell curl, dumbbell lunge, db lunge, preacher "
    "curl, machine row, smith squat, smith machine squat, hanging leg raise, knee raise, v squat, jefferson "
    "curl, hip airplane, copenhagen plank, side plank, battle rope, med ball slam"
)
"""Lifts that only need to be told from the hip thrust, kept under the name they are written with."""


def _written(name: str) -> set[str]:
    """How a name is written: in one word or two, one of them or many."""
    words = name.lower().replace("-", " ")
    joined = {words, words.replace(" ", "")} if "-" in name and not name.startswith("single") else {words}
    ending = "es" if words.endswith(("s", "h")) else "s"
    return {*joined, *(f"{word}{ending}" for word in joined)}


LIFTS: Final = {
    **{phrase: name for name in _OTHERS.split(", ") for phrase in _written(name)},
    **{phrase.strip(): name for name, phrases in _SAID.items() for phrase in phrases.split(",")},
    **{
        f"{kind} {thrust}": name
        for name, kinds in _KINDS_OF_THRUST.items()
        for kind in kinds.split(", ")
        for thrust in _THRUSTS.split(", ")
    },
}
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
        *_OTHERS.split(", "),
    }
)
"""Lifts on machines whose own weight differs, and lifts little is known of, so that "two plates" tells no load."""

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


_BENCHED: Final = re.compile(r"(^|[,.;\n]|\bthen\b|\band\b) ?bench(?=:? ?\d{1,2} ?(?:[x×*]|sets))")


def with_full_names(text: str) -> str:
    """The text with the bench press called so where "bench" is a lift and nothing to lean on."""
    return _BENCHED.sub(r"\1 bench press", text)


def by_equipment(lift: str, text: str) -> str:
    """The hip thrust that was done with what the message names: 24 kg in the hands is no barbell.

    Args:
        lift: as it was named, or taken for granted.
        text: the message, lower case.
    """
    if lift != HIP_THRUST or _BARBELL.search(text):
        return lift
    return next((name for name, held in _HELD if held.search(text)), lift)
