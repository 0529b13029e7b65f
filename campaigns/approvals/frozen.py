"""The seal of an approved text: one number that changes with every letter of the text or its report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from campaigns.approvals.model import FrozenCopy


def seal(
    text: str, report: Mapping[str, Any], guideline_version: int | None, guideline_hash: str, revision: int
) -> str:
    """SHA-256 in hexadecimal of the text, its report and guideline, written as JSON in one fixed way."""
    content = [text, report, guideline_version, guideline_hash, revision]
    # Lone surrogates, which chat can deliver, have no UTF-8: escaped as JSON they do.
    written = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(written.encode()).hexdigest()


def intact(copy: FrozenCopy) -> bool:
    """Whether the text and its report are what was sealed."""
    return copy.seal == seal(copy.text, copy.report, copy.guideline_version, copy.guideline_hash, copy.revision)
