"""A campaign at a glance, from everything that belongs to it."""
