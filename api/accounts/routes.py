"""Ways in and out, one's own account, and the administrator's list."""

from typing import Annotated
from uuid import UUID

from fastapi import Request, Response

from api.access.guards import Work, allow, cookie_name
from api.access.policy import Action
from api.accounts import entering, passwords, service
from api.accounts.entering import Entered
from api.accounts.schemas import (
    AccountOut,
    AccountsOut,
    DemonstrationIn,
    EntranceOut,
    LinkOut,
    PasswordIn,
    ProfileIn,
    ProfileOut,
    ResetIn,
    RightsIn,
    SessionsOut,
    SetUpIn,
    SignInIn,
    TokenIn,
    TokenMadeOut,
    TokensOut,
)
from api.accounts.throttle import Visitor
from api.base.web import Expected, Room

auth = Room("auth", study=False)
me = Room("me", study=False)
accounts = Room("accounts", study=False)

DEVICE_COOKIE = "cotheme_device"
FORGET = {"Clear-Site-Data": '"cache", "cookies", "storage"'}


def visitor_of(request: Request) -> Visitor:
    """Say where a request comes from."""
    address = request.client.host if request.client else ""
    return Visitor(
        address, request.cookies.get(DEVICE_COOKIE), _device(request.headers.get("user-agent", ""))
    )


def _device(agent: str) -> str:
    """Name a browser and system coarsely."""
    browser = next((b for b in ("Firefox", "Edg", "Chrome", "Safari") if b in agent), "A script or browser")
    system = next((s for s in ("Android", "iPhone", "iPad", "Windows", "Mac", "Linux") if s in agent), "")
    name = {"Edg": "Edge"}.get(browser, browser)
    return f"{name} on {system}" if system else name


def entered(work: Work, person: Entered) -> Response:
    """Answer somebody who came in: nothing but the cookies."""
    answer = Response(status_code=204)
    secure = work.ground.settings.https
    kept = {"httponly": True, "samesite": "strict", "secure": secure, "path": "/"}
    answer.set_cookie(cookie_name(work.ground), person.session_token, **kept)  # type: ignore[arg-type]
    answer.set_cookie(DEVICE_COOKIE, person.device_token, max_age=entering.DEVICE_DAYS * 86_400, **kept)  # type: ignore[arg-type]
    return answer


@auth.get("/entrance", response_model=EntranceOut)
def read_entrance(work: Annotated[Work, allow(Action.ENTER)]) -> Response:
    """Say what the sign-in page offers."""
    return work.public_read(entering.entrance, work.ground)


@auth.post("/login", status_code=204)
def sign_in(body: SignInIn, work: Annotated[Work, allow(Action.SIGN_IN)]) -> Response:
    """Sign in with e-mail and password; the answer sets the session cookie."""
    return entered(work, entering.sign_in(work.ground, body, visitor_of(work.request)))


@auth.post("/demonstration", status_code=204)
def enter_demonstration(body: DemonstrationIn, work: Annotated[Work, allow(Action.SIGN_IN)]) -> Response:
    """Sign in as a role of the demonstration study (demonstration installations on loopback alone)."""
    return entered(work, work.public_write(entering.demonstrate, work.ground, body, visitor_of(work.request)))


@auth.post("/set-up", status_code=204)
def set_up(body: SetUpIn, work: Annotated[Work, allow(Action.SIGN_IN)]) -> Response:
    """Make the first account through the link that the console printed."""
    passwords.demand_good(body.password, (body.email, body.display_name))
    hashed = passwords.hash_password(work.ground.settings, body.password)
    return entered(
        work, work.public_write(entering.set_up, work.ground, body, hashed, visitor_of(work.request))
    )


@auth.post("/resets", status_code=204)
def use_reset(body: ResetIn, work: Annotated[Work, allow(Action.SIGN_IN)]) -> Response:
    """Set a new password through a reset link."""
    passwords.demand_good(body.password)
    hashed = passwords.hash_password(work.ground.settings, body.password)
    return entered(
        work, work.public_write(entering.use_reset, work.ground, body, hashed, visitor_of(work.request))
    )


