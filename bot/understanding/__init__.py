"""The only package that reads words: a message becomes typed facts with their place and standing."""
