"""Limits and dates that cannot be kept: channels that ask for what they forbid, claims that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator

from guidelines.lint.advice import NAMES, Advice, advice
from guidelines.model import Channel, Guideline, Language


def advise(guideline: Guideline) -> Iterator[Advice]:
    """Channels, claim dates and journey stages."""
    for number, claim in enumerate(guideline.claims.approved):
        if claim.valid_from and claim.expires and claim.valid_from > claim.expires:
            days = {"expires": str(claim.expires), "valid_from": str(claim.valid_from)}
            yield advice("claims", ("approved", number, "expires"), "ends_before", **days)
    for number, channel in enumerate(guideline.channels):
        yield from _channel(guideline, number, channel)
    yield from _stages(guideline)


def _channel(guideline: Guideline, number: int, channel: Channel) -> Iterator[Advice]:
    if channel.min_length is not None and channel.max_length is not None and channel.min_length > channel.max_length:
        lengths = {"least": channel.min_length, "most": channel.max_length}
        yield advice("channels", (number, "min_length"), "lengths", **lengths)
    for place, language in enumerate(channel.languages):
        if language not in guideline.brand.languages:
            yield advice("channels", (number, "languages", place), "not_written", language=NAMES[language])
    published: tuple[Language, ...] = channel.languages or guideline.brand.languages
    for place, element in enumerate(channel.required):
        loc = (number, "required", place)
        if element.kind == "link" and channel.max_links == 0:
            yield advice("channels", loc, "link_forbidden")
        if element.kind == "hashtag" and channel.max_hashtags == 0:
            yield advice("channels", loc, "hashtag_forbidden")
        texts = (*element.any_of.en, *element.any_of.zh)
        if element.kind == "hashtag" and any(not text.startswith("#") for text in texts):
            yield advice("channels", loc, "hashtag_sign")
        if element.kind == "disclosure":
            for language in published:
                if not element.any_of.get(language):
                    yield advice("channels", loc, "disclosure_no_text", language=NAMES[language])


def _stages(guideline: Guideline) -> Iterator[Advice]:
    if not guideline.stages or guideline.message is None:
        return
    for number, stage in enumerate(guideline.stages):
        if not stage.pillars and guideline.message.pillars:
            yield advice("stages", (number,), "stage_no_pillar")
    named = {pillar for stage in guideline.stages for pillar in stage.pillars}
    for number, pillar in enumerate(guideline.message.pillars):
        if pillar.id not in named:
            yield advice("message", ("pillars", number), "pillar_no_stage", pillar=pillar.id)
