// What only a conversation needs comes with the first one on the screen: the desk in the morning does not wait for it.
// A page becomes another by morphing, which brings no script, so the page itself is watched until then.
const NEEDS = "answer-guard, saved-replies, unsent-answers, kept-draft, [data-remembers]";

function come() {
  if (!document.querySelector(NEEDS)) return;
  watch.disconnect();
  bring();
}

// A page that is read without a network may not have it yet: it comes when the network does.
const bring = () => import("./conversing.js").catch(() => addEventListener("online", bring, { once: true }));

const watch = new MutationObserver(come);
watch.observe(document.documentElement, { childList: true, subtree: true });
come();
