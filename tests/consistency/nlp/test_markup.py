"""What a reader sees of Markdown, Slack mrkdwn and plain text."""

from __future__ import annotations

import pytest

from consistency.document import parse

OBJ = "\ufffc"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**bold** and *it* and _it_ and ~gone~ and ~~gone~~", "bold and it and it and gone and gone"),
        ("***both***", "both"),
        ("我们是**最佳**的选择", "我们是最佳的选择"),
        ("**「重点」**后文", "「重点」后文"),
        ("**重点。**后文", "重点。后文"),
        ("snake_case file_name_v2 __init__x", "snake_case file_name_v2 __init__x"),
        ("2*3*4 and 2**3**4", "2*3*4 and 2**3**4"),
        ("10~20元 30~40元 好的~ 来~", "10~20元 30~40元 好的~ 来~"),
        ("Free shipping* today", "Free shipping* today"),
        ("*not closed and **neither", "*not closed and **neither"),
        (r"\*stars\* stay", "*stars* stay"),
        ("*a [b* c](https://x.co)", "*a b* c"),
    ],
)
def test_emphasis_marks_vanish_only_where_they_are_emphasis(text: str, plain: str) -> None:
    assert parse(text).plain == plain


@pytest.mark.parametrize(
    ("text", "plain", "protected"),
    [
        ("see [our site](https://x.co/a_(b)) now", "see our site now", [("url", "https://x.co/a_(b)")]),
        ("see <https://x.co?a=1&amp;b=2|our site> now", "see our site now", [("url", "https://x.co?a=1&b=2")]),
        ("see <https://x.co> now", f"see {OBJ} now", [("url", "https://x.co")]),
        ("see <https://x.co|x.co/now> now", f"see {OBJ} now", [("url", "https://x.co")]),
        ("详见https://x.co/a点击。", f"详见{OBJ}点击。", [("url", "https://x.co/a")]),
        ("(https://x.co/a).", f"({OBJ}).", [("url", "https://x.co/a")]),
        ("**https://x.co/a**", OBJ, [("url", "https://x.co/a")]),
        ("www.x.co/a, shop.x.com.cn!", f"{OBJ}, {OBJ}!", [("url", "www.x.co/a"), ("url", "shop.x.com.cn")]),
        ("Node.js 3.5 e.g. this.Next", "Node.js 3.5 e.g. this.Next", []),
        ("a.b@x.co <mailto:c@x.co|c@x.co>", f"{OBJ} {OBJ}", [("email", "a.b@x.co"), ("email", "c@x.co")]),
        ("![a view](u.png)", "a view", [("url", "u.png")]),
        ("[1] is a note (see)", "[1] is a note (see)", []),
        ("<@U1> <@U1|bob> <#C1|ads> <!here> @tom", f"{OBJ} {OBJ} {OBJ} {OBJ} {OBJ}",
         [("mention", "@U1"), ("mention", "@U1"), ("mention", "#C1"), ("mention", "!here"), ("mention", "tom")]),
        ("`最佳` and ``a`b``", f"{OBJ} and {OBJ}", [("code", "最佳"), ("code", "a`b")]),
        ("a ```x\ny``` b", f"a\n{OBJ}\nb", [("code", "x\ny")]),
        ("```py\nbest\n```", OBJ, [("code", "py\nbest")]),
        ("```\nnever closed", "```\nnever closed", []),
        ("hi :tada: at 10:30:45 :+1::skin-tone-3:", f"hi {OBJ} at 10:30:45 {OBJ}",
         [("emoji", ":tada:"), ("emoji", ":+1::skin-tone-3:")]),
        ("👨‍👩‍👧 🇨🇳 👍🏽 1️⃣ ❤️", f"{OBJ} {OBJ} {OBJ} {OBJ} {OBJ}",
         [("emoji", e) for e in ("👨‍👩‍👧", "🇨🇳", "👍🏽", "1️⃣", "❤️")]),
        ("Aurora™ and Orlume®", "Aurora™ and Orlume®", []),
        ("#AuroraX #1 #fff000", "#AuroraX #1 #fff000", [("hashtag", "AuroraX")]),
        ("#新品发布#来了 #best", "#新品发布#来了 #best", [("hashtag", "新品发布"), ("hashtag", "best")]),
        ("#one#two C# a", "#one#two C# a", [("hashtag", "one")]),
        ("他说“最佳”，《突破》和\"best one\"", "他说“最佳”，《突破》和\"best one\"",
         [("quote", "最佳"), ("quote", "突破"), ("quote", "best one")]),
        ("a 6\" screen", "a 6\" screen", []),
    ],
)  # fmt: skip
def test_what_is_not_prose_is_protected(text: str, plain: str, protected: list[tuple[str, str]]) -> None:
    document = parse(text)
    assert document.plain == plain
    assert [(p.kind, p.value) for p in document.protected] == protected


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("A &amp; B &lt;b&gt; &nbsp;c &#169;d&#x200b;e", "A & B <b>  c ©de"),
        ("ＡＢＣ１２３，全角！", "ABC123，全角！"),
        ("na\u200bme \u202eright\u202c so\u00adft", "name right soft"),
        ("cafe\u0301 e\u0323\u0302", "café ệ"),
        ("<b>bold</b> x<y and z>w", "bold x<y and z>w"),
        ('<a href="https://x.co">go</a><br>now', "go\nnow"),
        ("a<!-- hidden\n\nstill -->b", "a\nb"),
        ("one <!-- never closed", "one <!-- never closed"),
        ("```\n<!-- code\n\n-->\n```\nhi", "\ufffc\nhi"),
        ("<style>.best { color: red }</style><p>Hi</p>", "Hi\n"),
        ("<script>\nlet a = 'best';\n\nif (a<b) run()\n</script>\nHi", "Hi"),
        ("<STYLE>a</style >b<style>never closed", "bnever closed"),
        ('<img alt="best phone"\n src="x">Hi', "Hi"),
        ('a <b title="best" hidden>bold</b> <i am here>', "a bold <i am here>"),
        ("a<!-- hidden -->b", "ab"),
        ("a\u00a0b\u3000c\td", "a b c d"),
        ("---\ntitle: x\ntags: [a]\n---\nBody", "Body"),
        ("---\nNo front matter\n---\nBody", "No front matter\nBody"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
    ],
)
def test_characters_are_what_a_reader_sees(text: str, plain: str) -> None:
    assert parse(text).plain == plain


