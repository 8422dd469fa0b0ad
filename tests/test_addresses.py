"""Addresses: every form people paste comes to one key, look-alikes never do, and nothing sent raises."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.addresses import LONGEST, Address, read_address
from knowledge.town import Platform, Town, load_town

PLATFORMS = load_town().platforms


def key(written: str, platform: str = "") -> str | None:
    address = read_address(written, PLATFORMS, platform)
    return address.key if address else None


SAME = {
    "facebook.com/hangostad": """
        https://www.facebook.com/hangostad
        http://facebook.com/hangostad/
        facebook.com/HangoStad
        FACEBOOK.COM/HANGOSTAD
        https://m.facebook.com/hangostad?ref=bookmarks
        https://mbasic.facebook.com/hangostad
        https://touch.facebook.com/hangostad
        https://sv-se.facebook.com/hangostad
        https://fi-fi.facebook.com/hangostad/about/?locale=fi_FI
        https://www.facebook.com/hangostad?fbclid=IwAR0abc&mibextid=ZbWKwL
        https://www.facebook.com/hangostad/posts/pfbid02abc
        https://www.facebook.com/hango.stad
        https://www.facebook.com/pg/hangostad/photos/
        https://www.facebook.com/#!/hangostad
        fb.com/hangostad
        fb.me/hangostad
        //facebook.com/hangostad
        https:facebook.com/hangostad
        http://facebook.com:443/hangostad
        https://facebook.com./hangostad
        <https://www.facebook.com/hangostad>
        (https://www.facebook.com/hangostad).
        "https://www.facebook.com/hangostad",
        https://www.facebook.com/%68angostad
        https:\\\\www.facebook.com\\hangostad
        https://www.facebook.com/login/?next=https%3A%2F%2Fwww.facebook.com%2Fhangostad
        https://l.facebook.com/l.php?u=https%3A%2F%2Ffacebook.com%2Fhangostad%3Ffbclid%3D1&h=AT0
        Facebook: hangostad
        @hangostad (Facebook)
        facebook @HangoStad""",
    "facebook.com/100064123456789": """
        https://www.facebook.com/profile.php?id=100064123456789
        https://m.facebook.com/profile.php?sk=about&id=100064123456789&eav=x
        https://www.facebook.com/people/Hang%C3%B6-museum/100064123456789/
        https://www.facebook.com/pages/Hangö-museum/100064123456789
        https://www.facebook.com/p/Hang%C3%B6-museum-100064123456789/
        https://www.facebook.com/Hangö-museum-100064123456789
        https://www.facebook.com/100064123456789
        https://m.facebook.com/story.php?story_fbid=1&id=100064123456789""",
    "facebook.com/groups/hangobibliotek": "https://m.facebook.com/groups/HangoBibliotek/permalink/1/",
    "instagram.com/hangostad": """
        https://www.instagram.com/hangostad/
        instagram.com/hangostad?igsh=MWx4
        https://instagram.com/_u/hangostad
        https://www.instagram.com/stories/hangostad/123/
        https://www.instagram.com/hangostad/reel/Cxyz/
        https://www.instagram.com/accounts/login/?next=/hangostad/
        instagr.am/hangostad
        Instagram @hangostad
        instagram:hangostad""",
    "youtube.com/@hangostad": """
        https://www.youtube.com/@HangoStad
        https://m.youtube.com/@hangostad/videos?si=abc
        youtube.com/hangostad
        https://www.youtube.com/%40hangostad
        YouTube: @hangostad""",
    "youtube.com/channel/UCaB_c-9": """
        https://www.youtube.com/channel/UCaB_c-9
        https://music.youtube.com/channel/UCaB_c-9?si=x""",
    "x.com/hangostad": """
        https://twitter.com/hangostad
        https://mobile.twitter.com/HangoStad/status/17
        https://x.com/@hangostad
        https://twitter.com/#!/hangostad
        https://twitter.com/intent/user?screen_name=hangostad
        Twitter: @hangostad
        x.com @hangostad""",
    "tiktok.com/@hango.stad": """
        https://www.tiktok.com/@hango.stad?lang=sv
        https://m.tiktok.com/@Hango.Stad/video/7""",
    "linkedin.com/company/hangö-stad": """
        https://www.linkedin.com/company/hangö-stad
        https://fi.linkedin.com/company/hang%C3%B6-stad/about/
        https://www.linkedin.com/company/HANG%C3%96-STAD
        https://www.linkedin.com/company/hango\u0308-stad""",
    "snapchat.com/add/hangostad": """
        https://www.snapchat.com/add/hangostad
        https://snapchat.com/@hangostad""",
    "threads.net/@hangostad": """
        https://www.threads.net/@hangostad
        https://www.threads.com/@hangostad?xmt=AQ""",
    "xn--hang-8qa.fi/museum": """
        https://www.hangö.fi/Museum/
        hangö.fi/museum?utm_source=brev
        http://xn--hang-8qa.fi/museum#karta
        https://HANGÖ.fi/mus%65um""",
    "mastodon.social/@hanko": """
        @hanko@mastodon.social
        https://mastodon.social/@Hanko""",
    "@hangostad": """
        @hangostad
        hangostad
        @HangoStad""",
}  # fmt: skip
FORMS = [(form.strip(), wanted) for wanted, forms in SAME.items() for form in forms.strip().split("\n")]


@pytest.mark.parametrize(("written", "wanted"), FORMS)
def test_every_form_of_an_address_comes_to_one_key(written: str, wanted: str) -> None:
    assert key(written) == wanted


