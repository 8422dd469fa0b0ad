"""New answers to fields of a request that were said in words: shown in its form, and sent by nobody but its maker."""

from __future__ import annotations

from handlers.request.form import read_values
from handlers.request.named import platform_in
from handlers.request.similar import bare
from knowledge.field_words import field_said, swaps
from knowledge.town import Town


def values_said(town: Town, written: str) -> dict[str, str]:
    """By field, as the form keeps them; empty where no field and no other platform is named."""
    said = field_said(written)
    if said is not None:
        return read_values(town, dict([said]))
    platform = platform_in(town, bare(written).split()) if swaps(written) else ""
    return {"platform": platform} if platform else {}
