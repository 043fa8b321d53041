"""Speak to a study with an access token: read, page through lists, change, import, export.

from api.client.session import StudySession

with StudySession("http://127.0.0.1:8000", study_id, token) as study:
    for code in study.get("codes")["items"]:
        print(code["label"], code["people"])
"""

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx

TIMEOUT_SECONDS = 60.0


class Refused(Exception):
    """The service said no. `code` and `detail` are its own words; `fields` lists what to correct."""

    def __init__(self, status: int, code: str, detail: str, fields: list[dict[str, str]]) -> None:
        super().__init__(f"{status} {code}: {detail}")
        self.status = status
        self.code = code
        self.detail = detail
        self.fields = fields


class StudySession:
    """One study, seen through one access token. Paths are relative to the study: `codes`, `themes/{id}`."""

    def __init__(
        self, address: str, study_id: str, token: str, transport: httpx.BaseTransport | None = None
    ) -> None:
        self._http = httpx.Client(
            base_url=f"{address.rstrip('/')}/api/v1/studies/{study_id}/",
            headers={"Authorization": f"Bearer {token}"},
            timeout=TIMEOUT_SECONDS,
            transport=transport,
        )

    def __enter__(self) -> "StudySession":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def get(self, path: str, **query: Any) -> Any:
        """Read something. Raises Refused."""
        return self._answer(self._http.get(path, params=query))

    def pages(self, path: str, **query: Any) -> Iterator[dict[str, Any]]:
        """Yield every item of a list, page after page."""
        while True:
            page = self.get(path, **query)
            yield from page["items"]
            if not page.get("next_cursor"):
                return
            query["cursor"] = page["next_cursor"]

    def post(self, path: str, body: Any = None, key: str | None = None) -> Any:
        """Do something once: the same `key` gives the same answer, however often it is sent."""
        headers = {"Idempotency-Key": key or str(uuid.uuid4())}
        return self._answer(self._http.post(path, json=body, headers=headers))

    def patch(self, path: str, body: Any, version: int) -> Any:
        """Change something that was read at `version`. Raises Refused (412) if it has changed since."""
        return self._answer(self._http.patch(path, json=body, headers={"If-Match": f'"{version}"'}))

    def put(self, path: str, body: Any, version: int | None = None) -> Any:
        """Put something in the place of what was there."""
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        return self._answer(self._http.put(path, json=body, headers=headers))

    def delete(self, path: str) -> None:
        """Remove something."""
        self._answer(self._http.delete(path))

    def preview(self, file: Path, **options: Any) -> Any:
        """Say what would be understood of a transcript file; nothing is stored."""
        return self._upload("transcripts/previews", file, options)

    def import_transcript(self, file: Path, **options: Any) -> Any:
        """Import a transcript file. Options: title, interview_id, encoding, tracked_changes, speakers."""
        return self._upload("transcripts", file, options)

    def _upload(self, path: str, file: Path, options: dict[str, Any]) -> Any:
        with file.open("rb") as data:
            files = {"file": (file.name, data)}
            return self._answer(self._http.post(path, files=files, data={"options": json.dumps(options)}))

    def _answer(self, answer: httpx.Response) -> Any:
        if answer.is_success:
            return answer.json() if answer.content else None
        try:
            said = answer.json()
        except ValueError:
            said = {}
        raise Refused(
            answer.status_code, said.get("code", "unknown"), said.get("detail", ""), said.get("fields", [])
        )
