"""Sessions: the row is the authority, so that what ends, ends on the next request."""

import re

import pytest
from sqlalchemy import update

from api.access import credentials
from api.access.credentials import Kind
from api.access.models import SignInSession
from api.accounts.passwords import hash_password
from api.base.clock import now, timedelta
from tests.factories.people import make_account, make_token, sign_in

PASSWORD = "plum harbour violet"
LOGIN = "/api/v1/auth/login"


@pytest.fixture
def with_password(ground):
    """An account that can sign in: its e-mail."""
    hashed = hash_password(ground.settings, PASSWORD)
    make_account(ground, "Pat", password_hash=hashed)
    with ground.database.read() as connection:
        return connection.exec_driver_sql("SELECT email FROM account WHERE display_name = 'Pat'").scalar()


def move(ground, person, **times):
    """Move the times of somebody's sessions."""
    with ground.database.change() as session:
        asked = update(SignInSession).where(SignInSession.account_id == person.account_id)
        session.execute(asked.values(**times))


def test_the_cookie_is_kept_from_scripts_and_other_sites(as_nobody, with_password):
    answer = as_nobody.post(LOGIN, json={"email": with_password, "password": PASSWORD})

    assert answer.status_code == 204
    cookies = {c.partition("=")[0]: c for c in answer.headers.get_list("set-cookie")}
    assert set(cookies) == {"cotheme", "cotheme_device"}
    for cookie in cookies.values():
        assert {"HttpOnly", "Path=/"} <= set(re.split("; ", cookie))
        assert "samesite=strict" in cookie.lower()
        assert "Domain" not in cookie
    assert "Max-Age" not in cookies["cotheme"]
    assert "expires" not in cookies["cotheme"].lower()


def test_a_session_ends_after_half_an_hour_without_use(as_researcher, study, ground):
    idle = timedelta(minutes=ground.settings.session_idle_minutes)
    move(ground, as_researcher, last_seen_at=now() - idle + timedelta(seconds=20))
    assert as_researcher.get(study.path()).status_code == 200

    move(ground, as_researcher, last_seen_at=now() - idle - timedelta(seconds=1))
    ended = as_researcher.get(study.path())

    assert (ended.status_code, ended.json()["code"]) == (401, "session_ended")


def test_use_keeps_a_session_and_a_page_left_open_does_not(as_researcher, study, ground):
    def last_seen():
        with ground.database.change() as session:
            return (
                session.query(SignInSession).filter_by(account_id=as_researcher.account_id).one().last_seen_at
            )

    long_ago = now() - timedelta(minutes=10)
    move(ground, as_researcher, last_seen_at=long_ago)
    as_researcher.get(study.path("activity"))
    assert abs(last_seen() - long_ago) < timedelta(seconds=1)

    as_researcher.get(study.path("codes"))
    assert now() - last_seen() < timedelta(seconds=30)


def test_a_session_ends_for_good_however_busy(as_researcher, study, ground):
    move(ground, as_researcher, ends_at=now() - timedelta(seconds=1))

    assert as_researcher.get(study.path()).status_code == 401


def test_whoever_signs_out_is_out_on_the_next_request(as_researcher, study):
    answer = as_researcher.post("/api/v1/auth/logout")

    assert answer.status_code == 204
    assert "storage" in answer.headers["clear-site-data"]
    as_researcher.client.cookies.clear()
    kept = answer.request.headers["cookie"]
    again = as_researcher.get(study.path(), headers={"Cookie": kept})
    assert (again.status_code, again.json()["code"]) == (401, "session_ended")


def test_a_removed_member_finds_nothing_on_the_next_request(as_researcher, as_supervisor, study, open_study):
    as_supervisor.delete(study.path(f"members/{as_researcher.account_id}"))

    assert as_researcher.get(study.path()).status_code == 404
    assert as_researcher.get(open_study.path()).status_code == 200


def test_a_changed_role_holds_on_the_next_request(as_researcher, as_supervisor, study):
    path = study.path(f"members/{as_researcher.account_id}")
    assert as_supervisor.patch(path, {"role": "reviewer"}, version=1).status_code == 200

    assert as_researcher.get(study.path("codes")).status_code == 403
    assert set(as_researcher.get(study.path()).json()) == {
        "id",
        "short_title",
        "research_question",
        "objectives",
    }


