// Short news leaves by itself after eight seconds, what went wrong after twenty, but not while one points at it or stands in
// it. Each sentence stands there once, and no more than three.
const [STAY, STAY_WRONG, MOST] = [8000, 20_000, 3];
// What can be undone for a number of seconds says so for as long, whoever points at it: then it has left.
const stay = (toast) => Number(toast.dataset.stays ?? 0) * 1000 || (toast.dataset.tone === "late" ? STAY_WRONG : STAY);
// A finger that touched something once goes on pointing at it for the browser.
const pointed = matchMedia("(hover: hover)").matches ? ":hover, :focus-within" : ":focus-within";
const said = (toast) => toast.querySelector("span").textContent;

class ToastStack extends HTMLElement {
  connectedCallback() {
    this.onclick = (event) => event.target.closest("[data-put-away], [hx-post]") && this.leave(event.target.closest(".toast"), 200);
    this.told = new MutationObserver((changes) => changes.flatMap((each) => [...each.addedNodes]).forEach((each) => this.take(each)));
    this.told.observe(this, { childList: true });
    this.toasts.forEach((toast) => this.take(toast));
    this.heard = (event) => this.hear(event);
    ["htmx:response:error", "htmx:error", "look:toast"].forEach((name) => document.addEventListener(name, this.heard));
  }

  disconnectedCallback() {
    this.told.disconnect();
    ["htmx:response:error", "htmx:error", "look:toast"].forEach((name) => document.removeEventListener(name, this.heard));
  }

  get toasts() { return [...this.querySelectorAll(":scope > .toast")]; }

  hear({ type, detail, target }) {
    if (type === "look:toast") return this.say(detail.words ?? detail.value, detail.tone);
    // What is said at its own place needs no second voice.
    if (detail.ctx?.response?.headers.get("X-Said-There")) return;
    if (detail.error?.name === "AbortError" || (detail.ctx?.response?.status === 422 && detail.ctx.swap !== "none")) return;
    // A refusal brings its sentence in a header, written in ASCII by encodeURIComponent's rules.
    const sentence = detail.ctx?.response?.headers.get("X-Sentence");
    this.say(sentence ? decodeURIComponent(sentence) : type === "htmx:error" ? this.dataset.unreachable : this.dataset.refused, "late", target.closest?.("dialog:modal"));
  }

  // An open dialogue stands before all else, and so it is said in there.
  say(words, tone, dialog) {
    const made = this.querySelector(tone === "late" ? "template[data-tone=late]" : "template").content.firstElementChild.cloneNode(true);
    made.querySelector("span").textContent = words;
    dialog ? this.sayIn(dialog, made) : this.append(made);
  }

  sayIn(dialog, made) {
    const away = () => made.remove();
    dialog.querySelectorAll(":scope > .toast").forEach((each) => each.remove());
    made.setAttribute("role", "alert");
    made.querySelector("[data-put-away]").onclick = away;
    dialog.append(made);
    ["close", "submit"].forEach((name) => dialog.addEventListener(name, away, { once: true }));
    made.scrollIntoView({ block: "nearest" });
  }

  take(toast) {
    if (!toast.matches?.(".toast") || !toast.isConnected) return;
    const same = this.toasts.filter((each) => each !== toast && said(each) === said(toast));
    // What is said again stays where it stands, and is not read out anew; another undo takes the place of the one before.
    if (same.length && !toast.querySelector("[hx-post]")) return toast.remove(), this.leave(same[0], stay(same[0]));
    same.forEach((each) => each.remove());
    this.newest(toast);
    this.leave(toast, stay(toast));
    this.toasts.slice(0, -MOST).forEach((each) => each.remove());
  }

  // What one undoes by key is what one did last.
  newest(toast) {
    if (toast.querySelector("[data-key]")) this.querySelectorAll(".toast [data-key]").forEach((each) => toast.contains(each) || each.removeAttribute("data-key"));
  }

  leave(toast, after) {
    clearTimeout(toast.leaves);
    toast.leaves = setTimeout(() => (toast.matches(pointed) && !toast.dataset.stays && after > STAY / 2 ? this.leave(toast, STAY) : toast.remove()), after);
  }
}

customElements.define("toast-stack", ToastStack);
