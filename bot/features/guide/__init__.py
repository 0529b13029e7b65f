"""Asking the guideline, and help."""
