"""Pictures of what the coach knows. The only room that draws.

``progress_plot`` draws and brings matplotlib, a tenth of a start: it is imported when the first picture is asked for.
"""

from bot.plots.alt_text import alt_text
from bot.plots.theme import Theme

__all__ = ["Theme", "alt_text"]
