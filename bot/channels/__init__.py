"""How an answer looks and travels: a folder for each channel, beside them what they share."""
