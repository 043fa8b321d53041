"""What points at a person is found by its shape; what only looks a little like it is not."""

import pytest

from api.fieldwork.participants.identifiers import found_in, is_nhs_number, looks_like_full_name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("write to sam@example.org please", "an e-mail address"),
        ("07700 900123", "a telephone number"),
        ("+44 7700 900123", "a telephone number"),
        ("(01632) 960 001", "a telephone number"),
        ("943 476 5919", "an NHS number"),
        ("his number is 9434765919.", "an NHS number"),
        ("PNC 2004/1234567K", "a PNC number"),
        ("A1234BC", "a prison number"),
        ("CRN X123456", "a case reference number"),
        ("QQ 12 34 56 C", "a National Insurance number"),
        ("near IP1 2AB", "a postcode"),
    ],
)
def test_an_identifier_is_named_by_its_kind(text, kind):
    assert found_in(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "SU-01",
        "PR-12",
        "PIS 1.2, 5 July 2022",
        "Dennis",
        "about 45-54",
        "1234567890",
        "3 of 10",
        "site A",
        "",
    ],
)
def test_ordinary_words_are_left_alone(text):
    assert found_in(text) is None


def test_a_full_date_counts_only_where_it_is_asked_for():
    assert found_in("born 05/07/1982") is None
    assert found_in("born 05/07/1982", with_dates=True) == "a full date, such as a date of birth"
    assert found_in("1982-07-05", with_dates=True) == "a full date, such as a date of birth"


def test_the_check_digit_of_an_nhs_number_is_worked_out():
    # The example of the NHS Data Dictionary: 943 476 591 gives 9.
    assert is_nhs_number("9434765919")
    assert not is_nhs_number("9434765918")


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("Dennis Marlow", True),
        ("Anne-Marie O'Dell", True),
        ("Ólafur Þórsson", True),
        ("Dennis", False),
        ("Heron two", False),
        ("the Tall one", False),
        ("", False),
    ],
)
def test_two_capitalised_words_read_like_a_full_name(text, like):
    assert looks_like_full_name(text) is like
