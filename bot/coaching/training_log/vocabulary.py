"""The words of a training log and the one letter each kind is written with.

Patterns over a whole message are patterns over these letters: "3 sets of 10 at 100 kg" is ``nsn@nu``.

====== ========================= ====== ========================= ====== =========================
``n``  a number                  ``u``  a unit                    ``x``  times, as in 3x10
``s``  sets                      ``r``  reps                      ``z``  "triple", "tens"
``t``  "three times"             ``a``  as many as possible       ``q``  a range, 8-10
``@``  at                        ``v``  with                      ``f``  for
``b``  body weight               ``B``  the empty bar             ``V``  a bar
``p``  plates                    ``d``  on each side              ``k``  dumbbell, kettlebell
``E``  RPE                       ``R``  reps in reserve           ``I``  "in the tank"
``F``  to failure                ``N``  near failure              ``H``  hard, in words
``L``  the last set              ``i``  the first, second set     ``T``  in total
``P``  planned                   ``G``  got, did                  ``M``  missed
``Q``  instead of                ``~``  after, without, skipped   ``y``  same as last time
``o``  more                      ``j``  less                      ``W``  warm-up
``A``  after or without warm-up  ``C``  up to, the work sets      ``h``  a lift
``,``  also "and", "then"        ``.``  the end of a sentence     ``:``  also a dash with spaces
``m``  a minus                   ``D``  a day                     ``w``  any other word
====== ========================= ====== ========================= ====== =========================

What is read is written with further letters: ``l`` a load, ``c`` a scheme, ``g`` a row of numbers, ``e`` an effort,
``Z`` what is said of one set, ``?`` what cannot be told.
"""

from __future__ import annotations

from typing import Final

from bot.coaching.training_log.lifts import LIFTS

NUMBER, UNIT, LOAD, SCHEME, EFFORT, LIFT, DAY, UNKNOWN, BREAK, WORD = "n", "u", "l", "c", "e", "h", "D", "?", ".", "w"

