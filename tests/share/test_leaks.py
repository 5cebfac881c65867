"""Words of the plan and secrets where they must not stand: planted ones are found, pages as they are raise none."""

from __future__ import annotations

import base64
import html
import json
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings

from careerplan.build import read_plan
from careerplan.insight.export import export
from careerplan.insight.measure import measure
from careerplan.plan.audience import visible_to
from careerplan.plan.brief import brief_plan
from careerplan.plan.plan import Plan
from careerplan.plan.record import PersonId
from careerplan.plan.shared import shared
from careerplan.share.leaks import Interface, Leak, interface, leaked, revealed, watched
from careerplan.share.page import Stage, brief_html, share_bundle
from careerplan.share.secret import Secret, key_text
from careerplan.site.theme import find_theme
from tests.plan.seeing import MENTORS, TODAY, encoded, plan_from
from tests.strategies import CIRCLE, PROPERTY, Dice, any_plan, dice, readers

ROOT = Path(__file__).parent.parent.parent
THEME = find_theme(ROOT, "default").theme
STAGE = Stage(ROOT, THEME, TODAY)

PLAN = """
=== goals/talk.md
---
title: Give a talk
audience: mentors
due: 2026-12-01
---
=== goals/leave-brackwater.md
---
title: Leave Brackwater & "all that" by spring
aliases: [Kündigung]
tags: [négociation]
size: 3 months
---
I have not told anybody yet, and least of all [[ruth|Ruth Adeyemi]] who would try to talk me out of it.

- Ask the Pellworth people
::: private
What I would tell nobody but the Pellworth doctor.
:::
=== people/ruth.md
---
title: Ruth Adeyemi
---
=== skills.md
---
skills: [{title: SQL, audience: mentors, level: novice}, {title: Timeline, level: novice}]
---
"""


@pytest.fixture(scope="module")
def known() -> Interface:
    return interface(THEME.folders)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_from(PLAN)


def found(plan: Plan, known: Interface, page: str | bytes) -> list[tuple[str, str]]:
    """Record and key of what a page leaks to the mentors."""
    data = page if isinstance(page, bytes) else page.encode()
    seen = visible_to(plan, plan.settings.audiences[MENTORS])
    return [(leak.record, leak.key) for leak in leaked(watched(plan), {"page": data}, (seen,), known)]


# Planted

TITLE = 'Leave Brackwater & "all that" by spring'
SENTENCE = "I have not told anybody yet, and least of all Ruth Adeyemi who would try to talk me out of it."


@pytest.mark.parametrize(
    ("page", "key"),
    [
        (f"<p>{html.escape(TITLE)}</p>", "title"),
        (f"<p>{html.escape(TITLE.upper())}</p>", "title"),
        (f'<p title="{html.escape(TITLE)}">…</p>', "title"),
        ('<p>Leave <em>Brackwater</em> &amp; &#34;all&nbsp;that&#34;\n by <a href="x.html">spring</a></p>', "title"),
        (json.dumps({"title": TITLE}), "title"),
        (json.dumps({"alias": "Kündigung"}), "aliases"),
        (json.dumps({"alias": "Kündigung"}, ensure_ascii=False), "aliases"),
        (f"mailto:x@example.org?subject={quote(TITLE)}", "title"),
        (f'<a href="{html.escape(json.dumps(quote(TITLE)))}">', "title"),
        (f'<p data-x="{base64.b64encode(TITLE.encode()).decode()}">', "title"),
        (f'<p data-x="{base64.urlsafe_b64encode(TITLE.encode()).decode().rstrip("=")}">', "title"),
        ("<p>Ku\u0308ndi\u00adgung</p>", "aliases"),
        ("<p>n&eacute;gociation</p>", "tags"),
        ('<a href="goals/leave-brackwater.html">', "id"),
        ('<p class="leave_brackwater">', "id"),
        ("content/goals/leave-brackwater.md:3: warning", "place"),
        (f"<p>{SENTENCE}</p>", "body"),
        ("<p>… least of all Ruth Adeyemi who would …</p>", "body"),
        ("<li>Ask the Pellworth people</li>", "body"),
        ("<p>What I would tell nobody but the Pellworth doctor.</p>", "body"),
    ],
)
def test_a_planted_leak_is_found_in_whatever_form(plan: Plan, known: Interface, page: str, key: str) -> None:
    assert ("goal:leave-brackwater", key) in found(plan, known, page)


def test_a_person_is_found_by_name(plan: Plan, known: Interface) -> None:
    assert ("person:ruth", "title") in found(plan, known, "With Ruth Adeyemi, soon.")


def test_a_leak_names_its_place_and_not_its_value(plan: Plan, known: Interface) -> None:
    seen = visible_to(plan, plan.settings.audiences[MENTORS])
    pages = {"s/one.html": b"Give a talk", "log": b'Wrote Leave Brackwater & "all that" by spring'}
    leaks = leaked(watched(plan), pages, (seen,), known)
    assert leaks == tuple(Leak("log", "goal:leave-brackwater", key) for key in ("id", "title"))


# Not leaks


