"""A text in its format as blocks: Markdown and HTML as they are shown, plain text as it stands."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt

from consistency.styles.blocks import Block, Comments, Walk, Walker, prose
from guidelines.styles.patterns import compiled
from guidelines.styles.settings import Settings

_FRONT = re.compile(r"\A(?:---|\+\+\+)\n(?:.*?)\n(?:---|\+\+\+)[ \t]*(?=\n|\Z)", re.DOTALL)
_ENDINGS = {"md": "md", "mdown": "md", "markdown": "md", "markdn": "md"} | dict.fromkeys(
    ("html", "htm", "shtml", "xhtml"), "html"
)


def walk(text: str, settings: Settings, file: str) -> Walk:
    """The blocks of ``text``, which is read as its file ending says; the raw file and its summary come last.

    A block's scope ends in the ending of ``file``, as in ``text.heading.h2.md``.
    """
    ending = file.rpartition(".")[2].lower()
    kind = _ENDINGS.get(settings.ending(file), "txt")
    comments = Comments()
    if kind == "txt":
        walk = Walk(summary=[text])
        for part, scope, start in prose(text):
            places = range(start, start + len(part))
            walk.blocks.append(_whole(part, f"{scope}.{ending}", places, comments))
    else:
        shown = _markdown().render(_masked(text, settings, file)) if kind == "md" else text
        walker = Walker(text, settings, ending)
        walker.feed(shown)
        walker.close()
        walk, comments = walker.made, walker.comments
        comments.off.clear()
        summary = "".join(f"{part}\n\n" for part in walk.summary)
        walk.blocks.append(_whole(summary, f"summary.{ending}", [None] * len(summary), comments))
    walk.blocks.append(_whole(text, f"raw.{ending}", range(len(text)), comments))
    return walk


def _whole(text: str, scope: str, places: range | list[None], comments: Comments) -> Block:
    parts = frozenset(scope.split("."))
    return Block(text, parts, places, places[0] or 0 if places else 0, frozenset(comments.off), comments.silent)


def _masked(text: str, settings: Settings, file: str) -> str:
    """Front matter and what the settings ignore, written as code; what they ignore has its first group for its text."""
    text = _FRONT.sub(lambda m: "\n```\n" + m[0].strip("-+\n") + "\n```\n", text, count=1)
    for section in (settings.everywhere, *settings.of(file)):
        for pattern in section.block_ignores:
            text = compiled(pattern).sub(lambda m: f"\n```\n{m[1] if m.re.groups else m[0]}\n```\n", text)
        for pattern in section.token_ignores:
            text = compiled(pattern).sub(lambda m: f"`{m[1] if m.re.groups else m[0]}`", text)
    return text


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    """Commonmark with tables and strikethrough, HTML let through."""
    parser = MarkdownIt("commonmark", {"xhtmlOut": False}).enable(["table", "strikethrough"])
    for kind in ("s_open", "s_close"):
        parser.add_render_rule(kind, lambda _, tokens, at, *__: "</del>" if tokens[at].nesting < 0 else "<del>")
    return parser
