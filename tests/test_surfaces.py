"""One contract for every surface: what holds wherever people meet the product, over HTTP, from a process of its own."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from itertools import count, permutations

import pytest
import pytest_asyncio

from bot.surface import surfaces
from tests.fakes.sides import ANNA, BO, BOSS, Sides, sides
from tests.fakes.slack_any import HOSTILE

pytestmark = pytest.mark.asyncio(loop_scope="module")

NAMES = [one.name for one in surfaces()]
#: The web has no bots, and its page sends nothing again by itself: what comes twice there was written twice.
CHATS = [name for name in NAMES if name != "web"]
QUESTION = "Får vi lägga ut bilder på barn?"
REQUEST = {"Plattform": "Facebook", "Målgrupp och behov": "Låntagare", "Egna mål": "Fler låntagare"}
#: One for each test, so that no two ask for the same.
UNITS = (f"Enhet {number}" for number in count(1))
#: Each shows cards of another kind.
BEGINNINGS = (
    "hej",
    QUESTION,
    "Vad kostar en båtplats?",
    "vi på museet vill ha en egen sida på instagram",
    "mina ansökningar",
    "register",
    "språk",
    "mina uppgifter",
    "granska",
)
NOWHERE = {"unknown", "stale", "failed", "refused", "away", "paste-again"}
#: So soon after its heading says a card how it stands.
LINE = 80
#: So many presses deep does anybody go.
DEPTH = 2


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def product(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Sides]:
    async with sides(tmp_path_factory.mktemp("surfaces")) as started:
        yield started


async def test_every_surface_is_held_to_this(product: Sides) -> None:
    assert set(NAMES) == set(product.of), "its hands belong in tests/fakes/sides.py"


@pytest.mark.parametrize("name", NAMES)
async def test_a_question_is_answered(product: Sides, name: str) -> None:
    await product.of[name].say(ANNA, QUESTION)
    assert "Bara med lov" in await product.of[name].read(ANNA)


@pytest.mark.parametrize("name", CHATS)
async def test_a_repeated_message_is_answered_once_and_gets_the_first_answer_again(product: Sides, name: str) -> None:
    side = product.of[name]
    await product.product.outcomes()
    first, second = await side.say(ANNA, QUESTION, times=2)
    assert first == second
    assert await product.product.outcomes() == ["answered"]


@pytest.mark.parametrize("name", NAMES)
async def test_a_form_sent_twice_is_one_request_and_the_approver_is_reached_once(product: Sides, name: str) -> None:
    """Wherever the request comes from, each of those who decide has it where they are."""
    unit = next(UNITS)
    await product.of[name].request(ANNA, {"Enhet": unit} | REQUEST, times=2)
    for side in product.of.values():
        assert (await side.read(BOSS)).count(f": {unit}, Facebook") == 1, side


@pytest.mark.parametrize(("asked_on", "decided_on"), permutations(NAMES, 2))
async def test_who_asks_on_one_surface_is_told_what_was_decided_on_another(
    product: Sides, asked_on: str, decided_on: str
) -> None:
    unit = next(UNITS)
    await product.of[asked_on].request(BO, {"Enhet": unit} | REQUEST)
    number = re.findall(rf"Ansökan (\d+): {unit}, Facebook", await product.of[decided_on].read(BOSS))[0]
    told = (await product.of[asked_on].read(BO)).count("Din ansökan är godkänd!")
    await product.of[decided_on].press(BOSS, "Godkänn")
    assert (await product.of[asked_on].read(BO)).count("Din ansökan är godkänd!") == told + 1
    for side in product.of.values():
        card = (await side.read(BOSS)).partition(f"Ansökan {number}: {unit}, Facebook")[2]
        assert "Godkänd 23.11.2026" in card[:LINE], side


@pytest.mark.parametrize("name", CHATS)
async def test_bots_and_we_ourselves_are_not_answered(product: Sides, name: str) -> None:
    await product.product.outcomes()
    await product.of[name].by_bots(QUESTION)
    assert await product.product.outcomes() == []


@pytest.mark.parametrize("name", NAMES)
async def test_what_is_private_stays_so_in_public(product: Sides, name: str) -> None:
    side = product.of[name]
    await side.say(ANNA, "vad vet du om mig", public=True)
    seen, by_others = await side.read(ANNA), await side.read(BO)
    assert "Det här är sparat om dig" in seen
    assert "Det här är sparat om dig" not in by_others


@pytest.mark.parametrize("name", NAMES)
async def test_nothing_that_is_offered_leads_nowhere(product: Sides, name: str) -> None:
    side, tried = product.of[name], set[str]()
    ways = [(said,) for said in BEGINNINGS]
    while ways:
        said, *labels = ways.pop()
        await side.say(BO, said)
        await product.product.outcomes()
        for label in labels:
            if label in await side.labels(BO):  # else what was pressed before has changed what is offered
                await side.press(BO, label)
        outcomes = await product.product.outcomes()
        assert not NOWHERE & set(outcomes), f"{said}, {labels}: {outcomes}"
        if len(labels) < DEPTH:
            fresh = [label for label in await side.labels(BO) if label not in tried]
            tried |= set(fresh)
            ways += [(said, *labels, label) for label in dict.fromkeys(fresh)]
    print(name, sorted(tried))
    assert len(tried) > 15


@pytest.mark.parametrize("name", NAMES)
async def test_hostile_text_is_no_more_than_text(product: Sides, name: str) -> None:
    """Asked on one surface, it stands before those who decide on all of them."""
    hostile = f"{HOSTILE[: HOSTILE.index('‮')]} from {name}"
    await product.of[name].ask_informator(ANNA, hostile)
    for side in product.of.values():
        assert await side.markup(BOSS, hostile) == []


@pytest.mark.parametrize("name", NAMES)
async def test_no_card_carries_what_anybody_wrote(product: Sides, name: str) -> None:
    side, planted = product.of[name], f"planterat{name}"
    await side.say(ANNA, f"Får vi lägga ut bilder på {planted} från utflykten?")
    await side.say(ANNA, f"vi på {planted} vill ha en egen sida på instagram")
    await side.say(ANNA, f"Vad kostar {planted} i hamnen?")
    await side.say(ANNA, f"Välkommen till {planted} fredag 18.12.2026 kl 18! Ring Anna Ek, 040 123 4567. #jul")
    await side.ask_informator(ANNA, f"Vem äger {planted}?")
    await side.request(ANNA, {"Enhet": next(UNITS)} | REQUEST | {"Egna mål": f"Fler {planted}"})
    for each in product.of.values():
        assert planted in await each.read(BOSS)
        assert planted not in each.carried(), each
