"""What may not be said: when it is said of us, when it is denied, asked, quoted or said of others, and its fix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from consistency.checks._attribution import Attribution
from consistency.checks._claim_findings import finding
from consistency.claims.nearest_claim import NearestApproved
from consistency.claims.prohibited.absolutes import is_no_absolute, is_warned_of
from consistency.claims.prohibited.free_of import says_none
from consistency.document import Document, Sentence
from consistency.matching.content_words import content_words
from consistency.matching.matches import Match
from consistency.matching.wording import fix_at, in_case_of
from consistency.model import Finding, Fix
from consistency.nlp.scripts import has_han
from consistency.statements.promises import answers
from consistency.whose.denials import is_negated, is_spoken_of
from consistency.whose.first_person import WE
from consistency.whose.wishes import is_for_some_day, is_of_peoples_lives, is_of_the_world_at_large, is_wished
from guidelines.model import Language, ProhibitedClaim, Severity

_DENIES = re.compile(r"\b(?:no|not|never|nothing|cannot)\b|n['\u2019]t\b|[不没]|^它?(?:只|就|不过)是", re.IGNORECASE)
_WHETHER = re.compile(
    r"\W*(?:is|are|was|were|does|did|can|could|will|would|has)\b(?! you\b)"
    r"|.*(?:吗|是不是|是否|能不能|有没有|会不会|吧[？?])",
    re.IGNORECASE | re.DOTALL,
)
_WANTED = re.compile(r"\b(?:want|need|looking for|ready for|dream)|[想需]要?|找", re.IGNORECASE)
"""A question that offers what it names: "Want a waterproof phone?" asks nobody whether it is one."""
_NONE_OF = "没有"
_THERE_IS = re.compile("(?:其实|当然|还是|肯定|多少|一?点?|也|是)*[有会含](?![没不]有?)")
_INDEED = re.compile("(?:当然|确实|真的?|绝对|完全|肯定)*(?:没有|对|是的|嗯|放心)")
"""Answers to a question whether there is none of something: 没有辐射吧？有, and 没有."""
_CLAUSE = re.compile(r"[，；：,;:]")
_ARTICLE = re.compile(r"(?:a|an|the) ", re.IGNORECASE)
_ASKING = re.compile(
    r"\b(?:ask(?:ed|s|ing)?|wonder(?:ed|s|ing)?)(?: (?:us|me|them|yourself))? (?:whether|if)\b"
    r"|问(?:我们|到|起|过)?[^。！？]{0,12}(?:是不是|是否|能不能|有没有|会不会|算不算)",
    re.IGNORECASE,
)
"""A question that is told: You asked whether we are chemical-free; 有人问，它能不能除甲醛。"""

_AIM = re.compile("(?:计划|目标|希望|争取|力争|打算|有望|努力)[^，。；！？]{0,12}$")
_SOME_DAY = re.compile(r"20\d\d ?年|未来|将来|有一天")
_CALLED = re.compile(
    r"(?<!\bwe )(?<!\bWe )\b(?:call|describ|dubb?|nam|rat|prais)(?:ed|s|es) (?:it|us|them|this"
    r"|our [\w ]{1,20}?)(?: as| for)?"
    r"(?: the| an?)? [\"“'‘]?$"
    r"|(?:把|将|称)(?:我们|它|这里|这款[一-鿿]{0,4})(?:称为|叫做|叫作|评为|形容为|为|作|叫)[“\"]?$",
)
"""Somebody's word for ours, told: The Sunday Times called it …"""
_ELSEWHERE = re.compile(
    r"\b(?:ask|consult|see|contact|(?:speak|talk|turn|go) to) (?:a|an|your|the) [\w -]{3,24} (?:for|about"
    r"|on) (?:any )?$",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:^|[,.;] ?)For (?:any |more |professional )?$|(?:如需|若需|需要|关于|至于|有关)[^，。；！？]{0,4}$"
    r"|(?:^|[，。；！？])(?:真|若|如果|你)?[想要]要?(?:真正|彻底)?(?:让|使|把)?$",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"[^,.;]{0,24}, (?:please |always |do )?(?:ask|consult|see|contact|speak to|talk to|turn to|go to)\b(?! us\b)"
    r"|[^，。；！？]{0,8}，(?:请|可|建议|应)?(?:您|你)?(?:及时|先|向)?(?:咨询|询问|问|找|就医|看医生)"
    r"|[^，。；！？]{0,4}，(?:还得|只能|得靠|还是得|必须|最终|关键)?(?:是|要)?"
    r"(?:靠(?:的是)?(?:自[己律]|坚持|运动|锻炼|饮食|作息|规律|合理|均衡|科学|少吃|多动|管住|通风|开窗|时间|医|正规)|管住|迈开|少吃|多动|运动|锻炼|通风|拆|遵医|去医院)",
    re.IGNORECASE,
)
"""For tax advice, ask your accountant: who says so does not offer it."""
_OTHERS_CLAIM = re.compile(
    r"(?:任何|凡是?|那些|所有|一切|[^，。；！？]*(?:网友|有人|广告|商家))[^，。；！？]{0,6}(?:号称|自称|宣称|声称|标榜|吹嘘|打着|保证)[^，。；！？]{0,8}$"
    r"|\b(?:any|anything|anyone|anybody|those|people|someone|somebody|ads|products|brands|companies)\b(?: [\w-]+){0,2}?"
    r"(?: (?:that|who|which))? (?:claim|promis|advertis|boast|sold|market)\w*(?: [\w-]+){0,4} [\"“'‘]?$",
    re.IGNORECASE,
)
"""Beware of anything that claims to …"""

