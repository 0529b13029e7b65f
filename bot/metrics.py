"""What an operator watches: requests, acknowledgement times and failures, in Prometheus' text format."""

from __future__ import annotations

import threading
from collections import Counter

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0)
"""Upper bounds in seconds; Slack gives up on an acknowledgement after three."""


class Metrics:
    """Counters of one process. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[str] = Counter()
        self._failures: Counter[str] = Counter()
        self._within: Counter[float] = Counter()
        self._seconds = 0.0

    def acknowledged(self, kind: str, seconds: float) -> None:
        """A request of Slack's of that kind was answered after ``seconds``."""
        with self._lock:
            self._requests[kind] += 1
            self._seconds += seconds
            for bound in BUCKETS:
                if seconds <= bound:
                    self._within[bound] += 1

    def failed(self, kind: str) -> None:
        """Something was not done: ``unexpected`` is our fault, ``refused`` a request that could not be met."""
        with self._lock:
            self._failures[kind] += 1

    def text(self, *, language_ready: bool) -> str:
        """Everything, in Prometheus' text format 0.0.4."""
        with self._lock:
            total = sum(self._requests.values())
            lines = [
                "# HELP unison_requests_total Requests received from Slack.",
                "# TYPE unison_requests_total counter",
            ]
            lines += [f'unison_requests_total{{kind="{kind}"}} {n}' for kind, n in sorted(self._requests.items())]
            lines += [
                "# HELP unison_failures_total Requests that ended in an error.",
                "# TYPE unison_failures_total counter",
            ]
            lines += [f'unison_failures_total{{kind="{kind}"}} {n}' for kind, n in sorted(self._failures.items())]
            lines += [
                "# HELP unison_acknowledgement_seconds Time from receiving a request to acknowledging it.",
                "# TYPE unison_acknowledgement_seconds histogram",
            ]
            lines += [f'unison_acknowledgement_seconds_bucket{{le="{b:g}"}} {self._within[b]}' for b in BUCKETS]
            lines += [
                f'unison_acknowledgement_seconds_bucket{{le="+Inf"}} {total}',
                f"unison_acknowledgement_seconds_sum {self._seconds:.6f}",
                f"unison_acknowledgement_seconds_count {total}",
                "# HELP unison_language_ready Whether the language models are loaded.",
                "# TYPE unison_language_ready gauge",
                f"unison_language_ready {int(language_ready)}",
            ]
        return "\n".join(lines) + "\n"
