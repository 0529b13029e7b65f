"""Tasks: one accountable owner each, what they wait for, what became of them, and everything that was changed."""
