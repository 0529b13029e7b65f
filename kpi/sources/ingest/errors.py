"""What can be wrong with a source as a whole, and with one cell of it."""

from __future__ import annotations

from kpi.errors import KpiError

Param = str | int | float


class SourceError(KpiError):
    """A source cannot be read or loaded; ``code`` is a key of the catalogue ``kpi_sources``, ``params`` fill it."""

    def __init__(self, code: str, **params: Param) -> None:
        self.code, self.params = code, params
        super().__init__(f"{code} {params}" if params else code)


class BadCell(Exception):
    """One cell cannot be read; its row is then a fault with this ``code`` and these ``params``."""

    def __init__(self, code: str, **params: Param) -> None:
        self.code, self.params = code, params
        super().__init__(f"{code} {params}" if params else code)
