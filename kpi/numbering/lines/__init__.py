"""Whole lines of daily figures read at once."""
