// The conversation outlives a reload: as it stands, half-written words too, in this tab alone and until it is closed.

import { $, log, tab } from "./talk.js";

const PLACE = "conversation";
const box = $("question");

// What somebody wrote into a field stands in the page's memory and not in its source: it is written there first.
function writeOut() {
  for (const field of log.querySelectorAll("textarea")) field.textContent = field.value;
  for (const field of log.querySelectorAll("input:not([type=file])")) {
    if (field.matches("[type=radio], [type=checkbox]")) field.toggleAttribute("checked", field.checked);
    else field.setAttribute("value", field.value);
  }
  for (const option of log.querySelectorAll("option")) option.toggleAttribute("selected", option.selected);
}

function keep() {
  try {
    if (!log.children.length && !box.value) return sessionStorage.removeItem(PLACE);
    writeOut();
    const { conversation, person } = tab;
    sessionStorage.setItem(PLACE, JSON.stringify({ conversation, person, log: log.innerHTML, written: box.value }));
  } catch {
    // storage is forbidden or full: then a reload begins anew
  }
}

// Only what this very conversation kept: another person, or a new conversation, begins with an empty page.
export function takeUp() {
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(PLACE));
  } catch {
    return;
  }
  if (kept?.conversation !== tab.conversation || kept.person !== tab.person) return;
  log.innerHTML = kept.log;
  for (const card of log.querySelectorAll(".arrives")) card.classList.remove("arrives");
  for (const form of log.querySelectorAll("[aria-busy]")) form.removeAttribute("aria-busy");
  box.value = kept.written;
  log.lastElementChild?.scrollIntoView({ block: "nearest" });
}

// A telephone may end a page that nobody looks at without a word.
addEventListener("pagehide", keep);
document.addEventListener("visibilitychange", () => document.hidden && keep());
