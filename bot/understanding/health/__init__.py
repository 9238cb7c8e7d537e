"""Health as a message tells it: signs, conditions, help and leave to train, each with its place and how it is put."""

from bot.understanding.health.read import find_health, read_health

__all__ = ["find_health", "read_health"]
