"""Which part of a text a rule looks at, and where it says it found something."""

from __future__ import annotations

import re

import pytest

from tests.consistency.styles.house import found, results

TEXT = """\
# Alpha one

Alpha two. Alpha *three*.

> Alpha four.

- Alpha five
- [Alpha six](https://alpha.example)

## Alpha seven

| Alpha eight | b |
|---|---|
| Alpha nine | c |

```
Alpha ten
```

![Alpha eleven](x.png)
"""
ORDER = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]


def places(scope, text=TEXT, file="copy.md"):
    rule = f"extends: existence\nmessage: No\nscope: {scope}\ntokens: [Alpha]\n"
    return [re.match(r"\W*(\w+)", text[f.end :])[1] for f in results(text, rule, file=file)]


@pytest.mark.parametrize(
    ("scope", "where"),
    [
        ("text", ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "eleven"]),
        ("heading", ["one", "seven"]),
        ("heading.h2", ["seven"]),
        ("heading & ~heading.h1", ["seven"]),
        ("list", ["five", "six"]),
        ("blockquote", ["four"]),
        ("table.header", ["eight"]),
        ("table", ["eight", "nine"]),
        ("sentence", ["two", "three"]),
        ("paragraph", ["two", "three"]),
        ("text.attr.alt", ["eleven"]),
        ("raw", ORDER),
        ("[heading.h1, list]", ["one", "five", "six"]),
        ("~heading & text.md", ["two", "three", "four", "five", "six", "eight", "nine"]),
    ],
)
def test_a_scope_takes_its_part_of_the_text(scope, where):
    assert places(scope) == where


def test_html_has_the_same_scopes():
    html = "<h1>Alpha one</h1>\n<p>Alpha <b>two</b></p><ul><li>Alpha three</li></ul><pre>Alpha four</pre>"
    assert places("heading", html, "copy.html") == ["one"]
    rule = "extends: existence\nmessage: No\ntokens: [Alpha]\n"
    assert [html[f.start :][:8] for f in results(html, rule, file="copy.html")] == ["Alpha on", "Alpha <b", "Alpha th"]


def test_plain_text_has_no_markup():
    assert places("text", "# Alpha one", "copy.txt") == ["one"]
    assert places("heading", "# Alpha one", "copy.txt") == []


def test_entities_and_marks_do_not_move_a_place():
    text = "Fish &amp; chips\\! and **very** good, _very_ so"
    assert [f.start for f in results(text, "extends: existence\nmessage: No\ntokens: [very]\n")] == [
        text.index("very"),
        text.rindex("very"),
    ]


def test_front_matter_is_not_copy():
    assert found("---\ntitle: very old\n---\n\nGood.\n", "extends: existence\nmessage: No\ntokens: [very]\n") == []


def test_words_of_two_cells_are_no_neighbours():
    text = "| is | b |\n|---|---|\n| c | is |\n"
    assert found(text) == []


COMMENTED = """\
very

<!-- vale House.R0 = NO -->
very
<!-- vale House.R0 = YES -->

<!-- vale off -->

very

<!-- vale on -->

The last very.
"""


def test_comments_switch_rules_off_and_on():
    rule = "extends: existence\nmessage: No\ntokens: [very]\n"
    assert [f.start for f in results(COMMENTED, rule)] == [0, COMMENTED.rindex("very")]


def test_what_the_settings_ignore_is_masked():
    settings = "[*.md]\nBasedOnStyles = House\nTokenIgnores = (\\{[^}]+\\})\nBlockIgnores = (?s)(%%.*?%%)\n"
    text = "A {very} odd %%\nvery\n%% and very."
    assert len(results(text, "extends: existence\nmessage: No\ntokens: [very]\n", settings=settings)) == 1
