"""Answers that come in pages: where the next page stands, and when to stop."""
