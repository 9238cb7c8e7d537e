"""What is known of a lifter, and what follows from it: pure rules on typed facts."""
