// What only a conversation needs comes with the first one on the screen: the desk in the morning does not wait for it.
// A page becomes another by morphing, which brings no script, so the page itself is watched until then.
const NEEDS = "answer-guard, saved-replies, unsent-answers, kept-draft, [data-remembers]";

function come() {
  if (!document.querySelector(NEEDS)) return;
  watch.disconnect();
  import("./conversing.js");
}

const watch = new MutationObserver(come);
watch.observe(document.documentElement, { childList: true, subtree: true });
come();
