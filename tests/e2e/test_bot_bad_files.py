"""Bad files of figures dropped in chat: each answered in words with rows and reasons, and nothing of it half-loaded."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import xlsxwriter

from kpi import store
from tests.e2e.bot_rig import BotRig
from tests.kpi.planting import plant
from tests.kpi.sources.test_bad_files import bomb


def merged() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["date", "Visits"])
        sheet.write_column("A2", ["2026-03-01", "2026-03-02", "2026-03-03"])
        sheet.merge_range("B2:B3", 12)
        sheet.write("B4", 5)
    return out.getvalue()


def garbage() -> bytes:
    days = [f"2025-{1 + n // 28:02}-{1 + n % 28:02},{n}" for n in range(200)]
    days[::20] = ["@@##$$,??"] * 10
    return ("date,Visits\n" + "\n".join(days) + "\n").encode()


def big() -> bytes:
    """Eight megabytes, of which only the last line is wrong."""
    rows = [f"2025-{1 + n % 12:02}-{1 + n // 12 % 28:02},{n // 336},{'r' * 60}\n" for n in range(100_000)]
    return ("date,Visits,city\n" + "".join(rows) + "2025-12-31,oops,x\n").encode()


def bad_files() -> Iterator[tuple[str, bytes, tuple[str, ...]]]:
    """Name, content, and what the answer says."""
    city = "date,Visits,city\n" + "".join(f"2026-03-{n:02},{n},北京朝阳\n" for n in range(1, 29))
    yield "encoding.csv", city.encode() + b"2026-03-29,7,\xff\xfe\n", ("row 30", "broken characters", "UTF-8")
    yield "merged.xlsx", merged(), ("row 2, Visits: 12", "row 3, Visits: 12", "Unmerge it")
    mixed = 'date,Visits\n2026-03-01,"1,234.5"\n2026-03-02,"2,345.6"\n2026-03-03,"1.234,5"\n'
    yield "thousands.csv", mixed.encode(), ("row 4, Visits: 1.234,5 is written in another way", "*1,234.5*")
    dates = "date,Visits\n13/02/2026,1\n14/02/2026,1\n02/15/2026,1\n"
    yield "dates.csv", dates.encode(), ("row 4, date: 02/15/2026 does not fit the order of day and month",)
    yield "garbage.csv", garbage(), ("10 of 200 rows (5 %)", "row 2, date: @@##$$ is", "row 182")
    yield "big.csv", big(), ("of 100,001 rows", "Visits: oops is not a number")
    yield "bomb.xlsx", bomb(b"0" * 30_000_000), ("did not open it", "CSV")


async def test_bad_files_in_chat_are_answered_with_rows_and_reasons_and_nothing_is_loaded(bot: BotRig):
    plant(bot.context.database, "visits", "sales", owner="U0OWNER")
    owner = bot.person("U0OWNER")
    for name, content, said in bad_files():
        ts = await owner.upload(owner.im, name, content)
        card = await bot.reply(ts, containing=name)
        await bot.until(lambda card=card, said=said: said[0] in json.dumps(card.body, ensure_ascii=False))
        words = json.dumps(card.body, ensure_ascii=False)
        assert [each for each in said if each not in words] == [], (name, words)
        # There is a way to load the good rows on purpose, and none to load the whole.
        assert '"sources.load"' not in words
    with bot.context.database.reading() as session:
        assert store.series(session, "visits") == ()
    assert bot.complaints == []


async def test_a_file_over_the_limit_says_which_way_is_open_to_it(bot: BotRig):
    plant(bot.context.database, "visits", "sales", owner="U0OWNER")
    owner = bot.person("U0OWNER")
    bot.context.settings = bot.context.settings.with_(max_file_mb=1)
    ts = await owner.upload(owner.im, "huge.csv", b"date,Visits\n" + b"2026-03-01,5\n" * 100_000)
    card = await bot.reply(ts, containing="huge.csv")
    words = json.dumps(card.body, ensure_ascii=False)
    assert "1 MB" in words
    assert "unison kpi ingest" in words
