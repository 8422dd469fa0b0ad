"""Social media addresses: whatever form somebody pastes, as one key that two forms of the same address share.

The key is an address itself, so reading a key gives the same key again: `facebook.com/hangostad`. When in
doubt two addresses count as different: to call a stranger's page the town's is worse than to send somebody
to ask.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from unicodedata import category, normalize
from urllib.parse import parse_qsl, quote, unquote

from knowledge.media import DOORS, MEDIA, POSTS_ONLY, SAME_PAGE, TRACKING, TRACKING_FAMILIES, Medium
from knowledge.town import Platform

LONGEST = 2048
_SCHEME = re.compile(r"(?:https?:)?//+|https?:", re.IGNORECASE)
_FOREIGN_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d+(?:/|$))", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9_-]{1,63}\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})")
_LOCALE = re.compile(r"[a-z]{2}(?:-[a-z]{2})?")
_NAME = re.compile(r"[\w.\-·]+")
_ELSEWHERE = re.compile(r"@([\w.-]+)@([\w-]+(?:\.[\w-]+)+)")  # @town@server, as Mastodon writes it
_NUMBERED = re.compile(r"(?:^|-)(\d{9,})$")  # Facebook's pages without a name of their own: Hangon-kirjasto-100064…
_WRAPPING = "<>()[]{}«»“”„‘’\"'`"
_TRAILING = ".,;:!?…"


@dataclass(frozen=True, order=True)
class Address:
    """A channel's address.

    `platform` is the town's name of the medium; empty: another site, or only a name was given. `handle` is
    what follows the site (`hangostad`, `@hangostad`, `company/hango`). `key` is the normal form.
    """

    platform: str
    handle: str
    key: str

    @property
    def name(self) -> str:
        """The bare name: `hangostad` in `@hangostad` and in `company/hangostad`."""
        return self.handle.rpartition("/")[2].lstrip("@")

    @property
    def only_a_name(self) -> bool:
        """`@hangostad` alone: on which medium was not said."""
        return self.key.startswith("@")


def read_address(written: str, platforms: Sequence[Platform], platform: str = "") -> Address | None:
    """What `written` points at; None when it is no address, or leads to no channel (a post, a login page).

    `platform` is the medium it is said to be on: then a bare `hangostad` is a name there.
    """
    plain = _cleaned(written)
    if not plain:
        return None
    said = next((known for known in platforms if known.name == platform), None)
    return _named(plain, platforms, said) if "/" not in plain else _located(plain, platforms)


def _cleaned(written: str) -> str:
    """Without invisible characters, wrapping and a sentence's full stop; empty when it is far too long."""
    if len(written) > LONGEST:
        return ""
    plain = normalize("NFKC", written).replace("\\", "/")  # as browsers read a backslash
    if len(plain) > LONGEST:  # some characters stand for many
        return ""
    plain = "".join(c for c in plain if c.isspace() or category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    plain = " ".join(plain.split())
    while (shorter := plain.strip(_WRAPPING + " ").rstrip(_TRAILING)) != plain:
        plain = shorter
    return plain


def _named(plain: str, platforms: Sequence[Platform], said: Platform | None) -> Address | None:
    """`@hangostad`, `Instagram: hangostad`, `hangostad` on the medium said, else a host without a path."""
    elsewhere = _ELSEWHERE.fullmatch(plain)
    if elsewhere:
        return _located(f"{elsewhere[2]}/@{elsewhere[1]}", platforms)
    words = [word for word in re.split(r"[\s:(),]+", plain) if word]
    mentioned = [known for known in platforms if any(_means(word, known) for word in words)]
    names = [word for word in words if not any(_means(word, known) for known in mentioned)]
    if len(words) > 1 and len(mentioned) == 1 and len(names) == 1:
        return _on(mentioned[0], names[0])
    name = plain.lstrip("@").lower()
    if _site(name, platforms)[1] is not None:
        return None  # the medium's own front page
    if said and _NAME.fullmatch(name):
        return _on(said, name)
    if _NAME.fullmatch(name) and (plain.startswith("@") or "." not in plain):
        return Address("", name, f"@{name}")
    return _located(plain, platforms)


def _means(word: str, platform: Platform) -> bool:
    """`Twitter`, `x` and `x.com` all mean X (Twitter)."""
    names = re.findall(r"\w+", platform.name.lower())
    return word.lower() in {
        *names,
        *platform.domains,
        *(domain.partition(".")[0] for domain in platform.domains),
    }


def _located(plain: str, platforms: Sequence[Platform]) -> Address | None:
    """The address of a host, with or without a path."""
    scheme = _SCHEME.match(plain)
    if (scheme is None and _FOREIGN_SCHEME.match(plain)) or " " in plain:
        return None
    rest = plain[scheme.end() if scheme else 0 :].lstrip("/")
    netloc = re.split(r"[/?#]", rest, maxsplit=1)[0]
    user, _, host = netloc.rpartition("@")
    if user and scheme is None:
        return None  # museet@hanko.fi is a mail address
    host, platform = _site(host, platforms)
    if not _HOST.fullmatch(host) or host in POSTS_ONLY:
        return None
    path, query = _split(rest[len(netloc) :])
    if platform is None:
        return _other(host, path, query)
    inside = _inside(host, path, query)
    return _located(_cleaned(inside), platforms) if inside else _channel(platform, _steps(path), query)


def _site(host: str, platforms: Sequence[Platform]) -> tuple[str, Platform | None]:
    """The host without `www.`, `m.` and the like, and the medium that lives there."""
    labels = _ascii(re.sub(r":\d*$", "", host).rstrip(".")).split(".")
    for platform in platforms:
        for domain in platform.domains:
            start = len(labels) - domain.count(".") - 1
            if ".".join(labels[start:]) == domain and all(map(_harmless, labels[: max(start, 0)])):
                return ".".join(labels), platform
    while len(labels) > 2 and labels[0] in SAME_PAGE:
        labels = labels[1:]
    return ".".join(labels), None


def _harmless(label: str) -> bool:
    return label in SAME_PAGE or label in DOORS or _LOCALE.fullmatch(label) is not None


def _ascii(host: str) -> str:
    """`hangö.fi` as `xn--hang-6qa.fi`; as it is when it cannot be written so."""
    try:
        return host.lower().encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host.lower()


def _split(tail: str) -> tuple[str, dict[str, str]]:
    """Path and query. The fragment goes, but for Twitter's old `#!/name`."""
    before, _, fragment = tail.partition("#")
    path, _, asked = before.partition("?")
    if fragment.startswith("!/"):
        path += fragment[1:]
    try:
        query = dict(parse_qsl(asked, max_num_fields=40))
    except ValueError:
        query = {}
    return path, {name: value for name, value in query.items() if not _tracks(name.lower())}


def _tracks(name: str) -> bool:
    return name in TRACKING or name.startswith(TRACKING_FAMILIES)


def _inside(host: str, path: str, query: Mapping[str, str]) -> str:
    """Where a medium's redirect or login page leads on to; empty for any other page."""
    if host.partition(".")[0] not in DOORS and not re.search(r"/(?:login|redirect|l\.php)", path):
        return ""
    target = query.get("u") or query.get("next") or query.get("q") or ""
    return host.removeprefix("l.").removeprefix("lm.") + target if target.startswith("/") else target


def _steps(path: str) -> list[str]:
    return [step for step in (normalize("NFKC", unquote(part)).strip() for part in path.split("/")) if step]


def _other(host: str, path: str, query: Mapping[str, str]) -> Address:
    """A site that is none of the town's media: its path counts, and what is asked of it."""
    steps = (quote(normalize("NFKC", step.lower()), safe="@") for step in _steps(path))
    handle = "/".join(steps).rstrip("./")
    asked = "&".join(f"{quote(k, safe='')}={quote(v, safe='')}" for k, v in sorted(query.items()))
    return Address("", handle, f"{host}/{handle}".rstrip("/") + (f"?{asked}" if asked else ""))


def _on(platform: Platform, name: str) -> Address | None:
    return _channel(platform, [name], {})


def _channel(platform: Platform, steps: list[str], query: Mapping[str, str]) -> Address | None:
    """The channel that a path leads to on one of the town's media."""
    site = platform.domains[0]
    medium = next((MEDIA[domain] for domain in platform.domains if domain in MEDIA), None)
    if medium is None:
        other = _other(site, "/".join(map(quote, steps)), query)
        return Address(platform.name, other.handle, other.key) if other.handle else None
    handle = (_number(steps, query) if medium.numbered else "") or _handle(medium, steps, query)
    return Address(platform.name, handle, f"{site}/{handle}") if handle else None


def _number(steps: list[str], query: Mapping[str, str]) -> str:
    """Facebook's number of a page: `profile.php?id=…`, `people/Hangö/…`, `Hangö-museum-…`."""
    if steps and steps[0].lower().endswith(".php"):
        return query.get("id", "") if re.fullmatch(r"[0-9]+", query.get("id", "")) else ""
    last = steps[-1] if steps and steps[0].lower() in ("people", "pages", "p") else "".join(steps[:1])
    numbered = _NUMBERED.search(last)
    return numbered[1] if numbered and numbered[1].isascii() else ""


def _handle(medium: Medium, steps: list[str], query: Mapping[str, str]) -> str:
    """The name in the path as the medium's rules have it; empty when the path leads to no channel."""
    while steps and steps[0].lower() in medium.passed:
        steps = steps[1:]
    first = steps[0].lower() if steps else ""
    if first in medium.asks:
        steps, first = [query.get(medium.asks[first], "")], ""
    if not steps or first in medium.nowhere or first.endswith(".php"):
        return ""
    kind = first if first in medium.kinds else ""
    if kind and len(steps) < 2:
        return ""
    name = steps[1 if kind else 0].lstrip("@").strip(_TRAILING)
    if f"{kind}/" not in medium.exact:
        name = normalize("NFKC", name.lower())
    if not medium.dots:
        name = name.replace(".", "")
    if not _NAME.fullmatch(name) or name in medium.nowhere | medium.passed or f"{name}/" in medium.exact:
        return ""
    return f"{kind}/{name}" if kind else medium.before + name
