"""The wiring: the server and the command line, and each part with what it needs from the rest."""
