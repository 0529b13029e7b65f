"""Somebody's open work given to somebody else at once: before days away, and when somebody leaves."""
