"""Errors a person can cause with monitors and alerts: each says what is wrong and what to do."""

from __future__ import annotations

from kpi.errors import KpiError


class UnknownWatch(KpiError):
    """No monitor of that id is stored."""

    code = "kpi.unknown_watch"

    def __init__(self, watch: str) -> None:
        self.watch = watch
        super().__init__(f"There is no monitor {watch!r}. /kpi monitors lists those there are.")


class UnknownAlert(KpiError):
    """No alert of that id is stored."""

    code = "kpi.unknown_alert"

    def __init__(self, alert: str) -> None:
        self.alert = alert
        super().__init__(f"There is no alert {alert!r}. /kpi alerts lists those there are.")


class AlertClosed(KpiError):
    """The alert is over already, so nothing can be done to it but open it again."""

    code = "kpi.alert_closed"

    def __init__(self, alert: str, state: str) -> None:
        self.alert, self.state = alert, state
        super().__init__(f"The alert {alert!r} is {state} already. Open it again first.")


class BadParameter(KpiError):
    """A parameter of a monitor that its kind does not take or that does not hold together."""

    code = "kpi.bad_parameter"

    def __init__(self, kind: str, problem: str) -> None:
        self.kind, self.problem = kind, problem
        super().__init__(f"{kind}: {problem}")


class NotTunable(KpiError):
    """A kind whose bar does not move: what it finds is so or is not so."""

    code = "kpi.not_tunable"

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(f"A monitor of kind {kind} has no bar to raise. Mute it, or remove it.")
