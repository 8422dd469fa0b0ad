"""How each social medium writes its channels' addresses. Which media a town uses is in its town.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Hosts that show the same page: phone, old phone, a medium's second dispatcher.
SAME_PAGE = _words("www m mobile touch mbasic web business music")
#: Hosts that only send on: l.facebook.com/l.php?u=…
DOORS = frozenset({"l", "lm"})
#: Hosts that show posts and never a channel.
POSTS_ONLY = frozenset({"youtu.be"})
#: What links carry to follow people around, or to choose a language. It never tells one channel from another.
TRACKING = _words("fbclid gclid igsh igshid mibextid ref ref_src refsrc si hl lang locale _r _t feature")
TRACKING_FAMILIES = ("utm_", "mc_", "hc_", "__")


@dataclass(frozen=True)
class Medium:
    """The shape of a medium's addresses, by the first step of the path.

    `passed` steps say nothing (`stories/hangostad`); `kinds` belong to the name (`company/hango`); `nowhere`
    leads to posts, searches and settings; `asks` names the query field that holds the name. `exact` kinds
    keep their capitals; `before` is what the medium writes before a bare name; without `dots` those in a name do
    not count; `numbered` media know pages by number too.
    """

    passed: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    nowhere: frozenset[str] = frozenset()
    asks: Mapping[str, str] = field(default_factory=dict)
    exact: frozenset[str] = frozenset()
    before: str = ""
    dots: bool = True
    numbered: bool = False


MEDIA: Mapping[str, Medium] = {
    "facebook.com": Medium(
        passed=_words("pg"),
        kinds=_words("groups events"),
        nowhere=_words("watch share sharer photo photos reel reels story hashtag search login help marketplace gaming")
        | _words("dialog plugins people pages p media policies settings videos notes bookmarks friends messages"),
        dots=False,  # Facebook takes Hango.Stad and hangostad for one name
        numbered=True,
    ),
    "instagram.com": Medium(
        passed=_words("_u _n stories"),
        nowhere=_words("p reel reels tv explore accounts direct about legal developer share"),
    ),
    "youtube.com": Medium(
        kinds=_words("channel c user"),
        nowhere=_words("watch shorts playlist results feed embed live v hashtag account gaming premium redirect post"),
        exact=_words("channel/"),
        before="@",
    ),
    "x.com": Medium(
        nowhere=_words("i home search hashtag share explore login settings messages notifications tos privacy intent"),
        asks={"intent": "screen_name"},
    ),
    "tiktok.com": Medium(
        nowhere=_words("t v tag music discover foryou following live explore search login embed legal"),
        before="@",
    ),
    "linkedin.com": Medium(
        kinds=_words("company in school showcase groups"),
        nowhere=_words("feed posts pulse jobs login signup search learning pub help legal uas share sharing"),
    ),
    "snapchat.com": Medium(
        passed=_words("add"), nowhere=_words("p t discover spotlight lens map login"), before="add/"
    ),
    "threads.net": Medium(nowhere=_words("t search login settings"), before="@"),
    "bsky.app": Medium(
        passed=_words("profile"), nowhere=_words("search settings feeds lists notifications"), before="profile/"
    ),
}
