// Short news leaves by itself after eight seconds, but not while one points at it or stands in it.
const STAY = 8000;
// What can be undone for a number of seconds says so for as long, whoever points at it: then it has left.
const stay = (toast) => Number(toast.dataset?.stays ?? 0) * 1000 || STAY;

class ToastStack extends HTMLElement {
  connectedCallback() {
    this.onclick = (event) => event.target.closest("[data-put-away], [hx-post]") && this.leave(event.target.closest(".toast"), 200);
    this.told = new MutationObserver((changes) => changes.flatMap((each) => [...each.addedNodes]).forEach((toast) => this.leave(toast, stay(toast))));
    this.told.observe(this, { childList: true });
    this.querySelectorAll(":scope > .toast").forEach((toast) => this.leave(toast, stay(toast)));
    this.heard = (event) => this.hear(event);
    ["htmx:response:error", "htmx:error", "look:toast"].forEach((name) => document.addEventListener(name, this.heard));
  }

  disconnectedCallback() {
    this.told.disconnect();
    ["htmx:response:error", "htmx:error", "look:toast"].forEach((name) => document.removeEventListener(name, this.heard));
  }

  hear({ type, detail }) {
    if (type === "look:toast") return this.say(detail.words ?? detail.value, detail.tone);
    // What is said at its own place needs no second voice.
    if (detail.ctx?.response?.headers.get("X-Said-There")) return;
    if (detail.error?.name === "AbortError" || (detail.ctx?.response?.status === 422 && detail.ctx.swap !== "none")) return;
    // A refusal brings its sentence in a header, written in ASCII by encodeURIComponent's rules.
    const sentence = detail.ctx?.response?.headers.get("X-Sentence");
    this.say(sentence ? decodeURIComponent(sentence) : type === "htmx:error" ? this.dataset.unreachable : this.dataset.refused, "late");
  }

  say(words, tone) {
    const made = this.querySelector(tone === "late" ? "template[data-tone=late]" : "template").content.firstElementChild.cloneNode(true);
    made.querySelector("span").textContent = words;
    this.append(made);
  }

  // What one undoes by key is what one did last.
  newest(toast) {
    if (toast?.querySelector?.("[data-key]")) this.querySelectorAll(".toast [data-key]").forEach((each) => toast.contains(each) || each.removeAttribute("data-key"));
  }

  leave(toast, after) {
    if (!toast?.matches?.(".toast")) return;
    this.newest(toast);
    setTimeout(() => (toast.matches(":hover, :focus-within") && after === STAY ? this.leave(toast, STAY) : toast.remove()), after);
  }
}

customElements.define("toast-stack", ToastStack);
