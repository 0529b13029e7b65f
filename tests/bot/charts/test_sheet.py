"""A sheet draws words piece by piece as if they were drawn at once, in the colours of its theme and no others."""

from __future__ import annotations

import io
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from bot.charts.fonts import drawable, font, glyph_language, pieces
from bot.charts.palette import PALETTES
from bot.charts.sheet import SCALE, SHADES, Sheet, clusters, inks

WORDS = "上市 3：内容日历（第 12 周），“极致影像”! Launch film: teaser 2.0、《笔记》"


def ink_of(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L").point(lambda depth: 255 - depth)


@pytest.mark.parametrize("words", [WORDS, "3：内", "：内容，", "iPhone：价格", "Teaser film", "12", "「抖音」"])
def test_words_look_as_if_they_were_drawn_at_once(words: str) -> None:
    sheet = Sheet("light")
    sheet.text(10, 10, words, 20, sheet.palette.ink)
    ours = ink_of(sheet.png(900, 50)[0])
    whole = Image.new("L", ours.size, 255)
    place = (10 * SCALE, round(10 * SCALE - 20 * SCALE * 0.18))
    ImageDraw.Draw(whole).text(place, words, font=font(20 * SCALE), fill="#1d1c1d", language=glyph_language())
    theirs = whole.point(lambda depth: 255 - depth)
    assert ours.getbbox()
    assert theirs.getbbox()
    assert all(abs(a - b) <= 2 for a, b in zip(ours.getbbox(), theirs.getbbox(), strict=True))
    # A letter may stand a pixel further left; a sign in another form of it would be a good part of its ink.
    apart = sum(ImageChops.difference(ours, theirs).tobytes())
    assert apart < sum(theirs.tobytes()) / 8


@given(st.text(max_size=40).map(drawable))
def test_nothing_is_lost_between_pieces(words: str) -> None:
    assert "".join(clusters(words)) == "".join(pieces(words)) == words


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_written_on_a_ground_lies_between_the_two_colours(theme) -> None:
    palette = PALETTES[theme]
    tones = (palette.good, palette.bad, palette.open, palette.quiet)
    for tone, words in product(tones, ("12", "好")):
        sheet = Sheet(theme)
        sheet.box((5, 5, 80, 40), tone)
        sheet.text(10, 10, words, 15, tone.ink, on=tone.ground, bold=True)
        image = Image.open(io.BytesIO(sheet.png(90, 45)[0])).convert("RGB")
        found = {colour for _, colour in image.getcolors(256) or ()}
        known = {Image.new("RGB", (1, 1), c).getpixel((0, 0)) for c in (palette.page, tone.ground, tone.ink, tone.edge)}
        assert known <= found
        assert 4 < len(found) <= SHADES + 2
    assert len(inks(theme).colours) <= 3 * 256


def test_marks_are_drawn_in_the_order_in_which_they_were_noted() -> None:
    sheet = Sheet("light")
    palette = sheet.palette
    sheet.ring(20, 20, 10, palette.bad.ink)
    sheet.fill((0, 0, 20, 40), palette.quiet.ground)
    sheet.line([(0, 30), (40, 30)], palette.line)
    sheet.ring(60, 20, 10, palette.good.ink, 2)
    image = Image.open(io.BytesIO(sheet.png(80, 40)[0])).convert("RGB")

    def at(x: int, y: int) -> str:
        return "#{:02x}{:02x}{:02x}".format(*image.getpixel((x * SCALE, y * SCALE)))

    assert at(25, 20) == palette.bad.ink
    assert at(15, 20) == palette.quiet.ground
    assert at(15, 30) == at(25, 30) == palette.line
    assert (at(60, 11), at(60, 20)) == (palette.good.ink, palette.page)
