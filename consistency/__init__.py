"""The checker: (copy, guideline) -> report. A pure function: no database, no Slack, no clock."""
