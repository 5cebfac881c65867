"""The next part of the plan to write, with three lines to paste."""

from __future__ import annotations

from careerplan.plan.when import quarter_after, quarter_of
from careerplan.site.views.parts import Desk, Invitation

SKILLS = Invitation(
    "start",
    "Next: list a few skills",
    "Name what you can do and how well, in words from none to expert. Leave the level out where you do not know.",
    "content/skills.md",
    "---\nskills: {Writing: advanced, Negotiation: novice, Public speaking: novice}\n---",
)
VISION = Invitation(
    "start",
    "Next: write a vision",
    "Where do you want to be in 3 to 10 years? One honest paragraph is enough.",
    "content/vision.md",
    "---\nhorizon: 5 years\n---\nIn five years I …",
)
ROLE = Invitation(
    "start",
    "Next: say what the role asks for",
    "The vision's role gives every skill its target. Ask somebody who is in that role what matters most.",
    "content/roles/lead.md",
    "---\nneeds: {Writing: advanced, Negotiation: intermediate}\n---",
)
GOALS = Invitation(
    "start",
    "Next: write one goal",
    "One thing that closes a gap, with a date that you believe in.",
    "content/goals/first-goal.md",
    "---\ntitle: Give a short talk\nstatus: active\ndue: {quarter}\n---",
)
PEOPLE = Invitation(
    "start",
    "Next: add a mentor",
    "Somebody who does what you want to learn. One line makes them part of the plan.",
    "content/people.md",
    "---\npeople:\n  - {title: Their name, relations: mentor, every: month}\n---",
)
REVIEW = Invitation(
    "start",
    "Next: write a review",
    "Once a quarter: what changed, what was worth it, what comes next. The command careerplan review writes it with"
    " the figures of the day.",
    "content/reviews/{quarter_file}.md",
    "---\ndate: {today}\n---\nWhat changed:",
)


def next_part(desk: Desk) -> Invitation | None:
    """The first part that is missing; none once every part has begun."""
    plan = desk.plan
    parts = (
        (bool(plan.visions), VISION),
        (bool(plan.skills), SKILLS),
        (bool(plan.roles) or any(skill.target is not None for skill in plan.skills), ROLE),
        (bool(plan.goals), GOALS),
        (bool(plan.people), PEOPLE),
        (bool(plan.reviews), REVIEW),
    )
    missing = next((invitation for there, invitation in parts if not there), None)
    return None if missing is None else _dated(missing, desk)


def _dated(invitation: Invitation, desk: Desk) -> Invitation:
    """Dates to paste are dates of now."""
    quarter = quarter_of(desk.today)
    values = {
        "{quarter}": quarter_after(quarter, 1),
        "{quarter_file}": quarter,
        "{today}": desk.today.isoformat(),
    }

    def fill(text: str) -> str:
        for name, value in values.items():
            text = text.replace(name, value)
        return text

    return Invitation(invitation.id, invitation.title, invitation.text, fill(invitation.path), fill(invitation.lines))
