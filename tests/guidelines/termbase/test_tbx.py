"""TBX of terminology tools, in both versions, and files that only look like it."""

from __future__ import annotations

import pytest

from guidelines.errors import InvalidGuideline
from guidelines.model import Localized, Term, Variant
from guidelines.termbase.tbx import is_tbx, not_held, read_tbx, write_tbx

V2 = b"""<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
  <termEntry id="c1">
    <descrip type="definition">To enter an account.</descrip>
    <langSet xml:lang="en-US">
      <tig><term>log in</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
      <tig><term>sign in</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
        <admin type="source">Style guide 4</admin></tig>
    </langSet>
    <langSet xml:lang="zh-CN">
      <ntig><termGrp><term>\xe7\x99\xbb\xe5\xbd\x95</term></termGrp></ntig>
    </langSet>
    <langSet xml:lang="de"><tig><term>anmelden</term></tig></langSet>
  </termEntry>
</body></text></martif>"""

V3 = b"""<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" style="dct" type="TBX-Min">
<text><body><conceptEntry id="mail"><langSec xml:lang="en">
  <termSec><term>email</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
    <note>One word, no hyphen.</note></termSec>
  <termSec><term>electronic mail</term>
    <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
  <termSec><term>mail</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
</langSec></conceptEntry></body></text></tbx>"""


def test_version_2_is_read_by_concept_and_language():
    read = read_tbx("t.tbx", V2)
    english, chinese = read.entries
    assert (english.id, english.preferred, [v.text for v in english.forbidden]) == ("c1-en", "sign in", ["log in"])
    assert english.fields["source"] == "Style guide 4"
    assert english.fields["reason"] == Localized(en="To enter an account.")
    assert (chinese.id, chinese.language, chinese.preferred) == ("c1-zh", "zh", "登录")
    assert [(n.code, dict(n.params)) for n in read.notices] == [("termbase.language", {"language": "de", "n": 1})]


def test_version_3_is_read_in_either_style():
    (term,) = read_tbx("t.tbx", V3).entries
    assert (term.id, term.preferred, [v.text for v in term.forbidden]) == ("mail", "email", ["electronic mail"])
    assert term.fields["reason"] == Localized(en="One word, no hyphen.")


def test_what_is_written_reads_back():
    terms = (
        Term(
            id="a",
            preferred="sign <in> & up",
            language="en",
            forbidden=(Variant(text="log in", reason=Localized(en="Old.")), Variant(text="logon")),
            reason=Localized(en="One form.", zh="只用一种。"),
            source="Guide",
        ),
        Term(id="b", preferred="登录", language="zh"),
        Term(id="c", preferred="Mate X"),
    )
    written = write_tbx(terms, "Brand")
    assert is_tbx(written)
    read = read_tbx("t.tbx", written)
    made = [Term(id=e.id, preferred=e.preferred, language=e.language, **e.fields) for e in read.entries]
    assert tuple(made) == terms
    assert not_held(terms) == 0
    assert not_held((Term(id="d", preferred="x", case="exact"),)) == 1


def test_a_concept_all_of_whose_terms_are_deprecated_is_a_fault():
    only = V3.replace(b"preferredTerm", b"deprecatedTerm").replace(b"admittedTerm", b"deprecatedTerm")
    with pytest.raises(InvalidGuideline, match="have no preferred one"):
        read_tbx("t.tbx", only)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<tbx><text>", "This is not readable XML"),
        (b"<tbx/>", "The file holds no terms."),
    ],
)
def test_what_cannot_be_read_is_one_sentence(data, told):
    with pytest.raises(InvalidGuideline, match=told):
        read_tbx("t.tbx", data)


def entity(declared: str, used: str) -> bytes:
    term = f"<termSec><term>a{used}b</term></termSec>"
    body = f'<tbx><conceptEntry id="x"><langSec xml:lang="en">{term}</langSec></conceptEntry></tbx>'
    return f"<!DOCTYPE tbx [{declared}]>{body}".encode()


def test_entities_within_entities_are_refused():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    with pytest.raises(InvalidGuideline, match="This is not readable XML"):
        read_tbx("t.tbx", entity('<!ENTITY l0 "ha">' + laughs, "&l8;"))


def test_no_other_file_is_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden", encoding="utf-8")
    (term,) = read_tbx("t.tbx", entity(f'<!ENTITY f SYSTEM "{secret.as_uri()}">', "&f;")).entries
    assert "hidden" not in term.preferred
