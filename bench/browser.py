"""Measure the page of a long transcript in Chromium, beside Taguette's: `python bench/browser.py`."""

import argparse
import os
import shutil
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from environments import HERE, MADE, within_tools

within_tools()

# Only now: what follows stands on the tools of that environment.
import invented  # noqa: E402
import long_texts  # noqa: E402
import report  # noqa: E402
from playwright.sync_api import Browser, Error, Page, sync_playwright  # noqa: E402
from program import Program  # noqa: E402
from run import copies  # noqa: E402
from wire import Refused  # noqa: E402

FLAGS = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PROBE = (HERE / "page_probe.js").read_text()
LONG_TASK_MS = 50
PRESSES = 5
#: Segments beyond which one load of Taguette is enough.
A_DAYS_WORK = 1_000


class CothemePage:
    """How the coding page of Cotheme is opened, coded on and scrolled."""

    words, mark, host, scroller = ".tr-say", "mark", ".tr-host", ".tr-scroll"

    def __init__(self, program: Program) -> None:
        self.program, self.ids = program, program.ids["pages"]

    def path(self, place: int) -> str:
        """Return the path of a page."""
        return self.path_of(self.ids["transcripts"][place])

    def path_of(self, transcript: str) -> str:
        """Return the path of a transcript's page."""
        return f"/studies/{self.ids['id']}/transcripts/{transcript}"

    def prepare(self, page: Page) -> None:
        """Put a code on the key 1, as if it had been used before."""
        code = self.ids["codes"][invented.LEAF]
        kept = f'{{"slots":["{code}"],"used":["{code}"]}}'
        page.add_init_script(f"localStorage.setItem('cotheme.recent-codes.{self.ids['id']}', '{kept}')")

    def code(self, page: Page) -> list[dict[str, Any]]:
        """Code sentence after sentence by keys: from the key to what is painted."""
        page.locator(self.host).focus()
        page.keyboard.press("n")
        found = []
        for _ in range(PRESSES):
            page.keyboard.press("s")
            page.wait_for_timeout(400)
            page.evaluate("host => __probe.follow(host, 'keydown')", self.host)
            page.keyboard.press("1")
            found += painted(page)
        return found


class TaguettePage:
    """How the document page of Taguette is opened, highlighted on and scrolled."""

    words, mark, host, scroller = "#doc-offset-0 p", ".highlight", "#document-contents", None

    def __init__(self, program: Program) -> None:
        self.program, self.ids = program, program.ids["pages"]

    def path(self, place: int) -> str:
        """Return the path of a page."""
        return f"/project/{self.ids['id']}/document/{self.ids['transcripts'][place]}"

    def prepare(self, page: Page) -> None:
        """Nothing to prepare: Taguette has no keys for tags."""

    def code(self, page: Page) -> list[dict[str, Any]]:
        """Highlight through the dialog: from saving to what is painted; the dialog itself is not counted."""
        found = []
        for n in range(PRESSES):
            page.evaluate("n => createHighlight([40 + 9 * n, 60 + 9 * n])", n)
            page.wait_for_timeout(600)
            page.evaluate("document.querySelector('#highlight-add-tags input').checked = true")
            page.evaluate("host => __probe.follow(host, 'submit')", self.host)
            page.evaluate("document.getElementById('highlight-add-form').requestSubmit()")
            found += painted(page)
            page.wait_for_timeout(600)
        return found


def painted(page: Page) -> list[dict[str, Any]]:
    """Return when what was pressed for was painted; nothing if it never was."""
    until(page, "painted", 60)
    page.wait_for_timeout(300)  # the browser's own account comes later
    said: dict[str, Any] = page.evaluate("__probe.painted")
    told = page.evaluate("__probe.keys.filter(([began]) => began === __probe.pressed)")
    if told and said["frames"] == 1:
        said["told"] = told[0][1]
    return [said] if said["ms"] is not None else []


def until(page: Page, what: str, seconds: float) -> None:
    """Wait for the probe to say something. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while page.evaluate("what => __probe[what]", what) is None:
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.1)


def chromium() -> str | None:
    """Return the path of a Chromium: CHROMIUM, one on this machine, or None for Playwright's own."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def load(
    browser: Browser, shown: Any, path: str, segments: int, patience: float, *, use: bool
) -> dict[str, Any]:
    """Open one page in a fresh context, as somebody who was never here; use it if asked."""
    address = f"http://127.0.0.1:{shown.program.server.port}"
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    try:
        cookies = shown.program.wire.cookies.items()
        context.add_cookies([{"name": n, "value": v, "url": address} for n, v in cookies])
        page = context.new_page()
        page.add_init_script(PROBE)
        shown.prepare(page)
        page.add_init_script(f"__probe.watch({shown.words!r}, {shown.mark!r}, {segments})")
        page.goto(address + path, wait_until="commit")
        # Asked outside the page, so that a page that is busy for minutes cannot hold this up.
        page.wait_for_selector("html[data-probe]", state="attached", timeout=patience * 1000)
        page.wait_for_timeout(1000)
        return figures(page, shown, use=use)
    except (Error, TimeoutError) as error:  # one page that fails does not lose the others
        return {"failed": f"after {patience:.0f} s" if "imeout" in repr(error) else type(error).__name__}
    finally:
        context.close()


