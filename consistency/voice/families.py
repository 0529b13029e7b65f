"""The families of measures in the words of a finding's explanation."""

from __future__ import annotations

from collections.abc import Sequence

from guidelines.model import Localized

FAMILIES = {
    "length": Localized(en="length", zh="篇幅"),
    "sentences": Localized(en="sentence length", zh="句子长短"),
    "capitals": Localized(en="capital letters", zh="大小写"),
    "punctuation": Localized(en="punctuation", zh="标点"),
    "spacing": Localized(en="spacing", zh="中西文间距与全半角"),
    "numbers": Localized(en="how numbers are written", zh="数字写法"),
    "person": Localized(en="who speaks to whom", zh="人称"),
    "framing": Localized(en="negative or apologetic framing", zh="否定、致歉等语气"),
    "hedging": Localized(en="hedging", zh="含糊说法"),
    "hype": Localized(en="hype and slang", zh="夸张与网络用语"),
    "spelling": Localized(en="spelling and compounds", zh="拼写与缩写"),
    "names": Localized(en="how the brand's names are written", zh="品牌名写法"),
    "contractions": Localized(en="contractions", zh="缩约形式"),
    "inclusion": Localized(en="words that exclude", zh="不够包容的说法"),
    "office": Localized(en="officialese", zh="公文腔"),
    "padding": Localized(en="padding", zh="赘词"),
    "verbs": Localized(en="verb forms", zh="动词形式"),
    "interface": Localized(en="wording of links and buttons", zh="链接与按钮用语"),
    "talk": Localized(en="spoken tone", zh="口语程度"),
    "words": Localized(en="choice of words", zh="用词"),
    "pattern": Localized(en="pattern of letters, figures and marks", zh="书写格式"),
    "likeness": Localized(en="likeness to the off-brand examples", zh="与反例相近"),
}
NAMED = 3


def explanation(moved: Sequence[tuple[str, float]]) -> Localized | None:
    """The families that took most from the score, in order; None where nothing did."""
    named = [FAMILIES[family] for family, _ in moved[:NAMED]]
    if not named:
        return None
    return Localized(
        en="What moved most: " + ", ".join(name.best("en") for name in named) + ".",
        zh="差别主要在：" + "、".join(name.best("zh") for name in named) + "。",
    )
