"""Digests in chat: what a person's morning holds besides tasks, and a campaign's week for its channel."""
