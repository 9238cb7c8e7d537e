"""Rasa's seams: its agent, its processor and its graph runner, subclassed."""