@auth.post("/logout", status_code=204)
def sign_out(work: Annotated[Work, allow(Action.SIGN_OUT)]) -> Response:
    """End this session and forget what the browser kept."""
    answer = work.write(service.sign_out, status=204)
    answer.headers.update(FORGET)
    answer.delete_cookie(cookie_name(work.ground), path="/")
    return answer


@me.patch("", response_model=ProfileOut)
def change_profile(body: ProfileIn, work: Annotated[Work, allow(Action.CHANGE_OWN_ACCOUNT)]) -> Response:
    """Change how you are named."""
    return work.write(service.change_profile, body, answer=ProfileOut, status=200)


@me.post("/password", status_code=204)
def change_password(body: PasswordIn, work: Annotated[Work, allow(Action.CHANGE_OWN_ACCOUNT)]) -> Response:
    """Change your password; every other session ends."""
    hashed = entering.checked_new_password(work.ground, work.fetch(service.own_password), body)
    return work.write(service.change_password, hashed, status=204)


@me.get("/sessions", response_model=SessionsOut)
def list_sessions(work: Annotated[Work, allow(Action.USE_OWN_ACCOUNT)]) -> Response:
    """List the browsers that are signed in to your account."""
    return work.read(service.sessions, work.ground)


@me.post("/sessions/end-others", status_code=204)
def end_other_sessions(work: Annotated[Work, allow(Action.CHANGE_OWN_ACCOUNT)]) -> Response:
    """Sign out everywhere else."""
    return work.write(service.end_other_sessions, status=204)


@me.delete("/sessions/{session_id}", status_code=204)
def end_session(session_id: UUID, work: Annotated[Work, allow(Action.CHANGE_OWN_ACCOUNT)]) -> Response:
    """End one of your sessions."""
    return work.write(service.end_session, session_id, status=204)


@me.get("/tokens", response_model=TokensOut)
def list_tokens(work: Annotated[Work, allow(Action.USE_TOKENS)]) -> Response:
    """List your access tokens, without their secrets."""
    return work.read(service.tokens)


@me.post("/tokens", status_code=201, response_model=TokenMadeOut)
def make_token(body: TokenIn, work: Annotated[Work, allow(Action.USE_TOKENS)]) -> Response:
    """Make an access token for a script; its secret is shown this once."""
    return work.write(service.make_token, body, answer=TokenMadeOut)


@me.delete("/tokens/{token_id}", status_code=204)
def revoke_token(token_id: UUID, work: Annotated[Work, allow(Action.USE_TOKENS)]) -> Response:
    """Revoke one of your access tokens."""
    return work.write(service.revoke_token, token_id, status=204)


@accounts.get("", response_model=AccountsOut)
def list_accounts(work: Annotated[Work, allow(Action.MANAGE_ACCOUNTS)]) -> Response:
    """List all accounts of the installation."""
    return work.read(service.accounts)


@accounts.patch("/{account_id}", response_model=AccountOut)
def change_rights(
    account_id: UUID, body: RightsIn, version: Expected, work: Annotated[Work, allow(Action.MANAGE_ACCOUNTS)]
) -> Response:
    """Give or take rights."""
    return work.write(service.change_rights, account_id, body, version, answer=AccountOut, status=200)


@accounts.post("/{account_id}/deactivate", status_code=204)
def deactivate_account(account_id: UUID, work: Annotated[Work, allow(Action.MANAGE_ACCOUNTS)]) -> Response:
    """Close an account at once: sessions and tokens end."""
    return work.write(service.deactivate, account_id, status=204)


@accounts.post("/{account_id}/reactivate", status_code=204)
def reactivate_account(account_id: UUID, work: Annotated[Work, allow(Action.MANAGE_ACCOUNTS)]) -> Response:
    """Open a closed account again."""
    return work.write(service.reactivate, account_id, status=204)


@accounts.post("/{account_id}/reset-link", status_code=201, response_model=LinkOut)
def make_reset_link(account_id: UUID, work: Annotated[Work, allow(Action.MANAGE_ACCOUNTS)]) -> Response:
    """Make a link to set a new password, to be handed over by a person."""
    return work.write(service.make_reset_link, work.ground, account_id, answer=LinkOut)
