// Words that are marked in a message, or the whole of it, become something to remember, with the way back to it.
let marked = null;
const messageOf = (node) => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("article.message[id^=message-]");
const number = (message) => message?.id.replace("message-", "") ?? "";

function look() {
  const selection = getSelection(), message = messageOf(selection.anchorNode), words = selection.toString().trim();
  if (words && message && message === messageOf(selection.focusNode)) marked = { words, message };
  else if (messageOf(selection.anchorNode) || !document.activeElement?.closest("[popover], [data-remembers]")) marked = null;
}

document.addEventListener("selectionchange", look);

// Before the dialog opens: what was marked in this message, else all that it says.
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-remembers]");
  const form = button && document.querySelector(`#${button.dataset.opens} form[data-remember]`);
  if (!form) return;
  if (getSelection().toString()) look(); // a key may be quicker than the news of what was marked
  const asked = button.dataset.remembers && document.getElementById(`message-${button.dataset.remembers}`);
  const chosen = marked?.message.isConnected && (!asked || asked === marked.message) ? marked : asked ? { message: asked, words: asked.querySelector(".message__words")?.innerText.trim() ?? "" } : null;
  if (chosen) form.elements.words.value = chosen.words.slice(0, 2000);
  form.elements.message.value = number(chosen?.message);
  form.querySelector("[data-source]").hidden = !chosen;
  marked = null;
}, true);
