"""Tables are read as people save them: encodings, delimiters, quotation marks."""

import pytest

from api.fieldwork.participants.table_file import MOST_ROWS, Unreadable, read_table


@pytest.mark.parametrize(
    ("data", "encoding", "delimiter"),
    [
        ("study_code,group\nSU-01,Zoë\n".encode(), "utf-8", ","),
        ("study_code,group\nSU-01,Zoë\n".encode("utf-8-sig"), "utf-8", ","),
        ("study_code;group\r\nSU-01;Zoë\r\n".encode("cp1252"), "cp1252", ";"),
        ("study_code\tgroup\rSU-01\tZoë\r".encode(), "utf-8", "\t"),
        ("study_code,group\nSU-01,Zoë\n".encode("utf-16"), "utf-16", ","),
    ],
)
def test_encoding_and_delimiter_are_found(data, encoding, delimiter):
    table = read_table(data)

    assert (table.encoding, table.delimiter) == (encoding, delimiter)
    assert table.headings == ["study_code", "group"]
    assert table.rows == [(2, ["SU-01", "Zoë"])]


def test_a_delimiter_within_quotation_marks_does_not_count():
    table = read_table(b'"a,b,c,d";group\n"x;y";SU\n')

    assert table.headings == ["a,b,c,d", "group"]
    assert table.rows == [(2, ["x;y", "SU"])]


def test_a_formula_stays_text():
    assert read_table(b"study_code,note\nSU-01,=1+1\n").rows == [(2, ["SU-01", "=1+1"])]


def test_empty_rows_are_passed_over_and_numbers_are_those_of_the_file():
    assert read_table(b"\na,b\n\n1,2\n,\n3\n").rows == [(4, ["1", "2"]), (6, ["3", ""])]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"PK\x03\x04whatever",
        b"\xd0\xcf\x11\xe0whatever",
        b"a,b\n\0,1\n",
        b'a,b\n"1,2\n',
        b"\x81\x8d\x8f",
        b"a\n" + b"x\n" * (MOST_ROWS + 1),
        b"a," * 101,
        b"a\n" + b"x" * 2_001,
    ],
    ids=["nothing", "blank", "xlsx", "xls", "nul", "quote", "bytes", "rows", "columns", "cell"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data):
    with pytest.raises(Unreadable, match=r"\.$"):
        read_table(data)
