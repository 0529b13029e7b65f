"""Superlatives, comparisons with all others, and a rival run down by name."""
