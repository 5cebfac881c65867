"""What stands between sealed pages and handing them over: nothing hidden is felt, and nothing private stands there.

Every check answers with a refusal, so nothing is written; its reason names no value of the plan,
its details say where to look, for the owner at home.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from careerplan.plan.audience import visible_to
from careerplan.plan.brief import brief_plan
from careerplan.plan.plan import Plan
from careerplan.plan.settings import Audience
from careerplan.plan.share import Share
from careerplan.plan.shared import shared
from careerplan.share.bundle import pack_bundle
from careerplan.share.derive import share_secret, site_secret
from careerplan.share.hosting import host_files
from careerplan.share.keys import Keys
from careerplan.share.leaks import Leak, interface, leaked, revealed, watched
from careerplan.share.noninterference import brief_interferes, share_interferes
from careerplan.share.page import SharePage, Stage, brief_html, share_bundle
from careerplan.share.refusal import Refusal
from careerplan.share.shell import is_shell

TYPED = (
    "Somebody may have written it into the plan: look for it there, take it out, and replace it with careerplan share"
    " keys --replace, or share revoke for the link of one share. If it does not stand in the plan, report this, without"
    " the plan"
)
FAULT = "This is a fault of careerplan, not of the plan: please report it, without the plan"


def refuse_interference(plan: Plan, shares: Iterable[SharePage], stage: Stage) -> Refusal | None:
    """Why pages may not be handed over: what their readers may not see changes them."""
    felt = [
        page.share.id
        for page in shares
        if share_interferes(_share_in(page.audience, stage), plan, page.share, page.audience)
    ]
    if brief_interferes(lambda other: brief_html(other, stage), plan):
        felt.append("the brief")
    if not felt:
        return None
    return Refusal(
        "something that readers may not see changes what they would see",
        FAULT,
        details=tuple(felt),
    )


def _share_in(audience: Audience, stage: Stage) -> Callable[[Plan, Share], bytes]:
    return lambda plan, share: pack_bundle(share_bundle(plan, share, audience, stage))


def refuse_leaks(plan: Plan, shares: Iterable[SharePage], stage: Stage, log: str) -> Refusal | None:
    """Why pages may not be handed over: words stand in them, or in the log, that only what is hidden explains."""
    found = tuple(_leaks(plan, shares, stage, log))
    if not found:
        return None
    return Refusal(
        "words that readers may not see stand in what they would see",
        "Look at the records and keys that are named: where such a record may be seen, let its audience say so;"
        " where a page only says the same by chance, write it in other words. If neither helps, report it, without"
        " the plan",
        details=tuple(f"{leak.output}: {leak.record} {leak.key}".rstrip() for leak in found),
    )


def _leaks(plan: Plan, shares: Iterable[SharePage], stage: Stage, log: str) -> Iterator[Leak]:
    watch, known, own = watched(plan), interface(stage.theme.folders), plan.settings.plan
    for page in shares:
        seen = visible_to(plan, page.audience, page.share.person)
        outputs = {f"the page of {page.share.id}, {path}": data for path, data in page.bundle.files.items()}
        yield from leaked(watch, outputs, (seen, shared(page.share, seen), own.owner, own.reply_to), known)
    yield from leaked(watch, {"the brief": brief_html(plan, stage)}, (brief_plan(plan),), known)
    yield from leaked(watch, {"what would be printed": log.encode()}, (), known)


def refuse_open(outputs: Mapping[str, bytes], shares: Iterable[SharePage], keys: Keys) -> Refusal | None:
    """Why files may not be handed over: one is not as every plan's is around its envelope, or shows a key."""
    pages = tuple(shares)
    strange = [path for path, data in outputs.items() if host_files().get(path) != data and not is_shell(data)]
    secrets = {"the master key": keys.master, "the passphrase": keys.passphrase, "your link": site_secret(keys.master)}
    secrets |= {f"the link of {page.share.id}": share_secret(keys.master, page.share.nonce) for page in pages}
    plain = {f"{page.share.id}: {path}": data for page in pages for path, data in page.bundle.files.items()}
    shown = revealed(secrets, {**outputs, **plain})
    if not strange and not shown:
        return None
    if strange:
        return Refusal("a file to be published shows more than its envelope", FAULT, details=tuple(strange))
    details = tuple(f"{leak.output}: {leak.record}" for leak in shown)
    return Refusal("a key or a passphrase stands in a page to be published", TYPED, details=details)
