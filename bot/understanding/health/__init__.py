"""Health as a message tells it: signs, conditions, help and leave to train, each with its place and how it is put."""

from bot.understanding.health.distance import is_told_at_a_distance
from bot.understanding.health.leave import leave_told
from bot.understanding.health.read import find_health, read_health

__all__ = ["find_health", "is_told_at_a_distance", "leave_told", "read_health"]
