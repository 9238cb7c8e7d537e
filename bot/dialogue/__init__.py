"""What comes before the stories: safety, and doubt. Rasa graph components over ``bot/coaching``."""
