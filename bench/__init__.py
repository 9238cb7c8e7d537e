"""`make bench`: this bot beside a stock Rasa bot that learnt from the same messages."""