def figures(page: Page, shown: Any, *, use: bool) -> dict[str, Any]:
    """Read the probe; then code and scroll."""
    said = page.evaluate(
        "({ready: __probe.ready, complete: __probe.complete, marks: __probe.marks, long: __probe.long})"
    )
    found: dict[str, Any] = {
        "ready_ms": said["ready"],
        "complete_ms": said["complete"],
        "marks": said["marks"],
        "nodes": page.evaluate("document.getElementsByTagName('*').length"),
        "longest_before_ready_ms": longest(said["long"], 0, said["ready"]),
        "longest_after_ready_ms": longest(said["long"], said["ready"], 1e12),
    }
    if use:
        went = page.evaluate("s => __probe.scroll(s)", shown.scroller)
        tasks = page.evaluate("__probe.long")
        found["scroll_longest_frame_ms"] = went["longest"]
        found["scroll_frames"] = went["frames"]
        found["scroll_longest_task_ms"] = longest(tasks, went["from"], went["to"])
        coded = shown.code(page)
        if coded:
            found["code_painted_ms"] = statistics.median(one["ms"] for one in coded)
            found["code_painted_frames"] = statistics.median(one["frames"] for one in coded)
            found["code_painted_most_ms"] = max(one["ms"] for one in coded)
            if told := [one["told"] for one in coded if "told" in one]:
                found["code_shown_ms"] = statistics.median(told)
    return found


def longest(tasks: list[list[float]], since: float, until: float) -> float:
    """Return the longest task over 50 ms that began in a stretch of time; 0 if there was none."""
    return max((long for began, long in tasks if since <= began < until), default=0.0)


