"""The text of an approval as a quotation, whole or as what changed in it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.blocks import Block, cut, quotation, run, trail
from campaigns.approvals.difference import Piece

SHOWN = 2400
"""Characters of a text that a card shows; the rest is in the window."""
AROUND = 60
"""Characters of unchanged text that are kept on either side of a change."""
WHOLE = 2800
"""Characters of a block of the window, which shows all of the text."""


def text_blocks(text: str, *, whole: bool = False) -> list[Block]:
    """The text as a quotation: its beginning on a card, all of it in a window."""
    if not whole:
        return [quotation([run(cut(text, SHOWN))])]
    return [quotation([run(text[start : start + WHOLE])]) for start in range(0, len(text), WHOLE)]


def change_blocks(pieces: Sequence[Piece]) -> list[Block]:
    """What changed: what was taken away struck through, what is new in bold, a little of what stayed around it."""
    runs, left = [], SHOWN
    for each in _runs(pieces):
        if left <= 0:
            runs.append(run("…"))
            break
        each["text"] = cut(each["text"], left)
        left -= len(each["text"])
        runs.append(each)
    return [quotation(runs)]


def _runs(pieces: Sequence[Piece]) -> Iterator[Block]:
    for place, piece in enumerate(pieces):
        if piece.kind == "same":
            yield run(_shortened(piece.text, first=place == 0, last=place == len(pieces) - 1))
        elif piece.kind == "removed":
            yield from _marked(piece.text, strike=True)
            after = pieces[place + 1] if place + 1 < len(pieces) else None
            if after is not None and after.kind == "added" and not piece.text[-1].isspace():
                # Otherwise the old word and the new one read as one.
                yield run(" ")
        else:
            yield from _marked(piece.text, bold=True)


def _marked(text: str, **style: bool) -> Iterator[Block]:
    """Blanks at the ends stay unmarked: a struck blank is a dash nobody wrote."""
    body = text.strip()
    if not body:
        yield run("⏎\n" if "\n" in text else "␣", **style)
        return
    start = text.index(body)
    yield run(text[:start])
    yield run(body, **style)
    yield run(text[start + len(body) :])


def _shortened(text: str, *, first: bool, last: bool) -> str:
    if first and last:
        return text
    if first:
        return text if len(text) <= AROUND else "…" + text[-AROUND:]
    if last:
        return text if len(text) <= AROUND else trail(text[:AROUND])
    return text if len(text) <= 2 * AROUND else f"{text[:AROUND]} … {text[-AROUND:]}"
