"""Whether copy keeps to the brief of its campaign: what it must and must not say, where it leads, its days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from consistency.brief.findings import NAME, finding, finding_at, note
from consistency.brief.forbidden import forbidden
from consistency.brief.links import leads_to
from consistency.brief.phrases import is_short, said
from consistency.brief.sale_days import outside
from consistency.check_api import Example, Resources
from consistency.counting import length
from consistency.document import Document, Protected, parse
from consistency.model import CampaignContext, CheckResult, Copy, Finding, NotChecked
from consistency.nlp.scripts import count_han
from consistency.statements.model import Statement
from consistency.statements.read import read_statements
from guidelines.model import Brand, Channel, Guideline, Language, Localized, Severity

_SHARE = 0.3
"""Share of a text from which its other language counts as one it is written in."""
_HAN = 3
"""Latin letters that say as much as one Chinese character."""
_FEWEST = 3
"""Words from which a text is asked to say anything."""
_A_SEGMENT = 70
"""Characters of any language that one text message takes."""
_LONG, _LINK, _DAYS = 0.6, 0.9, 0.8
"""How sure it is that a whole sentence is missing, that a link was to lead there, that a day is of this sale."""


class BriefCheck:
    """Copy against the brief of the campaign it belongs to. Copy of no campaign is held to nothing here."""

    name = NAME
    weight = 25.0

    def compile(self, guideline: Guideline, resources: Resources) -> dict[str, Channel]:
        """The channels by id; the brief itself comes with the copy."""
        return {channel.id: channel for channel in guideline.channels}

    def run(self, document: Document, copy: Copy, compiled: dict[str, Channel], resources: Resources) -> CheckResult:
        """Findings in the order of the brief's fields; nothing at all without a brief that asks for something."""
        brief = copy.brief
        if brief is None or not _asks(brief) or not (languages := _languages(document)):
            return CheckResult(ran=False)
        statements = read_statements(document)
        missing, no_room = _missing(document, brief, languages, compiled.get(copy.channel or ""), statements)
        told, notes = forbidden(document, copy.as_of, brief, statements, languages[0])
        findings = [*missing, *told, *_elsewhere(document, brief), *_days(document, brief, statements)]
        return CheckResult(tuple(findings), (*no_room, *notes))


def _asks(brief: CampaignContext) -> bool:
    return bool(brief.must_say or brief.must_not_say or brief.landing_link or (brief.start and brief.end))


def _languages(document: Document) -> tuple[Language, ...]:
    """The languages the text is written in, the main one first; none where nothing can be read."""
    han = latin = 0
    for sentence in document.sentences:
        if sentence.language in ("en", "zh", "mixed"):
            chinese = count_han(sentence.text)
            han += chinese
            latin += sum(map(str.isalpha, sentence.text)) - chinese
    weights: tuple[tuple[Language, int], ...] = (("en", latin), ("zh", han * _HAN))
    whole = latin + han * _HAN
    ranked = sorted(weights, key=lambda each: -each[1])
    return tuple(language for language, weight in ranked if weight and weight >= _SHARE * whole)


def _missing(
    document: Document,
    brief: CampaignContext,
    languages: tuple[Language, ...],
    channel: Channel | None,
    statements: tuple[Statement, ...],
) -> tuple[list[Finding], list[NotChecked]]:
    """What must be said and is not, in the language of the text; and what the channel has no room for."""
    missing: list[tuple[Localized, str]] = []
    crowded: list[str] = []
    for point in brief.must_say if len(document.tokens) >= _FEWEST else ():
        phrase = next((found for language in languages if (found := point.get(language))), None)
        if phrase is None or any(_says(document, each, statements) for each in (point.en, point.zh) if each):
            continue
        if channel is None or _carries(channel, phrase):
            missing.append((point, phrase))
        else:
            crowded.append(phrase)
    findings = [
        finding(
            brief,
            "must_say",
            "must_say",
            Severity.WARNING,
            point=point,
            params={"wanted": phrase},
            confidence=1.0 if is_short(phrase) else _LONG,
        )
        for point, phrase in missing
    ]
    return findings, [note(brief, "no_room", crowded)] if crowded else []


