"""Meetings in chat: an agenda that builds itself, is worked through in one message, and notes that become tasks.

Other features put items on the agenda with a part called ``agenda.py``: ``sources(context)`` gives objects of the shape
of ``campaigns.meetings.model.AgendaSource``; the kind of their candidates has its words in ``meeting.kind.KIND``.
"""
