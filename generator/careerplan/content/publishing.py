"""What the files of hosts say: which folder is published, and what the commands before it build.

Read as far as it is simple: keys of the host's own format, no variables, no inheritance.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from msgspec import Struct

from careerplan.content.nodes import Mapping, Node, Scalar, Sequence

SEALED = "sealed"
"""The folder of a locked build that names no other."""

PLAIN = "site"
"""The same of a plain one."""


class Publishing(Struct, frozen=True, kw_only=True):
    """One folder that a host is told to publish."""

    host: str
    key: str
    folder: str | None
    """As written; None if it is not, so that the host takes what it likes."""
    line: int
    column: int
    bases: tuple[str, ...] = ("",)
    """Folders that the path may count from, relative to the file's own."""
    command: Scalar | None = None
    """What the host runs before; None if the file does not say."""
    is_script: bool = False
    """True if the command is a script that may do more, such as move the folder."""


class Run(Struct, frozen=True):
    """One `careerplan build` within a command."""

    locked: bool
    out: str


def runs_in(command: str) -> Iterator[Run]:
    """Every build that a command runs."""
    for words in _commands_in(command):
        names = [index for index, word in enumerate(words) if word.rpartition("/")[2].startswith("careerplan")]
        if names and "build" in words[names[0] :]:
            locked = "--locked" in words
            yield Run(locked, _out(words) or (SEALED if locked else PLAIN))


def more_in(command: str, *, is_script: bool) -> str:
    """The first command beside a build and an installation; of a script, one that touches the plan's own folders."""
    for words in _commands_in(command):
        bare = [word for word in words if not re.match(r"[A-Za-z_]+=", word)]
        program = bare[0].rpartition("/")[2] if bare else ""
        is_known = not bare or program.startswith("careerplan") or program in _HARMLESS or bare[1:3] in _MODULES
        touches = any(_OWN_FOLDER.fullmatch(word) for word in bare[1:])
        if touches or not (is_known or is_script):
            return " ".join(words)
    return ""


_HARMLESS = frozenset({"pip", "pip3", "uv", "pipx", "echo", "set", "export", "true", ":", "test", "exit"})
_MODULES = (["-m", "pip"], ["-m", "careerplan"], ["-m", "careerplan.cli"])
_OWN_FOLDER = re.compile(r"(?:\./|.*/)?(?:content|audiences|\.careerplan|\.git)(?:/.*)?")


def _commands_in(text: str) -> Iterator[list[str]]:
    """The commands of a shell line or script, as words; of one that is not whole, what can be told apart."""
    for part in re.split(r"[;&|\n]+", text):
        try:
            words = shlex.split(part, comments=True)
        except ValueError:
            words = part.split()
        if words:
            yield words


def _out(words: list[str]) -> str:
    for index, word in enumerate(words):
        if word.startswith("--out="):
            return word.removeprefix("--out=")
        if word == "--out" and index + 1 < len(words):
            return words[index + 1]
    return ""


def read_netlify(root: Mapping) -> Iterator[Publishing]:
    """`[build]`, and each `[context.…]` that says something else; `[dev]` publishes nothing."""
    build = _mapping(root.get("build"))
    yield _netlify(build, build, build or root)
    contexts = _mapping(root.get("context"))
    for name, node in contexts.entries if contexts else ():
        context = _mapping(node)
        inner = (_mapping(context.get("build")) if context else None) or context
        if context and inner and inner.keys() & {"publish", "command", "base"}:
            yield _netlify(inner, build, Mapping((), name.line, name.column))


def _netlify(first: Mapping | None, then: Mapping | None, at: Mapping) -> Publishing:
    def text(key: str) -> Scalar | None:
        return _scalar(first, key) or _scalar(then, key)

    publish, base = text("publish"), text("base")
    place = publish or at
    return Publishing(
        host="Netlify",
        key="publish",
        folder=publish.text if publish else None,
        line=place.line,
        column=place.column,
        bases=("", base.text) if base and base.text.strip("/.") else ("",),
        command=text("command"),
    )


