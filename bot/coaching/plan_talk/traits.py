"""Goal, experience, back, equipment and pain in the words of a message.

What only fits as an answer ("size", "fine", "a bar") counts where its question is open; what speaks for itself
("never lifted before", "no pain") counts anywhere.
"""

from __future__ import annotations

import re
from typing import Final, TypeVar

from bot.coaching.plan import Back, Equipment, Experience, Goal
from bot.coaching.plan_talk.signs import says_no, says_yes

Value = TypeVar("Value")

LONG_ENOUGH_MONTHS: Final = 6
"""Months of lifting from which a lifter counts as trained here: common practice, where the guide draws no line."""

_NOT = re.compile(
    r"\b(?:no|not|without|isnt|dont have|dont own|havent got|instead of|rather than|than|never|no longer|lost"
    r"|except|dont care about)"
    r"(?:\s+(?:just|only|for|my|the|an?|any|about|really|on|more|to|got|bigger)){0,3}\s*$"
)
_GOALS: Final = {
    Goal.GLUTES: (
        r"glutes?|butt|booty|bum|ass|backside|hypertrophy|muscle growth|muscle gain",
        r"muscles?|size|mass|grow\w*|looks?|looking|aesthetics?|bigger|shape|first one|jeans|leggings"
        r"|leg and glute|legs",
    ),
    Goal.STRENGTH: (
        r"strength|stronger|carry ?over|power ?lift\w*|1rm|one rep max|strong ?man|bigger (?:squat|deadlift|pull|total)"
        r"|squat (?:max|pr)|deadlift (?:max|pr)",
        r"strong|prs?|pbs?|max(?:es)?|total|meet|lift more|\d+(?:\.\d)?x body ?weight|\d{2,3} ?(?:kg|lbs?)",
    ),
    Goal.SPORT: (
        r"sports?|sprint\w*|athlet\w*|faster|acceleration|vertical|explosive\w*|jump(?:ing)? higher",
        r"jump\w*|speed|power|football|soccer|rugby|basketball|volleyball|hockey|tennis|run(?:ning|ner|ners)?"
        r"|agility|track"
        r"|martial arts|mma|bjj|skating|cycling|skiing",
    ),
    Goal.GENERAL: (
        r"general(?:ly)? (?:fitness|health|fit)|general health|get fit|stay fit|fitness|overall fitness|keep fit"
        r"|(?:in|get in|stay in|keep in) (?:\w+ )?shape",
        r"general|health\w*|fit|fitter|tone\w*|toning|posture|lose weight|weight loss|fat loss|everything"
        r"|wellbeing|feel better"
        r"|stay active|overall|balanced|beach|moving|all of it",
    ),
}
_GOAL_SPOKEN = re.compile(
    r"\b(?:goals?|aims?|instead|rather|meant?|after|mainly|mostly|want|plan for|focus|training for|now)\b"
)
_NOT_A_GOAL = re.compile(
    r"\bglute (?:machine|bridges?|drive|med\w*|kick\w*)|\b(?:home|commercial|full) gym\b|\bplanet fitness\b"
    r"|\bmy (?:glutes|butt|bum) (?:is|are)\b|"
    r"\b(?:practice|training|games?) on\b"
)
_NEW: Final = (
    r"beginners?|newbies?|noobs?|novices?|rookies?|starters?|untrained|new to (?:lifting|this|the gym|it"
    r"|weights|training)"
    r"|just (?:started|starting|joined|begun)|start(?:ing|ed) out|never (?:lifted|trained|touched|done|used"
    r"|been)|first (?:time|month|week)"
    r"|no experience|started (?:this|last) (?:week|month)|few (?:weeks|months)|couple (?:of )?(?:weeks|months)"
)
_TRAINED: Final = (
    r"intermediate|advanced|experienced|veteran|well trained|trained lifter|competitive|not (?:a )?(?:beginner"
    r"|newbie|new)"
    r"|no (?:longer a |)beginner|isnt my first|since (?:19|20)\d\d|for ages|decades?"
    r"|since (?:\w+ )?(?:school|college|uni|i was|covid|lockdowns?|the pandemic)"
    r"|(?:many|few|several|couple (?:of )?|for) years"
)
_NEW_IF_ASKED = re.compile(r"\b(?:new|green|fresh|little|none|not (?:much|long)|started|starting|zero|weeks?)\b")
# "strength, 3 years, 3 days": between commas it is no "3 years ago", and up to 12 no age.
_YEARS_ALONE = re.compile(r"(?:^|[,;:.]) ?(?:about )?(?:1[0-2]|[1-9])\+? ?(?:years?|yrs?) ?(?=$|[,;.])")
_TRAINED_IF_ASKED = re.compile(
    r"\b(?:trained|longer|long time|a while|years|more than|over|old hand|used to it|pro|regular\w*)\b"
)
_WORDS: Final = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "ten": 10,
}
_NUMBER = "|".join(_WORDS)
_FOR = re.compile(
    rf"\b(?P<half>half (?:a )?)?(?P<number>\d+(?:[.,]\d+)?|{_NUMBER})?[\s-]*(?:and a half )?"
    r"(?P<unit>years?|yrs?|yr|months?|mths?|weeks)\b(?! (?:ago|old|block|until|till|program|plan|left|off))"
)
_LIFTED = re.compile(
    r"\b(?:lift\w*|train\w*|gym|bar|experience|on and off|weights|in|at (?:it|this)"
    r"|doing (?:it|this))\b"
)
_EQUIPMENT: Final = {
    Equipment.BARBELL: (
        r"bar ?bells?|olympic bar|bb|(?:full|commercial|proper|real|big|regular) gym|(?:power|squat) rack",
        r"bar|rack|commercial|everything|all of it|gym|plates",
    ),
    Equipment.MACHINE: (r"machines?|smith|planet fitness|glute drive", r"cables?"),
    Equipment.HOME: (
        r"dumb+ell?s?|dbs?|kettle ?bells?|kbs?|(?:resistance |mini |booty )?bands?|(?:at|from) home|home (?:gym"
        r"|workouts?|training)"
        r"|hotel|living room",
        r"home|garage|weights|house|flat|apartment",
    ),
    Equipment.BODYWEIGHT: (
        r"(?<!x )(?<!x)body ?weight(?: only)?|(?:no|zero|without|without any) (?:equipment|kit|gear|weights)",
        r"nothing|none|just me|my body|bw|no$|floor",
    ),
}
_EQUIPMENT_SPOKEN = re.compile(
    r"\b(?:have|got|only|just|with|at|from|own|train|use|using|now|to|home|gym|equipment|no|there|its|meant?|is)\b"
)
_BACK = re.compile(r"\b(?:back|backs|erectors?|lumbar|spine)\b(?! (?:squat|extension|in|after|from|to))")
_CLAUSE = re.compile(r"[,.;:!?]|\band\b")
_TIRED = re.compile(
    r"\b(?:tired|fatigued?|sore|stiff|tight|fried|toast\w*|worn|beat|taxed|smoked|wrecked|cooked|exhausted"
    r"|heavy|shot|achy|knackered)\b"
)
_TIRED_IF_ASKED = re.compile(
    r"\b(?:a (?:bit|little)|bit|sometimes|kind of|kinda|somewhat|slightly|often|usually|very|mostly)\b"
)
_FINE = re.compile(
    r"\b(?:fine|fresh|good|ok|okay|great|rested|alright|all right|no (?:issues?|problems?)|strong|normal"
    r"|perfect|happy|well)\b"
    r"|\b(?:not|isnt|never|no|nor) (?:\w+ )?(?:tired|sore|stiff|tight|fatigued?)\b"
)
_NOT_TIRED = re.compile(
    r"\b(?:not|isnt|never|no|nor|doesnt feel|doesnt get) (?:\w+ ){0,2}(?:tired|sore|stiff|tight|fatigued?)\b"
)
_NO_PAIN = re.compile(
    r"\b(?:no|without|zero|not any|never any|not in|free of) (?:\w+ ){0,2}(?:pains?|injur\w+|issues?|niggles?|aches?)\b"
    r"|\bnothing(?:s)? (?:\w+ )?(?:hurt\w*|wrong|painful|aches?)\b|\b(?:pain|injury)[ -]?free\b|\buninjured\b"
    r"|\b(?:doesnt|dont|not|isnt|arent|never) (?:\w+ )?(?:hurt\w*|pain\w*|injured|ache)\b|\b(?:only"
    r"|just) (?:tired|sore)\b"
)
_PAIN = re.compile(
    r"\b(?:pains?|painful|hurt\w*|injur\w+|ach(?:e|es|ing|y)|niggles?|sharp|numb\w*|tingl\w+|pregnan\w+"
    r"|sprain\w*|torn|tore|surgery)\b"
)
_PAIN_IF_ASKED = re.compile(
    r"\b(?:a (?:bit|little)|bit|sometimes|kind of|kinda|somewhat|slightly|maybe|knees?|hips?|back|ankles?"
    r"|shoulders?|foot|groin|neck)\b"
)
_WELL = re.compile(r"\b(?:fine|good|great|healthy|ok|okay|all clear|all well)\b")


