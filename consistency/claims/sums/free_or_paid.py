"""What an approved claim gives free and copy charges for, and what has an approved price and copy gives away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.claims.claim_use import claim_texts
from consistency.claims.heads import clause_of
from consistency.claims.limits.conditions import Judged
from consistency.claims.limits.promise_words import stems
from consistency.document import Document, Sentence
from consistency.nlp.scripts import has_han
from consistency.nlp.words import cut
from consistency.statements.figures import without_figures
from consistency.whose.denials import is_negated
from guidelines.model import ApprovedClaim, Guideline

_FREE = re.compile(
    r"\b(?:free(?! (?:of(?! charge)|from|to|time))(?!-)(?: of charge)?|at no (?:extra )?(?:cost|charge)|for nothing)\b"
    r"|\bno (?P<fee>(?:monthly |annual |joining |booking )?(?:fees?|charges?))\b|免费|不收费|包邮",
    re.IGNORECASE,
)
_PRICED = re.compile(
    r"^(?:the |our )?(?P<en>[A-Z][\w'\u2019-]*(?: [A-Z0-9][\w'\u2019-]*)*)[®™]? (?:now )?"
    r"(?:costs?|from|starts? (?:at|from)|is|for) [£$€¥]?[0-9]",
)
_PRICED_ZH = re.compile(r"(?:售价|定价|价格|只要|仅需|起)|[0-9] ?元起?")
_PAID = re.compile(
    r"\b(?:(?:is|are) (?:not|never|no longer)|(?:is|are)n['\u2019]t) free\b(?! (?:of|from))"
    r"|\b(?:pay|charge|charged|extra)(?: an?)?(?: (?:small |extra )?(?:fee|charge))?(?: extra)? (?:for|on)\b"
    r"|\bcosts? extra\b"
    r"|\b(?:has|have|carries|carry|comes? with|with|charges?) an? (?:small |low |modest )?"
    r"(?:monthly |annual |joining |booking )?(?:fee|charge)\b"
    r"|(?:不是|并非|并不|不再|不)免费|(?<![不免])收费|(?:需|要|得|须)(?:另行?|额外|单独)?付费|不包邮",
    re.IGNORECASE,
)
_FEE = re.compile(
    r"(?:收取?|加收|支付|付|扣除?|缴纳?)[^，。；！？]{0,6}[0-9][^，。；！？]{0,6}?(?:的)?(?P<fee>[一-鿿]{2}费)"
)
"""A fee that is charged for something: 退卡收取 5% 手续费."""
_NAMED_FEE = re.compile(
    r"(?P<fee>(?!运|手续|服务|快递|人工|工本)[一-鿿]{2}费)(?:每[^，。；0-9]{1,3})?(?:为|是|收取?)? ?[0-9]"
)
"""A fee that a claim names by what it is for, which says enough of what it is charged for: 清洁费 60 元."""
_THING_ZH = re.compile(r"^(?P<thing>[一-鿿]{2,4}?)(?:[每一][一-鿿]{1,2}|售价|价格)? ?[0-9]+(?:\.[0-9]{1,2})? ?元")
"""What has a price of its own: 柴火每捆 35 元."""
_BOUGHT = re.compile(r"\bbuy\b|买[^，。]{1,8}[送赠]", re.IGNORECASE)
_CUE = re.compile(
    r"\b(?:free|fees?|charge[sd]?|charges?|pay|extra|nothing|cost)\b|费|不要钱|不包邮|0 ?元", re.IGNORECASE
)
_NOT = re.compile(r"(?:\b(?:not|never|no|without)|n['\u2019]t)\b[^,.;]{0,12}$|[不无没免][^，。]{0,3}$", re.IGNORECASE)
_CASE = re.compile(
    r"[0-9]|\b(?:if|unless|except|under|below|less|outside|other|others|more than|beyond|express|next-day|return)\b"
    r"|不满|未满|以下|其他|其它|除|超过|如|若|加急|退",
    re.IGNORECASE,
)
"""A charge for some case takes nothing back of what is free."""
_NOT_A_CASE = re.compile("退[卡款票订货]")
"""What a fee is charged for, which is no case beside it."""
_CLAUSE = re.compile(r"[，；：。！？,;:]")
_SMALL_WORDS = """
free order fee fees charge month monthly annual cost pay extra now get new customer ml
免费 收费 付费 领取 新客 一份 毫升
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_OBJECT_ENDS = re.compile(
    r"[,;:.!?]|\b(?:in|at|on|from|by|when|if|as|because|while|with|and|unless|except|here|now)\b", re.IGNORECASE
)
_IS_OBJECT = re.compile(r" (?:for|on)$", re.IGNORECASE)
_LIMITED = re.compile(
    r" (?:in|at|on|during|before|after|outside|inside|within|until|from|with|for|between|over|under|when)\b[^,;.!?]*",
    re.IGNORECASE,
)
"""What limits an offer, or a charge, to a time, a place or some people."""
_DETERMINED = re.compile(r"\b(?:the|our|your|this|that|an?|every|each|all|any)\b", re.IGNORECASE)
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class _Given:
    claim: ApprovedClaim
    text: str
    words: frozenset[str]
    """Stems of what is free; of a fee that there is none of, what has none."""
    fee: str


