// The official Adaptive Cards renderer judges cards: a JSON array on standard input, one verdict for each on output:
// {"faults": [what it has against the card], "tags": [the elements it draws], "text": what is read there}.
// For {"card", "fill": {input: value}, "press": title} it says instead what that press sends:
// {"sent": its data, or null where an input is in the way}.
"use strict";

const { readFileSync } = require("node:fs");
const path = require("node:path");
const { JSDOM } = require("jsdom");

const dom = new JSDOM("<!doctype html>");
for (const name of Object.getOwnPropertyNames(dom.window).filter((n) => /^(HTML\w*Element|Node)$/.test(n))) {
  globalThis[name] = dom.window[name];
}
globalThis.window = dom.window;
globalThis.document = dom.window.document;

// The package's module entry does not load in Node, its bundle does.
const bundle = path.join(path.dirname(require.resolve("adaptivecards/package.json")), "dist", "adaptivecards.js");
const AC = require(bundle);
const markdown = require("markdown-it")();
// Its own pattern is global, and so refuses every second card.
AC.CardElement.langProperty.regEx = /^[a-z]{2,3}$/i;

AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

function judge(payload) {
  const card = new AC.AdaptiveCard();
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  card.parse(payload, context);
  const faults = [];
  for (let i = 0; i < context.eventCount; i++) faults.push(context.getEventAt(i).message);
  for (const event of card.validateProperties().validationEvents) faults.push(event.message);
  const drawn = card.render();
  if (!drawn) faults.push("was not drawn");
  const tags = drawn ? Array.from(drawn.querySelectorAll("*"), (element) => element.tagName.toLowerCase()) : [];
  return { faults, tags: [...new Set(tags)].sort(), text: drawn ? drawn.textContent : "" };
}

function pressed({ card: payload, fill, press }) {
  const card = new AC.AdaptiveCard();
  card.parse(payload, new AC.SerializationContext(AC.Versions.v1_5));
  for (const input of card.getAllInputs()) {
    if (input.id in fill) input.defaultValue = fill[input.id];
  }
  let sent = null;
  card.onExecuteAction = (action) => (sent = action.data);
  const drawn = card.render();
  Array.from(drawn.querySelectorAll("button"), (button) => button.getAttribute("aria-label") === press && button.click());
  return { sent };
}

const asked = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(asked.map((one) => ("press" in one ? pressed(one) : judge(one)))));