def goal_said(words: str, *, asked: bool, known: bool) -> Goal | None:
    """The goal that is named first and not ruled out; one that is known changes only where a goal is spoken of."""
    if known and not asked and not _GOAL_SPOKEN.search(words):
        return None
    return _first(_NOT_A_GOAL.sub(" ", words), _GOALS, asked=asked)


def experience_said(words: str, *, asked: bool) -> Experience | None:
    """How long the lifter has trained; where a message says both, it is the careful one."""
    trained = re.search(rf"\b(?:{_TRAINED})\b|(?<=, )trained(?=,|$)", words)
    rest = words if trained is None else words.replace(trained.group(), " ")
    if re.search(rf"\b(?:{_NEW})\b", rest):
        return Experience.BEGINNER
    if trained is not None:
        return Experience.TRAINED
    lasted = _FOR.search(words)
    if (
        lasted is not None
        and (lasted["number"] or lasted["half"])
        and (asked or _LIFTED.search(words) or _YEARS_ALONE.search(words))
    ):
        return Experience.TRAINED if _months(lasted) >= LONG_ENOUGH_MONTHS else Experience.BEGINNER
    if asked and _NEW_IF_ASKED.search(words):
        return Experience.BEGINNER
    return Experience.TRAINED if asked and _TRAINED_IF_ASKED.search(words) else None


