"""The command `cotheme`: serve, demonstrate, migrate, back up, and help an administrator in need."""

import gc
import json
import sys
from pathlib import Path
from socket import socket
from typing import Annotated, Any

import typer
import uvicorn

from api import migrate as migrations
from api import upkeep
from api.access import credentials
from api.access.credentials import Kind
from api.accounts import entering, queries
from api.accounts import service as accounts
from api.analysis.transcripts import word_index
from api.app import create_app
from api.audit import service as audit
from api.base.database import Database
from api.base.fields import new_id
from api.base.ground import Ground
from api.base.keys import Keys
from api.base.settings import LOOPBACK, Settings
from api.demonstration.load import load_demonstration
from api.study.activity.channels import Channels

HELP = "Cotheme: a research team turns interviews into themes, together with experts by experience."
SET_UP_HOURS = 24

app = typer.Typer(help=HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
user = typer.Typer(help="Accounts: list them, make a reset link, close one, give the administrator's right.")
app.add_typer(user, name="user", no_args_is_help=True)

DataDir = Annotated[
    Path,
    typer.Option("--data-dir", envvar="COTHEME_DATA_DIR", help="Where the database and the keyring lie."),
]
DatabaseUrl = Annotated[
    str | None,
    typer.Option(
        "--database-url", envvar="COTHEME_DATABASE_URL", help="postgresql://… instead of embedded SQLite."
    ),
]
Port = Annotated[int, typer.Option("--port", envvar="COTHEME_PORT", help="The port to listen on.")]
Host = Annotated[str, typer.Option("--host", envvar="COTHEME_HOST", help="The address to listen on.")]
PublicUrl = Annotated[
    str | None,
    typer.Option("--public-url", envvar="COTHEME_PUBLIC_URL", help="What people open, when behind a proxy."),
]
HERE = Path("var")


def say(text: str = "") -> None:
    """Write a line for whoever sits at the console."""
    print(text, flush=True)


def ground_at(data_dir: Path, database_url: str | None = None, **more: Any) -> Ground:
    """Open an installation. Ends the command with a sentence if it cannot be opened."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Ground.open(Settings(data_dir=data_dir, database_url=database_url, **more))
    except (OSError, ValueError) as error:
        raise upkeep.UpkeepError(str(error)) from None


def main() -> None:
    """Run the command; say what an administrator must put right in one sentence."""
    try:
        app()
    except upkeep.UpkeepError as error:
        print(f"cotheme: {error}", file=sys.stderr)
        raise SystemExit(1) from None


class Service(uvicorn.Server):
    """A server whose open streams end first: they would hold up its end."""

    def __init__(self, config: uvicorn.Config, channels: Channels) -> None:
        super().__init__(config)
        self.channels = channels

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """End the streams, then whatever else is open."""
        self.channels.close()
        await super().shutdown(sockets)


def _serve(ground: Ground) -> None:
    settings = ground.settings
    with upkeep.only_process(ground):
        application = create_app(ground)
        config = uvicorn.Config(
            application,
            host=settings.host,
            port=settings.port,
            access_log=False,
            log_level="warning",
            proxy_headers=settings.trust_proxy,
            server_header=False,
            timeout_graceful_shutdown=3,
        )
        gc.collect()
        gc.freeze()  # what stands from the start on is never looked through again
        Service(config, application.state.channels).run()


@app.command()
def serve(
    data_dir: DataDir = HERE,
    database_url: DatabaseUrl = None,
    port: Port = 8000,
    host: Host = "127.0.0.1",
    public_url: PublicUrl = None,
) -> None:
    """Serve a real installation: API and pages from one process. Migrates first."""
    ground = ground_at(data_dir, database_url, port=port, host=host, public_url=public_url)
    if not ground.settings.on_loopback and not ground.settings.https:
        raise upkeep.UpkeepError(
            "Beyond this machine, people must reach Cotheme over HTTPS. Put a proxy in front and name "
            "its address with --public-url https://… (docs/administrators.md shows how)."
        )
    migrations.upgrade(ground)
    say(f"Cotheme is at {ground.settings.address}")
    if not _anybody(ground):
        say(f"Nobody has an account yet. Open this link within {SET_UP_HOURS} hours to make the first one:")
        say(f"  {_set_up_link(ground)}")
    say("Stop with Ctrl C.")
    _serve(ground)


@app.command()
def run(data_dir: DataDir = HERE, port: Port = 8000, host: Host = "127.0.0.1") -> None:
    """Serve a demonstration: makes the fictional study on first start, then keeps its data."""
    if host not in LOOPBACK:
        raise upkeep.UpkeepError("A demonstration answers to this machine alone. Leave --host as it is.")
    ground = ground_at(data_dir, None, port=port, host=host)
    migrations.upgrade(ground)
    if not _anybody(ground):
        say("Making the demonstration study (fictional) …")
        load_demonstration(ground)
    with ground.database.read() as connection:
        easy = entering.is_demonstration(connection, ground)
    say(f"Cotheme is at {ground.settings.address}")
    say("Open it and choose a role: one click signs in." if easy else "Sign in with your account.")
    say("Everything in the demonstration is fictional. Stop with Ctrl C.")
    _serve(ground)


@app.command()
def demo(
    data_dir: DataDir = HERE,
    database_url: DatabaseUrl = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what a script needs, as JSON.")] = False,
) -> None:
    """Create the demonstration study in an empty installation."""
    ground = ground_at(data_dir, database_url)
    migrations.upgrade(ground)
    if _anybody(ground):
        raise upkeep.UpkeepError(f"{data_dir} already has accounts. Name an empty --data-dir.")
    made = load_demonstration(ground)
    if as_json:
        say(json.dumps(made, indent=2))
        return
    say(f"The demonstration study is in {data_dir}. Accounts (passwords are shown this once):")
    for account in made["accounts"]:
        say(f"  {account['role']:14} {account['email']:38} {account['password']}")


@app.command()
def setup(
    data_dir: DataDir = HERE,
    database_url: DatabaseUrl = None,
    port: Port = 8000,
    public_url: PublicUrl = None,
) -> None:
    """Prepare an empty installation and print the link that makes its first account."""
    ground = ground_at(data_dir, database_url, port=port, public_url=public_url)
    migrations.upgrade(ground)
    if _anybody(ground):
        raise upkeep.UpkeepError("This installation is set up already. Use: cotheme user reset-link E-MAIL")
    say(_set_up_link(ground))


@app.command()
def migrate(data_dir: DataDir = HERE, database_url: DatabaseUrl = None) -> None:
    """Bring the tables to this release: all of it, or nothing."""
    ground = ground_at(data_dir, database_url)
    before, newest = migrations.revisions(ground)
    migrations.upgrade(ground)
    say(f"The tables are at {newest}." if before == newest else f"The tables went from {before} to {newest}.")


@app.command()
def openapi(
    to: Annotated[Path | None, typer.Option("--to", help="A file; the console if not named.")] = None,
) -> None:
    """Print the OpenAPI document of the API."""
    text = json.dumps(openapi_document(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if to is None:
        print(text, end="")
    else:
        to.write_text(text, "utf-8")


def openapi_document() -> dict[str, Any]:
    """Return the OpenAPI document, which depends on the code alone."""
    nowhere = Settings(
        data_dir=Path("nowhere"), database_url="postgresql://nowhere/none"
    )  # never connected to
    keys = Keys("none", {"none": bytes(32)})
    return create_app(Ground(nowhere, keys, Database(nowhere.url))).openapi()


@app.command()
def backup(
    to: Annotated[Path, typer.Argument(help="A new folder for the backup.")],
    data_dir: DataDir = HERE,
    database_url: DatabaseUrl = None,
) -> None:
    """Write a backup, also while serving, and prove it. Keep keys.json apart from it."""
    made = upkeep.back_up(ground_at(data_dir, database_url), to)
    say(f"{made['bytes']:,} bytes in {to / made['file']}, SHA-256 {made['sha256'][:16]}…")
    say("All audit chains hold." if not made["chains_broken"] else f"Broken chains: {made['chains_broken']}")


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(help="The folder of a backup.")],
    data_dir: DataDir = HERE,
    database_url: DatabaseUrl = None,
) -> None:
    """Bring a backup into an empty data directory. Put its keys.json there first."""
    ground = ground_at(data_dir, database_url)
    said = upkeep.restore(ground, source)
    migrations.upgrade(ground)
    broken = {study: seq for study, seq in upkeep.verify_chains(ground).items() if seq is not None}
    if broken:
        raise upkeep.UpkeepError(
            "Restored, but the audit chains do not hold with this keyring. Is keys.json the right one?"
        )
    say(f"Restored the backup of {said['made_at']}. All audit chains hold.")


@app.command("verify-audit")
def verify_audit(data_dir: DataDir = HERE, database_url: DatabaseUrl = None) -> None:
    """Walk every audit chain; say where one first breaks. Exit code 1 if any does."""
    found = upkeep.verify_chains(ground_at(data_dir, database_url))
    say(f"{len(found)} audit chains.")
    for study, seq in found.items():
        say(f"{study}  {'holds' if seq is None else f'breaks at event {seq}'}")
    if any(seq is not None for seq in found.values()):
        raise typer.Exit(1)


@app.command()
def reindex(data_dir: DataDir = HERE, database_url: DatabaseUrl = None) -> None:
    """Make the index in which words are searched anew, from the texts. Nothing else changes."""
    ground = ground_at(data_dir, database_url)
    migrations.upgrade(ground)
    with ground.database.change() as session:
        n = word_index.rebuild(session)
    say(f"{n} transcripts are indexed anew.")


# Accounts, for an administrator who cannot sign in


@user.command("list")
def list_users(data_dir: DataDir = HERE, database_url: DatabaseUrl = None) -> None:
    """List all accounts."""
    with ground_at(data_dir, database_url).database.read() as connection:
        for row in queries.accounts(connection):
            marks = [w for w, on in (("administrator", row.is_admin), ("closed", not row.active)) if on]
            say(f"{row.email:40} {row.display_name:30} {row.studies} studies  {' '.join(marks)}")


@user.command("reset-link")
def reset_link(
    email: str, data_dir: DataDir = HERE, database_url: DatabaseUrl = None, port: Port = 8000
) -> None:
    """Make a link to set a new password, to hand over yourself."""
    ground = ground_at(data_dir, database_url, port=port)
    with audit.change(ground) as session:
        found = _account(session, email)
        say(accounts.make_reset_link(session, accounts.CONSOLE, ground, found)["url"])


@user.command("close")
def close(email: str, data_dir: DataDir = HERE, database_url: DatabaseUrl = None) -> None:
    """Close an account: its sessions and tokens end at once."""
    with audit.change(ground_at(data_dir, database_url)) as session:
        accounts.deactivate(session, accounts.CONSOLE, _account(session, email))
    say(f"{email} is closed.")


@user.command("make-admin")
def make_admin(email: str, data_dir: DataDir = HERE, database_url: DatabaseUrl = None) -> None:
    """Give an account the administrator's right."""
    with audit.change(ground_at(data_dir, database_url)) as session:
        accounts.give_admin(session, _account(session, email))
    say(f"{email} is an administrator.")


def _account(session: Any, email: str) -> Any:
    found = queries.account_by_email(session, email.strip().lower())
    if found is None:
        raise upkeep.UpkeepError(f"No account has the address {email}.")
    return found.id


def _anybody(ground: Ground) -> bool:
    with ground.database.read() as connection:
        return queries.any_account(connection)


def _set_up_link(ground: Ground) -> str:
    token = credentials.sign(ground.keys, Kind.SET_UP, new_id(), SET_UP_HOURS * 3600)
    return f"{ground.settings.address}/set-up#{token}"
