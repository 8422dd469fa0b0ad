"""The app as Teams is to know it: the manifest, and its texts in the other languages. Pure.

Written for the schema 1.29, which knows slash commands and targeted messages; 1.30 takes it as well. Swedish stands in
the manifest itself, and what each language says lies in a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from yarl import URL

from handlers.wording import LANGUAGES, text

SCHEMA_VERSION = "1.29"
#: Teams takes a changed package only under a higher version: raise it whenever the package changes.
PACKAGE_VERSION = "1.0.2"
DEFAULT_LANGUAGE = "sv"
REVIEW_ACTION = "farjag_review"
ACCENT = "#1d4f7c"
COLOR_ICON, OUTLINE_ICON = "color.png", "outline.png"
LONGEST_DEVELOPER = 32

#: In a personal chat each reads the words of their own language.
IN_PERSON = ("help", "review", "request", "mine", "register", "language", "held")
#: A channel has no language: there the words stand in all three beside each other.
TOGETHER = ("ask", "review", "request")


@dataclass(frozen=True)
class Choice:
    """What a town has chosen. `privacy_url` is where the town says how it treats personal data."""

    app_id: str
    public_url: str
    town: str
    privacy_url: str = ""
    targeted: bool = False


def app_manifest(choice: Choice) -> dict[str, Any]:
    return {
        "$schema": _schema("MicrosoftTeams"),
        "manifestVersion": SCHEMA_VERSION,
        "version": PACKAGE_VERSION,
        "id": str(uuid5(UUID(choice.app_id), "farjag")),
        "developer": _developer(choice),
        "name": {"short": text(DEFAULT_LANGUAGE, "manifest-name"), "full": text(DEFAULT_LANGUAGE, "teams-app-name")},
        "description": {
            "short": text(DEFAULT_LANGUAGE, "manifest-description"),
            "full": text(DEFAULT_LANGUAGE, "teams-app-description"),
        },
        "localizationInfo": _languages(),
        "icons": {"color": COLOR_ICON, "outline": OUTLINE_ICON},
        "accentColor": ACCENT,
        "defaultInstallScope": "personal",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
        "bots": [_bot(choice)],
        "composeExtensions": [{"botId": choice.app_id, "commands": [_review_action()]}],
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [URL(choice.public_url).host],
    }


def localised(language: str) -> dict[str, str]:
    """The texts of the manifest in `language`, by where they stand in it."""
    texts = {
        "$schema": _schema("MicrosoftTeams.Localization"),
        "name.short": text(language, "manifest-name"),
        "name.full": text(language, "teams-app-name"),
        "description.short": text(language, "manifest-description"),
        "description.full": text(language, "teams-app-description"),
        "composeExtensions[0].commands[0].title": text(language, "manifest-review"),
        "composeExtensions[0].commands[0].description": text(language, "manifest-review-description"),
    }
    for number, name in enumerate(IN_PERSON):
        for key, said in _command(language, name).items():
            texts[f"bots[0].commandLists[0].commands[{number}].{key}"] = said
    return texts


def texts_file(language: str) -> str:
    return f"{language}.json"


def _schema(name: str) -> str:
    return f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA_VERSION}/{name}.schema.json"


def _developer(choice: Choice) -> dict[str, str]:
    """Teams knows who made an app; of an app that a town runs itself that is the town."""
    return {
        "name": choice.town[:LONGEST_DEVELOPER],
        "websiteUrl": choice.public_url,
        "privacyUrl": choice.privacy_url or f"{choice.public_url}/#personal-data",
        "termsOfUseUrl": f"{choice.public_url}/guideline",
    }


def _languages() -> dict[str, Any]:
    others = [language for language in LANGUAGES if language != DEFAULT_LANGUAGE]
    return {
        "defaultLanguageTag": DEFAULT_LANGUAGE,
        "defaultLanguageFile": texts_file(DEFAULT_LANGUAGE),
        "additionalLanguages": [{"languageTag": each, "file": texts_file(each)} for each in others],
    }


def _bot(choice: Choice) -> dict[str, Any]:
    """Slash commands arrive as targeted messages, so they are there only where these are wanted."""
    preview: dict[str, Any] = {"supportsTargetedMessages": True} if choice.targeted else {}
    return {
        "botId": choice.app_id,
        "scopes": ["personal", "team", "groupChat"],
        "supportsFiles": True,
        **preview,
        "commandLists": [
            {"scopes": ["personal"], "commands": [_command(DEFAULT_LANGUAGE, name) for name in IN_PERSON]},
            {
                "triggers": ["mention", "slash"] if choice.targeted else ["mention"],
                "scopes": ["team", "groupChat"],
                "commands": list(_together()),
            },
        ],
    }


def _together() -> Iterator[dict[str, str]]:
    for name in TOGETHER:
        for language in LANGUAGES:
            yield _command(language, name)


def _command(language: str, name: str) -> dict[str, str]:
    return {
        "title": text(language, f"teams-command-{name}"),
        "description": text(language, f"teams-command-{name}-about"),
    }


def _review_action() -> dict[str, Any]:
    return {
        "id": REVIEW_ACTION,
        "type": "action",
        "context": ["message"],
        "fetchTask": True,
        "title": text(DEFAULT_LANGUAGE, "manifest-review"),
        "description": text(DEFAULT_LANGUAGE, "manifest-review-description"),
    }