@pytest.mark.parametrize(
    "written",
    [
        "https://facebook.com@evil.example/hangostad",
        "https://evil.example\\@facebook.com/hangostad",
        "https://facebook.com.evil.example/hangostad",
        "https://evil.example/facebook.com/hangostad",
        "https://evil.example/?u=https://facebook.com/hangostad",
        "https://evil.example#facebook.com/hangostad",
        "https://notfacebook.com/hangostad",
        "https://facebook.co/hangostad",
        "https://apps.facebook.com/hangostad",
        "https://fаcebook.com/hangostad",  # a Cyrillic а in the host
        "https://facebook.com/hаngostad",  # and in the name
        "https://facebook.com/hangostad_",
        "https://facebook.com/hangöstad",
        "https://www.facebook.com/login/?next=https%3A%2F%2Fevil.example%2Fhangostad",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example%2Fhangostad",
        "https://www.facebook.com/groups/hangostad",
        "https://www.instagram.com/hangostad",
    ],
)
def test_a_look_alike_is_another_address(written: str) -> None:
    assert key(written) != "facebook.com/hangostad"


def test_capitals_count_where_the_medium_counts_them() -> None:
    assert key("youtube.com/channel/UCabc") != key("youtube.com/channel/UCABC")


def test_old_and_new_names_on_youtube_are_not_taken_for_one() -> None:
    assert len({key("youtube.com/c/hangostad"), key("youtube.com/user/hangostad"), key("youtube.com/@hangostad")}) == 3


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "facebook.com",
        "https://www.instagram.com/",
        "https://www.instagram.com/p/Cxyz/",
        "https://youtu.be/dQw4w9WgXcQ",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://twitter.com/search?q=hango",
        "https://www.facebook.com/photo.php?fbid=1",
        "https://www.linkedin.com/company/",
        "museet@hanko.fi",
        "mailto:museet@hanko.fi",
        "javascript:alert(1)//facebook.com/hangostad",
        "ftp://facebook.com/hangostad",
        "http://192.168.0.1/hangostad",
        "http://[::1]/hangostad",
        "https://",
        "/////",
        "är den här sidan officiell?",
        "https://facebook.com/hango stad",
        "x" * (LONGEST + 1),
        "\x00\x01\u202e",
    ],
)
def test_what_leads_to_no_channel_is_no_address(written: str) -> None:
    assert read_address(written, PLATFORMS) is None


@pytest.mark.parametrize("written", ["hango.stad", "@hango.stad", "https://instagram.com/hango.stad"])
def test_a_bare_name_is_a_name_on_the_medium_it_is_said_to_be_on(written: str) -> None:
    assert key(written, "Instagram") == "instagram.com/hango.stad"


def test_the_address_wins_over_the_medium_it_is_said_to_be_on() -> None:
    assert read_address("https://fb.com/hangostad", PLATFORMS, "Instagram") == Address(
        "Facebook", "hangostad", "facebook.com/hangostad"
    )


@pytest.mark.parametrize(
    "written",
    ["@hangostad", "youtube.com/@hangostad", "instagram.com/hangostad", "linkedin.com/company/hangostad"],
)
def test_the_name_is_the_same_whatever_the_medium_puts_around_it(written: str) -> None:
    address = read_address(written, PLATFORMS)
    assert address is not None and address.name == "hangostad"
    assert address.only_a_name == (written == "@hangostad")


def test_a_medium_that_only_the_towns_data_knows_is_read_by_its_domain(bergvik: Town) -> None:
    own = (*bergvik.platforms, Platform("Pixelfed", ("pixelfed.example",)))
    assert read_address("https://m.pixelfed.example/Bergvik/?utm_x=1", own) == Address(
        "Pixelfed", "bergvik", "pixelfed.example/bergvik"
    )
    assert read_address("https://instagram.com/bergvik", own) == Address("", "bergvik", "instagram.com/bergvik")


SCHEMES = st.sampled_from(["", "https://", "HTTP://", "//", "https:", "https:\\\\"])
HOSTS = st.sampled_from(
    [domain for platform in PLATFORMS for domain in platform.domains] + ["hanko.fi", "hangö.fi", "bsky.app", "a.b.fi"]
)
SUBDOMAINS = st.sampled_from(["", "www.", "m.", "l.", "sv-se.", "mobile.", "www.m.", "apps."])
STEPS = st.text(st.sampled_from("abzåäö09AZ._-·@%2540+~!$&'()*,;=:?#/\\ ıİßﬁ①"), max_size=30)
ADDRESSES = st.builds(lambda *parts: "".join(parts), SCHEMES, SUBDOMAINS, HOSTS, st.just("/"), STEPS)


@settings(max_examples=500)
@given(
    st.one_of(ADDRESSES, st.text(max_size=200), STEPS),
    st.sampled_from(["", "Facebook", "YouTube", "none such"]),
)
@example("https://facebook.com/login?next=/login?next=/login?next=", "")
@example("//" * 1000, "")
@example("https://l.facebook.com/l.php?u=" * 60, "")
@example("https://facebook.com/" + "%25" * 600, "")
@example("http://" + "a." * 900 + "fi", "")
@example("\ud800@\udfff", "Facebook")
def test_anything_can_be_read_and_a_key_reads_as_itself(written: str, platform: str) -> None:
    address = read_address(written, PLATFORMS, platform)
    if address is not None:
        again = read_address(address.key, PLATFORMS)
        assert again == address
        assert address.key == address.key.strip() and " " not in address.key


@given(
    st.sampled_from(FORMS),
    st.sampled_from(["", " ", "\u200b", "\ufeff", "\t"]),
    st.sampled_from(["", ".", ")", "\n"]),
)
def test_what_comes_along_when_copying_changes_nothing(form: tuple[str, str], before: str, after: str) -> None:
    assert key(before + form[0] + after) == form[1]
