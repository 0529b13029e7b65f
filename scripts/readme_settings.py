"""Write the table of settings into README.md: run this file. A test fails when the table is out of date."""

from __future__ import annotations

from pathlib import Path

from bot.settings import describe

README = Path(__file__).parents[1] / "README.md"
START = "<!-- settings: kept equal to bot/settings.py by tests/test_readme.py -->\n"
END = "<!-- /settings -->"


def table() -> str:
    """The settings as a Markdown table."""
    rows = ["| variable | default | what it is |", "|---|---|---|"]
    rows += [f"| `{row.env}` | {f'`{row.default}`' if row.default else ''} | {row.help} |" for row in describe()]
    return "\n".join(rows) + "\n"


def written(text: str) -> str:
    """``text`` of the README with the table as it is now."""
    before, rest = text.split(START)
    return f"{before}{START}{table()}{END}{rest.split(END, 1)[1]}"


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
