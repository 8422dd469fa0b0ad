// A textlint rule that reports every listed word or phrase, each an expression of its own, as plain_loop() of
// bench/review.py does: a star becomes any ending, a gap up to three words. The alphabet is spelled out because \b knows
// no å, ä, ö, and \p{L} makes thousands of expressions several times as slow.

const LETTERS = String.raw`\wÀ-ÖØ-öø-ɏ`;
const LETTER = `[${LETTERS}]`;
const BETWEEN = `[^${LETTERS}]+`;
const EDGE = `(?:(?<!${LETTER})(?=${LETTER})|(?<=${LETTER})(?!${LETTER}))`;

/** The whole entry as an expression. Where it begins or ends with a letter, half of an edge is enough, and faster. */
export function expression(listed) {
  const entry = listed.trim();
  const parts = entry.split(/\s+/u).map((part) => part.replace(/[\\^$.|?+()[\]{}/]/gu, "\\$&"));
  const words = parts.map((part) => part.replaceAll("*", `${LETTER}*`)).join(BETWEEN);
  const whole = words.replaceAll(`…${BETWEEN}`, `(?:${LETTER}+${BETWEEN}){0,3}`);
  const begin = /^[\p{L}\p{N}_*]/u.test(entry) ? `(?<!${LETTER})` : EDGE;
  const end = /[\p{L}\p{N}_*]$/u.test(entry) ? `(?!${LETTER})` : EDGE;
  return new RegExp(begin + whole + end, "giu");
}

/** The rule over the entries; the expressions are made once, not once a draft (matchAll would copy them each time). */
export function wordRule(entries) {
  const listed = entries.map((entry) => [entry, expression(entry)]);
  return ({ Syntax, RuleError, report, getSource, locator }) => ({
    [Syntax.Document](node) {
      const text = getSource(node);
      for (const [entry, pattern] of listed) {
        pattern.lastIndex = 0;
        for (let found; (found = pattern.exec(text)); ) {
          report(node, new RuleError(entry, { padding: locator.range([found.index, pattern.lastIndex]) }));
        }
      }
    },
  });
}