def equipment_said(words: str, *, asked: bool, known: bool) -> Equipment | None:
    """The best equipment that is named and not ruled out."""
    if known and not asked and not _EQUIPMENT_SPOKEN.search(words):
        return None
    for value, (firm, loose) in _EQUIPMENT.items():
        pattern = rf"\b(?:{firm}|{loose})\b" if asked else rf"\b(?:{firm})\b"
        if any(not _NOT.search(words[: match.start()]) for match in re.finditer(pattern, words)):
            return value
    return None


def back_said(words: str, *, asked: bool) -> Back | None:
    """How the lower back feels from training."""
    if not asked:
        words = " ".join(clause for clause in _CLAUSE.split(words) if _BACK.search(clause))
    left = _NOT_TIRED.sub(" ", words)
    if _TIRED.search(left):
        return Back.TIRED
    if _FINE.search(words) or left != words or (asked and says_no(words)):
        return Back.FINE
    return Back.TIRED if asked and (says_yes(words) or _TIRED_IF_ASKED.search(words)) else None


def pain_said(words: str, *, asked: bool) -> bool | None:
    """Whether anything hurts; what is unclear counts as a yes."""
    left = _NO_PAIN.sub(" ", words)
    if _PAIN.search(left):
        return True
    if left != words:
        return False
    if not asked:
        return None
    if says_no(words):
        return False
    if says_yes(words) or _PAIN_IF_ASKED.search(words):
        return True
    return False if _WELL.search(words) else None


def _first(words: str, values: dict[Value, tuple[str, str]], *, asked: bool) -> Value | None:
    found = [
        (match.start(), value)
        for value, (firm, loose) in values.items()
        for match in re.finditer(rf"\b(?:{firm}|{loose})\b" if asked else rf"\b(?:{firm})\b", words)
        if not _NOT.search(words[: match.start()])
    ]
    return min(found, key=lambda one: one[0])[1] if found else None


def _months(lasted: re.Match[str]) -> float:
    word = lasted["number"] or "1"
    number = float(_WORDS[word] if word in _WORDS else word.replace(",", "."))
    months = {"y": 12.0, "m": 1.0, "w": 0.25}[lasted["unit"][0]]
    return number * months / (2 if lasted["half"] else 1)
