"""The picture of a comparison: every glyph drawn, legible on both grounds, and a text that says the same."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from bot.charts.compare_grid import MOST_NAMES, picture
from bot.charts.compare_words import ALT_LIMIT, alt_text, positions, split, subject, topic_name
from bot.charts.fonts import drawable, has_glyph, shorten, width, wrap
from bot.charts.palette import PALETTES
from bot.demo import assets, guideline_path
from bot.i18n import catalogue, has
from consistency.compare import Asset, Comparison, compare, worded
from consistency.model import Copy
from consistency.statements.promises import concepts
from consistency.statements.topics import topics
from consistency.word_lists import list_beside
from guidelines.folder import load


@pytest.fixture(scope="module")
def demo() -> Comparison:
    pieces = [Asset(a.id, a.title, Copy(a.text, channel=a.channel, stage=a.stage, as_of=a.as_of)) for a in assets()]
    return compare(pieces, load(guideline_path()))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_is_a_sharp_png_on_its_own_ground(demo, language, theme):
    drawn = picture(demo, language, theme=theme)
    image = Image.open(io.BytesIO(drawn.png))
    assert image.format == "PNG"
    assert image.size == (drawn.width, drawn.height)
    assert drawn.width >= 1600
    ground = PALETTES[theme].page
    assert "#{:02x}{:02x}{:02x}".format(*image.convert("RGB").getpixel((2, 2))) == ground
    assert len(drawn.png) < 1_000_000


def test_equal_comparisons_give_the_same_picture_byte_for_byte(demo):
    assert picture(demo, "zh").png == picture(demo, "zh").png


def test_every_character_of_the_catalogue_has_a_glyph():
    words = "".join(
        sentence if isinstance(sentence, str) else "".join(sentence.values())
        for language in ("en", "zh")
        for key, sentence in catalogue(language).items()
        if key.startswith("compare.")
    )
    assert [c for c in sorted(set(words)) if not has_glyph(c)] == []


def test_what_the_font_lacks_is_left_out_rather_than_drawn_as_a_box():
    assert not has_glyph("🚀")
    assert drawable("发布 🚀 Aurora\nX") == "发布 Aurora X"
    assert drawable(":dart: 发布 :+1:") == "发布"
    assert drawable("10:30:15 a:b:c https://x:a:/") == "10:30:15 a:b:c https://x:a:/"


@pytest.mark.parametrize(
    "text", ["门店销售话术与客服应答对照", "Store script for the first weekend", "Aurora X 上市广告"]
)
def test_wrapped_and_shortened_text_keeps_to_its_width(text):
    lines = wrap(text, 30, 160, 2)
    assert len(lines) <= 2
    assert all(width(line, 30) <= 160 for line in lines)
    assert width(shorten(text, 30, 100), 30) <= 100


def test_the_alternative_text_names_every_value_and_who_says_it(demo):
    alt = alt_text(demo, "en")
    for words in ("$699", "$749", "4799 元", "4999 元", "12 月 5 日", "10 December", "30 days", "7 天"):
        assert words in alt
    assert "(approved)" in alt
    assert "missing in" in alt
    assert len(alt) <= ALT_LIMIT


def test_the_approved_value_stands_first(demo):
    price = next(d for d in demo.disagreements if d.kind == "price")
    assert [p.approved for p in positions(price, "en")] == [True, True, False, False]


def test_what_does_not_fit_is_counted_not_dropped_in_silence(demo):
    names = [d for d in demo.disagreements if d.kind in ("name", "slogan")]
    assert len(names) > MOST_NAMES
    shown = picture(demo, "en")
    assert all(d.sides[0].quote in shown.alt for d in names)


def test_what_may_be_of_two_things_is_told_apart_below_what_is_sure():
    free, dear = "Gift wrapping is included.", "Gift wrapping is an add-on at the counter."
    texts = {"both": (f"{free} Tickets cost £12.", f"{dear} Tickets cost £14."), "only": (free, dear)}
    guideline = load(guideline_path())
    compared = {
        name: compare([Asset(f"p{i}", f"P{i}", Copy(text)) for i, text in enumerate(pair)], guideline)
        for name, pair in texts.items()
    }
    found = split(compared["both"])
    assert [[d.kind for d in group] for group in found] == [["price"], ["promise"], []]
    assert [d.sure for d in compared["both"].disagreements] == [True, False]
    assert found.headline("en") == "1 thing to fix"
    assert split(compared["only"]).headline("en") == "1 thing to look at"
    assert "Perhaps: " in picture(compared["only"], "en").alt
    assert picture(compared["both"], "en").alt.index("£14") < picture(compared["both"], "en").alt.index("Perhaps: ")


def test_agreement_is_said_and_drawn():
    pieces = [Asset("a", "Ad", Copy("Two-year warranty.")), Asset("b", "Page", Copy("保修 24 个月。"))]
    agreed = compare(pieces, load(guideline_path()))
    drawn = picture(agreed, "en")
    assert "No facts, promises or names differ." in drawn.alt
    assert drawn.height < 900


THINGS = [row["id"] for name in ("things", "opposites") for row in list_beside(str(worded.__file__), f"{name}.yaml")]


@pytest.mark.parametrize("topic", [*topics(), *concepts(), *THINGS])
def test_every_topic_has_a_name(topic):
    assert has(f"compare.topic.{topic}")


def test_a_topic_without_a_name_of_its_own_is_called_by_its_noun_or_its_kind():
    assert topic_name("version", "version ferry", "en") == "version of Ferry"
    assert topic_name("quantity", "个孩子", "zh") == "数量（个孩子）"
    assert topic_name("time", "", "en") == "time of day"
    assert topic_name("quantity", "ingredients", "en") == "number of ingredients"
    assert topic_name("quantity", "ingredients", "zh") == "数量"  # not a word that its reader does not speak


def test_a_promise_without_a_name_is_called_by_its_words_and_one_with_a_name_by_that():
    said = [("also with the member discount", "yes"), ("不与会员折扣同享", "no"), ("不能和会员折扣一起用", "no")]
    assert subject("promise", "denial", said, "zh") == "承诺“不与会员折扣同享”"
    assert subject("promise", "denial", said, "en") == "promise “also with the member discount”"
    assert subject("promise", "fragrance", [("不加香精", "yes"), ("香精味", "no")], "zh") == "香精"
    assert subject("discount", "offer", [("满 299 减 50", "299 −50")], "zh") == "满减"
    assert subject("discount", "offer", [("买二送一", "2+1")], "zh") == "买赠"


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_its_ground(theme):
    palette = PALETTES[theme]
    pairs = [(palette.ink, palette.page), (palette.soft, palette.page)]
    pairs += [(tone.ink, tone.ground) for tone in (palette.good, palette.bad, palette.open, palette.quiet)]
    assert min(_contrast(*pair) for pair in pairs) >= 4.5
