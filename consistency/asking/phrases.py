"""The words an answer is made of, in English and Chinese."""

from __future__ import annotations

from typing import Final

from guidelines.model import Language, ToneMeasure

WORDS: Final[dict[str, dict[Language, str]]] = {
    "write": {"en": "Write {form}.", "zh": "写作：{form}。"},
    "not": {"en": "Not {forms}.", "zh": "不写：{forms}。"},
    "use_instead": {"en": "Instead of “{form}” write “{use}”.", "zh": "“{form}”改写为“{use}”。"},
    "leave_out": {"en": "Leave out “{form}”.", "zh": "删去“{form}”。"},
    "may_claim": {"en": "You may say: {text}", "zh": "可以说：{text}"},
    "figures": {"en": "Approved figures: {values}.", "zh": "核准数据：{values}。"},
    "with_note": {"en": "Add: {text}", "zh": "须注明：{text}"},
    "until": {"en": "Valid until {day}.", "zh": "有效期至 {day}。"},
    "from": {"en": "Valid from {day}.", "zh": "自 {day} 起有效。"},
    "evidence": {"en": "Evidence: {text}", "zh": "依据：{text}"},
    "may_not": {"en": "Do not say {forms}.", "zh": "不能说：{forms}。"},
    "say_instead": {"en": "Say instead: {text}", "zh": "可改为：{text}"},
    "but_fine": {"en": "Fine: {forms}.", "zh": "这样写没有问题：{forms}。"},
    "do": {"en": "Like this: {text}", "zh": "这样写：{text}"},
    "dont": {"en": "Not like this: {text}", "zh": "不要这样写：{text}"},
    "at_most": {"en": "At most {max}.", "zh": "最多 {max}。"},
    "at_least": {"en": "At least {min}.", "zh": "至少 {min}。"},
    "between": {"en": "Between {min} and {max}.", "zh": "{min} 到 {max} 之间。"},
    "length": {"en": "Length: {range}", "zh": "长度：{range}"},
    "hashtags": {"en": "Hashtags: at most {max}.", "zh": "话题标签最多 {max} 个。"},
    "links": {"en": "Links: at most {max}.", "zh": "链接最多 {max} 个。"},
    "emoji": {"en": "Emoji: at most {max}.", "zh": "表情最多 {max} 个。"},
    "must_hold": {"en": "Must hold: {elements}.", "zh": "必须包含：{elements}。"},
    "address": {"en": "Chinese copy says “{form}” to the reader.", "zh": "中文文案称呼读者用“{form}”。"},
    "competitors": {
        "en": "Competitors: {names}. They may be named, not run down; a comparison needs an approved claim.",
        "zh": "竞品：{names}。可以提及，不可以贬低；要作比较，须有已批准的宣称。",
    },
    "proof": {"en": "Proof: {text}", "zh": "论据：{text}"},
    "pillars": {"en": "Pillars that matter most: {names}.", "zh": "重点支柱：{names}。"},
    "source": {"en": "Source: {text}", "zh": "出处：{text}"},
    "core_message": {"en": "Core message", "zh": "核心主张"},
    "form_of_address": {"en": "Form of address", "zh": "称呼"},
    "english_copy": {"en": "English copy", "zh": "英文文案"},
    "chinese_copy": {"en": "Chinese copy", "zh": "中文文案"},
    "list": {"en": ", ", "zh": "、"},
    "quoted_list": {"en": "”, “", "zh": "”“"},
    "in_brackets": {"en": "{text} ({more})", "zh": "{text}（{more}）"},
    "joint": {"en": " ", "zh": ""},
    "characters": {"en": "characters", "zh": "字"},
    "words": {"en": "words", "zh": "词"},
    "x": {"en": "characters as X counts them", "zh": "字（按 X 的算法）"},
    "weibo": {"en": "characters as Weibo counts them", "zh": "字（按微博的算法）"},
    "sms": {"en": "text message(s)", "zh": "条短信"},
    "call_to_action": {"en": "a call to action", "zh": "行动号召"},
    "link": {"en": "a link", "zh": "链接"},
    "disclosure": {"en": "a disclosure", "zh": "广告或合作声明"},
    "hashtag": {"en": "a hashtag", "zh": "话题标签"},
    "brand_name": {"en": "the brand name", "zh": "品牌名"},
}

MEASURES: Final[dict[ToneMeasure, dict[Language, str]]] = {
    ToneMeasure.FORMALITY: {"en": "Formality", "zh": "正式程度"},
    ToneMeasure.FIRST_PERSON: {"en": "“We” and “I”", "zh": "“我”和“我们”"},
    ToneMeasure.SECOND_PERSON: {"en": "“You”", "zh": "“你”和“您”"},
    ToneMeasure.PASSIVE: {"en": "Passive sentences, %", "zh": "被动句占比（%）"},
    ToneMeasure.SENTENCE_LENGTH: {"en": "Average sentence length", "zh": "平均句长"},
    ToneMeasure.LONGEST_SENTENCE: {"en": "Longest sentence", "zh": "最长句"},
    ToneMeasure.READABILITY: {"en": "Readability", "zh": "易读性"},
    ToneMeasure.EXCLAMATIONS: {"en": "Exclamation marks", "zh": "感叹号"},
    ToneMeasure.CAPITALS: {"en": "Words in capitals", "zh": "全大写单词"},
    ToneMeasure.HEDGES: {"en": "Hedging words", "zh": "模糊措辞"},
    ToneMeasure.JARGON: {"en": "Jargon", "zh": "行话"},
    ToneMeasure.PARTICLES: {"en": "Spoken particles", "zh": "口语语气词"},
    ToneMeasure.IDIOMS: {"en": "Four-character idioms", "zh": "四字成语"},
}


def say(key: str, language: Language, **values: object) -> str:
    """The phrase ``key`` in ``language`` with its values filled in."""
    return WORDS[key][language].format(**values)
