"""What an administrator may set, by environment (COTHEME_…) or by the command line."""

from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Settings(BaseSettings):
    """Settings of one installation. Durations are minutes or hours as their names say."""

    model_config = SettingsConfigDict(env_prefix="COTHEME_", extra="ignore")

    data_dir: Path = Path("var")
    database_url: str | None = None
    key_file: Path | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    public_url: str | None = None
    trusted_hosts: str = ""
    trust_proxy: bool = False
    session_idle_minutes: int = Field(default=30, ge=5, le=240)
    session_absolute_hours: int = Field(default=12, ge=1, le=24)
    hash_memory_kib: int = Field(default=46 * 1024, ge=8)
    hash_rounds: int = Field(default=2, ge=1)
    fast_and_unsafe_storage: bool = False

    @property
    def url(self) -> str:
        """Return the database URL: the one given, else SQLite in the data directory."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve() / 'cotheme.sqlite3'}"

    @property
    def keys_at(self) -> Path:
        """Return where the keyring lies."""
        return self.key_file or self.data_dir / "keys.json"

    @property
    def on_loopback(self) -> bool:
        """Tell whether this process answers to this machine alone."""
        return self.host in LOOPBACK

    @property
    def address(self) -> str:
        """Return the address that people open, without a closing slash."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def hosts(self) -> frozenset[str]:
        """Return the names this service answers to: its own, the public one, and those given."""
        given = {name.strip().lower() for name in self.trusted_hosts.split(",") if name.strip()}
        public = {urlsplit(self.address).hostname or ""}
        return frozenset(given | public | LOOPBACK | {"[::1]"})

    @property
    def https(self) -> bool:
        """Tell whether people reach the service over HTTPS (through a proxy)."""
        return self.address.startswith("https://")
