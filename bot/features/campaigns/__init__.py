"""Campaigns in chat: what the team works on, and the command that everything about campaigns answers to."""
