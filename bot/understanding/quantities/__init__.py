"""Quantities of training: sets, reps, loads and efforts among the words of a message."""
