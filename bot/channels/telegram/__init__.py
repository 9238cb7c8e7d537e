"""Telegram: what comes in, what goes out, and in which order."""