def test_blocks_know_their_kind() -> None:
    text = (
        "# Title #\n\nSome prose.\n\n- item **one**\n1. second\n2、第三\n• 第四\n- [x] done\n\n> quoted\n&gt; more\n\n"
        "| Head | B |\n|---|:-:|\n| cell. one | |\n\nUnder\n=====\n\n3.5 is a number\n"
    )
    assert [(s.text, s.block) for s in parse(text).sentences] == [
        ("Title", "heading"),
        ("Some prose.", "paragraph"),
        ("item one", "list"),
        ("second", "list"),
        ("第三", "list"),
        ("第四", "list"),
        ("done", "list"),
        ("quoted", "quote"),
        ("more", "quote"),
        ("Head", "table"),
        ("B", "table"),
        ("cell. one", "table"),
        ("Under", "heading"),
        ("3.5 is a number", "paragraph"),
    ]


def test_slacks_long_quote_goes_on_to_the_end() -> None:
    sentences = parse("before\n&gt;&gt;&gt; one\ntwo\n\nthree").sentences
    assert [(s.text, s.block) for s in sentences] == [
        ("before", "paragraph"), ("one", "quote"), ("two", "quote"), ("three", "quote"),
    ]  # fmt: skip


def test_a_word_is_traced_back_through_every_kind_of_markup() -> None:
    text = "> 🎉 <https://x.co|the **be\u200bst** deal> ＢＥＳＴ &lt;best cafe\u0301\r\n`best` [best](best)"
    document = parse(text)
    found = []
    at = document.plain.lower().find("best")
    while at >= 0:
        found.append(document.quote(document.span(at, at + 4)))
        at = document.plain.lower().find("best", at + 1)
    assert found == ["be\u200bst", "ＢＥＳＴ", "best", "best"]
    at = document.plain.index("café")
    assert document.quote(document.span(at, at + 4)) == "cafe\u0301"


def test_the_address_of_a_labelled_link_is_an_empty_stretch_beside_its_label() -> None:
    document = parse("[shop now](https://x.co)")
    (link,) = document.protected
    assert (link.start, link.end, document.quote(link.span)) == (8, 8, "](https://x.co)")


def test_a_paragraph_wrapped_by_an_editor_reads_on_and_lines_of_a_poster_do_not() -> None:
    wrapped = "The camera keeps the colour and the detail after\nsunset, and it does so in your hand."
    assert parse(wrapped).plain == wrapped.replace("\n", " ")
    assert [s.text for s in parse("Order now\nshop the sale").sentences] == ["Order now", "shop the sale"]
