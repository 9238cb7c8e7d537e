"""Double progression on the lifter's own log: what to do next time, and why.

``next_time`` is the door. What it decides by is in ``cautions`` (hold, ease, deload, stop) and ``steps``
(add reps, add load); how it is said is in ``rules.yml``.
"""

from bot.coaching.progression.aim import Aim
from bot.coaching.progression.next_time import next_time, stop_in_pain
from bot.coaching.progression.own_aim import aim_of
from bot.coaching.progression.suggestion import Decision, Suggestion, Target, as_answer, as_reasons

__all__ = ["Aim", "Decision", "Suggestion", "Target", "aim_of", "as_answer", "as_reasons", "next_time", "stop_in_pain"]
