"""What went wrong in a session, by the words that tell it; "no pain" tells none."""

from __future__ import annotations

from typing import Final

from bot.understanding.facts import Trouble
from bot.understanding.pattern_finder import Negation, PatternFinder
from bot.understanding.patterns import PatternBook
from bot.understanding.words import words_of

_SIGNS: Final = {
    Trouble.PAIN.value: (
        "pain",
        "pains",
        "painful",
        "hurt",
        "hurts",
        "hurting",
        "ached",
        "aching",
        "tweaked",
        "twinge",
        "injured",
        "sharp ... in",
        "back/knee/knees/hip/hips ache/aches",
        "pinch",
        "pinching",
        "pinched",
        "strained",
    ),
    Trouble.SHORT_RANGE.value: (
        ("cant/couldnt (quite) (fully) lock/locked/lockout (out)"),
        "cant/couldnt ... lockout",
        "no/not/without ... lockout",
        "short range",
        "half reps",
        "half rep",
        "partial*",
        "didnt/not/never ... lock out",
        "not full range",
        "didnt/couldnt/not ... all the way up",
        "didnt/couldnt/not ... full range",
        "cut ... short ... range",
        "range got/was/became short*",
        "didnt/couldnt/not reach/get (to) (the) top",
        "couldnt/didnt extend (fully)",
        "lockout was/got soft/shaky/incomplete/missing",
        "didnt/couldnt/not ... full lockout",
        "shallow reps",
        "missed (the) lockout",
        "no lockout",
    ),
    Trouble.LOST_CONTROL.value: (
        (
            "form broke/breaks/breaking/fell/falling/went/slipped/got/was (down/apart/off) "
            "(bad/sloppy/ugly/messy/terrible)"
        ),
        "form breakdown",
        "lost control",
        "lost (my) form",
        "lost position",
        "lost (my) balance",
        "out of control",
        "sloppy",
        "arched (my) (lower) back",
        "back arched",
        "arching",
        "wobbly",
        "wobbled",
        "bar rolled",
        "bar slipped",
        "bench slid/slipped/moved",
        "hips twisted",
        "ugly reps",
        "bad form",
        "terrible form",
    ),
    Trouble.BOUNCED.value: ("bounce", "bounced", "bouncing", "bounces", "bouncy", "used momentum"),
    Trouble.COSTLY_SORENESS.value: (
        "sore/soreness/doms/wrecked/tired/stiff ... skipped/skip/missed/cancelled/cut/couldnt/cant/dropped",
        "skipped/skip/missed/cancelled/dropped ... sore/soreness/doms/wrecked",
        "too sore",
        "too stiff/tired to",
        "still sore ... from",
        "sore for days",
        "sore all week",
        "crippled",
        "cant/couldnt walk/sit",
    ),
}
_SAYINGS: Final = (
    "hurt/hurts so good",
    "pain in the ass",
    "pain in the butt",
    "pain in the neck",
    "no pain no gain",
    "painfully slow",
    "pain free",
    "painfree",
    "pain-free",
    "hurt/hurts like a good way",
    "hurts to admit",
    "wont hurt",
    "good form",
    "good pain",
    "ego hurt/hurts",
    "hurt/hurts my ego/pride",
    "pain cave",
    "pause and hurt",
    "bounce back",
    "bounced back",
    "stiff leg*",
    "stiff legged",
    "partial* the hard",
    "not too sore",
    "form was/got good/great/solid/fine/ok/better/clean",
    "form went well",
    "form got better",
    "form was on point",
    "form was tight",
    "pain face",
    "sloppy joe",
)
_NEGATION: Final = Negation(
    words=frozenset(
        [
            "no",
            "not",
            "without",
            "never",
            "zero",
            "didnt",
            "dont",
            "doesnt",
            "isnt",
            "wasnt",
            "nothing",
            "free",
            "any",
            "less",
        ]
    ),
    between=frozenset(
        [
            "any",
            "more",
            "at",
            "all",
            "back",
            "knee",
            "hip",
            "lower",
            "the",
            "a",
            "my",
            "real",
            "of",
            "or",
            "nor",
            "and",
            "to",
            "feel",
            "feels",
            "felt",
            "have",
            "had",
            "it",
            "in",
            "sign",
            "signs",
            "this",
            "time",
            "today",
            "kind",
            "even",
            "once",
            "bouncing",
            "pain",
            "partial",
            "sloppy",
            "arching",
            "soreness",
            "much",
            "really",
            "half",
            "reps",
            "lost",
            "that",
        ]
    ),
    called_off_by=frozenset(["until", "till", "til", "except"]),
)
_SPELLED: Final = {
    "could not": "couldnt",
    "did not": "didnt",
    "does not": "doesnt",
    "can not": "cant",
    "cannot": "cant",
    "hip thrust*": "thrust",
    "w o": "without",
}
_FINDER: Final = PatternFinder(
    PatternBook([("", _SAYINGS), *_SIGNS.items()], _SPELLED, ("bouncing", "painful")), _SIGNS, _NEGATION
)


def find_troubles(text: str) -> frozenset[Trouble]:
    """What went wrong, as a message tells it.

    Args:
        text: what the lifter wrote.
    """
    return frozenset(Trouble(match.name) for match in _FINDER.find(words_of(text))[1] if not match.denied)
