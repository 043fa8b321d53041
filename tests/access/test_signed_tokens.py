"""Signed tokens: whatever is wrong with one, the answer is the same 401."""

import base64
import json
import time

import pytest
from jose import jwt

from api.access import credentials
from api.access.credentials import Kind
from api.base.errors import Unauthorized
from api.base.keys import Keys

KEYS = Keys("k1", {"k1": b"a" * 32, "k0": b"b" * 32})
SUBJECT = "01900000-0000-7000-8000-000000000000"


#: Longer than any run of the tests, so that a forged token never becomes good, or ends, by waiting.
HOURS = 12 * 3600


def claims(**changed):
    """Return the claims of a good session token; None takes one away."""
    at = int(time.time())
    said = {
        "iss": "cotheme",
        "aud": "web",
        "sub": SUBJECT,
        "jti": "x",
        "iat": at,
        "nbf": at,
        "exp": at + HOURS,
    }
    return {k: v for k, v in (said | changed).items() if v is not None}


def forge(said=None, key=None, algorithm="HS256", **head):
    """Sign claims as somebody who had the key could."""
    held = KEYS.derive("token:web").hex() if key is None else key
    return jwt.encode(
        said or claims(), held, algorithm=algorithm, headers={"typ": "sess+jwt", "kid": "k1", **head}
    )


def raw(head, said=None, signature="x"):
    """Write a token with any header, unsigned."""
    parts = (
        base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=")
        for p in (head, said or claims())
    )
    return ".".join((*parts, signature))


HEAD = {"alg": "HS256", "typ": "sess+jwt", "kid": "k1"}
AT = int(time.time())
BAD = {
    "nothing": None,
    "an empty text": "",
    "garbage": "garbage",
    "three dots": "a.b.c.d",
    "no signature": forge().rpartition(".")[0] + ".",
    "another signature": forge().rpartition(".")[0] + ".AAAA",
    "another character at the end of the claims": forge().replace(".", "A.", 1),
    "spaces around it": f" {forge()} ",
    "a line break": forge() + "\n",
    "more than 2,048 characters": forge(claims(more="x" * 2048)),
    "unicode digits": forge()[:-1] + "\u0661",
    "alg none": raw(HEAD | {"alg": "none"}, signature=""),
    "alg none with a signature": raw(HEAD | {"alg": "none"}),
    "alg None": raw(HEAD | {"alg": None}),
    "alg as a list": raw(HEAD | {"alg": ["HS256"]}),
    "alg of part of the name": raw(HEAD | {"alg": "HS25"}),
    "HS512": forge(algorithm="HS512"),
    "HS384": forge(algorithm="HS384"),
    "no typ": forge(typ=None),
    "another typ": forge(typ="JWT"),
    "the typ of an invitation": forge(typ="invite+jwt"),
    "an unknown kid": forge(kid="k9"),
    "no kid": raw({k: v for k, v in HEAD.items() if k != "kid"}),
    "kid as an object": raw(HEAD | {"kid": {"a": 1}}),
    "kid as a list": raw(HEAD | {"kid": ["k1"]}),
    "kid as a number": raw(HEAD | {"kid": 1}),
    "kid as a path": forge(kid="../../dev/null"),
    "crit": forge(crit=["exp"]),
    "a key in the header": forge(jwk={"kty": "oct", "k": "AAAA"}),
    "a key address in the header": forge(jku="https://example.org/keys"),
    "a header that is a list": raw([1, 2]),
    "a header that is deep": raw({"alg": "HS256", "typ": "sess+jwt", "kid": "k1", "x": [[[[[[1]]]]]]}),
    "an empty key": forge(key=""),
    "the raw master key": forge(key="a" * 32),
    "another kid's key": forge(kid="k0"),
    "the key of invitations": forge(key=KEYS.derive("token:invitation").hex()),
    "another audience": forge(claims(aud="invitation")),
    "a list of audiences without ours": forge(claims(aud=["x", "y"])),
    "another issuer": forge(claims(iss="elsewhere")),
    **{
        f"no {name}": forge(claims(**{name: None}))
        for name in ("iss", "aud", "sub", "jti", "iat", "nbf", "exp")
    },
    "ended": forge(claims(iat=AT - 700, nbf=AT - 700, exp=AT - 100)),
    "not yet": forge(claims(nbf=AT + HOURS // 2)),
    "made in the future": forge(claims(iat=AT + HOURS // 2, exp=AT + HOURS)),
    "too long a life": forge(claims(exp=AT + 25 * 3600)),
    "an end before its beginning": forge(claims(iat=AT + 4, exp=AT + 4)),
    "an end in words": forge(claims(exp=str(AT + HOURS))),
    "an end with a fraction": forge(claims(exp=AT + HOURS + 0.5)),
    "an endless end": forge(claims(exp=10**18)),
    "an end that is true": forge(claims(exp=True)),
    "a beginning in words": forge(claims(iat=str(AT))),
    "a subject that is no id": forge(claims(sub="admin")),
    "a subject that is a number": forge(claims(sub=7)),
    "an id that is a list": forge(claims(jti=["x"])),
    "another's kind": credentials.sign(KEYS, Kind.DEVICE, credentials.UUID(SUBJECT), 60),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_token_that_is_wrong_in_any_way_is_nobodys(name):
    with pytest.raises(Unauthorized) as refused:
        credentials.read(KEYS, Kind.SESSION, BAD[name])

    assert (refused.value.code, refused.value.__cause__) == ("not_signed_in", None)


def test_a_good_token_is_read_by_its_own_kind_alone():
    for kind in Kind:
        made = credentials.sign(KEYS, kind, credentials.UUID(SUBJECT), 60, "mark")
        assert str(credentials.read(KEYS, kind, made).subject) == SUBJECT
        for other in set(Kind) - {kind}:
            with pytest.raises(Unauthorized):
                credentials.read(KEYS, other, made)
    assert credentials.read(KEYS, Kind.SESSION, forge()).token_id == "x"


def test_an_older_key_of_the_ring_still_verifies():
    older = Keys("k0", KEYS.masters)
    made = credentials.sign(older, Kind.SESSION, credentials.UUID(SUBJECT), 60)

    assert str(credentials.read(KEYS, Kind.SESSION, made).subject) == SUBJECT
    with pytest.raises(Unauthorized):
        credentials.read(Keys("k1", {"k1": KEYS.masters["k1"]}), Kind.SESSION, made)


def test_every_wrong_cookie_gets_the_same_answer(as_nobody, study, ground):
    other = credentials.sign(ground.keys, Kind.RESET, credentials.UUID(SUBJECT), 60)
    wrong = [one for one in BAD.values() if one and one.isascii() and one.strip() == one and "\n" not in one]

    answers = [as_nobody.get(study.path(), headers={"Cookie": f"cotheme={one}"}) for one in [*wrong, other]]
    bodies = {json.dumps(answer.json() | {"request_id": ""}) for answer in answers}

    assert len(wrong) > 40
    assert {answer.status_code for answer in answers} == {401}
    assert len(bodies) == 1
