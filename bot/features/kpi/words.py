"""The words of ``/kpi`` that are about KPIs themselves: alerts, monitors, goals, routes."""

from __future__ import annotations

from bot.features.command import Word
from bot.features.kpi import asking, goal_asking, restated, routing

WORDS = {
    "/kpi": (
        Word(names=("alerts", "预警", "警报"), take=asking.show_alerts, help="kpi.help.alerts"),
        Word(names=("monitors", "监测器", "监测"), take=asking.monitor, help="kpi.help.monitors"),
        Word(names=("monitor",), take=asking.monitor, help="kpi.help.monitor"),
        Word(names=("goals", "goal", "目标"), take=goal_asking.show_goals, help="kpi.help.goals"),
        Word(names=("new", "新建"), take=goal_asking.open_kpi, help="kpi.help.new"),
        Word(names=("edit", "修改"), take=goal_asking.change_kpi, help="kpi.help.edit"),
        Word(names=("history", "更正记录", "历史"), take=restated.take, help="kpi.help.history"),
        Word(names=("route", "路由"), take=routing.take, help="kpi.help.route"),
    )
}
