"""Attempts at the study, its people and their own accounts: rows 1 to 3, 64 to 67, 76, 77, 86."""

from typing import Any

from api.access.roles import Role
from tests.contracts.matrix_attempts import attempt
from tests.contracts.matrix_world import Scene, begin
from tests.factories.people import Person, join, make_account

PASSWORD = "plum harbour violet"
#: What has no id in its path can only be one's own: nobody can name another person's.
ONE_S_OWN = dict.fromkeys("RSEAO", "Y")
GROUP = {"label": "Carers", "reviewer_label": "A carer"}


def an_account(s: Scene, **more: Any) -> tuple[str, int]:
    """Make an account; return its path and version."""
    return f"/api/v1/accounts/{make_account(s.ground, f'Somebody {next(s.n)}', **more)}", 1


def a_member(s: Scene) -> str:
    """Make a member; return their path."""
    account_id = make_account(s.ground, f"Member {next(s.n)}")
    join(s.ground, s.study_id, account_id, Role.RESEARCHER)
    return s.path(f"members/{account_id}")


@attempt(1, "read")
def read_the_study(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path())


@attempt(69, "read")
def open_the_study(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path("opening"))


@attempt(1, "read", E="Y", O="Y")
def list_ones_studies(s: Scene, who: Person, _: Person) -> Any:
    return who.get("/api/v1/studies")


@attempt(2, "write")
def change_the_facts(s: Scene, who: Person, _: Person) -> Any:
    return who.patch(s.path(), {"research_question": "Why?"}, version=s.version())


@attempt(2, None)
def change_the_policy(s: Scene, who: Person, _: Person) -> Any:
    body = {"switches": {"second_person_quotes": False}, "reason": "A team of two."}
    return who.patch(s.path("policy"), body, version=s.version())


@attempt(2, "write")
def add_a_group(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("groups"), {"code": f"C{next(s.n)}", **GROUP})


@attempt(2, "write")
def change_a_group(s: Scene, who: Person, _: Person) -> Any:
    made = s.made("groups", {"code": f"C{next(s.n)}", **GROUP})
    return who.patch(s.path(f"groups/{made['id']}"), {"code": made["code"], **GROUP}, version=1)


@attempt(2, "write")
def add_an_objective(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("objectives"), {"text": "To explore more"})


@attempt(2, "write")
def change_an_objective(s: Scene, who: Person, _: Person) -> Any:
    made = s.made("objectives", {"text": "To explore"})
    return who.patch(s.path(f"objectives/{made['id']}"), {"text": "To explore well"}, version=1)


@attempt(3, None)
def list_all_accounts(s: Scene, who: Person, _: Person) -> Any:
    return who.get("/api/v1/accounts")


@attempt(3, None)
def give_rights(s: Scene, who: Person, _: Person) -> Any:
    path, version = an_account(s)
    return who.patch(path, {"may_create_studies": True}, version=version)


@attempt(3, None)
def deactivate_an_account(s: Scene, who: Person, _: Person) -> Any:
    return who.post(f"{an_account(s)[0]}/deactivate")


@attempt(3, None)
def reactivate_an_account(s: Scene, who: Person, _: Person) -> Any:
    return who.post(f"{an_account(s, active=False)[0]}/reactivate")


@attempt(3, None)
def make_a_reset_link(s: Scene, who: Person, _: Person) -> Any:
    return who.post(f"{an_account(s)[0]}/reset-link")


@attempt(64, "read", R="Y")
def read_the_audit_trail(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path("audit"))


@attempt(65, "read")
def verify_the_chain(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path("audit/verify"))


@attempt(66, None)
def make_a_token(s: Scene, who: Person, _: Person) -> Any:
    body = {"name": "Nightly", "study_id": str(s.study_id), "scopes": ["read"]}
    return who.post("/api/v1/me/tokens", body)


@attempt(66, None, O="Y")  # an account in no study may look; its list is empty
def list_ones_tokens(s: Scene, who: Person, _: Person) -> Any:
    return who.get("/api/v1/me/tokens")


@attempt(66, None, O="Y")
def revoke_a_token(s: Scene, who: Person, _: Person) -> Any:
    token = s.token_of(who) if who.account_id.int else s.study_id
    return who.delete(f"/api/v1/me/tokens/{token}")


@attempt(67, "read", **ONE_S_OWN)
def say_who_i_am(s: Scene, who: Person, _: Person) -> Any:
    return who.get("/api/v1/me")


@attempt(67, None, **ONE_S_OWN)
def change_ones_name(s: Scene, who: Person, _: Person) -> Any:
    return who.patch("/api/v1/me", {"display_name": "Another name"})


@attempt(67, None, **ONE_S_OWN)
def change_ones_password(s: Scene, who: Person, _: Person) -> Any:
    if who.account_id.int:
        s.give_password(who, PASSWORD)
    return who.post("/api/v1/me/password", {"current": PASSWORD, "new": f"{PASSWORD} again"})


@attempt(67, "read", **ONE_S_OWN)
def list_ones_sessions(s: Scene, who: Person, _: Person) -> Any:
    return who.get("/api/v1/me/sessions")


@attempt(67, None, **ONE_S_OWN)
def end_ones_other_sessions(s: Scene, who: Person, _: Person) -> Any:
    return who.post("/api/v1/me/sessions/end-others")


@attempt(67, None, **ONE_S_OWN)
def sign_out(s: Scene, who: Person, _: Person) -> Any:
    return who.post("/api/v1/auth/logout")


@attempt(67, None)
def end_a_session(s: Scene, who: Person, owner: Person) -> Any:
    session = s.session_of(owner) if owner.account_id.int else s.study_id
    return who.delete(f"/api/v1/me/sessions/{session}")


@attempt(76, None)
def create_a_study(s: Scene, who: Person, _: Person) -> Any:
    return who.post("/api/v1/studies", {"short_title": "Another study"})


@attempt(77, "read", R="Y")  # B2: the list of people is hidden from reviewers; the team works with it
def list_members(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path("members"))


@attempt(77, None)
def invite_a_member(s: Scene, who: Person, _: Person) -> Any:
    body = {"email": f"new-{next(s.n)}@example.org", "role": "researcher"}
    return who.post(s.path("members/invitations"), body)


@attempt(77, None)
def withdraw_an_invitation(s: Scene, who: Person, _: Person) -> Any:
    body = {"email": f"new-{next(s.n)}@example.org", "role": "researcher"}
    made = s.made("members/invitations", body)
    return who.delete(s.path(f"members/invitations/{made['id']}"))


@attempt(77, None)
def change_a_role(s: Scene, who: Person, _: Person) -> Any:
    return who.patch(a_member(s), {"role": "reviewer"}, version=1)


@attempt(77, None)
def remove_a_member(s: Scene, who: Person, _: Person) -> Any:
    return who.delete(a_member(s))


@attempt(86, "read")
def read_the_changes(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path("activity"))


@attempt(86, "read")
def follow_the_changes(s: Scene, who: Person, _: Person) -> Any:
    return begin(who, s.path("feed"))


@attempt(86, None)
def say_where_one_is(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("presence"), {"transcript_id": str(s.study_id)})
