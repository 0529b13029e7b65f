"""Vale styles as plain frozen types: kept as they were written, so that a version exports what was imported."""

from __future__ import annotations

from pydantic import Field

from guidelines.wording import Item, Text

OWN_RULES = ("Vale.Repetition", "Vale.Terms", "Vale.Avoid")
"""What Vale brings itself: words said twice, the accepted terms as they are written, the rejected ones."""

RULE_ID = r"^[^./\\]+\.[^./\\]+$"


class StyleRule(Item):
    """One rule file. ``id`` is ``Style.Rule``, after the folder and the file; ``definition`` its YAML as written."""

    id: str = Field(pattern=RULE_ID)
    definition: Text


class Vocabulary(Item):
    """Words a team accepts, which join the exceptions of every rule, and rejects; they are regular expressions."""

    id: Text
    accept: tuple[Text, ...] = ()
    reject: tuple[Text, ...] = ()


class Styles(Item):
    """Vale styles and the ``.vale.ini`` that switches them on.

    ``rules`` holds those that the settings ask for, also the ones that a rule switch turns off; ``vocabularies`` in the
    order in which the settings name them.
    """

    settings: Text
    rules: tuple[StyleRule, ...] = ()
    vocabularies: tuple[Vocabulary, ...] = ()

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """The ids of all rules that can speak, Vale's own last."""
        return (*(rule.id for rule in self.rules), *OWN_RULES)

    @property
    def accepted(self) -> tuple[str, ...]:
        """The accepted terms of all vocabularies, in order."""
        return tuple(term for v in self.vocabularies for term in v.accept)

    @property
    def rejected(self) -> tuple[str, ...]:
        """The rejected terms of all vocabularies, in order."""
        return tuple(term for v in self.vocabularies for term in v.reject)
