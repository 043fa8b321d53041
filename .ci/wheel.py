"""What the built package carries besides `api`: the client's pages and the migrations.

A wheel is complete in itself: `pip install` and `cotheme serve` need neither Node nor a checkout. An
editable install takes both from the checkout instead.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = {"frontend/dist": "api/static", "alembic": "api/alembic"}


class CarryPagesAndMigrations(BuildHookInterface):  # type: ignore[type-arg]
    """Add them to a wheel, and refuse to build one without them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds; `version` is `standard` or `editable`."""
        if version == "editable":
            return
        root = Path(self.root)
        if not (root / "frontend/dist/index.html").is_file():
            raise SystemExit("The client is not built: run `make setup` first, or the package has no pages.")
        build_data["force_include"].update({str(root / here): there for here, there in CARRIED.items()})
