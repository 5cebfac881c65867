"""Each key opens its own page and nothing else: random shares, each against each."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from careerplan.plan.record import PersonId
from careerplan.plan.redact import NOWHERE
from careerplan.plan.settings import Audience
from careerplan.plan.share import Share
from careerplan.share.bundle import Bundle, read_bundle
from careerplan.share.derive import draft_key, link_wrap_key, reply_key, share_content_key, share_secret, site_secret
from careerplan.share.envelope import Envelope, open_envelope, read_envelope
from careerplan.share.page import SharePage, seal_share
from careerplan.share.secret import Secret
from tests.strategies import CIRCLE, OTHERS, PROPERTY

NONCES = st.lists(st.binary(min_size=16, max_size=16).map(bytes.hex), min_size=2, max_size=5, unique=True)
MASTERS = st.binary(min_size=32, max_size=32).map(Secret)
FEW = settings(PROPERTY, max_examples=max(1, PROPERTY.max_examples // 20))


def sealed(master: Secret, nonce: str, number: int) -> Envelope:
    """The page of a share; every share is for one person, so that only the nonce tells them apart."""
    share = Share(id="one", title="One", place=NOWHERE, person=PersonId("maria"), sees=CIRCLE, nonce=nonce)
    page = Bundle({"index.html": f"page {number}".encode()})
    envelope = read_envelope(seal_share(SharePage(share, Audience(name=CIRCLE), page), master)[1])
    assert isinstance(envelope, Envelope)
    return envelope


@FEW
@given(MASTERS, NONCES)
def test_p02_each_key_opens_only_its_own_page(master: Secret, nonces: list[str]) -> None:
    pages = [sealed(master, nonce, number) for number, nonce in enumerate(nonces)]
    for at, nonce in enumerate(nonces):
        key = share_content_key(share_secret(master, nonce))
        opened = [open_envelope(page, key, "share") for page in pages]
        assert [number for number, text in enumerate(opened) if text != "wrong"] == [at]
        own = opened[at]
        assert isinstance(own, bytes)
        assert read_bundle(own) == Bundle({"index.html": f"page {at}".encode()})


@FEW
@given(MASTERS, MASTERS, NONCES)
def test_p02_no_other_key_of_the_plan_or_of_another_plan_opens_a_page(
    master: Secret, other: Secret, nonces: list[str]
) -> None:
    page = sealed(master, nonces[0], 0)
    link = share_secret(master, nonces[0])
    keys = [master, link, reply_key(link), draft_key(link), site_secret(master), link_wrap_key(site_secret(master))]
    if other != master:
        keys.append(share_content_key(share_secret(other, nonces[0])))
    assert {open_envelope(page, key, "share") for key in keys} == {"wrong"}


@FEW
@given(MASTERS, NONCES)
def test_p02_a_page_put_in_the_place_of_another_does_not_open_with_that_one_s_link(
    master: Secret, nonces: list[str]
) -> None:
    first, second = (sealed(master, nonce, number) for number, nonce in enumerate(nonces[:2]))
    swapped = replace(first, nonce=second.nonce, data=second.data)
    for nonce in nonces[:2]:
        assert open_envelope(swapped, share_content_key(share_secret(master, nonce)), "share") == "wrong"


def test_p02_the_path_of_a_page_says_nothing_of_its_share() -> None:
    master = Secret(bytes(32))
    share = Share(id="one", title="One", place=NOWHERE, person=PersonId("maria"), sees=CIRCLE, nonce="0" * 32)
    renamed = replace(share, id="two", title="Two", person=PersonId("ben"), sees=OTHERS)
    paths = {seal_share(SharePage(one, Audience(name=CIRCLE), Bundle({})), master)[0] for one in (share, renamed)}
    assert len(paths) == 1
    assert "maria" not in paths.pop()
