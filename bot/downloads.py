"""Files that people drop into a conversation, fetched from Slack."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.errors import Refusal
from bot.files import FileError, extensions, extract
from bot.gateway.calls import Calls

MEGABYTE = 1024 * 1024
TIMEOUT = aiohttp.ClientTimeout(total=60, connect=10)


class DownloadInterrupted(Exception):
    """The file's server did not answer as it should; it may do so later."""


class Downloads:
    """Fetches files with the bot's token, which is shown to no other server than Slack's."""

    def __init__(self, calls: Calls, *, token: str, base_url: str, max_megabytes: int) -> None:
        self._calls, self._token, self._base_url = calls, token, base_url
        self._limit = max_megabytes

    async def fetch(self, file: Mapping[str, Any], *, also: frozenset[str] = frozenset()) -> tuple[str, bytes]:
        """Name and content of a file that an event describes; ``also`` are suffixes beside those of copy (".xlsx").

        Raises ``Refusal`` or ``FileError`` for what the person can mend, ``DownloadInterrupted`` for what may pass by
        itself. A file that would not be read or is too big is not fetched.
        """
        described = file
        if not file.get("url_private_download") and not file.get("url_private"):
            # Files of other workspaces come without an address.
            described = (await self._calls.read("files.info", file=str(file["id"])))["file"]
        name = str(described.get("name") or described.get("title") or file.get("id"))
        if PurePath(name).suffix.lower() not in {*extensions(), *also}:
            extract(name, b"")  # says which types are read
        size = int(described.get("size") or 0)
        if size > self._limit * MEGABYTE:
            raise self._too_big(name, size)
        address = str(described.get("url_private_download") or described.get("url_private") or "")
        return name, await self._fetch(address, name)

    async def _fetch(self, address: str, name: str) -> bytes:
        if not self._ours(address):
            raise Refusal("errors.file_gone", name=name)
        headers = {"Authorization": f"Bearer {self._token}"}
        try:
            async with (
                aiohttp.ClientSession(timeout=TIMEOUT) as session,
                session.get(address, headers=headers) as response,
            ):
                if response.status == 429 or response.status >= 500:
                    raise DownloadInterrupted(f"{name}: status {response.status}")
                # Slack answers with its sign-in page when the token may not read the file.
                if response.status != 200 or ("text/html" in response.content_type and not name.endswith(".html")):
                    raise Refusal("errors.file_gone", name=name)
                data = await response.content.read(self._limit * MEGABYTE + 1)
                while len(data) <= self._limit * MEGABYTE and (more := await response.content.read(MEGABYTE)):
                    data += more
        except (aiohttp.ClientError, TimeoutError) as problem:
            raise DownloadInterrupted(f"{name}: {problem!r}") from problem
        if len(data) > self._limit * MEGABYTE:
            raise self._too_big(name, len(data))
        return data

    def _too_big(self, name: str, size: int) -> FileError:
        return FileError("files.too_big", name=name, size=f"{size / MEGABYTE:.1f}", limit=self._limit)

    def _ours(self, address: str) -> bool:
        host = urlsplit(address).hostname or ""
        own = urlsplit(self._base_url).hostname or ""
        if own == "slack.com" or own.endswith(".slack.com"):
            return urlsplit(address).scheme == "https" and (host == "slack.com" or host.endswith(".slack.com"))
        return host == own