@pytest.mark.parametrize(
    "page",
    [
        "<p>Give a talk, due 1 December 2026</p>",
        "<nav>Skills Goals Timeline Path</nav>",  # a hidden skill has the name of a page
        "<p>in 3 months</p>",  # and a hidden goal a size that counts months
        "<p>SQL is at novice.</p><p>Leave</p><p>Brackwater</p>",
        "a" * 70_000,
        "Ruth",  # shorter than eight letters
    ],
)
def test_what_may_stand_in_a_page_by_itself_is_no_leak(plan: Plan, known: Interface, page: str) -> None:
    assert found(plan, known, page) == []


def test_words_of_the_interface_are_forgiven_and_a_title_made_of_common_words_is_not(known: Interface) -> None:
    plan = plan_from(
        "=== goals/a.md\n---\ntitle: Write to the other team\n---\n=== goals/b.md\n---\ntitle: On track\n---\n"
    )
    assert found(plan, known, "<p>Write to the other team</p>") == [("goal:a", "title")]
    assert found(plan, known, "<p>On track</p>") == []


def test_a_private_text_that_quotes_what_a_page_says_is_no_leak(known: Interface) -> None:
    said = "SQL is at novice, and 2 levels short. I can do it with help. Nothing is late."
    plan = plan_from(
        "=== skills.md\n---\nskills: [{title: SQL, audience: mentors, level: novice}]\n---\n"
        f"=== notes/quoted.md\n---\ntitle: Q\n---\nYou wrote: {said} I see.\n"
        "=== notes/own.md\n---\ntitle: R\n---\nNothing is late with the Pellworth offer of spring.\n"
    )
    assert found(plan, known, f"<p>{said}</p>") == []
    assert ("page:own", "body") in found(plan, known, "<p>Nothing is late with the Pellworth offer.</p>")


def test_what_the_owner_tells_anyway_is_no_leak(plan: Plan, known: Interface) -> None:
    assert leaked(watched(plan), {"page": b"Ruth Adeyemi"}, ("Ruth Adeyemi",), known) == ()


@pytest.fixture(scope="module")
def example() -> Plan:
    return read_plan(ROOT).plan


def test_the_pages_of_the_example_leak_nothing(example: Plan, known: Interface) -> None:
    plan, own = watched(example), example.settings.plan
    for share in example.shares:
        audience = example.settings.audiences[share.sees]
        seen = visible_to(example, audience, share.person)
        pages = share_bundle(example, share, audience, STAGE).files
        assert leaked(plan, pages, (seen, shared(share, seen), own.owner, own.reply_to), known) == ()
    assert leaked(plan, {"brief": brief_html(example, STAGE)}, (brief_plan(example),), known) == ()


def test_the_plain_pages_of_the_example_would_be_found_out(example: Plan, known: Interface) -> None:
    seen = visible_to(example, example.settings.audiences[MENTORS])
    whole = encoded(export(measure(example, TODAY), ()))
    leaks = leaked(watched(example), {"export": whole}, (seen,), known)
    assert len({leak.record for leak in leaks}) > 50


@settings(PROPERTY, max_examples=max(1, PROPERTY.max_examples // 10))
@given(dice(), readers())
def test_random_plans_raise_no_alarm(thrown: Dice, reader: PersonId | None) -> None:
    plan = any_plan(thrown)
    seen = visible_to(plan, plan.settings.audiences[CIRCLE], reader)
    page = encoded(export(measure(seen, TODAY), ()))
    assert leaked(watched(plan), {"export": page}, (seen,), interface_once()) == ()


_KEPT: list[Interface] = []


def interface_once() -> Interface:
    """The words of the program; Hypothesis takes no fixture of a module."""
    if not _KEPT:
        _KEPT.append(interface(THEME.folders))
    return _KEPT[0]


# Secrets

KEY = Secret(bytes(range(100, 132)))
PASSPHRASE = Secret(b"gravel onion museum & tidal ferret")


@pytest.mark.parametrize(
    "written",
    [
        KEY.reveal(),
        key_text(KEY).encode(),
        base64.b64encode(KEY.reveal()),
        KEY.reveal().hex().encode(),
        KEY.reveal().hex().upper().encode(),
    ],
)
def test_p22_a_key_is_found_in_any_form(written: bytes) -> None:
    outputs = {"index.html": b"<p>" + written + b"</p>", "s/one.html": b"<p></p>"}
    assert revealed({"the master key": KEY, "the passphrase": PASSPHRASE}, outputs) == (
        Leak("index.html", "the master key"),
    )


@pytest.mark.parametrize(
    "written",
    [
        "gravel onion museum & tidal ferret",
        "gravel onion museum &amp; tidal ferret",
        "gravel%20onion%20museum%20%26%20tidal%20ferret",
        "gravel+onion+museum+%26+tidal+ferret",
        "gravel-onion-museum-&-tidal-ferret",
        base64.b64encode(b"gravel onion museum & tidal ferret").decode(),
    ],
)
def test_p22_a_passphrase_is_found_in_any_form(written: str) -> None:
    outputs = {"log": f"trying {written}".encode(), "other": b"gravel onion"}
    assert revealed({"the passphrase": PASSPHRASE}, outputs) == (Leak("log", "the passphrase"),)
