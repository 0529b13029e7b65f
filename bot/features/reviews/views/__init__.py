"""The messages and forms of reviews."""
