"""The graph components with which Rasa understands a message, and the spaCy vocabulary of lifting."""
