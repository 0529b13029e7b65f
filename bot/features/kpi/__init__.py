"""Figures in chat: alerts with their threads, monitors and their previews, goals, and the KPIs at a glance.

For other features: ``reading.overview_of`` (every KPI with value, change and pace), ``reading.shown`` (an alert with
all that is said of it), ``reading.words_of`` (what a monitor says, in words), ``drawing.line_of`` and
``drawing.chart_of`` (a KPI's chart), ``desk.link_of`` (where an alert's thread is).
"""
