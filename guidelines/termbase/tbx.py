"""TBX, the exchange format of terminology tools (ISO 30042): version 3 and its forerunner 2 read, version 3 written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from guidelines.errors import InvalidGuideline, Problem
from guidelines.model import Language, Localized, Term, Variant
from guidelines.termbase import values
from guidelines.termbase.columns import is_any_language, language_of
from guidelines.termbase.concepts import Concepts, slug
from guidelines.termbase.model import Notice, TermBase

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES = frozenset({"termEntry", "conceptEntry"})
_SECTIONS = frozenset({"langSet", "langSec"})
_TERMS = frozenset({"tig", "ntig", "termSec"})
_STATUS = {"preferred": "preferredTerm-admn-sts", "forbidden": "deprecatedTerm-admn-sts"}


def is_tbx(data: bytes) -> bool:
    """Whether ``data`` begins as a TBX file does, in either version."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    return head.startswith(b"<") and (b"<tbx" in head or b"<martif" in head)


def read_tbx(file: str, data: bytes) -> TermBase:
    """The terms of a TBX file. Raises ``InvalidGuideline`` where it cannot be read or a concept has no preferred term.

    Of the terms of a language the one marked preferred is it; where none is marked, the first that is not deprecated.
    Nothing outside the file is opened, and entities are left as they are.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        told = f"This is not readable XML: {(error.msg or 'it ends too early').split(', line ')[0].rstrip('.')}."
        raise InvalidGuideline([Problem(file, error.lineno, "", told)]) from error
    concepts = Concepts()
    languages: dict[str, int] = {}
    for entry in root.iter():
        if _tag(entry) in _ENTRIES:
            _entry(entry, file, concepts, languages)
    entries = concepts.entries()
    problems = list(concepts.problems)
    if not entries and not problems:
        problems.append(Problem(file, None, "", "The file holds no terms."))
    if problems:
        raise InvalidGuideline(problems)
    passed = [Notice("termbase.language", {"language": each, "n": n}) for each, n in languages.items()]
    return TermBase(entries, (*passed, *concepts.notices))


def write_tbx(terms: Iterable[Term], title: str) -> bytes:
    """``terms`` as TBX version 3, one concept each: its forms with their status, its reason as note and its source."""
    from lxml import etree

    root = etree.Element(f"{{{_NAMESPACE}}}tbx", {"style": "dca", "type": "TBX-Basic"}, nsmap={None: _NAMESPACE})
    root.set(_LANG, "en")
    described = _under(_under(root, "tbxHeader"), "fileDesc")
    _under(_under(described, "titleStmt"), "title", title)
    _under(_under(described, "sourceDesc"), "p", title)
    body = _under(_under(root, "text"), "body")
    for term in terms:
        concept = _under(body, "conceptEntry")
        concept.set("id", term.id)
        section = _under(concept, "langSec")
        section.set(_LANG, term.language or "und")
        _form(section, term.preferred, "preferred", term.reason, term.source)
        for variant in term.forbidden:
            _form(section, variant.text, "forbidden", variant.reason, None)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def not_held(terms: Iterable[Term]) -> int:
    """Of how many ``terms`` TBX cannot hold everything: exceptions, capitals, replacements, severities and so on."""
    return sum(_plain(term) != term for term in terms)


def _plain(term: Term) -> Term:
    """What of ``term`` TBX holds."""
    forbidden = tuple(Variant(text=v.text, reason=v.reason) for v in term.forbidden)
    return Term(
        id=term.id,
        preferred=term.preferred,
        language=term.language,
        forbidden=forbidden,
        reason=term.reason,
        source=term.source,
    )


def _entry(entry: _Element, file: str, concepts: Concepts, languages: dict[str, int]) -> None:
    name = slug(entry.get("id") or "")
    for section in _within(entry, _SECTIONS):
        given = section.get(_LANG) or section.get("lang") or ""
        language: Language | None = None
        if not is_any_language(given):
            language = language_of(given)
            if language is None:
                languages[given] = languages.get(given, 0) + 1
                continue
        forms = [(form, *_told(form)) for form in _within(section, _TERMS)]
        marked = next((f for f, text, status in forms if text and status == "preferred"), None)
        chosen = marked if marked is not None else next((f for f, text, s in forms if text and s != "forbidden"), None)
        for form, text, status in forms:
            if not text:
                continue
            line = form.sourceline or 0
            concept = concepts.of(name, language, "" if name else f"{line}", file, line)
            concept.spoken = True
            if form is chosen or status == "preferred":
                concepts.prefer(concept, text, file, line)
                concept.fields |= _fields(form, section, entry)
            elif status == "forbidden":
                concept.forbidden.append(Variant(text=text, reason=_reason([form])))
            else:
                concept.admitted.append(text)


def _told(form: _Element) -> tuple[str, values.Status | None]:
    """The words of a term and its status."""
    text, status = "", None
    for each in form.iter():
        if _tag(each) == "term":
            text = " ".join("".join(each.itertext()).split())
        elif (each.get("type") or _tag(each)).lower().endswith("status"):
            status = values.status((each.text or "").strip()) or status
    return text, status


def _fields(*places: _Element) -> dict[str, object]:
    """The reason and the source, of the form, its language or its concept."""
    made: dict[str, object] = {}
    if reason := _reason(places):
        made["reason"] = reason
    for place in places:
        for each in place:
            if (each.get("type") or _tag(each)).lower() in ("source", "externalcrossreference") and each.text:
                made.setdefault("source", " ".join(each.text.split()))
    return made


def _reason(places: Iterable[_Element]) -> Localized | None:
    """The notes that stand right in ``places``, in the language of their words; definitions where there is no note."""
    for tags in ({"note"}, {"descrip"}):
        said: dict[str, str] = {}
        for place in places:
            for each in place:
                text = " ".join("".join(each.itertext()).split()) if _tag(each) in tags else ""
                if text and (each.get("type") or "definition") in ("definition", "explanation", "usageNote"):
                    own = each.get(_LANG) or ""
                    language = language_of(own) or ("zh" if values.is_chinese(text) else "en")
                    said.setdefault(language, text)
        if said:
            return Localized(**said)
    return None


def _within(place: _Element, tags: frozenset[str]) -> Iterator[_Element]:
    return (each for each in place.iter() if _tag(each) in tags)


def _tag(element: _Element) -> str:
    """The name without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _under(parent: _Element, tag: str, text: str | None = None) -> _Element:
    """A new element in ``parent``."""
    from lxml import etree

    made = etree.SubElement(parent, f"{{{_NAMESPACE}}}{tag}")
    made.text = text
    return made


def _form(section: _Element, text: str, status: str, reason: Localized | None, source: str | None) -> None:
    form = _under(section, "termSec")
    _under(form, "term", text)
    _under(form, "termNote", _STATUS[status]).set("type", "administrativeStatus")
    if source:
        _under(form, "admin", source).set("type", "source")
    for language in ("en", "zh"):
        if reason is not None and (said := getattr(reason, language)):
            _under(form, "note", said).set(_LANG, language)
