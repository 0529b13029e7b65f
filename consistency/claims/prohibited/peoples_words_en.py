"""What a prohibited English phrase says, as people say it: not a drop on you for "stay dry", the pain is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.matching.inflect import infinitive, plural, uninflected, verb_forms
from consistency.matching.stems import plain_stem

_NOT = r"(?:can['\u2019]t|cannot|can not|could not|couldn['\u2019]t|won['\u2019]t|will not|will never|can never|never)"
_NOBODY = r"(?:nobody|no one|no-one)(?: else)?"
_THIEF = r"(?:thie(?:f|ves)|burglars?|intruders?|robbers?|criminals?|crooks?)"
_COMES = (
    r"(?:gets?|getting|breaks?|breaking|comes?|coming|makes? it|walks?|walking|climbs?|forces? (?:his|its|their) way)"
)
_FAILS = (
    r"(?:can['\u2019]t|cannot|couldn['\u2019]t|could not|won['\u2019]t|will not|don['\u2019]t|do not|did not"
    r"|didn['\u2019]t)"
)
_IN = r"(?:in|inside|into|through|past)\b"
_ALMOST = (
    r"(?:practically|virtually|nearly|almost|next to|as good as|essentially|effectively|hardly|barely|scarcely|close to"
    r"|more or less|basically|all but)"
)
_GAS = r"(?:carbon|CO2|emissions?|(?:carbon |CO2 )?footprint|greenhouse gas(?:es)?)"
_PLANET = r"(?:the|our) (?:planet|climate|earth|atmosphere)"
_END = r"(?=[.,;:!?\u2014]|$)"
_WATER = r"(?:water|rain|spray|damp|moisture)"

_WAYS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"burgl|\bbreak-?ins?\b|thie(?:f|ves)|theft|intruder|broken into|pick-?proof|unpickable"),
        rf"\b(?:no|not (?:a|one)(?: single)?) {_THIEF}(?: (?:is|are|will|can|could|would|has"
        rf"|have))?(?: ever)? {_COMES} {_IN}"
        rf"|\b{_THIEF} {_NOT}(?: ever)? (?:get|gets|break|breaks|come|comes|make it) {_IN}"
        rf"|\b(?:stops?|beats?|defeats?|keeps? out|locks? out) (?:every|any|all) {_THIEF}"
        rf"|\bkeeps? (?:every|any|all)(?: the)? {_THIEF} out\b"
        rf"|\b{_THIEF} (?:do not|don['\u2019]t|won['\u2019]t|will not|never) stand a chance\b"
        rf"|\b{_NOBODY} (?:gets|can get|will get|is getting|will ever get|is ever getting) (?:in|past it|through it)\b"
        rf"|\b(?:impossible to|{_NOT} be) (?:broken into|break into|picked|pick|forced)\b",
    ),
    (
        re.compile(r"\bdry\b|\bwet\b|waterproof|watertight|leak"),
        r"\bwithout (?:a|one|a single) drop(?: of (?:water|rain|spray))? (?:on|in|getting|coming|touching|reaching)\b"
        r"|\b(?:not|never) (?:a|one|a single) drop (?:of (?:water|rain|spray) )?"
        r"(?:on|in|inside|gets?|comes?|will|finds?|reaches|touches)\b"
        rf"|\bno {_WATER} (?:ever |can |will )*(?:gets?|comes?|finds?|seeps?|leaks?|reach(?:es)?)\b"
        rf"|\b{_WATER} {_NOT}(?: ever)? (?:gets?|comes?|seeps?|soaks?|leaks?)\b"
        r"|\bdry as a bone\b|\bbone[- ]dry\b|\bdry from (?:head|top) to toe\b"
        r"|\b(?:keeps?|stays?) (?:you |your [a-z]+ |everything )?(?:completely|perfectly|totally|always) dry\b"
        rf"|\bkeeps? (?:every drop|all the {_WATER}|all {_WATER}) out\b|\bnever (?:ever )?(?:leaks|gets? wet)\b",
    ),
    (
        re.compile(r"carbon|emission|climate|net[- ]zero|planet|footprint|co2", re.IGNORECASE),
        rf"\b{_ALMOST} (?:no|zero|any) {_GAS}\b"
        rf"|\b{_ALMOST} (?:carbon|climate|emission)s?[- ](?:neutral|free|positive)\b"
        rf"|\b{_ALMOST} (?:zero[- ]emissions?|net[- ]zero)\b"
        rf"|\b(?:no|without (?:a |any )?) ?{_GAS}(?: (?:at all|whatsoever|behind|left)\b|{_END})"
        rf"|\b(?:costs?|does|do|doing) {_PLANET} (?:nothing|no harm)\b"
        rf"|\bwithout (?:harming|hurting|warming|costing|heating) {_PLANET}\b"
        rf"|\b{_PLANET} (?:won['\u2019]t|doesn['\u2019]t|will not|does not|will never) (?:notice|feel|mind|pay)\b"
        r"|\b(?:cancels?|offsets?|balances?|makes? up for) (?:out )?every (?:single |last )?(?:gram|gramme|ton|tonne"
        r"|kilo)\b",
    ),
    (
        re.compile(r"\bsafe(?:st|ty)?\b|\brisk|danger|harmless|go(?:es)? wrong|accident|injur"),
        r"\bnothing (?:(?:can|could|will|would|ever) )+(?:go(?:es)? wrong|happens? to (?:you|them|your)\b)"
        rf"|\b(?:you|they|your [a-z]+) {_NOT} (?:possibly |ever )?(?:get hurt|be hurt|come to (?:any )?harm)\b"
        rf"|\b(?:as )?safe as (?:houses|can be|it gets)\b|\bcould(?: not|n['\u2019]t) be safer\b"
        rf"|\bimpossible to get hurt\b",
    ),
    (
        re.compile(r"cheapest|lowest|best prices?|unbeatable price"),
        rf"\b{_NOBODY}(?: in [\w ]{{2,20}}?)? (?:charges|asks|does (?:it|this) for|is|sells (?:it|them|this)(?: for)?) "
        r"(?:less|cheaper|lower)\b"
        rf"|\b{_NOBODY} (?:beats|undercuts|can beat|can undercut|will beat) (?:us|our (?:price|rate|fee|quote)s?)\b"
        r"|\byou (?:won['\u2019]t|will not|can['\u2019]t|cannot) (?:find|get|buy|pay) "
        r"(?:it |this |them |one |anything |anyone |anybody |a lock )?(?:any )?(?:cheaper|less|for less)\b"
        r"|\b(?:cheaper|less) than (?:anyone|anybody|anywhere|everyone)\b|\bnowhere (?:else )?is cheaper\b",
    ),
    (
        re.compile(r"damage|scratch|\bmarks?\b"),
        r"\b(?:not|without|never|so much as) (?:a|one|a single) (?:scratch|dent|scuff|chip|mark)\b"
        r"|\bleav(?:es?|ing) no (?:mark|trace|scratch|dent|scratches|marks|dents)\b",
    ),
    (
        re.compile(r"\bpain|\bach(?:e|es|ing)\b|\bsore\b|\bhurt"),
        rf"\b(?:does not|doesn['\u2019]t|never|won['\u2019]t|will not) hurt(?:s)?(?: a bit| at all|{_END})"
        r"|\byou (?:won['\u2019]t|will not|don['\u2019]t|do not) feel a thing\b",
    ),
    (
        re.compile(r"sick|nause|queas"),
        r"\b(?:stomach|tummy)(?: [a-z]+)? (?:stays|remains|will stay|keeps|is always) (?:calm|settled|still|quiet"
        r"|steady)\b"
        rf"|\b(?:{_NOBODY}(?: ever)?|you {_NOT}(?: ever)?) (?:gets?|feels?|turns?|be) (?:ill|sick|queasy|green"
        rf"|seasick)\b",
    ),
    (
        re.compile(r"\bpass(?:es|ed)?\b"),
        r"\b(?:everyone|everybody|all (?:of )?our [a-z]+|every (?:student|learner|pupil|candidate"
        r"|one of [a-z ]{3,20})) pass(?:es|ed)?\b"
        rf"|\b(?:{_NOBODY}|no (?:student|learner|pupil|candidate)s?)(?: [a-z]+){{0,2}} (?:fails?|failed)\b"
        rf"|\byou {_NOT} fail\b",
    ),
    (
        re.compile(r"life(?:time|long)|\bfor ?ever\b|unbreakable|indestructible|everlasting|never breaks?"),
        r"\blasts? (?:for ?ever|a lifetime)\b|\bthe last [a-z]+(?: [a-z]+)? you(?:['\u2019]ll| will)? ever (?:buy"
        r"|need|own)\b"
        rf"|\b{_NOT} (?:be broken|breaks?|wears? out)\b|\b(?:outlives?|outlasts?) (?:you|your (?:grand)?children)\b",
    ),
)
"""Of what a phrase speaks, and what people say who say it."""

_ENDED = re.compile(
    r"(?:(?:cure|heal|end|stop|eliminate|banish|remove|relieve|ease|erase|treat)[sd]?|gets? rid of|no(?: more)?|zero"
    r"|never (?:feel|have|get|suffer|suffer from)|goodbye to|without) (?:your |all |the "
    r"|any )?(?P<x>[a-z]{3,}(?: [a-z]{3,})?)"
    r"|(?P<free>[a-z]{3,})[- ]free"
)
_GONE = (
    r"(?:gone(?! (?:up|down|from|to|into|by|on)\b)|history|no more|a thing of the past|disappears?|disappeared"
    r"|vanish(?:es|ed)?|melts? away"
    r"|goes away|go away|went away|never comes? back|never returns?)"
)
_ANY = re.compile(r"(?:we |it |they )?(?P<deed>[a-z]{3,}) (?:any|every|all) (?P<x>[a-z]{3,})")
_SURE = re.compile(
    r"(?:you(?: will| are|['\u2019]ll"
    r"|['\u2019]re) )?guaranteed to (?P<deed>[a-z]{3,})(?: (?P<x>[a-z]{3,}(?: [a-z]{3,})?))?"
    r"|(?P<a>[a-z]{3,}(?: [a-z]{3,})?) (?:is |are )?guaranteed|guaranteed (?P<b>[a-z]{3,}(?: [a-z]{3,})?)"
)
_PROMISED = (
    r"\byou(?:['\u2019]ll| will|(?:['\u2019]re| are) (?:going|bound|certain|sure) to| (?:can['\u2019]t|cannot) fail to)"
    r"(?: (?:definitely|certainly|surely|always|all|also|really))?"
)
_EACH = (
    r"\b(?:everyone|everybody|(?:every|each) (?:[a-z]+ )?(?:crew|trip|guest|visitor|customer|student|client|family"
    r"|member"
    r"|pupil|patient|group|learner|reader))"
)
_EVERY_TIME = r"(?:every (?:single )?(?:time|day|trip|week|night)|without fail|for (?:sure|certain)|guaranteed)"
_OF_EXPERTS = re.compile(
    r"(?P<a>[a-z]{3,})[- ](?:approved|recommended|endorsed|backed|trusted|certified)"
    r"|(?:approved|recommended|endorsed|backed|trusted|certified|chosen|preferred) by (?:the |your |our )?"
    r"(?P<b>[a-z]{3,}(?: [a-z]{3,})?)"
)
_PEOPLE = r"(?:people|customers|patients|clients|everyone|everybody|victims|families|them|homeowners|owners)"
_US = r"(?:us\b|ours?\b|it\b|this\b|(?-i:[A-Z])\w+)"
_MAYBE = re.compile(
    r"\b(?:if|when|until|unless|whether|once|may|might|could|hope|hoping|wish|perhaps|maybe|sometimes|ways? to|like"
    r"|think|thought|dream\w*|luck\w*|chances?)\b[^,;:.!?]*$",
    re.IGNORECASE,
)
"""Before what is said to come about only perhaps, in its clause."""


def in_peoples_words(phrase: str) -> Iterator[str]:
    """Patterns of what people say who say the prohibited English ``phrase``; none where we know no other way."""
    phrase = phrase.lower().strip()
    yield from (ways for of, ways in _WAYS if of.search(phrase))
    for pattern, ways_of in ((_ENDED, _gone), (_ANY, _none_resists), (_SURE, _promised), (_OF_EXPERTS, _experts)):
        match = pattern.fullmatch(phrase)
        if match is not None:
            yield ways_of(match)


def is_open(before: str) -> bool:
    """Whether the words before it in its sentence leave open whether what people say comes true: if, might, hope."""
    return _MAYBE.search(before) is not None


def _thing(words: str) -> str:
    """The noun of ``words`` in the singular and the plural."""
    *rest, last = words.split()
    one = plain_stem(last)
    forms = {last, one, plural(one), plural(last)} | (
        {last.removesuffix("ness")} if last.endswith("sickness") else set()
    )
    return " ".join([*map(re.escape, rest), f"(?:{'|'.join(sorted(map(re.escape, forms)))})"])


def _deed(word: str) -> tuple[str, str]:
    """A verb's infinitive and all of its forms as alternatives: open; open|opens|opened|opening."""
    base = next(iter(uninflected(word)), infinitive(word))
    return base, "|".join(dict.fromkeys((base, *verb_forms(base).values())))


