"""What a lifter wants of the sessions that they logged."""
