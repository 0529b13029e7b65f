"""Every command of these tests starts from no settings and an empty data folder."""

import pytest


@pytest.fixture(scope="session")
def _one_cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _a_machine_of_its_own(monkeypatch, tmp_path, _one_cache):
    monkeypatch.setenv("UNISON_CACHE_DIR", str(_one_cache))
    for name in ("BRAND", "DATABASE_URL", "LANGUAGE", "ENCODER", "SPACY_MODEL", "MODE", "TIME_ZONE"):
        monkeypatch.delenv(f"UNISON_{name}", raising=False)
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("UNISON_DATA_DIR", str(tmp_path / "data"))
