"""The three environments of a run: the measuring itself, Taguette, and Cotheme from this tree."""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
#: The checkout that is measured; --tree names another.
TREE = Path(os.environ.get("BENCH_TREE") or HERE.parent)
#: Everything that a run makes: environments, databases, results.
MADE = HERE / ".made"

TOOLS = ("tools", HERE / "requirements.txt", ())
TAGUETTE = ("taguette", HERE / "requirements-taguette.txt", ())
COTHEME = ("cotheme", TREE / "requirements.lock", ("--require-hashes",))


def environment(name: str, requirements: Path, options: tuple[str, ...]) -> Path:
    """Return the Python of an environment that holds these requirements; make it anew if they changed."""
    folder = MADE / "environments" / name
    python = folder / "bin" / "python"
    wanted = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()
    mark = folder / "made-from"
    if mark.exists() and mark.read_text() == wanted:
        return python
    print(f"Making the environment of {name} …", file=sys.stderr)
    venv.create(folder, clear=True, with_pip=True)
    install = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*install, *options, "-r", requirements], check=True)
    mark.write_text(wanted)
    return python


def within_tools() -> None:
    """Go on inside the environment of the tools; returns if this is it."""
    python = environment(*TOOLS)
    if Path(sys.prefix).resolve() == python.parent.parent.resolve():
        return
    os.execv(python, [str(python), *sys.argv])


def compiled() -> None:
    """Compile the tree's Python, as an installation does: else every new process would do it again."""
    subprocess.run([environment(*COTHEME), "-m", "compileall", "-q", TREE / "api"], check=True)


def plain(**more: str) -> dict[str, str]:
    """Return an environment for a server: nothing of Cotheme's or Python's settings from outside."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("COTHEME_", "PYTHON", "VIRTUAL_ENV"))}
    return kept | more
