"""What a coach decides by rule: pure functions on plain values.

This package does not depend on Rasa, channels or the clock.
"""
