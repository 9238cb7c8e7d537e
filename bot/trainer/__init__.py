"""The trainer's bench: conversations written in YAML, played to the real bot, and what came of them."""
