"""Exceptions from the guideline: granted with a reason and an end date, listed, ended."""
