// The conversation outlives a reload: as it stands, half-written words too, in this tab alone and until it is closed,
// or until a new one begins or somebody is forgotten. What came from others is left out: the server brings it anew, if
// it has it still.

import { $, log, tab } from "./talk.js";

const PLACE = "conversation";
const box = $("question");

// What somebody wrote into a field stands in the page's memory and not in its source: it is written there first. Browsers
// differ in what line break they drop from a textarea's source, and in none from an attribute's.
function writeOut() {
  for (const field of log.querySelectorAll("textarea")) field.dataset.written = field.value;
  for (const field of log.querySelectorAll("input:not([type=file])")) {
    if (field.matches("[type=radio], [type=checkbox]")) field.toggleAttribute("checked", field.checked);
    else field.setAttribute("value", field.value);
  }
  for (const option of log.querySelectorAll("option")) option.toggleAttribute("selected", option.selected);
}

function keep() {
  try {
    writeOut();
    const own = [...log.children].filter((part) => !part.dataset.key).map((part) => part.outerHTML).join("");
    if (!own && !box.value) return forget();
    const { conversation, person } = tab;
    sessionStorage.setItem(PLACE, JSON.stringify({ conversation, person, log: own, written: box.value }));
  } catch {
    // storage is forbidden or full: then a reload begins anew
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(PLACE);
  } catch {
    // storage is forbidden: nothing was kept
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
  for (const field of log.querySelectorAll("[data-written]")) field.value = field.dataset.written;
  for (const card of log.querySelectorAll(".arrives")) card.classList.remove("arrives");
  for (const form of log.querySelectorAll("[aria-busy]")) form.removeAttribute("aria-busy");
  box.value = kept.written;
  log.lastElementChild?.scrollIntoView({ block: "nearest" });
}

// A telephone may end a page that nobody looks at without a word.
addEventListener("pagehide", keep);
document.addEventListener("visibilitychange", () => document.hidden && keep());
