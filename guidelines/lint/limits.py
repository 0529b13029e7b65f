"""Limits and dates that cannot be kept: channels that ask for what they forbid, claims that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator

from guidelines.lint.advice import Advice
from guidelines.lint.coverage import NAMES
from guidelines.model import Channel, Guideline, Language


def advise(guideline: Guideline) -> Iterator[Advice]:
    """Channels, claim dates and journey stages."""
    for number, claim in enumerate(guideline.claims.approved):
        if claim.valid_from and claim.expires and claim.valid_from > claim.expires:
            message = f"The claim expires on {claim.expires}, before it is valid from {claim.valid_from}."
            yield Advice("claims", ("approved", number, "expires"), message)
        figures = any(c.isdigit() for c in (claim.text.en or "") + (claim.text.zh or ""))
        if figures and not claim.values and guideline.claims.check_numbers:
            message = "The claim holds a figure but lists no values; list the figures that it approves."
            yield Advice("claims", ("approved", number), message)
    for number, channel in enumerate(guideline.channels):
        yield from _channel(guideline, number, channel)
    yield from _stages(guideline)


def _channel(guideline: Guideline, number: int, channel: Channel) -> Iterator[Advice]:
    if channel.min_length is not None and channel.max_length is not None and channel.min_length > channel.max_length:
        message = f"The least length, {channel.min_length}, is above the greatest, {channel.max_length}."
        yield Advice("channels", (number, "min_length"), message)
    for place, language in enumerate(channel.languages):
        if language not in guideline.brand.languages:
            message = f"The brand does not write {NAMES[language]}."
            yield Advice("channels", (number, "languages", place), message)
    published: tuple[Language, ...] = channel.languages or guideline.brand.languages
    for place, element in enumerate(channel.required):
        loc = (number, "required", place)
        if element.kind == "link" and channel.max_links == 0:
            yield Advice("channels", loc, "A link is required, but 'max_links: 0' allows none.")
        if element.kind == "hashtag" and channel.max_hashtags == 0:
            yield Advice("channels", loc, "A hashtag is required, but 'max_hashtags: 0' allows none.")
        texts = (*element.any_of.en, *element.any_of.zh)
        if element.kind == "hashtag" and any(not text.startswith("#") for text in texts):
            yield Advice("channels", loc, "A hashtag starts with #.")
        if element.kind == "disclosure":
            for language in published:
                if not element.any_of.get(language):
                    message = f"No {NAMES[language]} wording is given under 'any_of', so {NAMES[language]} copy"
                    yield Advice("channels", loc, f"{message} can hardly hold this disclosure.")


def _stages(guideline: Guideline) -> Iterator[Advice]:
    if not guideline.stages or guideline.message is None:
        return
    for number, stage in enumerate(guideline.stages):
        if not stage.pillars and guideline.message.pillars:
            yield Advice("stages", (number,), "The stage names no pillar, so nothing is expected of copy for it.")
    named = {pillar for stage in guideline.stages for pillar in stage.pillars}
    for number, pillar in enumerate(guideline.message.pillars):
        if pillar.id not in named:
            yield Advice("message", ("pillars", number), f"No journey stage names the pillar {pillar.id!r}.")
