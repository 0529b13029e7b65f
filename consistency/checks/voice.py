"""Whether the copy sounds like the brand's own examples: a small model per language, silent until it has proved itself.

The model learns from the do and don't of the voice attributes and is tried on examples it has not seen. Where it orders
too few of them rightly, or there are too few, the check says so and finds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from types import MappingProxyType

from consistency.check_api import Example, Resources
from consistency.document import Document
from consistency.learned import program
from consistency.model import CheckResult, Copy, Finding, ItemRef, NotChecked, Param
from consistency.tone.sample import samples
from consistency.voice.donts import Donts, Said
from consistency.voice.families import explanation
from consistency.voice.features import Seen, see
from consistency.voice.stored import UnreadableVoice, from_bytes, to_bytes
from consistency.voice.trust import LEAST_PAIRS, Trust
from consistency.voice.units import Unit, is_anothers, says_something, typed, units
from consistency.voice.voice import Voice, learn_voice, plain_words
from guidelines.model import LANGUAGES, Brand, Examples, Guideline, Language, Localized, Severity, VoiceAttribute
from guidelines.model import Voice as VoiceRules

NAME = "voice"
SHOWN = 5
"""Findings of one language; the surest come first."""
OURS = 0.5
"""Share of a stretch that sentences of the brand's own make up, from which on it is the brand's."""
SURE = 0.85
"""Confidence from which on a finding is a warning; below it is advice."""
QUOTED = 90
"""Characters of an example that a finding quotes."""

VERBATIM, NEARLY, LIKELY = 0.95, 0.85, 0.75
"""Confidence where copy says an example of what the brand does not say word for word, nearly, or in pieces."""


@dataclass(frozen=True, slots=True)
class CompiledVoice:
    """The voice of each language, and the examples of what the brand does not say, which need no learning."""

    voices: Mapping[Language, Voice]
    donts: Donts


class VoiceCheck:
    """Copy against the brand's own examples."""

    name = NAME
    weight = 15.0

    def compile(self, guideline: Guideline, resources: Resources) -> CompiledVoice:
        """The voice of each language, learned from the guideline's examples in it, and its don'ts as they stand."""
        voices = {language: _learned(guideline, language, resources) for language in LANGUAGES}
        return CompiledVoice(MappingProxyType(voices), Donts(guideline))

    def run(self, document: Document, copy: Copy, compiled: CompiledVoice, resources: Resources) -> CheckResult:
        """A finding for what the guide says not to say, and for each stretch that is more like that than like us."""
        said = list(compiled.donts.find(document))
        findings = [_as_in_the_guide(document, each) for each in said]
        told = {sentence.index for each in said for sentence in each.sentences}
        skipped: list[NotChecked] = []
        ran = bool(said)
        for language, sample in samples(document).items():
            voice = compiled.voices[language]
            why = _silent(voice)
            if why is not None:
                skipped.append(why)
                continue
            ran = True
            theirs = tuple(s for s in sample.sentences if plain_words(s.text) not in voice.own)
            stretches = units(replace(sample, sentences=theirs), voice.typical, voice.longest)
            stretches = [
                unit
                for unit in stretches
                if _judged(document, unit, voice, alone=len(stretches) == 1)
                and not told.intersection(s.index for s in unit.sentences)
            ]
            seen = see([unit.text for unit in stretches], language, resources.encoder, voice.names)
            findings += _findings(document, voice, list(zip(stretches, seen, strict=True)), resources)
        return CheckResult(findings=tuple(findings), not_checked=tuple(skipped), ran=ran)


def _as_in_the_guide(document: Document, said: Said) -> Finding:
    span = document.span(*said.place)
    params: dict[str, Param] = {"off": _short(said.dont.text), "on": _short(said.dont.instead)}
    if said.words:
        params["words"] = " · ".join(said.words)
    code = "dont_words" if said.words else "dont" if said.dont.instead else "dont_alone"
    return Finding(
        check=NAME,
        code=f"{NAME}.{code}",
        severity=Severity.WARNING,
        span=span,
        quote=document.quote(span),
        params=MappingProxyType(params),
        item=ItemRef("voice", said.dont.attribute),
        confidence=VERBATIM if said.verbatim else LIKELY if said.words else NEARLY,
    )


def _learned(guideline: Guideline, language: Language, resources: Resources) -> Voice:
    """The voice as it was kept, or learned now and kept."""
    kept = resources.learned
    if kept is None:
        return learn_voice(guideline, language, resources.encoder)
    place = (guideline.content_hash(), f"{NAME}.{language}", f"{program()} {resources.encoder.name}")
    content = kept.get(*place)
    if content is not None:
        with suppress(UnreadableVoice):
            return from_bytes(content)
    voice = learn_voice(guideline, language, resources.encoder)
    kept.put(*place, to_bytes(voice))
    return voice


def _silent(voice: Voice) -> NotChecked | None:
    """Why the voice says nothing, if so."""
    params: dict[str, Param]
    if voice.trust is None:
        params = {"n": voice.pairs, "needed": LEAST_PAIRS}
        return NotChecked(NAME, f"voice.too_few_examples.{voice.language}", MappingProxyType(params))
    if not voice.trust.reliable:
        params = {"accuracy": round(100 * voice.trust.accuracy), "pairs": voice.trust.pairs}
        return NotChecked(NAME, f"voice.not_reliable.{voice.language}", MappingProxyType(params))
    return None


