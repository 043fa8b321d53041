"""One table of queries: on both engines, the hits are those worked out by hand, word by word."""

import unicodedata

import pytest

from api.analysis.transcripts import word_index
from tests.analysis.searching.words_by_hand import answer, by_hand, either, every, near, said
from tests.factories.analysis import make_transcript

FIRST = (
    ("I", "Did you trust her? Did you, well, trust the joint casework?"),
    ("P", "I don't trust anybody. I don’t trust probation; I dont care."),
    ("P", "Trusting, trusted, TRUST. We co-operate; they co‐operate, cooperate and co operate."),
    ("I", "And the café? The cafe\u0301, the CAFÉ; a cafeteria."),
    ("P", "Joint -- casework, joint\ncasework, joint (casework). Casework is joint."),
    ("P", "A need/risk score of 3.5, of 1,000 and of 35. Section 37/41; B12, b-12."),
    ("P", "yeah yeah yeah, yeah. Very very very good, very"),
    ("P", "She asked: «Warum die Straße?» STRASSE, strasse. Ångström, naïve, Zoë, zoe."),
)
SECOND = (
    ("P", "Йога и йод, иод. Ёлка, елка. ΣΊΣΥΦΟΣ, Σίσυφος, σισυφοσ."),
    ("P", "信任她。我不信任她们。ありがとう、か\u3099っこう、がっこう。"),
    ("P", "ความไว้วางใจ ไว้ใจ. क्षितिज, कि, की. 신뢰 신뢰하다."),
    (
        "P",
        "می\u200cخواهم میخواهم. inter\u00adview, interview. A family: 👩\u200d👩\u200d👧 in it. x\u200dy xy",
    ),
    ("I", "probation officer; the officer, my old and very kind probation officer. officer probation"),
    ("P", "prison licence. The licence. Prison, recall, licence and hostel."),
    ("P", "snake_case and under_score; AND OR NOT near. e.g. a.b@c.org https://x.org/y?z=1"),
    ("P", "O'Brien, O’Brien, OBrien, Obrien's, rock 'n' roll, rock ’n’ roll, ’tis."),
    ("P", "…"),
    ("P", "The licence came late. That officer listened."),
)
TABLE = [
    ("trust", said("trust")),
    ("TRUST", said("trust")),
    ("trust*", said("trust*")),
    ("dont", said("dont")),
    ("don't", said("don", "t")),
    ("don’t", said("don", "t")),
    ('"I don’t trust"', said("i", "don", "t", "trust")),
    ("co-operate", said("co", "operate")),
    ("cooperate", said("cooperate")),
    ("co-op*", said("co", "op*")),
    ("cafe", said("cafe")),
    ("café", said("cafe")),
    ("cafe\u0301", said("cafe")),
    ("caf*", said("caf*")),
    ('"joint casework"', said("joint", "casework")),
    ("“joint casework”", said("joint", "casework")),
    ('"joint case*"', said("joint", "case*")),
    ("joint casework", every(said("joint"), said("casework"))),
    ("joint AND casework", every(said("joint"), said("casework"))),
    ("need/risk", said("need", "risk")),
    ("3.5", said("3", "5")),
    ("35", said("35")),
    ("1,000", said("1", "000")),
    ("37/41", said("37", "41")),
    ("b12 OR b-12", either(said("b12"), said("b", "12"))),
    ("yeah", said("yeah")),
    ('"yeah yeah"', said("yeah", "yeah")),
    ("very NEAR/1 very", near(said("very"), said("very"), 1)),
    ("straße", said("strasse")),
    ("STRASSE", said("strasse")),
    ("angstrom", said("angstrom")),
    ("zoe", said("zoe")),
    ("йога", said("иога")),
    ("иод", said("иод")),
    ("ёлка OR елка", said("елка")),
    ("σίσυφος", said("σισυφοσ")),
    ("信任", said("信", "任")),
    ("任她们", said("任", "她", "们")),
    ("がっこう", said("か\u3099", "っ", "こ", "う")),
    ("ไว้", said("ไ", "ว้")),
    ("कि", said("कि")),
    ("신뢰", said(unicodedata.normalize("NFD", "신뢰"))),
    ("신뢰*", said(unicodedata.normalize("NFD", "신뢰") + "*")),
    ("میخواهم", said("میخواهم")),
    ("interview", said("interview")),
    ("xy", said("xy")),
    ("family NEAR/3 it", near(said("family"), said("it"), 3)),
    ("probation NEAR/2 officer", near(said("probation"), said("officer"), 2)),
    ("officer NEAR kind", near(said("officer"), said("kind"), 10)),
    (
        '"probation officer" NEAR/4 "the officer"',
        near(said("probation", "officer"), said("the", "officer"), 4),
    ),
    ("prob* NEAR/1 off*", near(said("prob*"), said("off*"), 1)),
    ("licence -recall", every(said("licence"), but=[said("recall")])),
    ("licence NOT hostel", every(said("licence"), but=[said("hostel")])),
    ("trust -(probation OR casework)", every(said("trust"), but=[said("probation"), said("casework")])),
    ("officer -(kind NEAR/1 officer)", every(said("officer"), but=[near(said("kind"), said("officer"), 1)])),
    ("prison OR probation", either(said("prison"), said("probation"))),
    ("prison OR probation officer", either(said("prison"), every(said("probation"), said("officer")))),
    ("(prison OR probation) officer", every(either(said("prison"), said("probation")), said("officer"))),
    ("joint OR \"joint casework\"", either(said("joint"), said("joint", "casework"))),
    ("snake_case", said("snake", "case")),
    ("and or not", every(said("and"), said("or"), said("not"))),
    ("x.org", said("x", "org")),
    ("O'Brien", said("o", "brien")),
    ("OBrien*", said("obrien*")),
    ("rock 'n' roll", every(said("rock"), said("n"), said("roll"))),
    ('"rock n roll"', said("rock", "n", "roll")),
    ("— trust & casework …", every(said("trust"), said("casework"))),
    ("nothing", said("nothing")),
]  # fmt: skip


@pytest.fixture
def corpus(ground, open_study):
    """Two transcripts, and a third that says the first in decomposed letters."""
    made = {}
    decomposed = tuple((who, unicodedata.normalize("NFD", line)) for who, line in SECOND + FIRST)
    for title, turns in (("B first", FIRST), ("A second", SECOND), ("C decomposed", decomposed)):
        made[title] = make_transcript(ground, open_study.id, turns, title=title)
    with ground.database.change() as session:
        word_index.index_what_is_missing(session)
    return [
        (title, n, start, end, one.text)
        for title, one in made.items()
        for n, (start, end) in enumerate(one.spans, start=1)
    ]


@pytest.mark.parametrize(("query", "asked"), TABLE, ids=[query for query, _ in TABLE])
def test_a_query_finds_what_is_found_by_hand(query, asked, corpus, as_researcher, open_study):
    expected = by_hand(asked, corpus)

    assert answer(as_researcher, open_study.path("search"), {"query": query, "limit": 3}) == expected
    assert expected or query == "nothing"


def test_the_table_is_long_enough():
    assert len(TABLE) >= 40
