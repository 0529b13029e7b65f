"""What a prohibited Chinese phrase says, as people say it: 一辈子不要钱 for 终身免费, 长个儿 for 促进长高."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.prohibited.promises_zh import WAYS, no_more
from consistency.nlp.words import cut

_SLOTS: tuple[tuple[str, str], ...] = (
    (
        "永久|永远|终身|终生|一生|一世|无限期",
        "永久|永远|终身|终生|[一这]辈子|用到老|什么时候都",
    ),
    (
        "完全免费|免费|零元|0元",
        "免费|免单|不要钱|不花钱|不收[费钱]|一分钱?[都也]?不[要收花用]|不用[花掏付给]一?分?钱|白[送给用吃喝玩换修洗拿住看]",
    ),
    (
        "月入|月赚|月收入|月薪",
        "(?:一|每)个?月[^，。；！？没不]{0,6}?(?:挣|赚|拿到手|拿|到手|收入|进账)|月(?:收入|薪|赚|挣|入)",
    ),
    (
        "年入|年赚|年收入|年薪",
        "(?:一|每)年[^，。；！？没不]{0,6}?(?:挣|赚|拿到手|拿|到手|收入|进账)|年(?:收入|薪|赚|挣|入)",
    ),
    ("日入|日赚", "(?:一|每)天[^，。；！？没不]{0,6}?(?:挣|赚|拿到手|到手|收入|进账)|日(?:赚|挣|入)"),
    ("过万|上万|破万", "过万|上万|破万|(?:[一两几]|好几|[1-9]) ?万(?:多|来块|出头)|万[把来]块|五位数"),
    ("百万|过百万", "(?:[上过破]|好几|几)?百万|七位数"),
    ("收入|工资|薪资|薪水|年薪|月薪", "收入|工资|薪资|薪水|薪酬|挣的钱|挣得|赚得"),
    ("翻倍|翻番|倍增", "翻倍|翻番|翻一[番倍]|翻了?[一几两][番倍]|多[挣赚拿]?一倍|涨一?倍"),
)
"""Words of a phrase, each with the ways of saying it."""
_NEVER = (
    "(?:(?:怎么[^，。；！？]{0,4}?|用?多[久少][^，。；！？]{0,2}?|再[^，。；！？]{1,4}?|什么时候|永远|一辈子|从来|根本|绝对|压根)"
    "[都也]?(?:绝对|根本)?(?:不会|不可能|不)(?:再|轻易)?"
    "|(?:[戴泡扔摔洗晒淋煮烤踩踏压折拉扯砸冲刷放用穿骑开跑玩][^，。；！？没不]{0,8}?[都也])(?:绝对|根本)?(?:不会|不可能)(?:再|轻易)?)"
)
"""However it is treated, for however long: 怎么折腾都不会, 戴着游泳都不会."""
_HAPPENS: tuple[tuple[str, str], ...] = (
    ("起火|着火|自燃|燃烧", "起火|着火|自燃|燃烧|烧起来|烧着|冒烟"),
    ("爆炸|爆燃", "爆炸|爆燃|炸"),
    ("变形|走形|塌陷|坍塌", "变形|走[形样]|塌|变样|压扁"),
    ("褪色|掉色|退色", "[褪掉退]色|发白|泛黄"),
    ("生锈|锈蚀", "生锈|长锈|锈"),
    ("断裂|开裂|破裂|破损", "断裂|开裂|破裂|裂开|断|裂|破"),
    ("漏水|渗水|渗漏|漏油|漏液", "[漏渗][水油液雨]|渗漏|漏"),
    ("死机|卡顿|宕机", "死机|卡顿|宕机|卡死|卡"),
    ("损坏|故障|出故障", "损坏|坏|出(?:故障|毛病|问题)"),
    ("凋谢|枯萎|凋零|枯败", "凋谢|枯萎|凋零|谢|蔫|枯"),
    ("变质|腐坏|腐烂|发霉|霉变", "变质|发霉|烂|馊|坏"),
    ("起球|掉毛|脱毛|脱线|开线", "起球|掉毛|脱线|开线"),
    ("缩水|开胶|脱胶|脱漆|掉漆", "缩水|开胶|脱胶|[掉脱]漆"),
    ("融化|过期|失效", "融化|化|过期|失效"),
    ("进水|渗水|浸水", "[进渗浸漏]水|进[潮汽]"),
    ("丢件|丢失|遗失|丢包", "丢|遗失"),
    ("受伤|伤亡|摔伤", "受伤|摔伤|磕着|碰着|摔着"),
    ("异味|臭味", "有[异臭怪]?味道?"),
)
"""What never happens, by what it is called in a phrase, with what people call it."""
_GAP = "[^，。！？；、：,.!?;:\\s不没无非未别勿]{0,6}?"
_AFTER = "(?!的话|不|没)"
_DENYING = re.compile(
    "(?:百分之?百不会?|100%不会?|保证不会?|永不|绝不会?|永远不会?|绝对不会|不会|从不|零|0 ?)(?P<what>.+)"
)
_ANYTHING = re.compile("(?:什么|啥|样样|万物)[都也皆]?(?:能|可以?)(?P<do>[一-鿿])|全品类(?:都)?[可能](?P<done>[一-鿿])")
_PROMISED = re.compile("(?:保证|包您|包你|确保|承诺|一定能|一定会|百分之?百|100%)(?:能|会)?(?P<deed>[一-鿿]{2,4})")
_SURELY = "(?:保证|保准|管保|确保|包您|包你|承诺)"
_WHOM_AND_WHAT = "(?:[^，。！？；、：,.!?;:\\s不没无非未别勿]{1,8}?)"
_EVERY_TIME = (
    "(?:每[天晚次年位个][^，。；！？没不]{0,3}?|天天|夜夜|次次|人人|个个|谁来|不管[^，。！？]{1,6}，?[^，。！？没不]{0,8}?|什么[^，。！？没不]{1,6}"
    "|一定|肯定|保准|管保|准|百分之?百)(?:都|就|也)?(?:能|会|可以)"
)
"""By what people say that something is sure: 天天都能, 不管什么表都能."""
_IN_BETWEEN = "[^，。！？；、：,.!?;:\\s不没无非未别勿]{0,4}?"
_DENIED_DEED = re.compile("[不没未](?P<do>[打加用放喷施抹涂烫染洗])(?P<what>[一-鿿]{2,3})")
_NO_DEED = re.compile("[金书函人]|质量|正品|真品")


def in_peoples_words(phrase: str) -> Iterator[str]:
    """Patterns of what people say who say the prohibited Chinese ``phrase``; none where we know no other way."""
    for of, ways in WAYS:
        if of.search(phrase):
            yield ways
    yield from filter(None, (no_more(phrase), _not_done(phrase), _never(phrase), _anything(phrase), _slots(phrase)))
    promised = _PROMISED.fullmatch(phrase)
    if promised is not None and not _NO_DEED.match(promised["deed"]):
        deed = promised["deed"]
        told = _IN_BETWEEN.join(map(re.escape, cut(deed)))
        yield f"{_SURELY}{_WHOM_AND_WHAT}{re.escape(deed)}|{_EVERY_TIME}{_IN_BETWEEN}{told}{_AFTER}"
        if len(deed) == 2:
            do, done = deed[0], deed[1]
            yield f"没有?[^，。；！？]{{0,4}}?{do}不{done}|{do}到{done}为止|包{do}{done}"


def _not_done(phrase: str) -> str:
    """How people say that what ``phrase`` denies was never done: 从来没打过农药 for 不打农药."""
    denied = _DENIED_DEED.fullmatch(phrase)
    if denied is None:
        return ""
    never = "(?:从来?没有?|从未|从不|从来不|一直不|绝不|一[次回滴点][都也]没有?|没有?)"
    return f"{never}[^，。；！？]{{0,3}}?{denied['do']}过?(?:任何|[一半][次滴点])?{re.escape(denied['what'])}"


def _never(phrase: str) -> str:
    """How people deny for ever what ``phrase`` denies: 怎么折腾都不会烧起来 for 永不起火."""
    match = _DENYING.fullmatch(phrase)
    happens = next((ways for words, ways in _HAPPENS if match and re.fullmatch(words, match["what"])), "")
    not_one = (
        f"一[个件单次只条票台回][^，。；！？没不]{{0,4}}?[都也](?:(?:从来?)?没有?(?:{happens})过|不会(?:{happens}))"
    )
    return f"{_NEVER}(?:{happens}){_AFTER}|{not_one}" if happens else ""


def _anything(phrase: str) -> str:
    """How people say that there is nothing with which it cannot be done: 没有我们寄不了的 for 什么都能寄."""
    match = _ANYTHING.fullmatch(phrase)
    if match is None:
        return ""
    do = match["do"] or match["done"]
    nothing_not = f"没有?(?:什么|哪样|东西)?(?:是)?(?:我们|咱们?)?{do}不[了到走]的"
    return f"{nothing_not}|(?:啥|样样|无论什么|随便什么)[都也]?(?:能|可以?){do}"


def _slots(phrase: str) -> str:
    """The two words of ``phrase`` in other ways of saying each, in either order; empty where it is none of such two."""
    parts: list[str] = []
    while phrase:
        matches = ((re.match(words, phrase), ways) for words, ways in _SLOTS)
        length, ways = max(((len(m[0]), ways) for m, ways in matches if m), default=(0, ""))
        if not length:
            return ""
        parts.append(f"(?:{ways})")
        phrase = phrase[length:]
    if len(parts) != 2:
        return ""
    return "|".join(_GAP.join(order) for order in (parts, parts[::-1]))
