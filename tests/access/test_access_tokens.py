"""Access tokens of scripts: one study, some scopes, no more than the role, and never the secret kept."""

import zlib

import pytest
from sqlalchemy import text, update

from api.access.models import AccessToken
from api.base.clock import now, timedelta
from tests.factories.people import make_token

TOKENS = "/api/v1/me/tokens"


def wanted(study, *scopes, **more):
    return {"name": "Nightly", "study_id": str(study.id), "scopes": list(scopes or ("read",))} | more


@pytest.fixture
def use(new_client, study):
    """Return a maker of requests with a token."""

    def send(token, path=None, method="GET", **more):
        headers = {"Authorization": f"Bearer {token}"}
        return new_client().request(method, path or study.path("codes"), headers=headers, **more)

    return send


def test_a_token_is_shown_once_and_its_secret_is_not_kept(as_researcher, study, ground, use):
    made = as_researcher.post(TOKENS, wanted(study)).json()

    assert use(made["secret"]).status_code == 200
    assert made["secret"] not in as_researcher.get(TOKENS).text
    secret = made["secret"].split("_")[3]
    with ground.database.read() as connection:
        kept = connection.execute(text("SELECT handle, secret_hash, name FROM access_token")).one()
    assert secret not in "".join(kept)
    assert len(kept.secret_hash) == 64
    assert as_researcher.get(TOKENS).json()["items"][0]["last_used_on"] == now().date().isoformat()


def test_a_mistyped_token_is_nobodys(as_researcher, study, use, ground):
    good = make_token(ground, study.id, as_researcher.account_id, "read")
    start = good.rpartition("_")[0]
    body, last = start[:-1], start[-1]
    other = body + ("a" if last != "a" else "b")
    checked = f"{other}_{zlib.crc32(other.encode()):08x}"

    for wrong in (f"{other}_{good[-8:]}", checked, good.upper(), good[:-1], f"{good}x", "x", ""):
        assert use(wrong).status_code == 401, wrong
    assert use(f" {good} ").status_code in (200, 401)
    assert use(good).status_code == 200


def test_only_bearer_is_read(as_researcher, study, ground, new_client):
    token = make_token(ground, study.id, as_researcher.account_id, "read")

    for said in (f"Basic {token}", token, "Bearer", f"Token {token}"):
        assert new_client().get(study.path("codes"), headers={"Authorization": said}).status_code == 401


def test_an_ended_token_is_nobodys(as_researcher, study, use, ground):
    token = make_token(ground, study.id, as_researcher.account_id, "read")
    with ground.database.change() as session:
        session.execute(update(AccessToken).values(ends_at=now() - timedelta(seconds=1)))

    assert use(token).status_code == 401


@pytest.mark.parametrize("days", [0, 91, 10**6, "30", 1.5, True])
def test_a_token_lives_at_most_ninety_days(as_researcher, study, days):
    assert as_researcher.post(TOKENS, wanted(study, days=days)).status_code == 422
    assert as_researcher.post(TOKENS, wanted(study, days=90)).status_code == 201


def test_a_token_opens_its_own_study_alone(as_researcher, study, open_study, use, ground):
    token = make_token(ground, study.id, as_researcher.account_id, "read", "write", "export")

    assert use(token, open_study.path("codes")).status_code == 404
    assert use(token, study.path("codes")).status_code == 200


@pytest.mark.parametrize("scope", ["read", "write", "export"])
def test_a_scope_opens_its_own_acts_alone(as_researcher, study, use, ground, scope):
    token = make_token(ground, study.id, as_researcher.account_id, scope)
    acts = {
        "read": use(token),
        "write": use(token, method="POST", json={"label": "A code"}),
        "export": use(token, study.path("exports")),
    }

    for needed, answer in acts.items():
        if needed == scope:
            assert answer.status_code in (200, 201)
        else:
            assert (answer.status_code, answer.json()["code"]) == (403, "token_scope")


def test_a_token_gives_no_more_than_the_role(as_researcher, study, use, ground):
    token = make_token(ground, study.id, as_researcher.account_id, "read", "write", "export")

    assert use(token, study.path("objectives"), "POST", json={"text": "x"}).status_code == 403


def test_a_token_makes_no_token_and_invites_nobody(as_supervisor, study, use, ground):
    token = make_token(ground, study.id, as_supervisor.account_id, "read", "write", "export")

    acts = [
        use(token, TOKENS, "POST", json=wanted(study)),
        use(token, TOKENS),
        use(
            token,
            study.path("members/invitations"),
            "POST",
            json={"email": "a@example.org", "role": "reviewer"},
        ),
        use(token, "/api/v1/me", "PATCH", json={"display_name": "x"}),
        use(token, "/api/v1/me/password", "POST", json={"current": "x", "new": "y"}),
        use(token, "/api/v1/auth/logout", "POST"),
        use(token, "/api/v1/studies", "POST", json={"short_title": "x"}),
    ]

    assert {answer.status_code for answer in acts} == {403}


def test_reviewers_and_administrators_make_no_tokens(as_reviewer, as_admin, as_outsider, study):
    for person in (as_reviewer, as_admin, as_outsider):
        assert person.post(TOKENS, wanted(study)).status_code == 403


def test_an_administrators_right_does_not_travel_with_a_token(sign_in_as, study, use, ground):
    from_both = sign_in_as("Both", "researcher", study, is_admin=True)
    token = make_token(ground, study.id, from_both.account_id, "read", "write", "export")

    assert from_both.get("/api/v1/accounts").status_code == 200
    assert use(token, "/api/v1/accounts").status_code == 403


def test_a_token_dies_with_the_membership_and_with_the_role(
    as_researcher, as_second_researcher, as_supervisor, study, use, ground
):
    removed = make_token(ground, study.id, as_researcher.account_id, "read")
    demoted = make_token(ground, study.id, as_second_researcher.account_id, "read")

    as_supervisor.delete(study.path(f"members/{as_researcher.account_id}"))
    path = study.path(f"members/{as_second_researcher.account_id}")
    as_supervisor.patch(path, {"role": "reviewer"}, version=1)

    assert (use(removed).status_code, use(demoted).status_code) == (401, 401)


def test_a_revoked_token_is_nobodys_and_only_its_owner_revokes_it(as_researcher, as_supervisor, study, use):
    made = as_researcher.post(TOKENS, wanted(study)).json()

    assert as_supervisor.delete(f"{TOKENS}/{made['id']}").status_code == 404
    assert as_researcher.delete(f"{TOKENS}/{made['id']}").status_code == 204
    assert use(made["secret"]).status_code == 401
