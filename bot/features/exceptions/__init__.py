"""Exceptions from the guideline, in chat: made from a finding, listed and ended, and talked about before they end."""
