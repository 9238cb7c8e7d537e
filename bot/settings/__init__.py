"""What the environment sets: read and checked here, and nothing of ours is imported."""
