"""Where a copy runs a named competitor down: a fault of theirs, a warning of them, what they cannot or never do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from consistency.document import Document, Sentence
from consistency.matching.stretches import Place, Stretches
from consistency.whose.denials import is_negated
from consistency.whose.first_person import WE

_FAULTS_EN = (
    # what a thing is
    r"bad|worse|worst|poor(?:ly)?|awful(?:ly)?|terribl[ey]|horribl[ey]|dreadful|appalling|shocking|lousy|rubbish"
    r"|junk|trash"
    r"|garbage|crap|useless|worthless|shoddy|flimsy|mediocre|second[- ]rate|inferior|outdated|obsolete|old-fashioned"
    r"|clunky"
    r"|ugly|dirty|filthy|mouldy|moldy|stale|bland|tasteless|soulless|boring|unreliable|unstable|insecure|unsafe"
    r"|dangerous"
    r"|harmful|toxic|poison(?:ous|s|ed)?|hazardous|overpriced|overrated|overhyped|slow(?:er|est|ly)?(?!-)|sluggish"
    r"|buggy"
    r"|broken|faulty|defective|fake|phon(?:e)?y|dishonest|greedy|rude|unhelpful|careless|lazy|incompetent|clueless"
    r"|nightmares?|disasters?|jokes?|shambles|mess|disgrace|embarrass\w+|disappoint\w+|knock-?offs?|copycats?"
    # what it does to people
    r"|rip(?:s|ped)?[- ]?offs?|scam\w*|swindl\w+|cheats?|cheated|cheating|lies|lied|liars?|mislead\w*|deceiv\w+"
    r"|decept\w+"
    r"|fraud\w*|hidden (?:fees|charges|costs)|overcharg\w+|sting you|robs?|robbing|fleec\w+|nickel-and-dim\w+"
    r"|ruin(?:s|ed|ing)?|damag(?:es|ed|ing)|hurts?|harms|let(?:s|ting)? (?:you|people|customers|everyone) down"
    r"|hate[sd]?"
    r"|regret(?:s|ted)?|complain(?:s|ed|ing|ts?)?|suffer(?:s|ed|ing)?|ignor(?:es|ed|ing)"
    # how it works
    r"|fail(?:s|ed|ing|ures?)?|crash(?:es|ed|ing)?|leaks?|leaking|break(?:s|ing)? down"
    r"|(?:falls?|falling|fell) (?:apart|to (?:bits|pieces))"
    r"|los(?:es?|ing|t) (?:my|your|their|our|everything|data)|too (?:much|many|few|little|late|long|small|weak|loud)"
    r"|burn(?:s|t)? out|catch(?:es)? fire|overheat\w*|stop(?:s|ped)? working|hacked|breach(?:es|ed)?|outages?"
    r"|bankrupt\w*"
    r"|(?:wait|hold|queu)\w* (?:for )?(?:hours|days|weeks|months|ages|forever|for ever)|(?:on|left) hold"
    r"|could(?: not|n['\u2019]t) care less|(?:do|does)(?: not|n['\u2019]t) (?:even )?care|waste of\b|good riddance"
)
_LEADS_EN = (
    r"(?:do not|don['\u2019]t|never|stop) (?:\w+ )?(?:trust|buy|book|use|choose|pick|believe|bother with|settle for"
    r"|fall for"
    r"|stay (?:at|with|in)|waste|put up with|pay|give|go (?:to|near)|us?ing|buying|paying|wasting|booking)|avoid"
    r"|beware(?: of)?"
    r"|steer clear of|stay away from|keep away from|tired of|fed up with|sick of|had enough of|bored (?:of|with)"
    r"|ditch|dump"
    r"|escape(?: from)?|suffering (?:with|from)|stuck (?:with|at|in)|disappointed (?:by|with|in)|burn(?:ed|t) by"
    r"|the (?:trouble|problem) with|put(?:s|ting)? to shame"
)
_CANNOT_EN = (
    r"(?:(?:is|are|was|were|do|does|did|has|have|can|could|will|would)n['\u2019]t|cannot|can['\u2019]t|won['\u2019]t"
    r"|(?:is|are|do|does|did|has|have|can|could|will|would) not|never|hardly|barely|no longer|nobody|no one)\b"
    r"(?! (?:\w+ )?(?:affiliated|associated|connected|related|linked|endorsed|part|partners?|only|just|alone"
    r"|responsible|valid|accepted|available|compatible"
    r"|bad|mean|matter|worry|need|required|included|change|affect))(?: [\w'\u2019-]+){1,2}"
)
_FAULTS_ZH = (
    "坑(?!位)|差劲|太差|很差|真差|差评|差远|差得|烂|垃圾|太坏|坏(?:了|掉|的)|有毒|毒(?:粮|素|害|奶)|造?假(?!日|期|如|设)|劣质|劣等"
    "|难(?:吃|用|喝|看|闻|受)|臭|骗|忽悠|黑心|黑店|虚标|虚假|虚宣|割韭菜|智商税|套路|宰(?:客|人)|乱(?:收费|扣)|踩雷|避雷|雷区|翻车"
    "|后悔|悔[^，。]{0,2}|没人[管修理接]|没有人[管修理]|爱答不理|不闻不问|掉链子|活不长|受罪|吃亏|上当|没法[比看用]|无法[比]|不如"
    "|比不[上了过]|跟不上|赶不上|落后|过时|廉价|低端|山寨|抄袭|偷工减料|以次充好|故障|起火|自燃|爆炸|漏[电水油]|不靠谱|不安全|不卫生"
    "|不干净|不好(?!意思)|不行|不准(?!备)|不灵|不稳|不管用|不值|不退|不修|不理|拉(?:肚子|稀)|吃坏|生病|过敏|投诉|跑路|倒闭|暴雷"
    "|[受遭]够|够了|渣|慢(?:死|得|吞吞|腾腾)|太慢|很慢|糟|恶心|失望|无良|敷衍"
    "|糊弄|蒙人|刷锅水|洗脚水|泔水|陈(?:豆|米|粮|茶|货)|发霉|连[^，。]{1,6}都(?:没有?|见不[着到])(?=[，。！？]|$)"
    "|冤枉钱|可怜|临时工|不专业|没有?资质|平替|查无此人|杀熟|注水"
    "|脏(?![衣活]|衣服)|三天两头|趴窝|抛锚|罢工|掉线|磨蹭|磨叽|抠门|死贵|贵得|贵死|排[^，。！？]{0,4}长队|排队排|排半天|等半天|干等|没准头|一言难尽|呵呵"
    "|陈味|[怪异霉馊]味|馊|蔫得|吵[^，。！？]{0,4}[天次架]|[黑脏硬酸]得|黑乎乎|(?:还|也)?好意思(?=[卖收叫要])|还敢(?=[给让卖收叫])"
)
_LEADS_ZH = (
    "(?:别|不要|千万别|勿|莫)(?:再|去|信|买|选|用|吃|喂|碰|给|被|让|相信|轻信|花)[^，。！？；]{0,6}?"
    "|远离|告别|抛弃|扔掉|拒绝|小心|警惕|受够|吐槽|揭露|曝光"
)
_STILL = re.compile("(?:还|还在|还要|还得|还敢|还想)[用去买吃喝给跟到选等]?(?:在|着)?[^，。！？；没不]{0,3}$")
_OPEN_QUESTION = re.compile("[吗么呢]\\W*$|多少|哪|什么|几|谁|怎么")
"""What makes a question one that wants an answer: 你还在…上课吗?"""
_WE_CALL_IT = re.compile(
    r"\s*(?:calls?|describes?|sells?|dress(?:es)? up|brands?|labels?) (?:it|this|that|them|theirs"
    r"|these)\b[^.!?]{0,40}[.,;:!?\u2013\u2014]\s*"
    r"(?:but |and )?(?P<we>we(?:['\u2019]d| would| could| might)? (?:just |rather )?call|the rest of us call"
    r"|most people call)\b",
    re.IGNORECASE,
)
"""After a name, its word for its own that we replace by ours: … calls it a berth. We'd call it a cupboard."""
_FAULT = re.compile(rf"\b(?:{_FAULTS_EN})\b|{_FAULTS_ZH}", re.IGNORECASE)
_LEAD = re.compile(rf"(?:\b(?:{_LEADS_EN})\b[^,;:.!?]{{0,40}}?|(?:{_LEADS_ZH}))$", re.IGNORECASE)
_CANNOT = re.compile(rf"\b(?:{_CANNOT_EN})", re.IGNORECASE)
_IN_A_CASE = re.compile(r"\b(?:if|whether|when|unless|in case)\b|如果|若|万一|一旦|时(?=[，,])", re.IGNORECASE)
_YOUR = re.compile(r"\b(?:is|are|has|have|does|do|did|was) your (?:old )?\Z|(?:你|您)(?:家)?的 ?\Z", re.IGNORECASE)
_OURS = re.compile(r"\bours\b|我们的", re.IGNORECASE)
_THEY = re.compile(r"\s*(?:they|their|theirs)\b|\s*(?:[它他]们|其)", re.IGNORECASE)
_IT_OR_THEY = re.compile(rf"{_THEY.pattern}|\s*its?\b|\s*它", re.IGNORECASE)
_STOP = re.compile(r"[,;:，；：。]")
_NEAR = 5
"""Words from a name within which a fault, or what it cannot do, is said of it."""
_SUBJECT = 2
"""Words before a name in its clause with which it is still what the clause is about: The best Grindel never …"""