class Charges:
    """What a guideline's approved claims give free, and what they have a price for."""

    def __init__(self, guideline: Guideline) -> None:
        texts = [(claim, text) for claim, _, text in claim_texts(guideline)]
        free = [
            (claim, text, match) for claim, text in texts if (match := _FREE.search(text)) and not _BOUGHT.search(text)
        ]
        called = (guideline.brand.names.en, guideline.brand.names.zh)
        brand = frozenset[str]().union(*(stems(name) for name in called if name))
        self._free = tuple(
            _Given(
                claim, text, stems(_FREE.sub(" ", _without_case(text))) - _SMALL - brand, (match["fee"] or "").lower()
            )
            for claim, text, match in free
        )
        self._fees = tuple(
            (claim, text, stems(text[: match.start()]) - _SMALL - brand, _no_fee(match["fee"]))
            for claim, text in texts
            if (match := _FEE.search(text))
        )
        named = [(claim, text, match["fee"]) for claim, text in texts for match in _NAMED_FEE.finditer(text)]
        self._named_fees = tuple(
            (claim, text, _no_fee(fee)) for claim, text, fee in named if [each[2] for each in named].count(fee) == 1
        )
        names = [t.preferred for t in guideline.terms if t.kind == "product"]
        given = {claim.id for claim, _, _ in free}
        self._paid = tuple(
            (claim, text, _given_away(name))
            for claim, text in texts
            if claim.id not in given and (name := _priced(text, names))
        )

    def turned(self, document: Document) -> Iterator[Judged]:
        """Where ``document``, in Simplified Chinese, charges for what is free or gives away what has a price."""
        if not (self._free or self._paid or self._fees or self._named_fees) or not _CUE.search(document.plain):
            return
        for sentence in document.sentences:
            if sentence.asks or not _CUE.search(sentence.text):
                continue
            for claim, text, pattern in self._paid:
                if match := pattern.search(sentence.text):
                    yield _judged(claim, text, sentence, match.span(match.lastgroup or 0))
                    break
            yield from self._waived(document, sentence)
            for match in _PAID.finditer(sentence.text):
                given = self._charged(sentence, match)
                if given is not None:
                    yield _judged(given.claim, given.text, sentence, match.span())

    def _waived(self, document: Document, sentence: Sentence) -> Iterator[Judged]:
        """The approved fee that a clause of ``sentence`` denies for what it is charged for: 退卡不收手续费."""
        for claim, text, words, pattern in self._fees:
            match = pattern.search(sentence.text)
            if (
                match is None
                or not words
                or is_negated(document, sentence.start + match.start())
                or _CASE.search(_NOT_A_CASE.sub(" ", sentence.text))
            ):
                continue
            begin = max((m.end() for m in _CLAUSE.finditer(sentence.text, 0, match.start())), default=0)
            if all(word in sentence.text[begin : match.start()] for word in words):
                yield _judged(claim, text, sentence, match.span())
        for claim, text, pattern in self._named_fees:
            match = pattern.search(sentence.text)
            told = match is not None and not is_negated(document, sentence.start + match.start())
            if match is not None and told and not _CASE.search(sentence.text):
                yield _judged(claim, text, sentence, match.span())

    def _charged(self, sentence: Sentence, match: re.Match[str]) -> _Given | None:
        if _CASE.search(sentence.text) or _NOT.search(sentence.text[: match.start()]):
            return None
        begin = max((m.end() for m in _CLAUSE.finditer(sentence.text, 0, match.start())), default=0)
        if any(each.end() <= begin for each in _FREE.finditer(sentence.text)):
            return None  # what is free is told before, of something else
        said = stems(sentence.text)
        thing = None if has_han(sentence.text) else stems(_charged_thing(sentence.text, match)) - _SMALL
        for given in self._free:
            han = has_han(given.text)
            if thing and not (thing & given.words and thing <= stems(given.text)):
                continue
            if thing and _LIMITED.search(given.text) and _is_limited_otherwise(given.text, sentence.text, match):
                continue  # in peak hours, of what is free outside them
            if han != has_han(sentence.text) or (given.fee and given.fee.rstrip("s") not in match[0].lower()):
                continue
            held = {word for word in given.words if word in said or (han and word in sentence.text)}
            if held and len(held) >= (len(given.words) if given.fee else len(given.words) / 2):
                return given
        return None


