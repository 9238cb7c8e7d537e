"""Pictures of what the coach knows. The only room that draws."""

from bot.plots.alt_text import alt_text
from bot.plots.progress_plot import HEIGHT, WIDTH, Theme, draw

__all__ = ["HEIGHT", "WIDTH", "Theme", "alt_text", "draw"]
