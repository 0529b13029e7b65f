"""Digests: what a person has to know in the morning, and a campaign's team once a week; how it looks comes later."""
