"""Ways in: passwords with a throttle, set-up once, reset once, and the one click of a demonstration."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import text

from api.access import credentials
from api.access.credentials import Kind
from api.access.models import SaidAnswer
from api.accounts import entering
from api.accounts.models import Installation
from api.accounts.passwords import hash_password
from api.base.clock import now, timedelta
from tests.factories.people import make_account

LOGIN, RESETS, SET_UP = "/api/v1/auth/login", "/api/v1/auth/resets", "/api/v1/auth/set-up"
RIGHT, WRONG = "plum harbour violet", "plum harbour orange"


@pytest.fixture
def account(ground):
    """Return a maker of accounts with a password; gives (id, e-mail)."""
    hashed = hash_password(ground.settings, RIGHT)

    def make(name="Pat", **more):
        made = make_account(ground, name, **{"password_hash": hashed, **more})
        with ground.database.read() as connection:
            rows = connection.execute(text("SELECT id, email FROM account")).all()
        return made, next(r.email for r in rows if UUID(str(r.id)) == made)

    return make


def enter(client, email, password=RIGHT):
    return client.post(LOGIN, json={"email": email, "password": password})


def plain(answer):
    return answer.status_code, answer.json() | {"request_id": ""}


def test_an_unknown_address_a_wrong_password_and_a_closed_account_answer_alike(account, as_nobody):
    _, email = account()
    _, closed = account("Closed", active=False)
    _, bare = account("Bare", password_hash=None)

    answers = [
        plain(enter(as_nobody, email, WRONG)),
        plain(enter(as_nobody, "nobody@example.org")),
        plain(enter(as_nobody, closed)),
        plain(enter(as_nobody, bare)),
    ]

    assert answers[0][0] == 401
    assert all(answer == answers[0] for answer in answers)


def test_an_address_is_one_whatever_its_case(account, as_nobody):
    _, email = account()

    assert enter(as_nobody, f"  {email.upper()} ").status_code == 204


def test_the_sixth_wrong_password_has_to_wait_and_so_does_the_right_one(account, new_client):
    _, email = account()
    _, other = account("Other")
    attacker = new_client()

    statuses = [enter(attacker, email, WRONG).status_code for _ in range(7)]

    assert statuses == [401] * 6 + [429]
    held = enter(attacker, email)
    assert held.status_code == 429
    assert 0 < int(held.headers["retry-after"]) <= 900
    assert enter(new_client(), other).status_code == 204


def test_who_guesses_does_not_lock_the_owner_out(account, new_client):
    _, email = account()
    owner, attacker = new_client(), new_client()
    assert enter(owner, email).status_code == 204
    owner.cookies.delete("cotheme")

    for _ in range(8):
        enter(attacker, email, WRONG)

    assert enter(attacker, email).status_code == 429
    assert enter(owner, email).status_code == 204


def test_a_device_of_another_opens_no_bucket_of_its_own(account, new_client):
    _, email = account()
    _, mine = account("Mallory")
    mallory = new_client()
    enter(mallory, mine)

    statuses = [enter(mallory, email, WRONG).status_code for _ in range(7)]

    assert statuses[-1] == 429


def test_a_failed_sign_in_stands_on_the_trail_without_the_address(account, as_nobody, ground):
    account_id, email = account()

    enter(as_nobody, email, WRONG)
    enter(as_nobody, email)

    with ground.database.read() as connection:
        rows = connection.execute(text("SELECT kind, object_id, details FROM audit_event ORDER BY seq")).all()
    kinds = [(r.kind, UUID(str(r.object_id))) for r in rows]
    assert kinds == [("account.sign_in_refused", account_id), ("account.signed_in", account_id)]
    assert email not in str(rows)


# Reset links


@pytest.fixture
def reset_link(account, as_admin):
    """Return a maker of reset links; gives (token, e-mail)."""

    def make():
        account_id, email = account()
        made = as_admin.post(f"/api/v1/accounts/{account_id}/reset-link").json()
        return made["url"].partition("#")[2], email

    return make


def test_a_reset_link_works_once_and_ends_every_session(reset_link, new_client):
    token, email = reset_link()
    before = new_client()
    enter(before, email)
    body = {"token": token, "password": "quiet lantern meadow"}

    first, second = new_client().post(RESETS, json=body), new_client().post(RESETS, json=body)

    assert first.status_code == 204
    assert (second.status_code, second.json()["code"]) == (409, "link_used")
    assert before.get("/api/v1/me").status_code == 401
    assert enter(new_client(), email).status_code == 401
    assert enter(new_client(), email, "quiet lantern meadow").status_code == 204


def test_a_reset_link_dies_when_the_password_changes_otherwise(reset_link, new_client):
    token, email = reset_link()
    browser = new_client()
    enter(browser, email)
    csrf = browser.get("/api/v1/me").json()["csrf"]
    changed = {"current": RIGHT, "new": "another long password"}
    assert (
        browser.post("/api/v1/me/password", json=changed, headers={"X-CSRF-Token": csrf}).status_code == 204
    )

    late = new_client().post(RESETS, json={"token": token, "password": "quiet lantern meadow"})

    assert late.status_code == 409


def test_a_link_of_another_kind_resets_nothing(account, ground, as_nobody):
    account_id, _ = account()
    for kind in set(Kind) - {Kind.RESET}:
        token = credentials.sign(ground.keys, kind, account_id, 600)
        answer = as_nobody.post(RESETS, json={"token": token, "password": "quiet lantern meadow"})
        assert answer.status_code == 401


@pytest.mark.parametrize(
    "password", ["short", "fourteen chars", "correcthorsebatterystaple", "aaaaaaaaaaaaaaaaaaaa", "x" * 1025]
)
def test_a_weak_password_is_refused_and_the_link_still_holds(reset_link, as_nobody, password):
    token, _ = reset_link()

    refused = as_nobody.post(RESETS, json={"token": token, "password": password})

    assert refused.status_code == 422
    assert password not in refused.text
    good = as_nobody.post(RESETS, json={"token": token, "password": "quiet lantern meadow"})
    assert good.status_code == 204


@pytest.mark.parametrize(
    "password",
    [
        "\U0001f642\U0001f9e1\U0001f525\U0001f3b2\U0001f335\U0001f6b2" * 4,
        "  leading and trailing  ",
        "caf\u00e9 and more letters",
    ],
)
def test_any_characters_make_a_password(reset_link, new_client, password):
    token, email = reset_link()

    assert new_client().post(RESETS, json={"token": token, "password": password}).status_code == 204

    assert enter(new_client(), email, password).status_code == 204
    assert enter(new_client(), email, password.replace("\u00e9", "e\u0301")).status_code == 204


# Set-up


def first(client, token, name="Fay"):
    body = {
        "token": token,
        "email": f"{name}@example.org",
        "display_name": name,
        "password": "quiet lantern meadow",
    }
    return client.post(SET_UP, json=body)


def test_set_up_makes_the_first_administrator_and_nobody_after_them(ground, new_client):
    token = credentials.sign(ground.keys, Kind.SET_UP, UUID(int=0), 600)
    assert new_client().get("/api/v1/auth/entrance").json()["needs_set_up"] is True

    founder, late = new_client(), new_client()
    assert first(founder, token).status_code == 204
    refused = first(late, token, "Lee")

    assert (refused.status_code, refused.json()["code"]) == (410, "already_set_up")
    assert founder.get("/api/v1/me").json()["account"]["is_admin"] is True
    assert late.get("/api/v1/auth/entrance").json()["needs_set_up"] is False


def test_of_two_who_set_up_at_once_one_wins(ground, new_client):
    token = credentials.sign(ground.keys, Kind.SET_UP, UUID(int=0), 600)
    clients = [(new_client(), name) for name in ("Fay", "Lee", "Kim", "Sam")]

    with ThreadPoolExecutor(4) as several:
        statuses = list(several.map(lambda one: first(one[0], token, one[1]).status_code, clients))

    assert statuses.count(204) == 1
    assert set(statuses) - {204} <= {409, 410}
    with ground.database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM account")).scalar() == 1


def test_without_its_link_nobody_sets_up(ground, as_nobody):
    other = credentials.sign(ground.keys, Kind.RESET, UUID(int=0), 600)

    assert first(as_nobody, other).status_code == 401
    assert first(as_nobody, "x" * 40).status_code == 401


# Demonstration


def as_role(client, role="researcher"):
    return client.post("/api/v1/auth/demonstration", json={"role": role})


@pytest.fixture
def demonstration(ground, as_researcher):
    """Make this installation a demonstration."""
    with ground.database.change() as session:
        session.merge(Installation(id=1, demonstration=True, made_at=now()))


def test_one_click_signs_in_to_a_demonstration_alone(as_researcher, as_nobody, ground):
    assert as_role(as_nobody).status_code == 404
    assert as_nobody.get("/api/v1/auth/entrance").json()["demonstration"] == []

    with ground.database.change() as session:
        session.merge(Installation(id=1, demonstration=True, made_at=now()))

    assert [r["role"] for r in as_nobody.get("/api/v1/auth/entrance").json()["demonstration"]] == [
        "researcher"
    ]
    assert as_role(as_nobody).status_code == 204
    assert as_nobody.get("/api/v1/me").status_code == 200
    assert as_role(as_nobody, "supervisor").status_code == 404
    assert as_role(as_nobody, "root").status_code == 422


def test_a_demonstration_that_others_can_reach_has_no_click(demonstration, ground):
    reached = replace(ground, settings=ground.settings.model_copy(update={"host": "0.0.0.0"}))

    with ground.database.read() as connection:
        assert entering.is_demonstration(connection, ground) is True
        assert entering.is_demonstration(connection, reached) is False


# Administrators


def test_the_last_administrator_stays(as_admin, ground, account):
    path = f"/api/v1/accounts/{as_admin.account_id}"
    for answer in (
        as_admin.post(f"{path}/deactivate"),
        as_admin.patch(path, {"is_admin": False}, version=1),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "last_administrator")

    account("Second", is_admin=True)
    assert as_admin.patch(path, {"is_admin": False}, version=1).status_code == 200
    assert as_admin.get("/api/v1/accounts").status_code == 403


def test_an_answer_kept_for_a_repeated_request_is_forgotten_after_a_day(ground, new_client, account):
    owner, email = account()
    with ground.database.change() as session:
        for key, hours in (("from-yesterday", 25), ("from-today", 1)):
            at = now() - timedelta(hours=hours)
            session.add(SaidAnswer(account_id=owner, key=key, asked="x", sealed=b"x", at=at))

    assert enter(new_client(), email).status_code == 204

    with ground.database.read() as connection:
        kept = connection.execute(text("SELECT key FROM said_answer")).scalars().all()
    assert kept == ["from-today"]
