"""What every request and every command stands on: settings, keys, database, and who waits for changes."""

from dataclasses import dataclass, field

from api.base.database import Database
from api.base.keys import Keys, load_keys
from api.base.settings import Settings
from api.base.wakes import Wakes


@dataclass(frozen=True, slots=True)
class Ground:
    """One opened installation."""

    settings: Settings
    keys: Keys
    database: Database
    wakes: Wakes = field(default_factory=Wakes)

    @classmethod
    def open(cls, settings: Settings) -> "Ground":
        """Open an installation, making its keyring on first use."""
        sync = "OFF" if settings.fast_and_unsafe_storage else "FULL"
        return cls(settings, load_keys(settings.keys_at), Database(settings.url, sync=sync))
