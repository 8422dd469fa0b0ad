"""A question becomes a card: the headline, the answer, its conditions, and the guideline's own words.

How much is said depends on how sure it is: a headline only where it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from urllib.parse import quote

from handlers.blocks import Actions, Bullets, Button, Link, Quotation, Text, Verdict
from handlers.card import Block, Card
from handlers.dates import day_text
from handlers.reply import About, Reply
from handlers.wording import text
from knowledge.facts import NOBODY_SAID, Facts
from knowledge.found import Answer
from knowledge.good_to_know import Advice
from knowledge.headlines import HeadlineKind
from knowledge.situations import Situation
from knowledge.town import Town

#: A button carries the question so that a mail can hold it; chat products bound what a button may carry.
LONGEST_CARRIED = 600
MOST_RELATED = 3


def answer_reply(town: Town, answer: Answer, question: str, language: str, facts: Facts = NOBODY_SAID) -> Reply:
    """What is shown for `answer`: the situation's card, only its quotation when less sure, the nearest topics when
    unsure, or what nothing is said about."""
    if answer.situation is not None:
        about = About(answer.verdict or "", answer.situation.sections, situation=answer.situation.id)
        if answer.sure == "sure":
            card = situation_card(town, answer.situation, language, question, facts)
            return Reply(card, "answered", about=about)
        return Reply(_nearest_card(town, answer.situation, question, language), "nearest", about=about)
    if answer.nearest:
        return Reply(_unsure_card(town, answer.nearest, question, language), "unsure")
    return Reply(_outside_card(_silence(town, answer, language), question, language), "outside")


def topic_reply(town: Town, situation: Situation, language: str) -> Reply:
    """The answer to a situation's own question, which somebody chose."""
    about = About(situation.verdict, situation.sections, situation=situation.id)
    return Reply(situation_card(town, situation, language), "topic", about=about)


def _silence(town: Town, answer: Answer, language: str) -> str:
    """What is said outside the guideline: by name what it is silent about, where that is plain."""
    name = silent_about(town, answer, language)
    return text(language, "silent", topic=name) if name else text(language, "outside")


def silent_about(town: Town, answer: Answer, language: str) -> str | None:
    """The name that the town gives to what its guideline is silent about."""
    return town.silences.near[answer.topic].names[language] if answer.topic else None


def situation_card(
    town: Town, situation: Situation, language: str, question: str = "", facts: Facts = NOBODY_SAID
) -> Card:
    """The full answer, under the situation's own headline: it is true whichever way the question was put."""
    blocks = short_answer(town, situation, language, facts)
    first, *more = quotations(town, situation.quote, language)
    blocks += [first, *(replace(quotation, folded=True, source="") for quotation in more)]  # the same for all of them
    blocks += _good_to_know(town, situation, language)
    related = [town.situations[id] for id in situation.related[:MOST_RELATED]]
    blocks.append(topics(text(language, "related"), related, language))
    votes = (
        Button(text(language, "helpful-yes"), "helpful", f"{situation.id} yes"),
        Button(text(language, "helpful-no"), "helpful", f"{situation.id} no"),
    )
    asked = ask_button(language, question or situation.questions[language])
    blocks.append(Actions("", (asked, *votes), quiet=True))
    return Card(language, tuple(blocks))


def short_answer(town: Town, situation: Situation, language: str, facts: Facts = NOBODY_SAID) -> list[Block]:
    """The headline, what to do now where it has happened, the answer, its conditions with those ticked that are met."""
    kind, headline = headline_of(town, situation, language, facts)
    blocks: list[Block] = [Verdict(kind, headline)]
    if town.stated.says_first(situation, facts):
        blocks.append(Text(town.situations[town.stated.now].answers[language]))
    blocks.append(Text(situation.answers[language]))
    if conditions := situation.conditions[language]:
        heading = text(language, f"conditions-{'if' if kind == 'only_if' else 'remember'}")
        met = town.stated.met(situation, facts)
        blocks.append(Bullets(heading, conditions, met=met if any(met) else (), done=text(language, "met")))
    return blocks


def _good_to_know(town: Town, situation: Situation, language: str) -> list[Block]:
    """Advice that is not the guideline's, folded away from it and with where it comes from."""
    lines = tuple(_advice_line(one, language) for one in town.advice if situation.id in one.situations)
    return [Bullets(text(language, "good-to-know"), lines, folded=True)] if lines else []


def _advice_line(advice: Advice, language: str) -> str:
    read_on = day_text(advice.read_on, language)
    return text(
        language,
        "good-to-know-line",
        said=advice.texts[language],
        source=advice.source[language],
        address=advice.address.removeprefix("https://"),
        date=read_on,
    )


