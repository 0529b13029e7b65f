"""Entries about everything but wording: brand, message house, voice, channels and journey stages."""

from __future__ import annotations

from consistency.asking.entry import (
    NAME,
    PHRASE,
    VALUE,
    WORD,
    Entry,
    Reply,
    Spelling,
    examples,
    id_words,
    in_range,
    joined,
    listed,
    plain_id,
    texts,
)
from consistency.asking.phrases import MEASURES, say
from consistency.model import ItemRef
from consistency.nlp.scripts import is_han
from guidelines.model import (
    Channel,
    Guideline,
    Language,
    Localized,
    Pillar,
    RequiredElement,
    Stage,
    ToneTarget,
    VoiceAttribute,
)


def brand_entry(guideline: Guideline) -> Entry:
    """Who speaks, who owns the brand and who competes."""
    brand = guideline.brand

    def reply(language: Language) -> Reply:
        parts = [brand.description.best(language) if brand.description else "", brand.owner or ""]
        if brand.competitors:
            parts.append(say("competitors", language, names=listed(brand.competitors, language)))
        return Reply(brand.names.best(language), joined(parts), None)

    return Entry(
        ItemRef("brand", brand.id),
        "brand",
        tuple(Spelling(name, VALUE, fuzzy=True) for name in brand.competitors),
        (
            "Who are our competitors?",
            "我们的竞品有哪些？",
            "Who owns the brand?",
            "品牌由谁负责？",
            *texts(brand.description),
        ),
        (reply("en"), reply("zh")),
    )


def core_entry(core: Localized) -> Entry:
    """The core message."""
    return Entry(
        ItemRef("message", "core"),
        "message",
        tuple(Spelling(text, WORD) for text in texts(core)),
        ("What is our core message?", "我们的核心主张是什么？", "What is the main message of the brand?", "品牌主信息"),
        (
            Reply(say("core_message", "en"), core.best("en"), None),
            Reply(say("core_message", "zh"), core.best("zh"), None),
        ),
    )


def pillar_entry(pillar: Pillar) -> Entry:
    """A pillar with its statement, an example and its proof."""

    def reply(language: Language) -> Reply:
        proofs = [p.text.best(language) for p in pillar.proof_points]
        examples = pillar.examples.get(language)[:1]
        parts = [pillar.statement.best(language), *(say("do", language, text=text) for text in examples)]
        parts.extend(say("proof", language, text=text) for text in proofs)
        return Reply(pillar.name.best(language), joined(parts), None)

    return Entry(
        ItemRef("pillar", pillar.id),
        "pillar",
        (*(Spelling(name, NAME, fuzzy=True, sound=True) for name in texts(pillar.name)), *id_words(pillar.id)),
        (
            *texts(pillar.statement),
            *examples(pillar.examples),
            f"The {pillar.id} pillar",
            *(text for point in pillar.proof_points for text in texts(point.text)),
        ),
        (reply("en"), reply("zh")),
    )


def attribute_entry(attribute: VoiceAttribute) -> Entry:
    """A trait of the voice with a sentence that shows it and one that misses it."""

    def reply(language: Language) -> Reply:
        parts = [attribute.description.best(language) if attribute.description else ""]
        parts.extend(say("do", language, text=text) for text in attribute.do.get(language)[:1])
        parts.extend(say("dont", language, text=text) for text in attribute.dont.get(language)[:1])
        return Reply(attribute.name.best(language), joined(parts), None)

    return Entry(
        ItemRef("voice", attribute.id),
        "voice",
        (*(Spelling(name, NAME) for name in texts(attribute.name)), *id_words(attribute.id)),
        (*texts(attribute.description), *examples(attribute.do), *examples(attribute.dont)),
        (reply("en"), reply("zh")),
    )


