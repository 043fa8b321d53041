"""The examples of docs/scripts.md run, in their order, against a served demonstration."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.served import served

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "scripts.md"


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demonstration")
    made = subprocess.run(
        [Path(sys.executable).with_name("cotheme"), "demo", "--data-dir", folder, "--json"],
        capture_output=True,
        check=True,
        text=True,
    )
    said = json.loads(made.stdout)
    with served("run", folder) as address:
        yield {
            "COTHEME_ADDRESS": address,
            "COTHEME_STUDY": said["study_id"],
            "COTHEME_TOKEN": said["tokens"]["researcher"],
        }


def examples(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text("utf-8"), re.S)


def test_the_python_examples_run(demonstration, tmp_path):
    script = tmp_path / "examples.py"
    script.write_text("\n".join(examples("python")), "utf-8")

    done = subprocess.run(
        [sys.executable, script],
        cwd=tmp_path,
        env=os.environ | demonstration | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "Being heard" in done.stdout
    assert "412 Somebody changed this since you read it." in done.stdout
    assert "txt ['Interviewer', 'P']" in done.stdout


def test_the_shell_example_runs(demonstration):
    done = subprocess.run(
        ["sh", "-c", "\n".join(examples("sh"))],
        env=os.environ | demonstration,
        capture_output=True,
        text=True,
        check=False,
    )

    assert len(json.loads(done.stdout)["items"]) == 5
