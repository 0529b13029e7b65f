"""The guideline store keeps every version for good."""

from __future__ import annotations

import datetime as dt
import hashlib
import subprocess
import sys
import threading

import pytest
import sqlalchemy as sa

from guidelines import store
from guidelines.errors import DamagedVersion, NoVersionYet, UnknownBrand, UnknownVersion, UnsignedVersion
from guidelines.model import Guideline, GuidelineVersion
from storage.session import Database

NOW = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def guideline(word: str = "Aurora X", brand: str = "aurora") -> Guideline:
    return Guideline.model_validate(
        {
            "brand": {"id": brand, "names": {"en": "Aurora", "zh": "极光"}, "languages": ["en", "zh"]},
            "terms": [{"id": "phone", "preferred": word, "reason": {"zh": "全渠道统一写法 📷"}}],
        }
    )


def publish(database: Database, content: Guideline, *, now: dt.datetime = NOW, note: str = "first") -> GuidelineVersion:
    with database.session() as session:
        return store.publish(session, content, author="Li Na", note=note, now=now)


def test_a_version_comes_back_as_it_was_published(database: Database) -> None:
    made = publish(database, guideline(), note="首个版本")
    with database.reading() as session:
        assert store.latest(session, "aurora") == store.get(session, "aurora", 1) == made
    assert (made.number, made.author, made.note, made.published_at) == (1, "Li Na", "首个版本", NOW)
    assert made.guideline == guideline()
    assert made.content_hash == guideline().content_hash()


def test_versions_count_from_one_within_each_brand(database: Database) -> None:
    numbers = [publish(database, guideline(word, brand)).number for brand in ("aurora", "other") for word in "abc"]
    assert numbers == [1, 2, 3, 1, 2, 3]
    with database.reading() as session:
        assert store.brands(session) == ("aurora", "other")


def test_publishing_what_is_latest_already_stores_nothing(database: Database) -> None:
    first = publish(database, guideline())
    assert publish(database, guideline(), now=NOW + HOUR, note="again") == first
    with database.reading() as session:
        assert len(store.versions(session, "aurora")) == 1


def test_going_back_to_older_content_is_a_new_version(database: Database) -> None:
    assert [publish(database, guideline(word)).number for word in ("a", "b", "a")] == [1, 2, 3]


def test_the_list_of_versions_tells_who_when_and_why(database: Database) -> None:
    publish(database, guideline("a"), note="first")
    publish(database, guideline("b"), note="second", now=NOW + HOUR)
    with database.reading() as session:
        listed = store.versions(session, "aurora")
    assert [(v.number, v.author, v.note, v.published_at) for v in listed] == [
        (1, "Li Na", "first", NOW),
        (2, "Li Na", "second", NOW + HOUR),
    ]
    assert listed[0].content_hash == guideline("a").content_hash()


def test_as_of_gives_the_version_in_force_at_that_moment(database: Database) -> None:
    for number, word in enumerate("abc"):
        publish(database, guideline(word), now=NOW + number * HOUR)
    with database.reading() as session:
        for hours, number in ((0, 1), (0.5, 1), (1, 2), (2, 3), (99, 3)):
            assert store.as_of(session, "aurora", NOW + hours * HOUR).number == number
        with pytest.raises(NoVersionYet, match="first version is of 2026-03-12 09:30 UTC"):
            store.as_of(session, "aurora", NOW - HOUR)
        with pytest.raises(UnknownBrand):
            store.as_of(session, "nope", NOW)


def test_a_clock_that_runs_behind_does_not_reorder_versions(database: Database) -> None:
    publish(database, guideline("a"), now=NOW)
    assert publish(database, guideline("b"), now=NOW - HOUR).published_at == NOW
    with database.reading() as session:
        assert store.as_of(session, "aurora", NOW).number == 2


def test_threads_that_publish_at_once_get_a_number_each(database: Database) -> None:
    start, made = threading.Barrier(6), []

    def work(worker: int) -> None:
        start.wait()
        made.append(publish(database, guideline(f"word {worker}")))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(v.number for v in made) == [1, 2, 3, 4, 5, 6]
    assert len({v.content_hash for v in made}) == 6


def test_processes_that_publish_the_same_at_once_make_one_version(database: Database) -> None:
    code = (
        "import sys, datetime as dt\nfrom storage.session import Database\nfrom guidelines import store\n"
        "from guidelines.model import Guideline\n"
        "database = Database(sys.argv[1]); content = Guideline.model_validate_json(sys.stdin.readline())\n"
        "with database.session() as session:\n"
        "    print(store.publish(session, content, author='a', note='n', now=dt.datetime.now(dt.UTC)).number)"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, database.url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [process.communicate(guideline().canonical_json() + "\n", timeout=120)[0].strip() for process in started]
    assert said == ["1", "1"]
    with database.reading() as session:
        assert len(store.versions(session, "aurora")) == 1


def test_what_is_not_there_is_an_error_that_says_what_is(database: Database) -> None:
    with database.reading() as session, pytest.raises(UnknownBrand, match="no guideline is imported yet"):
        store.latest(session, "aurora")
    publish(database, guideline("a"))
    publish(database, guideline("b"))
    with database.reading() as session:
        for attempt in (store.latest, store.versions):
            with pytest.raises(UnknownBrand, match="known brands: aurora"):
                attempt(session, "nope")
        for number in (0, 3):
            with pytest.raises(UnknownVersion, match=f"versions 1 to 2, not {number}"):
                store.get(session, "aurora", number)
        with pytest.raises(UnknownBrand):
            store.get(session, "nope", 1)


@pytest.mark.parametrize(("author", "note", "missing"), [(" ", "n", "author"), ("a", "\n", "note")])
def test_a_version_without_author_or_note_is_refused(database: Database, author: str, note: str, missing: str) -> None:
    with database.session() as session, pytest.raises(UnsignedVersion, match=f"needs its {missing}"):
        store.publish(session, guideline(), author=author, note=note, now=NOW)
    with database.reading() as session:
        assert store.brands(session) == ()


def damage(database: Database, statement: str, **values: str) -> None:
    with database.session() as session:
        session.execute(sa.text(f"UPDATE guideline_versions SET {statement}"), values)


def test_a_version_whose_content_was_changed_is_reported_and_not_used(database: Database) -> None:
    publish(database, guideline("Aurora X"))
    damage(database, "content = replace(content, 'Aurora X', 'Aurora Y')")
    for read in (
        lambda s: store.latest(s, "aurora"),
        lambda s: store.get(s, "aurora", 1),
        lambda s: store.as_of(s, "aurora", NOW),
    ):
        with database.reading() as session, pytest.raises(DamagedVersion, match=r"Version 1 .* not what was published"):
            read(session)


def test_a_damaged_latest_version_is_followed_by_a_sound_one(database: Database) -> None:
    publish(database, guideline())
    damage(database, "content = replace(content, 'Aurora X', 'Aurora Y')")
    assert publish(database, guideline()).number == 2
    with database.reading() as session:
        assert store.latest(session, "aurora").guideline == guideline()


def test_a_version_this_program_cannot_read_says_so(database: Database) -> None:
    publish(database, guideline())
    content = '{"brand": {}}'
    digest = hashlib.sha256(content.encode()).hexdigest()
    damage(database, "content = :content, content_hash = :digest", content=content, digest=digest)
    with database.reading() as session, pytest.raises(DamagedVersion, match="this program cannot read it"):
        store.latest(session, "aurora")