def middle(loads: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the median of each figure over some loads; of the longest tasks the worst."""
    found: dict[str, Any] = {}
    for name in dict.fromkeys(name for one in loads for name in one):
        values = [one[name] for one in loads if name in one]
        if name == "failed":
            found[name] = values[0]
            continue
        found[name] = round(max(values) if "longest" in name else statistics.median(values), 1)
    return found


def measure(
    browser: Browser, pages: list[Any], loads: int, patience: float, until_s: float
) -> list[dict[str, Any]]:
    """Measure every number of segments in both programs, in turn; Taguette no more once it is slow."""
    lines, slow = [], set()
    for place, segments in enumerate(invented.PAGE_SEGMENTS):
        found: dict[str, list[dict[str, Any]]] = {shown.program.name: [] for shown in pages}
        for n in range(loads):
            for shown in pages if n % 2 else reversed(pages):
                name = shown.program.name
                taguette = isinstance(shown, TaguettePage)
                if name in slow or (taguette and time.monotonic() > until_s):
                    continue
                # Where a page takes a minute, one load must say it all.
                once = taguette and segments > A_DAYS_WORK
                use = once or n == loads - 1
                found[name].append(load(browser, shown, shown.path(place), segments, patience, use=use))
                print(f"{segments:6} {name:9} {found[name][-1]}", file=sys.stderr, flush=True)
                if once or (taguette and "failed" in found[name][-1]):
                    slow.add(name)
        lines.append({"segments": segments} | {n: middle(some) for n, some in found.items() if some})
    return lines


def measure_long(browser: Browser, shown: CothemePage, loads: int, patience: float) -> list[dict[str, Any]]:
    """Measure very long texts: opened at the beginning, and by a link to a segment near the end."""
    lines = []
    for name, ids in long_texts.bring_in(shown.program).items():  # type: ignore[arg-type]
        path = shown.path_of(ids["transcript"])
        for how, place in ((name, path), (f"{name}, by a link", f"{path}#segment={ids['segment']}")):
            some = [
                load(
                    browser, shown, place, long_texts.SEGMENTS, patience, use=place == path and n == loads - 1
                )
                for n in range(loads)
            ]
            lines.append({"text": how, "Cotheme": middle(some)})
            print(f"{how} {lines[-1]['Cotheme']}", file=sys.stderr, flush=True)
    return lines


COLUMNS = {
    "ready_ms": "ready",
    "complete_ms": "all drawn",
    "longest_before_ready_ms": "longest task before ready",
    "longest_after_ready_ms": "longest task after ready",
    "scroll_longest_task_ms": "longest task scrolling",
    "scroll_longest_frame_ms": "longest frame scrolling",
    "code_painted_ms": "code to painted",
    "code_painted_frames": "in frames",
    "code_shown_ms": "the browser’s own figure",
    "code_painted_most_ms": "the slowest",
    "nodes": "elements",
}
#: Against Taguette: how many times less.
COMPARED = {
    "ready_ms": "ready",
    "longest_before_ready_ms": "longest task before ready",
    "code_painted_ms": "code to painted",
    "nodes": "elements",
}


def markdown(result: dict[str, Any]) -> str:
    """Write the tables."""
    facts = result["machine"]
    head = [
        "# The page of 12,000 words in Chromium",
        "",
        f"{result['at'][:10]}. {facts['processor']}, {facts['cores']} cores; Chromium {result['chromium']}; "
        f"load {facts['load'][0]}; {result['loads']} loads, medians (longest: the worst). Milliseconds. "
        "0: no task over 50 ms. Taguette with 1,500 segments is loaded once; with 10,000 it is left out, "
        "because a page would take hours.",
        "",
        f"| segments | | {' | '.join(COLUMNS.values())} | ready to that without segments |",
        "|---" * (len(COLUMNS) + 3) + "|",
    ]
    rows = []
    for line in result["pages"]:
        for name in ("Taguette", "Cotheme"):
            said = line.get(name)
            cells = _cells(said) if said else ["left out"] + [""] * (len(COLUMNS) - 1)
            bare = result["pages"][0].get(name, {}).get("ready_ms")
            ratio = f"{said['ready_ms'] / bare:.2f}" if said and bare and "ready_ms" in said else ""
            rows.append(f"| {line['segments']:,} | {name} | {' | '.join(cells)} | {ratio} |")
    compared = ["", f"| Taguette to Cotheme | {' | '.join(COMPARED.values())} |"]
    compared += ["|---" * (len(COMPARED) + 1) + "|"]
    for line in result["pages"]:
        if "Taguette" in line:
            times = [_times(line["Taguette"].get(key), line["Cotheme"].get(key)) for key in COMPARED]
            compared.append(f"| {line['segments']:,} | {' | '.join(times)} |")
    long = [
        "",
        f"| long texts, Cotheme | {' | '.join(COLUMNS.values())} |",
        "|---" * (len(COLUMNS) + 1) + "|",
    ]
    long += [f"| {line['text']} | {' | '.join(_cells(line['Cotheme']))} |" for line in result.get("long", [])]
    return "\n".join(head + rows + compared + long) + "\n"


def _cells(said: dict[str, Any]) -> list[str]:
    if "failed" in said and "ready_ms" not in said:
        return [f"failed: {said['failed']}"] + [""] * (len(COLUMNS) - 1)
    return [f"{said[key]:.0f}" if key in said else "" for key in COLUMNS]


def _times(theirs: float | None, ours: float | None) -> str:
    if theirs is None or ours is None:
        return ""
    # A task that was not reported took 50 ms at most.
    return f"× {(theirs or LONG_TASK_MS) / (ours or LONG_TASK_MS):.1f}"


def main() -> None:
    """Measure, and write the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--loads", type=int, default=3)
    asked.add_argument("--patience", type=float, default=120.0, help="seconds to wait for a page")
    asked.add_argument("--minutes", type=float, default=6.0, help="after so long, no more of Taguette")
    asked.add_argument("--alone", action="store_true", help="Cotheme alone")
    asked.add_argument("--to", type=Path, default=MADE / "results", help="the folder for the results")
    said = asked.parse_args()
    taguette, cotheme = copies(1, invented.study(1), pages=True)
    pages: list[Any] = (
        [CothemePage(cotheme)] if said.alone else [TaguettePage(taguette), CothemePage(cotheme)]
    )
    result: dict[str, Any] = {"at": report.stamp(), "machine": report.machine(), "loads": said.loads}
    result["releases"] = report.releases()
    until_s = time.monotonic() + said.minutes * 60
    try:
        for shown in pages:
            shown.program.begin()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            result["chromium"] = browser.version
            result["pages"] = measure(browser, pages, said.loads, said.patience, until_s)
            try:
                result["long"] = measure_long(browser, pages[-1], said.loads, said.patience)
            except (Error, Refused) as error:  # what is measured by now is kept
                print(f"The long texts were not measured: {error}", file=sys.stderr)
            browser.close()
    finally:
        for shown in pages:
            shown.program.server.stop()
        shutil.rmtree(cotheme.folder.parent)
    folder: Path = said.to
    name = f"{result['at'][:10]}-browser"
    report.keep(result, folder, name)
    table = folder / f"{name}.md"
    table.write_text(markdown(result))
    print(table.read_text())


if __name__ == "__main__":
    main()
