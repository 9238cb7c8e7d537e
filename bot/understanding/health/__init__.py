"""Health as a message tells it: signs, conditions, help and leave to train, each with its place and how it is put."""

from bot.understanding.health.around import NOTHING_AROUND, Around, around
from bot.understanding.health.leave import leave_told
from bot.understanding.health.read import find_health, read_health

__all__ = ["NOTHING_AROUND", "Around", "around", "find_health", "leave_told", "read_health"]
