"""What is told of past sessions, and which of them is changed or deleted."""