_SAID: Final = {
    "u": "kg, kgs, kilo, kilos, kilogram, kilograms, kilogramm, k, lb, lbs, pound, pounds, #, lbz",
    "?": "emom, quarter, quarters, dime, dimes, nickel, nickels, stone, stones, st, tons, tonnes, oz, ounces, g, grams",
    "x": "x, by, ×, *, times by",
    "@": "@, at",
    "v": "with, using, w",
    "s": (
        "set, sets, round, rounds, rds, sts, top set, top sets, working sets, working set, work sets, work set, "
        "hard sets, good sets, heavy sets, straight sets, back off sets, backoff sets, back off set, backoff set, "
        "back offs, backoffs, more sets, more set, heavy set, hard set, solid sets, single set, main sets, single "
        "sets, drop set, drop sets, dropset, dropsets, easy sets, easy set, light sets, big sets, good set, total "
        "sets, series, serie, lots, passes, goes, bouts, circuits"
    ),
    "r": (
        "rep, reps, repetitions, repetition, repeats, rps, reps each, reps per set, clean reps, good reps, full "
        "reps, reps every set, reps each set, solid reps, each set, per set, repz, strict reps, reps in each"
    ),
    "t": "times, time, times round, sessions",
    "f": "for",
    ",": (
        "and, &, ;, then, followed by, and then, after that, afterwards, next, dropped to, dropped down to, dropped it "
        "to, dropped back to, down to"
    ),
    "+": "plus",
    "b": (
        "bw, body weight, bodyweight, b w, my own weight, my body weight, bodyweight only, no weight, unweighted, "
        "no weights, no load, body weight only, just body weight, just bodyweight, my bodyweight, unloaded"
    ),
    "B": (
        "just the bar, empty bar, only the bar, bar only, the bar only, the empty bar, just bar, unloaded bar, "
        "oly bar, olympic bar, empty barbell, just the barbell, the naked bar"
    ),
    "V": "bar, the bar, a bar, barbell, the barbell",
    "p": "plate, plates, big plates, big plate, full plates, full plate, wheels",
    "d": (
        "each side, per side, a side, each sides, either side, both sides, on each side, on either side, per leg, "
        "each leg, on both sides, a leg, each, per hand, each hand, ea side, e s, on each end, each end, per end"
    ),
    "k": (
        "kettlebell, kettlebells, kb, dumbbell, dumbbells, db, dbs, dumbell, dumbells, sandbag, kettle bell, "
        "kettleball, on bar, on the bar, on my hips, on my lap, on the hips"
    ),
    "E": (
        "rpe, rpes, effort, felt like, feels like, rated, felt like rpe, rpe of, rate of exertion, was rpe, felt "
        "rpe, felt, difficulty, feeling like, exertion, intensity"
    ),
    "R": "rir, rirs",
    "I": (
        "in the tank, in tank, in reserve, left in the tank, reps in reserve, rep in reserve, reps in the tank, "
        "rep in the tank, reps left, rep left, left in me, more in me, more in the tank, reps left in the tank, "
        "rep left in the tank, reps left in me, rir left, more reps in me, more rep in me, more in tank, left in "
        "reserve, reps to spare, rep to spare, to spare, reps short of failure, rep short of failure, reps from "
        "failure, rep from failure, reps shy of failure, rep shy of failure, reps off failure, rep off failure, "
        "reps away from failure, rep away from failure, short of failure, shy of failure, from failure, off "
        "failure, more reps in the tank, more rep in the tank, reps still in the tank, left"
    ),
    "F": (
        "to failure, till failure, until failure, hit failure, reached failure, went to failure, max effort, all "
        "out, nothing left, nothing left in the tank, zero left in the tank, taken to failure, to fail, at "
        "failure"
    ),
    "N": (
        "close to failure, near failure, nearly to failure, not to failure, almost to failure, before failure, "
        "close to failing, almost failed, nearly failed, not at failure, no failure, never to failure"
    ),
    "H": "grinder, grind, real fight, brutal, tough, hard, killer, fight, struggle, slow, ground out, very hard",
    "L": (
        "last set, last one, final set, the last one, final one, on the last set, on the last one, on the final "
        "set, on the last, in the last set, for the last set, in the last one, my last set, on the final one, "
        "very last set, on last set, for the last one, on my last set, on set last, last, in the last, for the "
        "last"
    ),
    "P": (
        "supposed to do, supposed to be, planned, plan was, plan said, the plan, meant to do, aimed for, aiming "
        "for, aim was, target was, goal was, wanted, wanted to do, prescribed, should have been, program said, "
        "programme said, was meant to be, plan called for, called for, the goal, was aiming for, instead of the "
        "planned, planning, target, goal, plan, program was, programme was, meant to be, tried for, was going "
        "for, going for, shooting for, on paper"
    ),
    "G": (
        "got, did, managed, made, hit, completed, ended up, ended up with, actual, actually, done, only got, only "
        "did, only managed, ended with, finished with, in fact, reality, could only"
    ),
    "W": (
        "warm up, warmup, warm ups, warmups, warmed up, warming up, wu, warm up set, warm up sets, warmup set, "
        "warmup sets, warmed up with, w up, warm up with, warmup with, warming up with, feeler set, feeler sets, "
        "ramp up sets, warmed up at, worked up from, warm uped"
    ),
    "A": (
        "after warm up, after warming up, after a warm up, after my warm up, after warmup, after a warmup, no "
        "warm up, no warmup, without warm up, skipped warm up, skipped the warm up, after the warm up, after the "
        "warmup, without warming up, without a warm up, after warmups, after warm ups, not counting warm up, not "
        "counting warm ups, not counting warmups, warm up done, warmup done, skipped warmup, excluding warm up, "
        "excluding warmups, not including warm ups, not including warmups, plus warm up, plus warm ups, plus "
        "warmups, plus warmup, and warm ups, and warmups, after some warm up sets, after a few warm up sets, "
        "after warm up sets, after warmup sets, after some warmup sets, after my warmup"
    ),
    "M": (
        "missed, failed, failed on, lost, couldnt get, couldnt finish, didnt get, missed out on, short, short by, "
        "bailed on, fell short by, dropped"
    ),
    "C": (
        "working up to, up to, worked up to, built up to, build up to, worked my way up to, ramped up to, climbed "
        "to, work up to, main sets were, work sets were"
    ),
    "i": (
        "first set, second set, third set, fourth set, fifth set, 1st set, 2nd set, 3rd set, 4th set, 5th set, "
        "set one, set two, set three, set four, set five, on the first set, on the second set, on the third set, "
        "on the first, on the second, the first set, the second set, first one, second one"
    ),
    "o": ("more, extra, additional, heavier, up, higher, added, add, increase, increased, extra reps, bumped, upped"),
    "j": "less, minus, fewer, lighter, lower, down",
    "T": "total, in total, altogether, in all, all together, combined, overall",
    "z": (
        "singles, doubles, triples, tens, eights, twelves, fives, sixes, nines, single, double, triple, fifteens, "
        "sevens, fours, threes, twenties"
    ),
    "a": "amrap, a m r a p, burnout, burn out, amrap set",
    "~": (
        "after, before, skip, skipped, skipping, from, missing, than, cancelled, without, no, because "
        "of, excluding, excl, not counting, not including, despite, not, tired from, sore from"
    ),
    "Q": "instead of, rather than",
    "y": (
        "same, as before, like last time, as last time, last time, previous session, again, repeat, repeated, "
        "same as last time, same as before, same as last session, last session, same again, same thing, last "
        "workout, as last session, same as last week, than last time, as last week, exact same, from last time, "
        "same as"
    ),
}
_FILLERS: Final = (
    "a an the my of about around roughly approx approximately like maybe only just was were is it its i "
    "me we some ca circa or us im probably say sort kind pretty also so too to on in ish ones"
)
FILLERS: Final = frozenset(_FILLERS.split())
"""Words that stand between a number and what it counts and change nothing."""

AMOUNT_OF: Final = {
    "singles": 1,
    "doubles": 2,
    "triples": 3,
    "tens": 10,
    "eights": 8,
    "twelves": 12,
    "fives": 5,
    "sixes": 6,
    "nines": 9,
    "single": 1,
    "double": 2,
    "triple": 3,
    "fifteens": 15,
    "sevens": 7,
    "fours": 4,
    "threes": 3,
    "twenties": 20,
}
"""The reps that such a word stands for."""

PHRASES: Final = {
    **{tuple(phrase.split()): kind for kind, said in _SAID.items() for phrase in said.split(", ")},
    **{tuple(phrase.split()): LIFT for phrase in LIFTS},
}
"""Each phrase as its words, and its kind."""

LONGEST: Final = max(map(len, PHRASES))