def _gone(match: re.Match[str]) -> str:
    """That there is no more of something: the pain is gone, say goodbye to cramps."""
    thing = _thing(match["x"] or match["free"])
    own = r"(?:your |all |the |every |any )?(?:[a-z]+ )?"
    return (
        rf"\b{thing}(?:['\u2019]s| is| are| was| were| will be| will| has| have| simply| just| soon| all)* {_GONE}\b"
        rf"|\b(?:say|wave|kiss|said|saying) (?:goodbye|good-bye|farewell) to {own}{thing}\b"
        rf"|\b(?:the end of|an end to|no more|rid of|forget(?: about)?) {own}{thing}\b"
        rf"|\bnever (?:[a-z]+ ){{1,3}}{thing} again\b"
    )


def _none_resists(match: re.Match[str]) -> str:
    """That it is done with every one: there is no lock that we can't open, no stain beats it."""
    thing, (base, forms) = _thing(match["x"]), _deed(match["deed"])
    return (
        rf"\b(?:no|not an?|isn['\u2019]t an?|never (?:[a-z]+ ){{0,2}}an?|haven['\u2019]t (?:yet )?(?:met|seen"
        rf"|found) an?) (?:[a-z]+ )?{thing}"
        rf"(?: that| which| yet| anywhere)* (?:we|it|they|our [a-z]+) {_FAILS} (?:{base}|be {forms})\b"
        rf"|\bno {thing} (?:can |could |will |ever )*(?:beats?|resists?|defeats?|stumps?|withstands?|stays? (?:shut"
        rf"|closed|locked))\b"
        rf"|\bno {thing} is (?:too [a-z]+|safe from us)\b"
        rf"|\bwhatever (?:the |your |kind of )?{thing}\b[^.;,]{{0,20}}, (?:we|it)(?:['\u2019]ll| will"
        rf"| can)? (?:{forms})\b"
    )