def _says(document: Document, phrase: str, statements: tuple[Statement, ...]) -> bool:
    if "://" in phrase:
        return any(leads_to(each.value, phrase) for each in _links(document))
    return said(document, phrase, statements)


def _carries(channel: Channel, phrase: str) -> bool:
    """Whether a channel has room for ``phrase``: it takes links and hashtags, and half of its length stays free."""
    if "://" in phrase:
        return channel.max_links != 0
    if phrase.startswith("#"):
        return channel.max_hashtags != 0
    if channel.max_length is None:
        return True
    if channel.counting == "sms":
        return len(phrase) * 2 <= channel.max_length * _A_SEGMENT
    return length(parse(phrase), channel.counting) * 2 <= channel.max_length


def _links(document: Document) -> tuple[Protected, ...]:
    return tuple(each for each in document.protected if each.kind == "url")


def _elsewhere(document: Document, brief: CampaignContext) -> Iterator[Finding]:
    """The links that lead elsewhere, where not one leads to the campaign's page."""
    links, wanted = _links(document), brief.landing_link
    if not links or wanted is None or any(leads_to(each.value, wanted) is not False for each in links):
        return
    yield finding_at(
        document,
        [each.span for each in links],
        brief,
        "landing_link",
        "landing_link",
        Severity.WARNING,
        params={"found": links[0].value, "wanted": wanted},
        confidence=_LINK,
    )


def _days(document: Document, brief: CampaignContext, statements: tuple[Statement, ...]) -> Iterator[Finding]:
    """The days of a sale that the campaign does not have."""
    if brief.start is None or brief.end is None:
        return
    run = {"start": brief.start.isoformat(), "end": brief.end.isoformat()}
    for each in outside(document, statements, brief.start, brief.end):
        span = document.span(each.start, each.end)
        yield finding_at(document, [span], brief, "phases", "days", Severity.WARNING, params=run, confidence=_DAYS)


CHECK = BriefCheck()

_GUIDELINE = Guideline(
    brand=Brand(id="example", names=Localized(en="Example", zh="示例"), languages=("en", "zh")),
    channels=(Channel(id="note", name=Localized(en="Note", zh="短讯"), counting="characters", max_length=20),),
)
_BRIEF = CampaignContext(
    name="Spring lamps",
    must_say=(Localized(en="Terms apply", zh="详见活动规则"),),
    must_not_say=(Localized(en="free of charge", zh="免费"), Localized(en="No price before 9 March")),
    landing_link="https://lamps.example/spring",
    phase="Teaser",
    start=date(2026, 3, 1),
    end=date(2026, 3, 31),
)
_HELD = {"brief": _BRIEF, "as_of": date(2026, 3, 2)}

EXAMPLES = (
    Example("A lamp, free of charge.", _GUIDELINE, ()),
    Example("A lamp for every desk. Terms apply.", _GUIDELINE, (), _HELD),
    Example("On sale from 9 March to 31 March. Terms apply: lamps.example/spring/", _GUIDELINE, (), _HELD),
    Example("A lamp for every desk, free of charge.", _GUIDELINE, ("brief.must_say", "brief.must_not_say"), _HELD),
    Example("A lamp for $49. Terms apply.", _GUIDELINE, ("brief.too_early",), _HELD),
    Example("Terms apply. See https://lamps.example/winter", _GUIDELINE, ("brief.landing_link",), _HELD),
    Example("Terms apply. The sale ends on 9 April.", _GUIDELINE, ("brief.days",), _HELD),
    Example("每张书桌都要一盏好灯。详见活动规则。", _GUIDELINE, (), _HELD),
    Example("买灯送灯泡，免费。", _GUIDELINE, ("brief.must_say", "brief.must_not_say"), _HELD),
    Example("好灯 4 月 9 日开售，详见活动规则。", _GUIDELINE, ("brief.days",), _HELD),
)
