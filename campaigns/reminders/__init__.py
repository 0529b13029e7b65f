"""Reminders: when to speak to whom about which task, and that it is said exactly once."""