def headline_of(town: Town, situation: Situation, language: str, facts: Facts) -> tuple[HeadlineKind, str]:
    """The situation's own, or the one for when all that the asker can state is so."""
    headline = town.stated.headline(situation, facts)
    return ("allowed", headline[language]) if headline else (situation.headline_kind, situation.headlines[language])


def _nearest_card(town: Town, situation: Situation, question: str, language: str) -> Card:
    """What may be meant: the guideline's words and no answer of ours, which is one press away."""
    related = [town.situations[id] for id in situation.related]
    return Card(
        language,
        (
            Text(text(language, "less-sure")),
            *quotations(town, situation.quote, language),
            topics(text(language, "nearest"), [situation, *related][:MOST_RELATED], language),
            Actions("", (ask_button(language, question),)),
        ),
    )


def quotations(town: Town, references: Iterable[str], language: str) -> list[Quotation]:
    """One quotation a cited section, in the order its sentences are first named (`rule.5#3`)."""
    found: dict[str, set[int]] = {}
    for section, index in filter(None, map(town.guideline.sentence, references)):
        found.setdefault(section.id, set()).add(index)
    return [_quotation(town, id, sorted(chosen), language) for id, chosen in found.items()]


def _quotation(town: Town, section_id: str, chosen: list[int], language: str) -> Quotation:
    guideline = town.guideline
    section, original = guideline.sections[section_id], guideline.original
    translated = language != original
    note = translation_note(town, language)

    def excerpt(wanted: str) -> str:
        parts = [section.sentences[chosen[0]].texts[wanted]]
        for before, index in pairwise(chosen):
            parts += ["[…]"] * (index > before + 1) + [section.sentences[index].texts[wanted]]
        return " ".join(parts)

    return Quotation(
        citation(section.number, section.titles[language], language),
        source_line(town, language),
        original,
        excerpt(original),
        text(language, "whole-section"),
        section.text(original),
        excerpt(language) if translated else "",
        language if translated else "",
        note if translated else "",
        section.text(language) if translated else "",
        section=section_id,
        link=section_link(town, section_id, language),
    )


def translation_note(town: Town, language: str) -> str:
    """What a text in `language` is worth, empty where it is the town's own."""
    return "" if language in town.guideline.official else text(language, "unofficial-translation")


def section_link(town: Town, section_id: str, language: str) -> Link | None:
    """Where the section stands among the others, if all of them are published."""
    address = town.guideline.address
    return Link(text(language, "open-section"), f"{address}/{language}#{section_id}") if address else None


def section_reply(town: Town, section_id: str, language: str) -> Reply:
    """A whole section, for whoever saw only a part of it."""
    card = Card(language, tuple(quotations(town, town.guideline.every_sentence(section_id), language)))
    return Reply(card, "section", private=True, about=About(sections=(section_id,)))


def citation(number: str, title: str, language: str) -> str:
    """How a section is named: `Punkt 4 · Upphovsrätt och lov`, or its title alone where the source prints no number."""
    return text(language, "section-number", number=number, title=title) if number else title


def source_line(town: Town, language: str) -> str:
    name, date = town.guideline.names[language], town.guideline.date
    return text(language, "source-dated", name=name, date=date) if date else text(language, "source", name=name)


def topics(heading: str, situations: list[Situation], language: str) -> Actions:
    """Situations as buttons that ask their question."""
    return Actions(heading, tuple(Button(s.questions[language], "topic", s.id) for s in situations))


def ask_button(language: str, question: str) -> Button:
    return Button(text(language, "ask-informator"), "ask-informator", question[:LONGEST_CARRIED])


def contact_card(town: Town, question: str, language: str) -> Card:
    """Whom to ask, with a number to tap and a mail that already holds the question."""
    contact = town.guideline.contact
    subject = quote(text(language, "mail-subject"), safe="")
    body = quote(text(language, "mail-body", question=question[:LONGEST_CARRIED]), safe="")
    return Card(
        language,
        (
            Text(text(language, "contact-intro", role=contact.role[language], name=contact.name)),
            Actions(
                "",
                (
                    Link(text(language, "contact-phone", phone=contact.phone), "tel:" + _digits(contact.phone)),
                    Link(
                        text(language, "contact-mail", email=contact.email),
                        f"mailto:{contact.email}?subject={subject}&body={body}",
                    ),
                ),
            ),
        ),
    )


def _digits(phone: str) -> str:
    return "".join(character for character in phone if character.isdigit() or character == "+")


def _unsure_card(town: Town, nearest: tuple[Situation, ...], question: str, language: str) -> Card:
    return Card(
        language,
        (
            Text(text(language, "unsure")),
            topics(text(language, "nearest"), list(nearest), language),
            Actions("", (ask_button(language, question),)),
        ),
    )


def _outside_card(said: str, question: str, language: str) -> Card:
    return Card(language, (Text(said), Actions("", (ask_button(language, question),))))