def _judged(document: Document, unit: Unit, voice: Voice, *, alone: bool) -> bool:
    """Whether a stretch is enough to judge by: no label, dateline, quotation or reader's question, and nothing of ours.

    A stretch that stands alone is judged however short it is.
    """
    if is_anothers(document, unit):
        return False
    said = plain_words(unit.text)
    known = sum(len(own) for own in voice.own if own in said)
    return (alone or says_something(unit, voice.language)) and known < OURS * len(said)


def _findings(document: Document, voice: Voice, read: list[tuple[Unit, Seen]], resources: Resources) -> list[Finding]:
    assert voice.trust is not None  # a voice that is not silent has been tried
    low = [(voice.score(seen), at) for at, (_, seen) in enumerate(read)]
    under = [at for score, at in sorted(low) if score < voice.trust.threshold]
    shown = sorted(under[: voice.trust.told([low[at][0] for at in under], len(read))][:SHOWN])
    return [_finding(document, voice, voice.trust, *read[at], low[at][0], resources) for at in shown]


def _finding(
    document: Document, voice: Voice, trust: Trust, unit: Unit, seen: Seen, score: float, resources: Resources
) -> Finding:
    confidence = trust.confidence(score)
    sentence = unit.sentences[0]
    if len(unit.sentences) > 1:
        each = see([typed(document, s, s) for s in unit.sentences], voice.language, resources.encoder, voice.names)
        worst = min(range(len(each)), key=lambda at: (voice.score(each[at]), at))
        sentence, seen = unit.sentences[worst], each[worst]
    off = voice.off_brand.nearest(seen.vector)
    words = voice.deciding.words(seen)
    params: dict[str, Param] = {
        "on": _short(voice.on_brand.nearest(seen.vector)),
        "off": _short(off),
        "accuracy": round(100 * trust.accuracy),
        "pairs": trust.pairs,
    }
    if words:
        params["words"] = " · ".join(words)
    return Finding(
        check=NAME,
        code="voice.off_words" if words else "voice.off",
        severity=Severity.WARNING if confidence >= SURE else Severity.SUGGESTION,
        span=sentence.span,
        quote=document.quote(sentence.span),
        params=MappingProxyType(params),
        item=ItemRef("voice", voice.attributes[off]),
        reason=explanation(voice.deciding.moved(seen)),
        confidence=confidence,
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"


CHECK = VoiceCheck()

_DO_ZH = (
    "末班车开走，光还留在照片里。", "轻点一下，这一刻就留住了。",
    "慢慢挑，三十天内都可以退。", "下雨也能拍，擦一擦就好。",
    "孩子跑得快，快门更快。", "天黑了，灯还在画面里。",
    "周末出门，一块电池就够。", "照片发给妈妈，她看得清。",
    "手一抖也没关系，画面是稳的。", "雪落在镜头上，你照样拍。",
    "把镜头对准他，剩下的交给它。", "走累了坐下，照片自己会整理。",
)  # fmt: skip
_DONT_ZH = (
    "搭载先进影像系统，全面赋能夜景创作！", "革命性抓拍引擎，引领行业巅峰！",
    "错过今天，后悔一年！！！", "极致防护矩阵，打造全天候影像闭环！",
    "旗舰级算力加持，颠覆运动影像体验！", "全场景暗光解决方案，震撼登场！",
    "超强续航生态，赋能您的品质生活！", "高清传输链路，重新定义亲情连接！",
    "智能防抖矩阵，引领稳定新时代！", "三防黑科技加持，极致无畏！",
    "智慧追焦引擎，全面颠覆人像创作！", "智能相册生态，打造影像管理闭环！",
)  # fmt: skip
_DO_EN = (
    "The last tram leaves and the light stays.",
    "Tap once. The moment is yours.",
    "Take your time and come and try it.",
    "Rain is fine. Wipe the lens and go on.",
    "She runs, and the picture is still sharp.",
    "One charge lasts the weekend.",
    "Your mother will see every leaf.",
    "Sit down. The album sorts itself.",
    "Snow on the glass? Keep shooting.",
    "It is small enough for a coat pocket.",
)
_DONT_EN = (
    "Our revolutionary imaging platform delivers superior results!",
    "Leverage next-generation capture technology!",
    "HURRY!!! This insane deal ends tonight!!!",
    "Unleash the ultimate all-weather solution!",
    "Experience unparalleled AI-powered tracking performance!",
    "Industry-leading battery innovation empowers your lifestyle!",
    "Redefine excellence with cutting-edge transmission technology!",
    "A seamless ecosystem for holistic photo management!",
    "Unlock revolutionary durability for extreme scenarios!",
    "Ultra-premium portability redefines the flagship experience!",
)
_BRAND = Brand(id="example", names=Localized(en="Example", zh="示例"), languages=("en", "zh"))
_FEW = Guideline(brand=_BRAND)
_TAUGHT = Guideline(
    brand=_BRAND,
    voice=VoiceRules(
        attributes=(
            VoiceAttribute(
                id="calm",
                name=Localized(en="Calm", zh="从容"),
                do=Examples(en=_DO_EN, zh=_DO_ZH),
                dont=Examples(en=_DONT_EN, zh=_DONT_ZH),
            ),
        )
    ),
)

EXAMPLES = (
    Example("Try the lamp tonight.", _FEW, ()),
    Example("Walk home slowly. The street lamps are in the picture.", _TAUGHT, ()),
    Example("Our revolutionary lens is a superior tool for creators!", _TAUGHT, ("voice.off_words",)),
    Example("A revolutionary platform that empowers superior imaging!", _TAUGHT, ("voice.dont_words",)),
    Example("今晚早点回家，灯已经亮了。", _TAUGHT, ()),
    Example("全新影像矩阵，赋能创作生态，引领巅峰体验！", _TAUGHT, ("voice.off_words",)),
)
