"""Figures of the whole, added up where a source states only parts: a day's clicks over its campaigns."""