def run_down(document: Document, rivals: Sequence[Place], ours: Iterable[Place]) -> Iterator[Place]:
    """The first place of each sentence that blames one of ``rivals``, named there or right before.

    ``ours``: where our own names stand.
    """
    if not rivals:
        return
    own = Stretches(ours)
    spoken_of: re.Pattern[str] | None = None
    for sentence in document.sentences:
        named = [place for place in rivals if sentence.start <= place[0] < sentence.end]
        if named:
            spoken_of = _IT_OR_THEY if named[0][0] - sentence.start <= len("The ") else _THEY
        elif spoken_of is not None and spoken_of.match(sentence.text):
            named = [(sentence.start, sentence.start)]
        else:
            spoken_of = None
        place = next(_blames(document, sentence, named, own), None) if named else None
        if place is not None:
            yield place


def _blames(document: Document, sentence: Sentence, named: Sequence[Place], own: Stretches) -> Iterator[Place]:
    text, plain, start = sentence.text, document.plain, sentence.start
    for at, end in named:
        lead = _LEAD.search(text[: at - start])
        if lead is None and sentence.asks and not _OPEN_QUESTION.search(text):
            lead = _STILL.search(text[: at - start])  # 还在用…？ wants no answer
        if lead is not None and not is_negated(document, start + lead.start()):
            yield start + lead.start(), end
        renamed = _WE_CALL_IT.match(plain, end)
        if renamed is not None:
            yield at, renamed.end()
    if sentence.asks and _asks_its_owner(document, sentence, named, own):
        return
    for pattern in (_FAULT, _CANNOT):
        for match in pattern.finditer(text):
            first, last = start + match.start(), start + match.end()
            if _IN_A_CASE.search(text[: match.start()]) or is_negated(document, first):
                continue
            for at, end in named:
                after = end <= first
                between = plain[end:first] if after else plain[last:at]
                if own.touch(min(end, first), max(last, at)) or WE.search(between):
                    continue
                near = len(between.split()) <= _NEAR and not _STOP.search(between)
                subject = len(_STOP.split(text[: max(0, at - start)])[-1].split()) <= _SUBJECT
                if near and ((after and subject) or pattern is _FAULT):
                    yield min(at, first), max(last, end)
                elif after and pattern is _FAULT:
                    yield first, last


def _asks_its_owner(document: Document, sentence: Sentence, named: Sequence[Place], own: Stretches) -> bool:
    """Whether a question is one to whoever has the thing, and not answered by how good ours is: Is your … leaking?"""
    if not all(_YOUR.search(document.plain, sentence.start, at) for at, _ in named):
        return False
    answer = next(iter(document.sentences[sentence.index + 1 : sentence.index + 2]), None)
    return answer is None or not (own.touch(answer.start, answer.end) or _OURS.search(answer.text))
