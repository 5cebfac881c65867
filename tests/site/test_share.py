"""The page of a share: what its one reader is asked, what they are shown, and the proof that it is no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from careerplan.build import measure_for, read_plan
from careerplan.insight.measure import measure
from careerplan.plan.audience import visible_to
from careerplan.plan.plan import KINDS, PLURALS, Plan
from careerplan.plan.record import Body, PersonId, SkillId
from careerplan.plan.redact import NOWHERE
from careerplan.plan.settings import Audience, PlanSettings
from careerplan.plan.share import Section, Share
from careerplan.plan.when import day
from careerplan.share.noninterference import interferes
from careerplan.site.pages import make_share_page
from careerplan.site.render import Page, render_pages
from careerplan.site.theme import find_theme
from careerplan.site.views.share.minutes import minutes_said, texts_of
from careerplan.site.views.share.since import Change, Changes
from tests.site.conftest import TODAY, SiteOf, write
from tests.site.reader import Document, section, text_of
from tests.site.test_hostile import HOSTILE, assert_inert, hostile_plan
from tests.strategies import CIRCLE, GRANTABLE, PROPERTY, Dice, dice, plans

ShareOf = Callable[[Mapping[str, str]], str]

SETTINGS = """[plan]
owner = "Noor Haddad"
title = "How I get away"
reply_to = "noor@example.org"
[audiences.mentors]
fields = ["goal.next_step", "feedback.from", "feedback.date", "feedback.start", "feedback.keep", "vision.body",
  "vision.role", "position.role", "position.organisation", "position.end"]
[audiences.manager]
"""
MARIA = """---
title: Maria Fontein
relations: mentor
contact: 0123
meetings: [{date: 2026-06-09, cost: 12}, {date: 2026-10-14, note: She found the fourth miss}, {date: 2026-12-03}]
advice:
  - {date: 2026-02-19, text: Keep a page of misses, became: Eleven entries}
  - {date: 2026-10-14, text: Put a number on bias}
