"""Figures in chat: what the team watches, and the command that everything about KPIs answers to."""
