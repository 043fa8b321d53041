"""Strings that point at a person, found by their shape: contact details, numbers of registers (G18)."""

import re

#: kind -> pattern. Shapes of the United Kingdom; a study code (SU-01) matches none of them.
SHAPES: dict[str, re.Pattern[str]] = {
    "an e-mail address": re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]{2,}"),
    "a telephone number": re.compile(r"(?<![\w-])(?:\+44\s?|\(?0)(?:[\s().-]{0,2}\d){9,10}(?!\d)"),
    "a PNC number": re.compile(r"(?<!\w)(?:19|20)?\d{2}/\d{1,7}[A-Za-z](?!\w)"),
    "a prison number": re.compile(r"(?<!\w)[A-Z]\d{4}[A-Z]{2}(?!\w)", re.IGNORECASE),
    "a case reference number": re.compile(r"(?<!\w)[A-Z]\d{6}(?!\w)", re.IGNORECASE),
    "a National Insurance number": re.compile(r"(?<!\w)[A-Z]{2}\s?(?:\d{2}\s?){3}[A-D](?!\w)", re.IGNORECASE),
    "a postcode": re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?!\w)", re.IGNORECASE),
}
GROUPED_NHS = re.compile(r"(?<![\d-])\d{3}[ -]\d{3}[ -]\d{4}(?![\d-])")
TEN_DIGITS = re.compile(r"(?<!\d)\d{10}(?!\d)")
FULL_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})(?!\d)")
FULL_NAME = re.compile(r"^[^\W\d_][\w'’-]*(?:\s+[^\W\d_][\w'’-]*)+$")


def found_in(text: str, *, with_dates: bool = False) -> str | None:
    """Return what kind of identifier a text holds, in words, or None. Dates only where asked for."""
    for kind, shape in SHAPES.items():
        if shape.search(text):
            return kind
    if GROUPED_NHS.search(text) or any(is_nhs_number(found) for found in TEN_DIGITS.findall(text)):
        return "an NHS number"
    return "a full date, such as a date of birth" if with_dates and FULL_DATE.search(text) else None


def is_nhs_number(digits: str) -> bool:
    """Tell whether ten digits end in the check digit of an NHS number (modulus 11)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def looks_like_full_name(text: str) -> bool:
    """Tell whether a pseudonym reads like a first name and a family name: two capitalised words."""
    parts = text.split()
    return bool(FULL_NAME.match(text)) and sum(part[0].isupper() for part in parts) >= 2
