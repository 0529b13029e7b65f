"""Alerts: stored monitors, the evaluation of new figures, and what people did about the episodes that came of it.

What other rooms use, by module:

``kpi.alerts.model``
    ``Watch`` (a stored monitor), ``Alert`` (an episode, with its ``Member`` monitors), ``AlertEvent`` (history).
``kpi.alerts.kinds``
    ``KINDS``, ``monitor_of(watch, goal)``: the pure monitor of ``kpi.monitors`` that a stored one stands for.
``kpi.alerts.watch.store``
    ``add``, ``get``, ``watches``, ``of_kpis``, ``mute``, ``unmute``, ``go_live``, ``remove``, ``reset_tuning``,
    ``history``, ``standings`` (what monitors said last).
``kpi.alerts.figures.store``
    ``series`` (many KPIs' totals at once, derived ones computed), ``parts`` (one KPI cut by each dimension).
``kpi.alerts.run``
    ``evaluate(database, now=, today=)``: look at the KPIs with new figures, open, worsen, join and recover alerts.
``kpi.alerts.store``
    ``get``, ``act`` (acknowledge, assign, snooze, resolve, false alarm ...), ``history``, ``place``, ``routes``.
``kpi.alerts.store_lists``
    ``active``, ``between`` (alerts of a period, for a review), ``by_id``.
``kpi.alerts.drivers``
    ``drivers(...)``: which parts of a KPI, by which dimension, explain its change.
"""
