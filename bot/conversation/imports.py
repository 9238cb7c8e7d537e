"""The questions of an import, and how a file that was sent reaches the conversation."""

from __future__ import annotations

from typing import Final

SAVE_IMPORT: Final = "save_import"
"""The question whether to save what was found in a file."""
IMPORTED: Final = "imported"
"""The question that is open after an import: its button takes it back."""
FILE_TAG: Final = "import file "
"""Begins the message that stands for a file: behind it the id of the file that waits, or why it cannot be read."""
