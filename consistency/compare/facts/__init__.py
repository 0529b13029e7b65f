"""Differences of facts: sums, days, lengths, counts and promises that two pieces give for one thing.

``conflicts`` finds them; ``alignment`` and ``same_subject`` say how surely two statements speak of one thing, and
``answers`` whether their values can both hold.
"""