def read_wrangler(root: Mapping) -> Iterator[Publishing]:
    """Cloudflare: Pages, the assets of a Worker, and the site of an old one; of each environment."""
    environments = _mapping(root.get("env"))
    inner = [_mapping(node) for _, node in environments.entries] if environments else []
    for part in (root, *(node for node in inner if node)):
        for section, key in (("", "pages_build_output_dir"), ("assets", "directory"), ("site", "bucket")):
            found = _scalar(_mapping(part.get(section)) if section else part, key)
            if found:
                yield Publishing(host="Cloudflare", key=key, folder=found.text, line=found.line, column=found.column)


def read_vercel(root: Mapping) -> Iterator[Publishing]:
    """`outputDirectory`; without it Vercel takes `public`, or everything."""
    found = _scalar(root, "outputDirectory")
    place = found or root
    yield Publishing(
        host="Vercel",
        key="outputDirectory",
        folder=found.text if found else None,
        line=place.line,
        column=place.column,
        command=_scalar(root, "buildCommand"),
    )


def read_render(root: Mapping) -> Iterator[Publishing]:
    """`staticPublishPath` of each static site."""
    for node in _items(root.get("services")):
        service = _mapping(node)
        kind = _scalar(service, "runtime") or _scalar(service, "env")
        if service is None or kind is None or kind.text != "static":
            continue
        found, base = _scalar(service, "staticPublishPath"), _scalar(service, "rootDir")
        place = found or service
        yield Publishing(
            host="Render",
            key="staticPublishPath",
            folder=found.text if found else None,
            line=place.line,
            column=place.column,
            bases=("", base.text) if base else ("",),
            command=_scalar(service, "buildCommand"),
        )


def read_gitlab(root: Mapping) -> Iterator[Publishing]:
    """The job named `pages`, and every job with `pages:`; the folder is `public` unless `publish:` says so."""
    for name, node in root.entries:
        job = _mapping(node)
        pages = job.get("pages") if job else None
        off = isinstance(pages, Scalar) and pages.text.casefold() in ("false", "no", "")
        if job is None or off or (pages is None and name.text != "pages"):
            continue
        found = _scalar(_mapping(pages), "publish") or _scalar(job, "publish")
        place = found or name
        yield Publishing(
            host="GitLab",
            key="publish",
            folder=found.text if found else "public",
            line=place.line,
            column=place.column,
            command=_script(job),
            is_script=True,
        )


_ACTIONS = {
    "actions/upload-pages-artifact": ("path", "_site"),
    "peaceiris/actions-gh-pages": ("publish_dir", "public"),
    "jamesives/github-pages-deploy-action": ("folder", None),
}
"""Action, in small letters -> the input that names the folder, and what it takes without."""


def read_github(root: Mapping) -> Iterator[Publishing]:
    """The steps of a workflow that hand a folder to GitHub Pages."""
    jobs = _mapping(root.get("jobs"))
    for _, node in jobs.entries if jobs else ():
        job = _mapping(node)
        for item in _items(job.get("steps") if job else None):
            step = _mapping(item)
            uses = _scalar(step, "uses")
            action = uses.text.strip().casefold().partition("@")[0] if uses else ""
            key, default = _ACTIONS.get(action, ("", None))
            if step is None or uses is None or not key:
                continue
            found = _scalar(_mapping(step.get("with")), key)
            place = found or uses
            yield Publishing(
                host="GitHub",
                key=key,
                folder=found.text if found else default,
                line=place.line,
                column=place.column,
                command=_script(root),
                is_script=True,
            )


def _script(node: Node) -> Scalar | None:
    """All lines below a node that name the program."""
    lines = "\n".join(text for text in _texts(node) if "careerplan" in text)
    return Scalar(lines, node.line, node.column) if lines else None


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _texts(item)
    else:
        for _, value in node.entries:
            yield from _texts(value)


def _mapping(node: Node | None) -> Mapping | None:
    return node if isinstance(node, Mapping) else None


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()


def _scalar(node: Mapping | None, key: str) -> Scalar | None:
    found = node.get(key) if node else None
    return found if isinstance(found, Scalar) and not found.is_null and found.text.strip() else None