def _promised(match: re.Match[str]) -> str:
    """That something is sure to come true: you will see whales, every crew sees one."""
    deed = match["deed"]
    things = match["x"] or match["a"] or match["b"]
    forms = _deed(deed)[1] if deed else "sees?|spots?|meets?|gets?|finds?|watch(?:es)?"
    base = deed or "see|spot|meet|get|find|watch"
    what = rf" (?:the |your |an? |some |our )?{_thing(things)}" if things else ""
    return (
        rf"{_PROMISED} (?:{base}){what}\b(?! (?:if|when|unless|perhaps|maybe)\b)"
        rf"|{_EACH} (?:[a-z]+ )?(?:{forms}){what}\b"
        rf"|\b(?:{forms}){what},? {_EVERY_TIME}\b|\b(?:always|never fail(?:s|ed)? to"
        rf"|never miss(?:es)?) (?:{forms}){what}\b"
    )


def _experts(match: re.Match[str]) -> str:
    """That those who should know vouch for us: dentists swear by it, the police send people to us."""
    who = _thing(match["a"] or match["b"])
    return (
        rf"\b{who}(?: (?:themselves|all|often|always|also))* (?:trusts?|recommends?|approves? of|endorses?|backs?"
        rf"|swears? by"
        rf"|chooses?|rel(?:y|ies) on|prefers?|vouch(?:es)? for|insists? on|(?:sends?|refers?|points?) {_PEOPLE} to"
        rf"|tells? {_PEOPLE} to (?:call|use|buy|ring|choose|come to)) {_US}"
        rf"|\b{who}['\u2019]s? (?:own )?(?:first )?(?:choice|favou?rite|pick)\b"
        rf"|\b(?:(?:first )?choice|favou?rite) of (?:the |your |most )?{who}\b|\b(?:trusted|used|loved"
        rf"|chosen) by (?:the |your |most |local )?{who}\b"
    )
