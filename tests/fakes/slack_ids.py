"""Who and what the fake of Slack is made of."""

from __future__ import annotations

from typing import Any

TOKEN, SECRET = "xoxb-not-a-real-token", "not-a-real-signing-secret"
APP_TOKEN = "xapp-not-a-real-token"
BOT, BOT_ID, TEAM = "UBOT00001", "BBOT00001", "TTEAM0001"
PERSON, CHANNEL, DIRECT = "UPERSON01", "CGENERAL1", "DPERSON01"

Json = dict[str, Any]
