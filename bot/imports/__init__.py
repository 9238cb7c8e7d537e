"""Training logs of other apps: read from the files that those export, and written so that they can be taken there.

Pure: text in, typed sessions out. Nothing here is stored, sent or asked.
"""

from bot.imports.export_file import MOST_BYTES, MOST_ROWS, NotReadable, NotReadableError, is_export, text_of_file
from bot.imports.found import Found, FoundSession, Skipped
from bot.imports.reader import read_export
from bot.imports.rows import harmless
from bot.imports.strong_file import strong_csv

__all__ = [
    "MOST_BYTES",
    "MOST_ROWS",
    "Found",
    "FoundSession",
    "NotReadable",
    "NotReadableError",
    "Skipped",
    "harmless",
    "is_export",
    "read_export",
    "strong_csv",
    "text_of_file",
]
