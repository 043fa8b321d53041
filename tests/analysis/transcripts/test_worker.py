"""A file is read in a process with little memory and time; its answer is checked, not believed."""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from api.analysis.transcripts import worker
from api.analysis.transcripts.readers.choose import MOST_BYTES, read
from api.analysis.transcripts.readers.plain_data import from_plain, to_plain
from api.analysis.transcripts.readers.reading import ReadingOptions, Unreadable
from api.analysis.transcripts.worker import read_in_worker
from tests.analysis.transcripts.readers import fictional

OPTIONS = ReadingOptions()


def refusal_of(data: bytes) -> Unreadable:
    """Return the worker's refusal of a file."""
    with pytest.raises(Unreadable) as refused:
        read_in_worker(data, "a.txt", OPTIONS)
    return refused.value


@pytest.mark.parametrize("name", fictional.every_format())
def test_the_worker_reads_what_the_reader_reads(name):
    data = fictional.every_format()[name]

    assert read_in_worker(data, name, OPTIONS) == read(data, name, OPTIONS)


def test_options_and_odd_file_names_reach_the_worker():
    name = "Ünï\n\U0001f600 \ud800 interview.txt"

    assert (
        read_in_worker("プレ".encode("shift_jis"), name, ReadingOptions(encoding="shift_jis")).text == "プレ"
    )


def test_twenty_two_files_at_once_are_all_read():
    files = list(fictional.every_format().items())
    batch = [files[place % len(files)] for place in range(22)]

    with ThreadPoolExecutor(22) as pool:
        readings = list(pool.map(lambda file: read_in_worker(file[1], file[0], OPTIONS), batch))

    assert [reading.turns for reading in readings] == [
        read(data, name, OPTIONS).turns for name, data in batch
    ]


def test_a_refusal_comes_through_as_it_is():
    refused = refusal_of(b"")

    assert (refused.code, "empty" in refused.detail) == ("empty", True)
    assert refusal_of(b"a" * (MOST_BYTES + 1)).code == "too_large"


def _is_gone(number):
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_file_that_takes_too_long_is_refused_and_its_process_killed(monkeypatch):
    ended = []
    plain_kill = os.kill
    monkeypatch.setattr(
        worker.os, "kill", lambda number, how: (ended.append(number), plain_kill(number, how))
    )
    read_in_worker(b"The stem is there.", "a.txt", OPTIONS)
    monkeypatch.setattr(worker, "WALL_SECONDS", 0.2)
    slow = b"<html><body>" + b"<p>a & b</p>\n" * 3_000_000
    began = time.monotonic()

    refused = refusal_of(slow)

    assert refused.code == "too_slow"
    assert time.monotonic() - began < 9
    until = time.monotonic() + 5
    while not _is_gone(ended[0]):
        assert time.monotonic() < until, "the process is still there"
        time.sleep(0.02)


def test_the_next_file_is_read_though_the_stem_was_killed():
    read_in_worker(b"One.", "a.txt", OPTIONS)
    worker._STEM._process.kill()

    assert read_in_worker(b"Two.", "a.txt", OPTIONS).text == "Two."


def test_a_file_that_needs_too_much_memory_is_refused_not_the_end_of_the_service(monkeypatch):
    monkeypatch.setattr(worker, "WALL_SECONDS", 60.0)
    lines = b"a: b\n" * 9_000_000

    assert refusal_of(lines).code == "too_much_memory"
    assert read_in_worker(b"Still here.", "a.txt", OPTIONS).text == "Still here."


def test_a_worker_that_dies_is_a_refusal(monkeypatch):
    monkeypatch.setattr(worker, "_ROOM", "api.no_such_room")
    monkeypatch.setattr(worker, "_STEM", worker.Stem())

    assert refusal_of(b"words").code == "reader_failed"


def _plain(**changed):
    return {**to_plain(read(b"Jo: a\nMara: b\nJo: c\nMara: d", "a.txt", OPTIONS)), **changed}


def test_plain_data_gives_the_reading_back():
    reading = read(fictional.word(), "a.docx", OPTIONS)

    assert from_plain(json.loads(json.dumps(to_plain(reading)))) == reading


@pytest.mark.parametrize(
    "said",
    [
        {"format": "exe"},
        {"turns": [["Jo", "a\rb", 0]]},
        {"turns": [["Jo", "a\x00b", 0]]},
        {"turns": [["Jo", "a\ud800b", 0]]},
        {"turns": [["Jo", 5, 0]]},
        {"turns": [[7, "a", 0]]},
        {"turns": [["Jo", "a", -1]]},
        {"turns": [["Jo", "a", True]]},
        {"turns": [["Jo", "a"]]},
        {"turns": "Jo"},
        {"drops": [["wild", 1, 1]]},
        {"drops": [["comment", 1.5, 1]]},
        {"warnings": ["x" * 501]},
        {"encodings": [1]},
    ],
)
def test_what_a_worker_says_is_checked(monkeypatch, said):
    assert from_plain(_plain()).turns
    monkeypatch.setattr(worker, "_run", lambda _: json.dumps({"reading": _plain(**said)}).encode())

    assert refusal_of(b"words").code == "reader_failed"


@pytest.mark.parametrize(
    "said", [b"", b"no json", b"[]", b"{}", b'{"reading": null}', b'{"unreadable": "x"}']
)
def test_a_worker_that_talks_nonsense_is_a_refusal(monkeypatch, said):
    monkeypatch.setattr(worker, "_run", lambda _: said)

    assert refusal_of(b"words").code == "reader_failed"


def test_the_worker_knows_no_secret_of_the_service(monkeypatch):
    monkeypatch.setenv("COTHEME_SECRET", "hush")

    assert "COTHEME_SECRET" not in worker._environment()
    assert "hush" not in json.dumps(worker._environment())


def _in_a_limited_process(code: str) -> str:
    start = "from api.analysis.transcripts.readers.__main__ import limit_this_process as limit\nlimit()\n"
    ran = subprocess.run(
        [sys.executable, "-c", start + code],
        env=worker._environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stdout + ran.stderr


def test_a_limited_process_can_neither_write_files_nor_take_memory(tmp_path):
    write = f"import os\nos.write(os.open({str(tmp_path / 'x')!r}, os.O_CREAT | os.O_WRONLY), b'words')"
    take = "bytearray(2 << 30)"

    assert "File too large" in _in_a_limited_process(write)
    assert "MemoryError" in _in_a_limited_process(take)
    assert "done" in _in_a_limited_process("print('done')")


@pytest.mark.skipif(
    subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode != 0,
    reason="this system lets no process give up its network",
)
def test_a_limited_process_has_no_network():
    code = "import socket\nprint([name for _, name in socket.if_nameindex()])"

    assert _in_a_limited_process(code).strip() in ("['lo']", "[]")
