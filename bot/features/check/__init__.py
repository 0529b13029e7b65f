"""Checking copy: the ways in, the card, its buttons and forms."""