_EXPERTS = re.compile(
    r"\b(?:doctors?|GPs?|nurses?|dentists?|vets?|surgeons?|dermatologists?|pharmacists?|therapists?|hospitals?|the NHS"
    r"|scientists?|researchers?|medicines?|antibiotics)(?: (?:can|may|will|could|often|sometimes|also|usually))? $",
    re.IGNORECASE,
)
"""Before what experts do, and not ours: how doctors treat it."""
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_ANOTHER_THING = re.compile(r" (?!(?:it|us|them|ours?|this|these|the|my|[A-Z]\w*)\b)\w")
"""After "doctors recommend", for what is recommended by doctors: seven hours of sleep, and not ours."""

_DOING = re.compile(r"(?:最近|正|一直|还|天天|都)在$")
_NTH_DAY = re.compile(r"的?第 ?[0-9一二三四五六七八九十百]+ ?[天周月年]")
"""What somebody is at, told: 小陈最近在减脂, 减肥第 12 天."""

_QUOTED, _ASKED, _AIMED, _NEAR = 0.6, 0.6, 0.6, 0.7


def prohibited(document: Document, match: Match, nearest: NearestApproved, attribution: Attribution) -> Finding | None:
    """What may not be said; without a ready fix, with the approved wording that comes nearest to it.

    None where it is denied, or a competitor claims it of itself. In a quotation, as a word that is spoken of, or asked
    and denied, it is a suggestion; asked and left open a warning.
    """
    claim = match.form.item
    assert isinstance(claim, ProhibitedClaim)  # forms with this role are made from prohibited claims alone
    severity, confidence = claim.severity, 1.0
    if (
        attribution.claimed_by_others(match.start)
        or is_negated(document, *match.place)
        or _is_elsewhere(document, match)
    ):
        return None
    language: Language = "zh" if has_han(match.form.text) else "en"
    use = claim.use.get(language) if claim.use else None
    asked = _asked(document, match, use or "")
    if match.quoted or is_spoken_of(document, match.place):
        severity, confidence = Severity.SUGGESTION, _QUOTED
    elif _is_told(document, match):
        severity, confidence = Severity.SUGGESTION, _AIMED
    elif asked is not None:
        severity, confidence = asked, _ASKED
    # The approved wording stands for the phrase as it is listed, not for another form of its verb.
    plain_form = match.tag is None and not match.form.turned
    fix = _replace(document, match, use) if use and confidence == 1.0 and plain_form else None
    near = "" if fix else use or nearest.get(claim.id, language)
    return finding(
        document,
        "prohibited_nearest" if near else "prohibited",
        match.place,
        item=claim.id,
        severity=severity,
        confidence=confidence,
        params={"preferred": use or "", **({"nearest": near} if near else {})},
        reason=claim.reason,
        source=claim.source,
        fix=fix,
    )


def near_prohibited(
    document: Document, matches: Iterable[Match], nearest: NearestApproved, attribution: Attribution
) -> Iterator[Finding]:
    """The same of what says it in other forms, another order or other words, of which we are less sure.

    Once a claim and sentence: what is told in people's words is often told twice in one breath.
    """
    told: set[tuple[str, int]] = set()
    for match in sorted(matches, key=lambda each: each.place):
        sentence = document.sentence_at(match.start)
        place = match.form.owner, sentence.index if sentence else -1
        found = None if place in told else prohibited(document, match, nearest, attribution)
        if found is not None:
            told.add(place)
            severity = Severity.WARNING if found.severity is Severity.ERROR else found.severity
            yield replace(found, severity=severity, confidence=min(found.confidence, _NEAR))


