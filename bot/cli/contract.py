"""The JSON that commands print: the report's own fields plus sentences in the reader's language and line numbers."""

from __future__ import annotations

from typing import Any

from bot.cli.render import position
from bot.features.check.views.finding import sentence
from bot.i18n import text as t
from consistency.model import Report


def with_sentences(answer: dict[str, Any], report: Report, text: str, language: str, above: int = 0) -> dict[str, Any]:
    """``answer`` (of ``report_to_dict``) with ``message``, ``line`` and ``column`` in each finding and not_checked.

    What an exception lets stand and what is on trial are findings too.

    ``above`` are the lines of the file before ``text`` begins.
    """
    stand = [each["finding"] for each in answer["suppressed"]]
    entries = [*answer["findings"], *stand, *answer["shadowed"]]
    findings = [*report.findings, *(each.finding for each in report.suppressed), *report.shadowed]
    for entry, finding in zip(entries, findings, strict=True):
        entry["message"] = sentence(finding, language)
        if finding.span:
            entry["line"], entry["column"] = position(text, finding.span.start, above)
    for entry, missing in zip(answer["not_checked"], report.not_checked, strict=True):
        entry["message"] = t(missing.code, language, **missing.params)
    return answer
