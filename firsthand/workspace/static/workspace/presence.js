// Says to colleagues where one is: that one reads this conversation, or writes in it. A screen that nobody looks at, or
// before which nobody has moved for five minutes, says that one has left; one that sleeps says nothing, and fades.
const [BREATH, WRITES_FOR, AWAY_AFTER, HIDDEN_FOR] = [25_000, 20_000, 300_000, 10_000];
const here = () => Number(document.querySelector("#main [data-conversation]")?.dataset.conversation) || null;
let [said, wroteAt, movedAt, hiddenAt] = ["null", 0, Date.now(), 0];

function where() {
  const now = Date.now(), conversation = here();
  if (!conversation || now - movedAt > AWAY_AFTER || (document.hidden && now - hiddenAt > HIDDEN_FOR)) return null;
  return { conversation, how: now - wroteAt < WRITES_FOR ? "writing" : "reading" };
}

function say({ again = false } = {}) {
  const place = where(), words = JSON.stringify(place);
  if (words === said && !(again && place)) return;
  said = words;
  document.dispatchEvent(new CustomEvent("look:say", { detail: { here: place } }));
}

function writes({ target }) {
  // A note is for colleagues: in a chat the customer would be told that one writes to them.
  if (!target.closest?.("answer-guard .composer") || target.closest("[data-side=note]") || !(target.value ?? target.textContent).trim()) return;
  wroteAt = Date.now();
  say();
}

function laysDown() {
  wroteAt = 0;
  say();
}

function moves() {
  const wasAway = Date.now() - movedAt > AWAY_AFTER;
  movedAt = Date.now();
  if (wasAway) say();
}

document.addEventListener("input", writes);
document.addEventListener("workspace:sent", laysDown);
document.addEventListener("htmx:after:swap", () => setTimeout(say));
document.addEventListener("visibilitychange", () => {
  hiddenAt = Date.now();
  movedAt = document.hidden ? movedAt : Date.now();
  setTimeout(say, document.hidden ? HIDDEN_FOR + 100 : 0);
});
["pointermove", "pointerdown", "keydown", "scroll"].forEach((name) => document.addEventListener(name, moves, { passive: true, capture: true }));
// One may be somewhere only once one watches it, so this is said after that was answered.
document.addEventListener("look:heard", ({ detail }) => detail.watching && say({ again: true }));
setInterval(() => say({ again: true }), BREATH);
setInterval(say, 2000);
