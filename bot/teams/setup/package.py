"""The app package that is uploaded to Teams: manifest, texts and icons in a zip, the same bytes for the same choice."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.teams.setup.manifest import COLOR_ICON, OUTLINE_ICON, Choice, app_manifest, localised, texts_file
from handlers.wording import LANGUAGES

ICONS = Path(__file__).parent / "icons"


def app_package(choice: Choice) -> bytes:
    files = {"manifest.json": as_json(app_manifest(choice)).encode()}
    files |= {texts_file(language): as_json(localised(language)).encode() for language in LANGUAGES}
    files |= {icon: (ICONS / icon).read_bytes() for icon in (COLOR_ICON, OUTLINE_ICON)}
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # A ZipInfo without a time of its own, so that nothing but the content makes a difference.
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return packed.getvalue()


def as_json(made: dict[str, Any]) -> str:
    return json.dumps(made, ensure_ascii=False, indent=2)
