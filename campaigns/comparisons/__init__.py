"""Comparisons of pieces as the team deals with them: what disagreed, and what became of each disagreement."""
