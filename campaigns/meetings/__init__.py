"""Meetings: an agenda that builds itself, is worked through, and drops nothing from one time to the next."""
