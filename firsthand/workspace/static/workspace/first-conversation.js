// What only a conversation needs comes with the first one on the screen: the desk in the morning does not wait for it.
// A page becomes another by morphing, which brings no script, so the page itself is watched until then.
const NEEDS = "answer-guard, saved-replies, unsent-answers, kept-draft, [data-remembers]";
// What is pressed for it before it is there, by mouse or by key, is kept and done when it has come.
const ANSWERED = "[data-saved-replies], [data-remembers], ask-customer [data-asks]";
let pressed;

function come() {
  if (!document.querySelector(NEEDS)) return;
  watch.disconnect();
  bring();
}

// A page that is read without a network may not have it yet: it comes when the network does.
async function bring() {
  document.addEventListener("click", keep, true);
  await import("./conversing.js").catch(() => addEventListener("online", bring, { once: true }));
  document.removeEventListener("click", keep, true);
  if (isStillMeant()) pressed.button.click();
  pressed = null;
}

function keep(event) {
  const button = event.target.closest(ANSWERED);
  if (!button) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  pressed = { button, conversation: here() };
}

// Whoever went on to another conversation, or began to write, does not want it any more.
const isStillMeant = () => pressed?.button.isConnected && pressed.conversation === here() && !document.activeElement.matches("input, textarea, select, [contenteditable]");
const here = () => document.querySelector("#main [data-conversation]")?.dataset.conversation;

const watch = new MutationObserver(come);
watch.observe(document.documentElement, { childList: true, subtree: true });
come();
