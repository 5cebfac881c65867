"""Markdown to HTML: CommonMark, tables, task lists, footnotes, wikilinks, private blocks.

Never trusted: raw HTML is shown as text, comments are dropped, addresses are http, https, mailto or
a path, images are files of the plan. Headings begin at level 2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from careerplan.content.link_rules import (
    HEADING_PREFIX,
    SAFE_SCHEME,
    Linked,
    Links,
    find_wikilink,
    resolve_targets,
    with_fragment,
)
from careerplan.plan.reference import slug

WIKILINK = re.compile(r"\[\[([^\[\]\n|]{1,200}?)(?:\\?\|([^\[\]\n]{1,300}))?\]\]")
"""A name, and the text shown for it; in a table the bar between them is written `\\|`."""

_ANY_SCHEME = re.compile(r"^[a-z][a-z0-9+.\-]*:|^//|^\\", re.IGNORECASE)


def render(text: str, links: Links, document_id: str = "") -> Markup:
    """The HTML of a body; `document_id` keeps footnotes of several bodies on one page apart."""
    if not text.strip():
        return Markup()
    environment: dict[str, Any] = {"links": links}
    if document_id:
        environment["docId"] = document_id
    return Markup(_parser().render(text, environment))  # noqa: S704 - html=False, and every rule below escapes


def render_inline(text: str, links: Links) -> Markup:
    """The HTML of one line: emphasis, code and links, no blocks."""
    return Markup(_parser().renderInline(text, {"links": links}))  # noqa: S704 - as above


def file_targets(text: str) -> frozenset[str]:
    """The relative addresses that the HTML of a text links to or shows."""
    found: set[str] = set()
    _parser().parse(text, {"links": Links(lambda _: None, found.add, found.add)})
    return frozenset(found)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    parser.validateLink = _is_safe  # type: ignore[method-assign] # the library's own hook for this
    parser.use(footnote_plugin)
    parser.use(container_plugin, name="private", render=_render_private)
    parser.inline.ruler.before("link", "wikilink", _wikilink)
    parser.inline.ruler.after("backticks", "comment", _inline_comment)
    parser.block.ruler.before("html_block", "comment", _block_comment, {"alt": ["paragraph", "blockquote", "list"]})
    parser.core.ruler.push("outline", _shift_headings)
    parser.core.ruler.push("tasks", _mark_tasks)
    parser.core.ruler.push("targets", resolve_targets)
    for name, rule in _RENDER_RULES.items():
        parser.add_render_rule(name, rule)
    return parser


def _is_safe(url: str) -> bool:
    """http, https, mailto or a path; every other scheme, and `//host`, is left as text."""
    compact = re.sub(r"[\x00-\x20\x7f-\xa0\u2028\u2029]", "", url)
    return bool(SAFE_SCHEME.match(compact)) or not _ANY_SCHEME.match(compact)


def _wikilink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    if not state.src.startswith("[[", state.pos):
        return False
    match = WIKILINK.match(state.src, state.pos)
    if match is None or match.end() > state.posMax:
        return False
    if not silent:
        links: Links = state.env["links"]
        linked, fragment = find_wikilink(
            match[1].strip(), lambda name: links.wikilink(name) if name else Linked("", "")
        )
        shown = (match[2] or "").strip() or (linked.title if linked and linked.title else match[1].strip())
        leads = linked is not None and bool(linked.href or not linked.title)  # an empty name is the page itself
        if linked is None or not leads:
            token = state.push("span_open", "span", 1)
            token.attrSet("class", "unlinked")
        else:
            token = state.push("link_open", "a", 1)
            token.attrSet("href", with_fragment(linked.href, quote(slug(fragment)) if fragment else ""))
            token.meta = {"resolved": True}
        state.push("text", "", 0).content = shown
        state.push("link_close" if leads else "span_close", "a" if leads else "span", -1)
    state.pos = match.end()
    return True


def _inline_comment(state: StateInline, silent: bool) -> bool:  # noqa: FBT001, ARG001 - the library's signature
    if not state.src.startswith("<!--", state.pos):
        return False
    end = state.src.find("-->", state.pos + 4)
    if end < 0 or end + 3 > state.posMax:
        return False
    state.pos = end + 3
    return True


def _block_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<!--", begin):
        return False
    close = state.src.find("-->", begin + 4)
    if close < 0:
        return False
    line = start
    while line < end and state.eMarks[line] < close + 3:
        line += 1
    if line >= end:
        return False
    rest = state.src[close + 3 : state.eMarks[line]]
    if line == start and rest.strip():
        return False  # a comment within a line of text
    if not silent:
        if rest.strip():  # the text after the comment is a line of its own
            state.bMarks[line] = close + 3
            state.tShift[line] = state.sCount[line] = len(rest) - len(rest.lstrip(" "))
        state.line = line if rest.strip() else line + 1
    return True


def _shift_headings(state: StateCore) -> None:
    """The topmost heading of a body becomes level 2, the others keep their distance up to 6."""
    levels = [int(token.tag[1]) for token in state.tokens if token.type == "heading_open"]
    if not levels:
        return
    shift = 2 - min(levels)
    seen: set[str] = set()
    deepest = 1
    for index, token in enumerate(state.tokens):
        if token.type not in ("heading_open", "heading_close"):
            continue
        level = min(max(int(token.tag[1]) + shift, 2), 6)
        if token.type == "heading_open":
            level = min(level, deepest + 1)  # no level is skipped on the way down
            deepest = level
            name = slug(state.tokens[index + 1].content) or "section"
            marks = (name, *(f"{name}-{count}" for count in range(2, len(levels) + 1)))
            mark = next(mark for mark in marks if mark not in seen)
            seen.add(mark)
            token.attrSet("id", HEADING_PREFIX + "-".join(filter(None, (state.env.get("docId"), mark))))
        token.tag = f"h{deepest if token.type == 'heading_close' else level}"


def _mark_tasks(state: StateCore) -> None:
    """`- [ ]` and `- [x]` become a box with a name, and no form field."""
    for index, token in enumerate(state.tokens):
        if token.type != "inline" or index < 2 or state.tokens[index - 2].type != "list_item_open":
            continue
        match = re.match(r"\[([ xX])\]\s+", token.content)
        children = token.children or []
        if match is None or not children or children[0].type != "text":
            continue
        children[0].content = children[0].content[match.end() :]
        box = Token("task_box", "span", 0)
        box.meta = {"done": match[1] in "xX"}
        token.children = [box, *children]
        state.tokens[index - 2].attrSet("class", "task")


def _render_private(_: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, ___: EnvType) -> str:
    if tokens[index].nesting == 1:
        return '<div class="private"><p class="private-label">Private</p>\n'
    return "</div>\n"


def _render_box(_: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, ___: EnvType) -> str:
    done = tokens[index].meta["done"]
    name, sign = ("Done", "\u2713") if done else ("Open", "\u25a1")
    return f'<span class="box" role="img" aria-label="{name}">{sign}</span> '


def _render_remote_image(_: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, ___: EnvType) -> str:
    """An image of another host is a link to it: no page asks anything of another host by itself."""
    source = escape(str(tokens[index].attrGet("src") or ""))
    return f'<a href="{source}" rel="noreferrer noopener">{escape(_alternative(tokens[index], "Image"))}</a>'


def _render_missing_image(_: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, ___: EnvType) -> str:
    return f'<span class="unlinked">{escape(_alternative(tokens[index], "Image not found"))}</span>'


def _alternative(token: Token, otherwise: str) -> str:
    words = "".join(child.content for child in token.children or [] if child.type in ("text", "code_inline"))
    return words or token.content or otherwise


def _table_open(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """Wide tables scroll by themselves; the region can be reached with the keyboard."""
    opening = renderer.renderToken(tokens, index, options, env)
    return f'<div class="wide" role="region" aria-label="Table" tabindex="0">{opening}'


def _table_close(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return f"{renderer.renderToken(tokens, index, options, env)}</div>\n"


def _align_cell(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """The library aligns with a style attribute, which our pages forbid; a class says the same."""
    token = tokens[index]
    style = str(token.attrs.pop("style", ""))
    if style.startswith("text-align:"):
        token.attrSet("class", f"align-{style.removeprefix('text-align:')}")
    return renderer.renderToken(tokens, index, options, env)


_RENDER_RULES: dict[str, Callable[..., str]] = {
    "task_box": _render_box,
    "remote_image": _render_remote_image,
    "missing_image": _render_missing_image,
    "table_open": _table_open,
    "table_close": _table_close,
    "td_open": _align_cell,
    "th_open": _align_cell,
}
