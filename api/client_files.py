"""The built client as files: the workspace, and the review room's own entry."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

HERE = Path(__file__).parent
#: In a wheel the client lies beside the code; in a checkout, where it was built.
PLACES = (HERE / "static", HERE.parent / "frontend" / "dist")


class ClientFiles:
    """Serves assets by name; any other path opens the page that owns it."""

    def __init__(self, folder: Path) -> None:
        self.files = StaticFiles(directory=folder)
        self.folder = folder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a file, or with the page whose client knows the path."""
        path = scope["path"]
        if path.startswith("/assets/") or ((self.folder / path.lstrip("/")).is_file() and path != "/"):
            try:
                await self.files({**scope, "root_path": ""}, receive, send)
            except HTTPException as missing:  # a page opened before an update asks for a part that has gone
                gone = PlainTextResponse("There is nothing here.", missing.status_code)
                await gone(scope, receive, send)
            return
        page = "/review/index.html" if path == "/review" or path.startswith("/review/") else "/index.html"
        await self.files({**scope, "path": page, "root_path": ""}, receive, send)


def client_files() -> ASGIApp | None:
    """Return the client's files, or None where it was not built (the API alone answers)."""
    found = next((place for place in PLACES if (place / "index.html").exists()), None)
    return ClientFiles(found) if found else None