def target_entry(target: ToneTarget) -> Entry:
    """A target of tone: the range of one measure in one language."""
    name = MEASURES[target.measure]

    def reply(language: Language) -> Reply:
        copy = say("english_copy" if target.language == "en" else "chinese_copy", language)
        reason = target.reason.best(language) if target.reason else None
        title = say("in_brackets", language, text=name[language], more=copy)
        return Reply(title, in_range(target.min, target.max, language), reason)

    return Entry(
        ItemRef("tone", f"{target.language}.{target.measure.value}"),
        "tone",
        tuple(Spelling(text, PHRASE) for text in (name["en"], name["zh"], target.measure.value.replace("_", " "))),
        (f"How many or how long: {name['en'].lower()}?", f"{name['zh']}有什么要求？", *texts(target.reason)),
        (reply("en"), reply("zh")),
    )


def address_entry(form: str) -> Entry:
    """How Chinese copy addresses the reader."""

    def reply(language: Language) -> Reply:
        return Reply(say("form_of_address", language), say("address", language, form=form), None)

    return Entry(
        ItemRef("voice", "address"),
        "voice",
        (
            Spelling("您", NAME),
            Spelling("你还是您", NAME),
            Spelling("称呼", PHRASE),
            Spelling("form of address", NAME),
        ),
        ("How do we address the reader in Chinese?", "称呼用户用你还是您？", "尊称还是平称"),
        (reply("en"), reply("zh")),
    )


def channel_entry(channel: Channel) -> Entry:
    """What a channel allows and asks for."""

    def reply(language: Language) -> Reply:
        parts = []
        if channel.min_length is not None or channel.max_length is not None:
            limits = in_range(channel.min_length, channel.max_length, language).rstrip(".。")
            parts.append(say("length", language, range=f"{limits} {say(channel.counting, language)}"))
        for key in ("hashtags", "links", "emoji"):
            most = getattr(channel, f"max_{key}")
            if most is not None:
                parts.append(say(key, language, max=most))
        elements = [_element(element, language) for element in channel.required]
        if elements:
            parts.append(say("must_hold", language, elements=listed(elements, language)))
        reason = channel.notes.best(language) if channel.notes else None
        return Reply(channel.name.best(language), joined(parts), reason)

    names = texts(channel.name)
    return Entry(
        ItemRef("channel", channel.id),
        "channel",
        (
            *(Spelling(name, NAME, fuzzy=True, sound=True) for name in names),
            *(Spelling(short, VALUE) for name in names for short in _short_names(name)),
            Spelling(plain_id(channel.id), NAME),
        ),
        (
            *(f"What are the limits for {name}?" for name in names[:1]),
            f"{names[-1]}有什么限制？",
            *texts(channel.notes),
        ),
        (reply("en"), reply("zh")),
    )


def _element(element: RequiredElement, language: Language) -> str:
    name, any_of = say(element.kind, language), element.any_of.get(language)
    return say("in_brackets", language, text=name, more=listed(any_of, language)) if any_of else name


def stage_entry(stage: Stage, guideline: Guideline) -> Entry:
    """A step of the journey and what to say there."""
    pillars = guideline.message.pillars if guideline.message else ()

    def reply(language: Language) -> Reply:
        parts = [stage.guidance.best(language) if stage.guidance else ""]
        names = [p.name.best(language) for p in pillars if p.id in stage.pillars]
        if names:
            parts.append(say("pillars", language, names=listed(names, language)))
        return Reply(stage.name.best(language), joined(parts), None)

    return Entry(
        ItemRef("stage", stage.id),
        "stage",
        (*(Spelling(name, NAME, fuzzy=True) for name in texts(stage.name)), Spelling(stage.id, NAME)),
        (
            f"The {stage.id} stage of the customer journey",
            *texts(stage.guidance),
            *(f"{n}阶段" for n in texts(stage.name)),
        ),
        (reply("en"), reply("zh")),
    )


def _short_names(name: str) -> tuple[str, ...]:
    """The last three characters of a long Chinese name, as people say them: 公众号 for 微信公众号."""
    return (name[-3:],) if len(name) > 4 and all(is_han(char) for char in name) else ()
