"""REST: Rasa's own shape."""
