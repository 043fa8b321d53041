"""Find a Chromium for the browser tests, or install one: `python -m tests.browser.chromium --install`.

The order: CHROMIUM, one found on this machine, one that Playwright installed before; with --install also
Debian's package where this user may install packages, else Playwright's own download.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ABSENT = (
    "No Chromium found. Install one (on Debian: apt-get install chromium), "
    "or set CHROMIUM to the path of one, then run this again."
)

# What keeps a test browser quiet: no calls home, no first-run pages, no graphics card.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _runs(path: str) -> bool:
    """Say whether the program answers with its version; on some systems it is a stub that does not."""
    try:
        asked = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0 and b"hrom" in asked.stdout


def _playwrights_own() -> str:
    """Return where Playwright puts its own Chromium, whether or not it is there."""
    try:
        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except Error:
        return ""


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    yield from PLACES
    yield _playwrights_own()


def find_chromium() -> str | None:
    """Return the path of a Chromium that starts, or None. CHROMIUM, where set, is the only one tried."""
    if named := os.environ.get("CHROMIUM"):
        found = shutil.which(named)
        return found if found and _runs(found) else None
    return next((path for path in _candidates() if Path(path).is_file() and _runs(path)), None)


def _from_debian() -> None:
    """Install Debian's package, as root or where sudo asks no password."""
    if not shutil.which("apt-get"):
        return
    as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if as_root and not shutil.which("sudo"):
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", "chromium"]):
        done = subprocess.run([*as_root, "apt-get", *arguments], env=quiet, stdout=sys.stderr, check=False)
        if done.returncode:
            return


def _from_playwright() -> None:
    """Let Playwright download its own."""
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False
    )


def install_chromium() -> str | None:
    """Return the path of a Chromium, installing one if there is none."""
    for install in (_from_debian, _from_playwright):
        if found := find_chromium():
            return found
        if "CHROMIUM" in os.environ:
            break
        install()
    return find_chromium()


def main() -> int:
    """Print the path of a Chromium; with --install, get one first."""
    found = install_chromium() if "--install" in sys.argv[1:] else find_chromium()
    print(found or ABSENT, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    raise SystemExit(main())