---
Answers with a river.
"""
SHARE = """---
title: Before the trial
person: maria
sees: mentors
until: 2026-12-31
ask: What would you cut?
rate: [sql]
---
If you have *five* minutes before [Thursday](https://example.org/day).
"""
SQL = "---\ntitle: SQL\naudience: mentors\ntarget: expert\nratings: [2025-03-01 novice, 2026-11-10 3]\n---\nI guess.\n"
TALK = """---
title: Give a talk
audience: mentors
status: active
start: 2026-09-01
due: 2027-03-31
next_step: Cut it to one page
milestones: [{title: Draft shown, done: 2026-11-02}, {title: Abstract sent, due: 2026-11-15}]
---
The doubt that I have.
"""
PLAN = {
    "careerplan.toml": SETTINGS,
    "people/maria.md": MARIA,
    "shares/maria.md": SHARE,
    "skills/sql.md": SQL,
    "skills/writing.md": SQL.replace("SQL", "Writing").replace("expert", "advanced"),
    "skills/secret.md": SQL.replace("SQL", "Leaving").replace("mentors", "private"),
    "goals/talk.md": TALK,
    "goals/leave.md": TALK.replace("Give a talk", "Leave by spring").replace("mentors", "private"),
}


@pytest.fixture
def share_of(tmp_path: Path) -> ShareOf:
    """Text by path in, the page of the one share out."""

    def page(files: Mapping[str, str]) -> str:
        write(tmp_path / "plan", files)
        read = read_plan(tmp_path / "plan")
        share = read.plan.shares[0]
        audience = read.plan.settings.audiences[share.sees]
        figures = measure_for(read, audience, share.person, TODAY)
        return rendered(make_share_page(figures, share, read.plan.settings.plan))

    return page


def rendered(page: Page) -> str:
    here = Path(__file__).parent
    return render_pages((page,), find_theme(here, "default").theme, here).outputs[page.path].decode()


def heading(html: str) -> str:
    found = re.search(r"<h1>.*?</h1>", html, re.DOTALL)
    assert found is not None
    return text_of(found[0])


def loads(html: str) -> list[str]:
    """What the page fetches by itself, parts of its own charts aside."""
    return [address for address in Document(html).loads if not address.startswith("#")]


def before_an_answer(html: str) -> str:
    """What can be read as long as nothing is chosen."""
    return text_of(re.sub(r'<p class="own".*?</p>', "", html, flags=re.DOTALL))


def changed(old: str, new: str, path: str = "shares/maria.md") -> dict[str, str]:
    assert old in PLAN[path]
    return PLAN | {path: PLAN[path].replace(old, new)}


# What stands at the top


def test_the_question_comes_first_then_for_whom_how_long_and_until_when(share_of: ShareOf) -> None:
    html = share_of(PLAN)
    assert heading(html) == "Noor Haddad is asking you: What would you cut?"
    main = text_of(html.split("<main", 1)[1])
    assert main.index("What would you cut?") < main.index("For Maria Fontein") < main.index("Your advice")
    assert "About 1 minute to read, 3 to answer. As of 21 Nov 2026; the link works to the end of 31 Dec 2026." in main
    assert "<em>five</em>" in html
    assert "https://example.org/day" in Document(html).links


def test_without_a_question_it_asks_for_the_levels(share_of: ShareOf) -> None:
    html = share_of(changed("ask: What would you cut?\n", ""))
    assert heading(html) == "Noor Haddad is asking you: Where do you see me in SQL?"
    assert "What would you add?" in text_of(html)


def test_ten_skills_are_all_asked_for_and_three_of_them_named(share_of: ShareOf) -> None:
    skills = {f"skills/s{n}.md": SQL.replace("SQL", f"Skill {n}") for n in range(10)}
    rate = ", ".join(f"s{n}" for n in range(10))
    files = changed("ask: What would you cut?\nrate: [sql]", f"rate: [{rate}]") | skills
    html = share_of(files)
    assert heading(html).endswith("Where do you see me in Skill 0, Skill 1, Skill 2 and 7 more?")
    assert html.count("<fieldset") == 10
    assert len(set(re.findall(r'name="(level-\d+)"', html))) == 10
    assert "4 to answer" in text_of(html)


def test_a_share_that_asks_nothing_still_takes_an_answer(share_of: ShareOf) -> None:
    html = share_of(changed("ask: What would you cut?\nrate: [sql]\n", ""))
    assert heading(html) == "Noor Haddad is asking you: What would you tell me?"
    assert "<fieldset" not in html
    assert "Where do you see me?" not in text_of(html)


def test_a_plan_without_an_owner_asks_all_the_same(share_of: ShareOf) -> None:
    html = share_of(changed('owner = "Noor Haddad"\n', "", "careerplan.toml"))
    assert heading(html) == "A question for you: What would you cut?"
    assert 'data-subject="An answer"' in html


def test_a_share_without_an_end_says_none(share_of: ShareOf) -> None:
    text = text_of(share_of(changed("until: 2026-12-31\n", "")))
    assert "until" not in text
    assert "to the end of" not in text
    assert "As of 21 Nov 2026. Your answer goes at the end." in text


# What they are shown


def test_their_advice_stands_with_what_became_of_it_the_newest_first(share_of: ShareOf) -> None:
    advice = section(share_of(PLAN), "advice")
    assert advice.index("Put a number on bias") < advice.index("Keep a page of misses 19 Feb Eleven entries")
    assert "Put a number on bias 14 Oct Nothing has come of it yet." in advice


def test_changes_count_from_the_last_meeting_and_say_what_is_late(share_of: ShareOf) -> None:
    changes = section(share_of(PLAN), "changes")
    assert changes.startswith("Since we last met, 14 Oct")
    assert "“Abstract sent” of “Give a talk” was due 15 Nov 6 days late" in changes
    assert "I reached “Draft shown” of “Give a talk” 2 Nov" in changes
    assert "Writing went from novice to intermediate 10 Nov" in changes


@pytest.mark.parametrize(
    ("person", "feedback", "title"),
    [
        ("advice: [{date: 2026-09-05, text: Rest}]", "", "Since your last advice, 5 Sep"),
        ("", "---\nfrom: maria\ndate: 2026-09-20\naudience: mentors\n---\n", "Since your last feedback, 20 Sep"),
        ("advice: [Rest]", "", "What changed since 21 Aug"),
        ("", "", "What changed since 21 Aug"),
    ],
)
def test_without_a_meeting_they_count_from_what_was_last_said(
    share_of: ShareOf, person: str, feedback: str, title: str
) -> None:
    files = PLAN | {"people/maria.md": f"---\ntitle: Maria Fontein\n{person}\n---\n", "feedback/f.md": feedback}
    assert section(share_of(files), "changes").startswith(title)


def test_gaps_are_told_in_words_with_the_sentences_of_the_scale(share_of: ShareOf) -> None:
    gaps = section(share_of(PLAN), "gaps")
    assert gaps.startswith("Another gap I see")
    assert "Writing 1 short Now intermediate: “I do it on my own in ordinary cases.”" in gaps
    assert "The target is advanced" in gaps
    assert "SQL" not in gaps


def test_three_gaps_are_told_the_largest_first(share_of: ShareOf) -> None:
    more = {f"skills/s{n}.md": SQL.replace("SQL", f"Skill {n}") for n in range(4)}
    gaps = section(share_of(changed("rate: [sql]\n", "") | more), "gaps")
    assert gaps.startswith("My 3 largest gaps")
    assert [name for name in ("Skill 0", "Skill 1", "Skill 2", "Skill 3", "SQL", "Writing") if name in gaps] == [
        "Skill 0",
        "Skill 1",
        "Skill 2",
    ]


def test_goals_say_how_they_stand_and_what_comes_next(share_of: ShareOf) -> None:
    goals = section(share_of(PLAN), "goals")
    assert "Give a talk" in goals
    assert "1 Sep to 31 Mar 2027" in goals
    assert "Next: Cut it to one page" in goals


def test_what_i_wrote_about_a_goal_stands_closed_where_it_is_granted(share_of: ShareOf) -> None:
    assert "The doubt that I have" not in share_of(PLAN)
    granting = {"careerplan.toml": SETTINGS.replace('["goal.next_step"', '["goal.body", "goal.next_step"')}
    body = "Why *now*: [a page](https://example.org/why).\n\n::: private\nThe doubt that I have.\n:::\n"
    granted = PLAN | granting | {"goals/talk.md": TALK.replace("The doubt that I have.\n", body)}
    html = share_of(granted)
    folded = re.search(r"<details><summary>What I wrote about it</summary>(.*?)</details>", html, re.DOTALL)
    assert folded is not None
    assert '<em>now</em>: <a href="https://example.org/why"' in folded[1]
    assert "The doubt that I have" not in html


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-Q4", "1 Sep to the last quarter of 2026"),
        ("2027-H2", "1 Sep to the second half of 2027"),
        ("~2027-Q1", "1 Sep to about the first quarter of 2027"),
        ("2027-02..2027-04", "1 Sep to Feb–Apr 2027"),
        ("mid-2027", "1 Sep to mid-2027"),
        ("2027-03", "1 Sep to Mar 2027"),
    ],
)
def test_dates_are_said_in_words_that_need_no_plan_to_be_read(share_of: ShareOf, written: str, said: str) -> None:
    show = {"shares/maria.md": SHARE.replace("rate: [sql]", "rate: [sql]\nshow: [goals, timeline]")}
    html = share_of(changed("due: 2027-03-31", f"due: {written}", "goals/talk.md") | show)
    assert said in section(html, "goals")
    assert said in section(html, "timeline")


def test_a_half_on_my_own_pages_reads_like_a_quarter(site_of: SiteOf) -> None:
    halves = changed("due: 2027-03-31", "due: 2027-H2", "goals/talk.md")
    assert "1 Sep to 2027 H2" in text_of(site_of(halves)["goals/talk.html"])


def test_a_loss_is_told_in_words_and_no_line_is_drawn_for_it(share_of: ShareOf) -> None:
    lost = changed("2025-03-01 novice, 2026-11-10 3", "2025-03-01 3, 2026-11-10 novice", "skills/writing.md")
    html = share_of(lost)
    assert "Lost 1 in 12 months." in section(html, "gaps")
    assert 'class="gained"' not in html
    gained = share_of(PLAN)
    assert "in 12 months." not in section(gained, "gaps")
    assert 'class="gained"' in gained


def test_a_health_that_i_set_is_not_told_as_set_by_you(share_of: ShareOf) -> None:
    fields = changed('"goal.next_step"', '"goal.next_step", "goal.health"', "careerplan.toml")
    by_hand = TALK.replace("status: active", "status: active\nhealth: at-risk")
    goals = section(share_of(fields | {"goals/talk.md": by_hand}), "goals")
    assert "At risk" in goals
    assert "Set by you" not in goals


def test_sections_stand_in_the_order_that_the_share_names_and_none_is_empty(share_of: ShareOf) -> None:
    more = {
        "vision.md": "---\ntitle: The quiet desk\nwritten: 2026\nrole: lead\naudience: mentors\n---\nSee [[talk]].\n",
        "roles/lead.md": "---\ntitle: Lead\naudience: mentors\nneeds: {sql: expert}\n---\n",
        "feedback/maria.md": "---\nfrom: maria\ndate: 2026-09-20\naudience: mentors\nkeep: Writes it down\n---\n",
    }
    show = "show: [path, timeline, feedback, goals, path]\nrate: [sql]"
    html = share_of(changed("rate: [sql]", show) | more)
    assert re.findall(r'<h2 id="([a-z]+)"', html) == ["path", "timeline", "feedback", "goals"]
    assert section(html, "path").endswith("The quiet desk See Give a talk . Lead Destination")
    assert "Give a talk" in section(html, "timeline")
    assert "What you told me Keep Writes it down You, 20 Sep" in section(html, "feedback")


def test_a_reader_who_is_new_sees_the_question_alone(share_of: ShareOf) -> None:
    bare = {path: text for path, text in PLAN.items() if path in ("careerplan.toml", "shares/maria.md")}
    assert re.findall(r'<h2 id="([a-z]+)"', share_of(bare | {"people/maria.md": "---\ntitle: Maria\n---\n"})) == []


def test_long_lists_are_folded_and_a_single_row_is_not(share_of: ShareOf) -> None:
    said = [f"  - {{date: 2026-0{n}-01, text: Point {n}}}" for n in range(1, 7)]
    person = "---\ntitle: Maria\nadvice:\n" + "\n".join(said) + "\n---\n"
    html = share_of(PLAN | {"people/maria.md": person})
    assert "3 more" in section(html, "advice")
    shorter = person.replace(said[0] + "\n", "").replace(said[1] + "\n", "")
    assert "<details>" not in share_of(PLAN | {"people/maria.md": shorter}).partition('id="answer"')[0]


# The form


def test_the_form_holds_what_its_script_looks_for(share_of: ShareOf) -> None:
    html = share_of(PLAN)
    form = html[html.index("<form") : html.index("</form>")]
    assert 'id="answer"' in form
    assert 'data-reply-to="noor@example.org"' in form
    assert 'data-subject="An answer for Noor Haddad"' in form
    assert re.findall(r'<textarea[^>]* name="(\w+)"', form) == ["answer", "start", "keep", "stop"]
    assert re.findall(r'data-send="(\w+)"', form) == ["share", "copy", "download", "mail"]
    assert '<fieldset class="rate" data-skill="sql">' in form
    assert re.findall(r'name="level-1" value="(\w+)"', form) == ["0", "1", "2", "3", "4", "5", "unseen"]
    assert re.search(r'<textarea id="sealed-answer"[^>]* readonly hidden>', form)
    assert re.search(r'<p role="status" class="sent">', form)
    assert "What would you cut?" in text_of(form)


def test_every_level_stands_with_its_sentence(share_of: ShareOf) -> None:
    rate = text_of(re.findall(r"<fieldset.*?</fieldset>", share_of(PLAN), re.DOTALL)[0])
    assert "novice I can do it with help." in rate
    assert "I have not seen enough" in rate


def test_for_several_skills_the_sentences_stand_once_above_the_words(share_of: ShareOf) -> None:
    form = share_of(changed("rate: [sql]", "rate: [sql, writing]")).partition('<form id="answer"')[2]
    said = text_of(re.sub(r'<p class="own".*?</p>', "", form, flags=re.DOTALL))
    assert said.count("I can do it with help.") == 1
    assert said.index("I can do it with help.") < said.index("SQL")
    for fieldset in re.findall(r"<fieldset.*?</fieldset>", form, re.DOTALL):
        assert re.findall(r"<b><bdi>(\w+)</bdi></b>", fieldset) == [
            "none",
            "awareness",
            "novice",
            "intermediate",
            "advanced",
            "expert",
        ]


def test_a_share_that_asks_only_for_levels_puts_them_first_and_the_text_last(share_of: ShareOf) -> None:
    asks = share_of(PLAN)
    assert asks.index('name="answer"') < asks.index("<fieldset") < asks.index('name="start"')
    only = share_of(changed("ask: What would you cut?\n", ""))
    assert only.index("<fieldset") < only.index('name="start"') < only.index('name="answer"')


@pytest.mark.parametrize(
    ("letters", "rates", "is_asked", "said"),
    [
        (0, 0, False, "About 1 minute to read, 2 to answer"),
        (1200, 3, True, "About 1 minute to read, 3 to answer"),
        (2500, 3, True, "About 2 minutes to read, 3 to answer"),
        (100, 10, False, "About 1 minute to read, 4 to answer"),
    ],
)
def test_the_minutes_are_those_of_the_text_and_the_levels(
    letters: int, rates: int, said: str, *, is_asked: bool
) -> None:
    assert minutes_said(("x" * letters,), rates, is_asked=is_asked) == said


def test_what_is_folded_is_not_counted_as_read() -> None:
    rows = tuple(Change("x" * 100, None) for _ in range(3))
    section = Changes(title="Since", since=None, rows=rows[:1], folded=rows[1:])
    assert sum(map(len, texts_of(section))) == len("Since") + 100


def test_my_own_view_is_hidden_until_theirs_is_given(share_of: ShareOf) -> None:
    html = share_of(PLAN)
    own = re.findall(r'<p class="own" role="status" hidden>(.*?)</p>', html, re.DOTALL)
    assert (
        text_of(own[0])
        == "I said intermediate (10 Nov): “I do it on my own in ordinary cases.” I want to be at expert."
    )
    shown = before_an_answer(html)
    assert "SQL" in shown
    for telling in ("SQL went", "SQL 2 short", "I said", "I want to be"):
        assert telling not in shown


def test_no_level_of_a_skill_to_rate_moves_anything_that_is_seen_before(share_of: ShareOf) -> None:
    told = before_an_answer(share_of(PLAN))
    other = changed(
        "ratings: [2025-03-01 novice, 2026-11-10 3]", "ratings: [2026-10-20 5, 2026-10-30 1]", "skills/sql.md"
    )
    assert before_an_answer(share_of(other)) == told


def test_what_they_said_last_time_stands_beside_my_view(share_of: ShareOf) -> None:
    theirs = changed("2026-11-10 3]", "2026-11-10 3, {date: 2025-09-01, level: advanced, by: maria}]", "skills/sql.md")
    own = re.findall(r'<p class="own".*?</p>', share_of(theirs), re.DOTALL)
    assert "You said advanced (1 Sep 2025)" in text_of(own[0])
    unrated = changed("ratings: [2025-03-01 novice, 2026-11-10 3]", "due: 2027", "skills/sql.md")
    assert "I have not rated myself. I want to be at expert." in text_of(share_of(unrated))


def test_where_the_text_goes_is_said_with_and_without_an_address(share_of: ShareOf) -> None:
    assert "goes only where you send it: to noor@example.org, or as you usually write to me." in text_of(share_of(PLAN))
    html = share_of(changed('reply_to = "noor@example.org"\n', "", "careerplan.toml"))
    assert "goes only where you send it: as you usually write to me." in text_of(html)
    assert 'data-reply-to=""' in html


# What they are not shown


def test_p04_nothing_hidden_no_file_and_no_other_page_is_on_it(share_of: ShareOf) -> None:
    html = share_of(PLAN)
    for hidden in ("Leaving", "Leave by spring", "doubt", "How I get away", "fourth miss", "0123", "river", "I guess"):
        assert hidden not in html
    for word in ("content/", "Markdown", "Problems", "mentors", "Before the trial"):
        assert word not in html
    assert [link for link in Document(html).links if not link.startswith("#")] == ["https://example.org/day"]
    assert loads(html) == ["data:,", "site.css", "site.js", "share.css"]
    assert (
        "Private copy for Maria Fontein: please do not pass it on. Its link works to the end of 31 Dec 2026."
        in text_of(html)
    )


def test_p03_hidden_records_move_no_count_and_no_order(share_of: ShareOf) -> None:
    before = share_of(PLAN)
    hidden = {
        "goals/other.md": TALK.replace("audience: mentors\n", "").replace("Give a talk", "Another"),
        "skills/rust.md": "---\ntitle: Rust\ntarget: 5\nratings: [2026-11-11 0]\n---\n",
        "people/ben.md": "---\ntitle: Ben\nmeetings: [2026-11-20]\n---\n",
        "feedback/ben.md": "---\nfrom: ben\ndate: 2026-11-20\nratings: {sql: expert, writing: none}\n---\n",
        "notes/day.md": "Text.\n",
    }
    assert share_of(PLAN | hidden) == before


def test_a_skill_to_rate_that_they_may_not_see_is_not_named_to_them(share_of: ShareOf) -> None:
    html = share_of(changed("rate: [sql]", "rate: [secret, sql]"))
    assert "Leaving" not in html
    assert re.findall(r'data-skill="([^"]*)"', html) == ["sql"]
    assert 'name="level-1"' in html


@pytest.mark.parametrize("link", ["[[Leave by spring]]", "[[goal:leave|soon]]", "[that](../goals/leave.md)"])
def test_p04_a_note_or_question_that_leads_to_what_is_hidden_is_held_back_whole(share_of: ShareOf, link: str) -> None:
    html = share_of(changed("What would you cut?", f'"Should I, {link}, go?"'))
    assert "Should I" not in html
    assert "Where do you see me in SQL?" in heading(html)
    noted = share_of(changed("If you have", f"About {link}: if you have"))
    assert "minutes before" not in noted
    assert "What would you cut?" in heading(noted)


def test_a_note_names_what_they_see_by_its_title_and_leads_nowhere(share_of: ShareOf) -> None:
    html = share_of(changed("If you have", "Before [[talk]] <!-- and leave --> if you have"))
    assert "Before Give a talk if you have" in text_of(html)
    assert "and leave" not in html
    assert "goals/" not in html


def test_a_private_block_of_the_note_stays_with_me(share_of: ShareOf) -> None:
    html = share_of(changed("If you have", "::: private\nShe is tired.\n:::\n\nIf you have"))
    assert "tired" not in html
    assert "minutes before" in text_of(html)


def test_the_style_of_the_page_is_small_and_not_published_with_the_site(site_of: SiteOf) -> None:
    style = find_theme(Path(__file__).parent, "default").theme.default_folder / "static" / "share.css"
    assert len(style.read_bytes()) < 4096
    assert "site.css" in site_of({})
    assert "share.css" not in site_of({})


def test_hostile_text_in_every_field_stays_text() -> None:
    plan = hostile_plan()
    whole = Audience(name=CIRCLE, kinds=tuple(KINDS), fields=GRANTABLE)
    declared = replace(plan.settings, audiences={CIRCLE: whole})
    granted = {
        name: tuple(replace(record, audience=(CIRCLE,)) for record in getattr(plan, name)) for name in PLURALS.values()
    }
    seen = visible_to(replace(plan, settings=declared, **granted), whole, PersonId("a"))
    for figures in (measure(seen, TODAY), measure(plan, TODAY)):
        share = replace(plan.shares[0], show=get_args(Section))
        html = rendered(make_share_page(figures, share, PlanSettings(owner=HOSTILE, reply_to=HOSTILE)))
        assert_inert("share", html)
        assert loads(html) == ["data:,", "site.css", "site.js", "share.css"]
        assert "<hostile onclick=alert(1)>" in text_of(html)
        assert "{{ 7 * 7 }}" in text_of(html)


@settings(PROPERTY, max_examples=max(1, PROPERTY.max_examples // 10))
@given(plans(), dice())
def test_p01_whatever_is_hidden_the_page_is_the_same_byte_for_byte(plan: Plan, change: Dice) -> None:
    audience = plan.settings.audiences[CIRCLE]
    assert not interferes(lambda other: page_of(other).encode(), plan, audience, PersonId("person-a"), change)


def page_of(plan: Plan) -> str:
    """The page of a share that asks about every skill and shows every section."""
    share = Share(
        id="share-a",
        title="For them",
        place=NOWHERE,
        person=PersonId("person-a"),
        sees=CIRCLE,
        until=day(TODAY),
        ask="What would you cut?",
        rate=(SkillId("skill-a"), SkillId("skill-c")),
        show=get_args(Section),
        body=Body("One word.", 1, (), "One word.", ()),
    )
    seen = visible_to(plan, plan.settings.audiences[CIRCLE], share.person)
    return rendered(make_share_page(measure(seen, TODAY), share, PlanSettings(owner="Noor Haddad")))
