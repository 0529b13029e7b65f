"""Durable work: what a person asked for is finished, once, whatever happens to the process in between."""
