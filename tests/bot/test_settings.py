"""Settings: read from the environment, and every fault is a sentence an operator can act on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import settings


def test_nothing_set_gives_a_database_in_the_data_folder(tmp_path: Path):
    loaded = settings.load({"UNISON_DATA_DIR": str(tmp_path)})
    assert loaded.database == f"sqlite:///{tmp_path}/unison.db"
    assert loaded.jobs_database == f"sqlite:///{tmp_path}/unison-jobs.db"
    assert loaded.mode == "socket"
    assert not loaded.connected


def test_an_empty_variable_counts_as_not_set():
    assert settings.load({"UNISON_MODE": "", "SLACK_BOT_TOKEN": ""}).mode == "socket"


def test_running_work_lives_in_the_same_postgresql():
    loaded = settings.load({"UNISON_DATABASE_URL": "postgresql://unison@db/unison"})
    assert loaded.database == loaded.jobs_database == "postgresql+psycopg://unison@db/unison"


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("UNISON_MODE", "carrier pigeon", "UNISON_MODE='carrier pigeon' is not known; allowed: socket or http."),
        ("UNISON_HTTP_PORT", "70000", "UNISON_HTTP_PORT='70000' is not allowed; give a whole number from 0 to 65535."),
        (
            "UNISON_HTTP_PORT",
            "eighty",
            "UNISON_HTTP_PORT='eighty' is not allowed; give a whole number from 0 to 65535.",
        ),
        ("UNISON_LANGUAGE", "fr", "UNISON_LANGUAGE='fr' is not known; allowed: en or zh."),
        ("UNISON_TIME_ZONE", "Mars/Olympus", "UNISON_TIME_ZONE='Mars/Olympus' is not a time zone; allowed are names"),
        ("UNISON_DATABASE_URL", "mysql://x", "UNISON_DATABASE_URL='mysql://x' is not a database address; allowed are"),
        ("UNISON_LOG_LEVEL", "shout", "UNISON_LOG_LEVEL='shout' is not known; allowed: debug, info, warning or error."),
    ],
)
def test_a_bad_value_is_one_sentence_with_variable_value_and_what_is_allowed(variable: str, value: str, said: str):
    with pytest.raises(settings.SettingsError) as caught:
        settings.load({variable: value})
    assert str(caught.value).startswith(said)
    assert len(str(caught.value).splitlines()) == 1


def test_a_wrong_token_is_named_without_being_shown():
    with pytest.raises(settings.SettingsError) as caught:
        settings.load({"SLACK_BOT_TOKEN": "xoxp-secret"})
    assert "SLACK_BOT_TOKEN=(hidden)" in str(caught.value)
    assert "xoxb-" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_sqlite_file_may_be_named_with_its_driver(tmp_path: Path):
    loaded = settings.load({"UNISON_DATABASE_URL": f"sqlite+pysqlite:///{tmp_path}/a.db"})
    assert (loaded.database, loaded.jobs_database) == (f"sqlite:///{tmp_path}/a.db", f"sqlite:///{tmp_path}/a-jobs.db")


def test_several_faults_are_all_named():
    with pytest.raises(settings.SettingsError) as caught:
        settings.load({"UNISON_MODE": "x", "UNISON_THREADS": "0"})
    assert len(str(caught.value).splitlines()) == 2


def test_tokens_do_not_show_in_the_settings_text():
    loaded = settings.load({"SLACK_BOT_TOKEN": "xoxb-secret", "SLACK_APP_TOKEN": "xapp-secret"})
    assert loaded.connected
    assert "secret" not in repr(loaded).replace("SecretStr", "").replace("slack_signing_secret", "")


def test_http_mode_needs_the_signing_secret_instead_of_the_app_token():
    with_app_token = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "UNISON_MODE": "http"}
    assert not settings.load(with_app_token).connected
    assert settings.load({**with_app_token, "SLACK_SIGNING_SECRET": "s"}).connected


def test_every_setting_is_described_and_can_be_set_by_its_environment_name():
    rows = settings.describe()
    assert {row.name for row in rows} == set(settings.Settings.model_fields)
    for row in rows:
        assert row.env.startswith(("UNISON_", "SLACK_"))
        assert row.help.endswith(".") or row.help.endswith(")"), row
    assert settings.load({"UNISON_BRAND": "lumen"}).brand == "lumen"


def test_every_setting_is_read_somewhere():
    root = Path(settings.__file__).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in root.rglob("*.py"))
    assert [
        name for name in settings.Settings.model_fields if not re.search(rf"(?:settings|self)\.{name}\b", code)
    ] == []


def test_threads_never_exceed_the_cores(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert settings.load({"UNISON_THREADS": "64"}).threads == 2