def _charged_thing(text: str, match: re.Match[str]) -> str:
    """What an English sentence says to have a price: what follows "pay for", what stands before "is not free".

    Valet parking is no parking, and who pays for the room pays nothing for what stands in it.
    """
    if _IS_OBJECT.search(match[0]):
        after = text[match.end() :]
        end = _OBJECT_ENDS.search(after)
        return _DETERMINED.split(after[: end.start()] if end else after)[-1]
    return _DETERMINED.split(clause_of(text, *match.span()).split(match[0])[0])[-1]


def _no_fee(fee: str) -> re.Pattern[str]:
    """That there is none of a fee in Chinese."""
    called = re.escape(fee)
    return re.compile(
        rf"(?:不[再用]?[收付交扣]取?|免收?|零|无需?|没有|0 ?)(?:任何|一分)?{called}"
        rf"|{called}(?:全|都|一律|通通)?免(?!费)"
    )


def _without_case(text: str) -> str:
    """``text`` without what it sets a condition by: on orders over £50, up to £200 a month."""
    return without_figures(re.sub(r"\b(?:on orders?|over|above|up to|with|within)\b.*|满[^，。]*?元", " ", text))


def _priced(text: str, names: list[str]) -> str:
    """The name of what ``text`` prices, else an empty string."""
    match = _PRICED.search(text)
    if match is not None:
        return match["en"]
    if not has_han(text) or not _PRICED_ZH.search(text):
        return ""
    thing = _THING_ZH.match(text)
    own = [thing["thing"]] if thing is not None and len(cut(thing["thing"])) == 1 else []
    return next((name for name in (*sorted(names, key=len, reverse=True), *own) if text.startswith(name)), "")


def _given_away(name: str) -> re.Pattern[str]:
    """That the thing of this name, and nothing that goes with it, costs nothing."""
    called = re.escape(name)
    free = r"(?:free(?: of charge)?|for nothing|at no cost)"
    return re.compile(
        rf"(?:^|[,:;] |\b(?:and|but|the|our|your|get|have) ){called}[®™]?"
        rf"(?:(?: now| also)? (?P<is>(?:is|are|comes?|stays|remains)(?: now| always| completely| absolutely)? {free})"
        r"(?=[.,;!]|$| for(?: ever| all| every)| to every| when| if| forever)"
        r"|[:,]? (?P<fee>(?:has |with )?no (?:monthly |annual )?(?:fees?|charges?))\b"
        r"| (?P<for>(?:completely )?for free)\b)"
        rf"|\b(?P<it>(?:it['\u2019]s|it is) free)[:,] (?:the |our )?{called}"
        rf"|(?<![一-鿿]){called} ?(?P<zh>(?:现在|如今|都|全部|完全|一律)?"
        r"(?:免费(?:送|领取?|拿|使?用|[一-鿿])?|不要钱|不收[费钱]|0 ?元(?:购|领)?))(?=[，。！；]|$)",
        re.IGNORECASE,
    )


def _judged(claim: ApprovedClaim, text: str, sentence: Sentence, place: tuple[int, int]) -> Judged:
    start, end = sentence.start + place[0], sentence.start + place[1]
    return Judged("wrong_value", claim, text, start, end, _SURE, sentence)


def _is_limited_otherwise(claim: str, text: str, match: re.Match[str]) -> bool:
    """Whether ``text`` limits the charge of ``match`` by words that ``claim`` does not limit its offer by."""
    end = _OBJECT_ENDS.search(text, match.end()) if _IS_OBJECT.search(match[0]) else None
    limit = _LIMITED.match(text, end.start() - 1 if end else match.end())
    return limit is not None and limit[0].strip().lower() not in claim.lower()
