"""Differences of words: names, codes, addresses, slogans, and what is promised, charged for or denied.

``differences`` gathers them; every other module finds those of one sort and makes them with ``written.differing``.
"""
