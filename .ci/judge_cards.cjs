// The official Adaptive Cards renderer judges cards: a JSON array on standard input, one verdict for each on output:
// {"faults": [what it has against the card], "tags": [the elements it draws], "text": what is read there}.
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

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(judge)));
