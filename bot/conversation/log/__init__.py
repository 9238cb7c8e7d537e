"""The training log that is open: what it holds, what it still asks, and what a message does to it."""