def _parts(document: Document, match: Match) -> tuple[str, str]:
    """What stands before and after it in its sentence."""
    sentence = document.sentence_at(match.start)
    first, last = (sentence.start, sentence.end) if sentence else (match.start, match.end)
    return document.plain[first : match.start], document.plain[match.end : last]


def _is_elsewhere(document: Document, match: Match) -> bool:
    """Whether readers are sent to others for it, warned of those who claim it, advised, or told what experts say."""
    before, after = _parts(document, match)
    text, end = f"{before}{document.plain[slice(*match.place)]}{after}", len(before) + match.length
    if is_no_absolute(text, len(before), end) or is_warned_of(text, len(before), end):
        return True
    claim = match.form.item
    listed = claim.phrases.get("en") if isinstance(claim, ProhibitedClaim) else ()
    phrases = (match.form.text,) if match.form.text in listed else listed
    if match.form.turned and any(map(_BY.search, phrases)):
        surface = document.plain[match.start : match.end]
        if " " in surface and not _BY.search(surface) and _ANOTHER_THING.match(after):
            return True
    if after.startswith(" as ") and document.plain.startswith(("treat", "Treat"), match.start):
        return True  # we treat complaints as gifts
    sent = _ELSEWHERE.search(before) or _EXPERTS.search(before) or (_FOR.search(before) and _ASK.match(after))
    return bool(sent) or (_OTHERS_CLAIM.search(before) is not None and WE.search(before) is None)


def _is_told(document: Document, match: Match) -> bool:
    """Whether it is an aim for some day, what somebody called ours or what somebody is at.

    That there is none of something may be wished without a day, and of the sea: working towards a shop without plastic.
    """
    before, after = _parts(document, match)
    text, start, end = f"{before}{document.plain[slice(*match.place)]}{after}", len(before), len(before) + match.length
    wished, put_off = is_wished(text, start), is_for_some_day(text, start, end)
    aimed = (wished and put_off) or (_AIM.search(before) and (_SOME_DAY.search(before) or _SOME_DAY.search(after)))
    if is_of_peoples_lives(text, start):
        return True
    if says_none(match.form.text) and (wished or put_off or is_of_the_world_at_large(text, start, end)):
        return True
    at_it = (_DOING.search(before) and not after.startswith("的")) or _NTH_DAY.match(after)
    return bool(aimed or at_it) or _CALLED.search(before) is not None


def _asked(document: Document, match: Match, use: str) -> Severity | None:
    """How grave the claim still is where a question asks whether it holds; None where it is as good as made."""
    sentence = document.sentence_at(match.start)
    if sentence is None:
        return None
    told = _ASKING.search(document.plain, sentence.start, match.start) is not None
    if not told and (not sentence.asks or _WANTED.search(sentence.text)):
        return None
    bare = len(sentence.text) - match.length <= len("the ?")
    following = _next(document, sentence)
    refused = following is not None and answers(following.text) is False  # Will you stay dry? No.
    if not told and not bare and not refused and not _WHETHER.match(sentence.text):
        return None
    reply = (told and _rest(document, match, sentence)) or (following.text if following else "")
    if not reply:
        return None
    if match.form.text.startswith(_NONE_OF) and (there_is := _THERE_IS.match(reply) is not None) | bool(
        _INDEED.match(reply)
    ):
        return Severity.SUGGESTION if there_is else None
    if answers(reply) is True:
        return None
    denied = answers(reply) is False or _DENIES.search(reply) is not None
    if denied or (use and len(content_words(use) & content_words(reply)) > 0):
        return Severity.SUGGESTION
    return None if bare else Severity.WARNING


def _rest(document: Document, match: Match, sentence: Sentence) -> str:
    """What a sentence goes on to say after the clause of a match: 问能不能降火，我们说不能."""
    begins = _CLAUSE.search(document.plain, match.end, sentence.end)
    return document.plain[begins.end() : sentence.end].strip() if begins else ""


def _next(document: Document, sentence: Sentence) -> Sentence | None:
    following = document.sentences[sentence.index + 1 : sentence.index + 2]
    return following[0] if following else None


def _replace(document: Document, match: Match, use: str) -> Fix | None:
    """The approved wording in place of the prohibited one, where an article before it does not get in the way."""
    surface = document.plain[match.start : match.end]
    if not _ARTICLE.match(use):
        return fix_at(document, match.start, match.end, in_case_of(surface, use))
    before = re.search(r"\b(?:a|an|the)[ ]$", document.plain[max(0, match.start - 4) : match.start], re.IGNORECASE)
    closed = re.match(r"\s*(?:[.!?,;:]|$)", document.plain[match.end : match.end + 2])
    if before is None or closed is None:
        return None
    start = match.start - len(before[0])
    return Fix(document.span(start, match.end), in_case_of(document.plain[start : match.end], use))
