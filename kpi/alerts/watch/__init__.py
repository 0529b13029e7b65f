"""Stored monitors: made, listed, muted, tuned, and where each stands."""