def test_a_deactivated_account_is_out_on_the_next_request(as_researcher, as_admin, study, ground, new_client):
    token = make_token(ground, study.id, as_researcher.account_id, "read")

    as_admin.post(f"/api/v1/accounts/{as_researcher.account_id}/deactivate")

    assert as_researcher.get(study.path()).status_code == 401
    bearer = {"Authorization": f"Bearer {token}"}
    assert new_client().get(study.path(), headers=bearer).status_code == 401
    as_admin.post(f"/api/v1/accounts/{as_researcher.account_id}/reactivate")
    assert as_researcher.get(study.path()).status_code == 401


def test_ending_the_other_sessions_ends_them_and_not_this_one(as_researcher, study, ground, new_client):
    elsewhere = sign_in(ground, new_client, as_researcher.account_id)
    assert elsewhere.get(study.path()).status_code == 200

    as_researcher.post("/api/v1/me/sessions/end-others")

    assert elsewhere.get(study.path()).status_code == 401
    assert as_researcher.get(study.path()).status_code == 200


def test_a_new_password_ends_the_other_sessions(with_password, new_client):
    here, there = new_client(), new_client()
    for client in (here, there):
        client.post(LOGIN, json={"email": with_password, "password": PASSWORD})
    csrf = here.get("/api/v1/me").json()["csrf"]

    body = {"current": PASSWORD, "new": "another long password"}
    changed = here.post("/api/v1/me/password", json=body, headers={"X-CSRF-Token": csrf})

    assert changed.status_code == 204
    assert there.get("/api/v1/me").status_code == 401
    assert here.get("/api/v1/me").status_code == 200


def test_nobody_ends_anothers_session(as_researcher, as_supervisor):
    theirs = as_supervisor.get("/api/v1/me/sessions").json()["items"][0]["id"]

    assert as_researcher.delete(f"/api/v1/me/sessions/{theirs}").status_code == 404
    assert as_supervisor.get("/api/v1/me").status_code == 200


# Changes sent by another site's page (CSRF)


def send(person, study, headers, **more):
    """Create a code with just these headers."""
    body = {"label": "A code"}
    return person.client.post(study.path("codes"), json=body, headers=headers, **more)


def test_a_change_needs_the_sessions_own_anti_forgery_value(as_researcher, as_supervisor, study):
    tampered = as_researcher.csrf[:-1] + ("0" if as_researcher.csrf[-1] != "0" else "1")
    wrong = [{}, *({"X-CSRF-Token": value} for value in ("", "x", tampered, as_supervisor.csrf))]

    for headers in wrong:
        refused = send(as_researcher, study, headers)
        assert (refused.status_code, refused.json()["code"]) == (403, "csrf")
    assert send(as_researcher, study, {"X-CSRF-Token": as_researcher.csrf}).status_code == 201


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "anything"])
def test_a_change_from_another_site_is_refused_even_with_the_value(as_researcher, study, site):
    headers = {"X-CSRF-Token": as_researcher.csrf, "Sec-Fetch-Site": site}

    assert send(as_researcher, study, headers).json()["code"] == "csrf"
    assert send(as_researcher, study, headers | {"Sec-Fetch-Site": "same-origin"}).status_code == 201


def test_a_value_that_is_not_ascii_is_refused_too(as_researcher, study):
    refused = send(as_researcher, study, {"X-CSRF-Token": "\u00e9".encode()})

    assert refused.status_code == 403


def test_reading_needs_no_value(as_researcher, study):
    assert as_researcher.client.get(study.path()).status_code == 200


def test_a_script_needs_no_value_and_sends_no_cookie(as_researcher, study, ground, new_client):
    token = make_token(ground, study.id, as_researcher.account_id, "read", "write")
    bearer = {"Authorization": f"Bearer {token}"}

    assert new_client().post(study.path("codes"), json={"label": "A"}, headers=bearer).status_code == 201
    both = send(as_researcher, study, bearer | {"X-CSRF-Token": as_researcher.csrf})
    assert (both.status_code, both.json()["code"]) == (400, "two_credentials")


def test_a_session_of_one_is_no_session_of_another(ground, as_researcher, new_client, study):
    stranger = new_client()
    device = credentials.sign(ground.keys, Kind.DEVICE, as_researcher.account_id, 60)
    stranger.cookies.set("cotheme", device)

    assert stranger.get(study.path()).status_code == 401
