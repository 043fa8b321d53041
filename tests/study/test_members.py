"""Members: invited by a link that works once, changed and removed, and never the last supervisor."""

import pytest
from sqlalchemy import update

from api.accounts.passwords import hash_password
from api.base.clock import now, timedelta
from api.study.models import Invitation
from tests.factories.people import make_account

READ, ACCEPT = "/api/v1/auth/invitations/read", "/api/v1/auth/invitations/accept"
PASSWORD = "plum harbour violet"
NEW = {"password": PASSWORD, "display_name": "Nia New"}


@pytest.fixture
def invited(as_supervisor, study):
    """Return a maker of invitations; gives (token, id)."""

    def make(email="new@example.org", role="researcher", **more):
        made = as_supervisor.post(study.path("members/invitations"), {"email": email, "role": role, **more})
        assert made.status_code == 201, made.text
        return made.json()["url"].partition("#")[2], made.json()["id"]

    return make


def accept(client, token, **said):
    return client.post(ACCEPT, json={"token": token, **(said or NEW)})


def test_an_invitation_makes_an_account_and_a_place_in_the_study(invited, as_nobody, study):
    token, _ = invited(role="reviewer")
    seen = as_nobody.post(READ, json={"token": token}).json()
    assert seen == {"study": "A study", "role": "reviewer", "email": "new@example.org", "has_account": False}

    assert accept(as_nobody, token).status_code == 204

    me = as_nobody.get("/api/v1/me").json()
    assert me["account"]["email"] == "new@example.org"
    assert [(s["id"], s["role"]) for s in me["studies"]] == [(str(study.id), "reviewer")]
    assert me["account"]["is_admin"] is False


def test_an_invitation_works_once(invited, new_client):
    token, _ = invited()
    accept(new_client(), token)

    for again in (accept(new_client(), token), new_client().post(READ, json={"token": token})):
        assert (again.status_code, again.json()["code"]) == (401, "link_used")


def test_an_invitation_ends(invited, as_nobody, ground):
    token, _ = invited()
    with ground.database.change() as session:
        session.execute(update(Invitation).values(ends_at=now() - timedelta(seconds=1)))

    assert accept(as_nobody, token).status_code == 401


def test_a_withdrawn_invitation_opens_nothing(invited, as_supervisor, as_nobody, study):
    token, invitation = invited()
    assert as_supervisor.delete(study.path(f"members/invitations/{invitation}")).status_code == 204

    assert accept(as_nobody, token).status_code == 401
    assert as_supervisor.delete(study.path(f"members/invitations/{invitation}")).status_code == 404


def test_a_newer_invitation_takes_the_place_of_an_older(invited, new_client):
    older, _ = invited()
    newer, _ = invited(role="supervisor")

    assert accept(new_client(), older).status_code == 401
    assert accept(new_client(), newer).status_code == 204


def test_who_has_an_account_joins_with_its_password(invited, new_client, ground):
    make_account(ground, "Old", password_hash=hash_password(ground.settings, PASSWORD))
    with ground.database.read() as connection:
        sql = "SELECT email FROM account WHERE display_name = 'Old'"
        email = connection.exec_driver_sql(sql).scalar()
    token, _ = invited(email.upper())

    wrong = accept(new_client(), token, password="plum harbour orange")
    right = new_client()
    joined = accept(right, token, password=PASSWORD)

    assert (wrong.status_code, wrong.json()["code"]) == (401, "sign_in_failed")
    assert joined.status_code == 204
    assert right.get("/api/v1/me").json()["account"]["display_name"] == "Old"


def test_guessing_through_an_invitation_is_slowed(invited, new_client, ground):
    make_account(ground, "Old", password_hash=hash_password(ground.settings, PASSWORD))
    with ground.database.read() as connection:
        sql = "SELECT email FROM account WHERE display_name = 'Old'"
        email = connection.exec_driver_sql(sql).scalar()
    token, _ = invited(email)

    statuses = [accept(new_client(), token, password=f"wrong guess {n}").status_code for n in range(7)]

    assert statuses == [401] * 6 + [429]


@pytest.mark.parametrize("said", [{"password": PASSWORD}, {"password": "short", "display_name": "Nia"}])
def test_a_refused_answer_leaves_the_invitation(invited, new_client, said):
    token, _ = invited()

    assert accept(new_client(), token, **said).status_code == 422
    assert accept(new_client(), token).status_code == 204


def test_a_member_is_not_invited_again(invited, as_supervisor, as_researcher, study):
    email = as_researcher.get("/api/v1/me").json()["account"]["email"]
    again = as_supervisor.post(study.path("members/invitations"), {"email": email, "role": "reviewer"})

    assert (again.status_code, again.json()["code"]) == (409, "already_member")


def test_the_last_supervisor_stays(as_supervisor, sign_in_as, study):
    path = study.path(f"members/{as_supervisor.account_id}")
    for answer in (as_supervisor.delete(path), as_supervisor.patch(path, {"role": "researcher"}, version=1)):
        assert (answer.status_code, answer.json()["code"]) == (409, "last_supervisor")

    sign_in_as("Second", "supervisor", study)
    assert as_supervisor.patch(path, {"role": "researcher"}, version=1).status_code == 200


def test_the_right_to_approve_quotes_is_a_researchers(as_supervisor, as_researcher, study):
    path = study.path(f"members/{as_researcher.account_id}")

    assert as_supervisor.patch(path, {"release_approver": True}, version=1).json()["release_approver"] is True
    done = as_supervisor.patch(path, {"role": "reviewer"}, version=2).json()

    assert (done["role"], done["release_approver"]) == ("reviewer", False)


def test_a_stranger_is_no_member_to_change(as_supervisor, as_outsider, study):
    path = study.path(f"members/{as_outsider.account_id}")

    assert as_supervisor.patch(path, {"role": "reviewer"}, version=1).status_code == 404
    assert as_supervisor.delete(path).status_code == 404
