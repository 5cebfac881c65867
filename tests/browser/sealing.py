"""Sealed pages made from small bundles, and a server on this machine that says what it was asked for."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType

from careerplan.share.assets import script_hash
from careerplan.share.bundle import Bundle, pack_bundle
from careerplan.share.derive import share_content_key, share_path, share_secret, site_secret
from careerplan.share.envelope import envelope_json, seal
from careerplan.share.keys import Keys
from careerplan.share.link import share_file
from careerplan.share.locked import bundle_of, seal_site
from careerplan.share.secret import Secret, key_text
from careerplan.share.shell import locked_page, not_found_page, share_page

STATIC = Path(__file__).resolve().parents[2] / "themes" / "default" / "static"
PHRASE = "marble otter window plenty cactus drum"
KEYS = Keys(Secret(bytes(range(32))), Secret(PHRASE.encode()))
NONCE = "0f" * 16
SHARE_SECRET = share_secret(KEYS.master, NONCE)
SHARE_PATH = share_path(KEYS.master, NONCE)
SHARE_FILE = share_file(SHARE_PATH)
OWNER_KEY, SHARE_KEY = key_text(site_secret(KEYS.master)), key_text(SHARE_SECRET)
WRONG_KEY = key_text(Secret(bytes(32)))
LAST_DAY = "2026-12-31"
NO_CHANGE: Mapping[str, object] = MappingProxyType({})

Files = Mapping[str, str]


def page(title: str, main: str, up: str = "") -> str:
    """A page as the default theme frames one, with the theme's own style and script."""
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="stylesheet" href="{up}site.css"><script src="{up}site.js"></script></head><body>'
        f'<a class="skip" href="#main">Skip to the content</a><header class="top">'
        f'<a class="brand" href="{up}index.html">Quiet plan</a><nav class="pages"><ul>'
        f'<li><a href="{up}index.html">Today</a></li><li><a href="{up}skills/index.html">Skills</a></li></ul></nav>'
        f'<search class="find"></search></header>'
        f'<main id="main"><h1>{title}</h1>{main}</main><footer class="foot"></footer></body></html>'
    )


TALL = "<p>Line</p>" * 60
PLAN: Files = {
    "index.html": page("Today", f'<p>Ask for the moonlit rota.</p><a href="skills/index.html#kite">Kites</a>{TALL}'),
    "skills/index.html": page(
        "Skills",
        f'<a href="kites.html">Kites in full</a><a href="#kite">Below</a><a href="gone.html">Gone</a>{TALL}'
        '<details><summary>More</summary><h2 id="kite">Kite making</h2></details>',
        "../",
    ),
    "skills/kites.html": page("Kites", '<p>Paper first.</p><a href="../index.html">Home</a>', "../"),
    "404.html": page("There is no such page", '<a href="index.html">Home</a>'),
    "search.json": '[["Kites","skill","skills/kites.html","paper wind"],["Today","page","index.html",""]]',
}

FORM = """<form id="answer" method="dialog" data-reply-to="noor@example.org" data-subject="An answer for Noor">
<label for="a">What would you do?</label><textarea id="a" name="answer"></textarea>
<details><summary>Three lists</summary><label for="b">Start</label><textarea id="b" name="start"></textarea>
<label for="c">Keep</label><textarea id="c" name="keep"></textarea>
<label for="d">Stop</label><textarea id="d" name="stop"></textarea></details>
<fieldset class="rate" data-skill="kites"><legend>Kites</legend>
<label><input type="radio" name="level-1" value="3"> 3</label>
<label><input type="radio" name="level-1" value="unseen"> Unseen</label>
<label><input type="radio" name="level-1" value="" checked> No answer</label>
<p class="own" role="status" hidden>I say 2.</p></fieldset>
<fieldset class="rate" data-skill="writing"><legend>Writing</legend>
<label><input type="radio" name="level-2" value="0"> 0</label>
<label><input type="radio" name="level-2" value="unseen"> Unseen</label>
<label><input type="radio" name="level-2" value="" checked> No answer</label>
<p class="own" role="status" hidden>I say 4.</p></fieldset>
<div class="send"><button type="button" data-send="share" hidden>Send my answer</button>
<button type="submit" data-send="copy">Copy my answer</button>
<button type="button" data-send="download">Save it as a file</button>
<a data-send="mail" hidden>Write a mail</a></div>
<p role="status" class="sent"></p>
<textarea id="sealed-answer" aria-label="Your answer, sealed" readonly hidden></textarea>
</form>"""


@cache
def theme() -> Mapping[str, bytes]:
    return {name: (STATIC / name).read_bytes() for name in ("site.css", "site.js")}


def bundle(files: Files) -> Bundle:
    """Files and the default theme, as they are sealed."""
    return bundle_of({**{path: text.encode() for path, text in files.items()}, **theme()}, "index.html")


def locked(files: Files = PLAN, *, of: Bundle | None = None) -> bytes:
    """A locked site."""
    sealed = of or bundle(files)
    return locked_page(seal_site(sealed, KEYS), [script_hash(sealed.files[path]) for path in sealed.scripts])


def share(main: str = FORM, until: str = LAST_DAY, header: Mapping[str, object] = NO_CHANGE) -> bytes:
    """A share page, perhaps with other values in the header of its bundle."""
    sealed = bundle({"index.html": page("Noor asks", main)})
    packed = with_header(pack_bundle(sealed), header)
    envelope = seal(packed, share_content_key(SHARE_SECRET), "share", SHARE_PATH, until)
    return share_page(envelope_json(envelope), [script_hash(sealed.files["site.js"])])


def share_as(sealed: Bundle) -> bytes:
    """A share page around a bundle as a build makes it."""
    envelope = seal(pack_bundle(sealed), share_content_key(SHARE_SECRET), "share", SHARE_PATH, LAST_DAY)
    return share_page(envelope_json(envelope), [script_hash(sealed.files[path]) for path in sealed.scripts])


def with_header(packed: bytes, values: Mapping[str, object]) -> bytes:
    """A packed bundle with other values in its header."""
    end = 4 + int.from_bytes(packed[:4], "big")
    header = json.dumps({**json.loads(packed[4:end]), **values}).encode()
    return len(header).to_bytes(4, "big") + header + packed[end:]


class Served:
    """A folder of files at an address, and all that was asked of it."""

    def __init__(self, files: dict[str, bytes], server: ThreadingHTTPServer) -> None:
        self.files = files
        self.port = server.server_port
        self.asked: list[tuple[str, str | None]] = []
        """Path and Referer of every request."""

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}/{path}"


@contextmanager
def serving(files: Mapping[str, bytes]) -> Iterator[Served]:
    """A server of files by path; what it does not have is answered with its 404.html."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer, and note what was asked."""
            path = self.path.partition("?")[0]
            served.asked.append((self.path, self.headers.get("Referer")))
            body = served.files.get(path.lstrip("/"))
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(served.files.get("404.html", b"") if body is None else body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Served(dict(files), server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()


def published(**more: bytes) -> dict[str, bytes]:
    """A published folder: the locked site, one share page, and what a host shows for other addresses."""
    return {"index.html": locked(), SHARE_FILE: share(), "404.html": not_found_page(), **more}
