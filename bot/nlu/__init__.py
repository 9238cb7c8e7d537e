"""Understanding: Rasa graph components and the spaCy vocabulary of lifting."""
