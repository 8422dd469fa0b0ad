// Lints drafts with textlint's kernel and word rules, and times each. JSON lines on standard input: first
// {"rounds": how many count, "entries": [the words and phrases]}, then one text a line. On standard output one line a
// draft and counted round: {"ms": how long it took, "found": how many messages}. A round before them warms up.

import { readFileSync } from "node:fs";
import kernel from "@textlint/kernel";
import plugin from "@textlint/textlint-plugin-text";
import { wordRule } from "./rule.mjs";

const [{ rounds, entries }, ...texts] = readFileSync(0, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
const textlint = new kernel.TextlintKernel();
const options = {
  ext: ".txt",
  plugins: [{ pluginId: "text", plugin: plugin.default ?? plugin }],
  rules: [{ ruleId: "words", rule: wordRule(entries) }],
};

for (let round = 0; round <= rounds; round++) {
  for (const text of texts) {
    const begun = performance.now();
    const { messages } = await textlint.lintText(text, options);
    const ms = performance.now() - begun;
    if (round > 0) console.log(JSON.stringify({ ms, found: messages.length }));
  }
}
