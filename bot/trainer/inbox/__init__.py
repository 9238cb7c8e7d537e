"""The trainer's inbox: what was not understood, made into examples and conversation tests."""
