"""Property tests draw the same examples in every run, so that one machine's verdict is every machine's."""

from hypothesis import settings

settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.load_profile("repeatable")
