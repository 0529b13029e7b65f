"""A term base dropped into a conversation: what it would change, and a new version of the guideline."""
