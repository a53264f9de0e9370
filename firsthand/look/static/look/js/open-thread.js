// A conversation opens at the message that was asked for (`at`), else where something is new to its reader, else at its
// newest letter: its end in view, or its beginning where it is longer than the screen. While its end is in view, what comes
// is brought into view too; whoever reads further up is left there.
const NEAR = 48; // pixels

class OpenThread extends HTMLElement {
  static observedAttributes = ["at"];

  connectedCallback() {
    [this.known, this.isAtEnd] = [this.newest, true];
    this.listeners = new AbortController();
    this.pane.addEventListener("scroll", () => (this.isAtEnd = this.left < NEAR), { passive: true, signal: this.listeners.signal });
    this.growth = new MutationObserver(() => this.follow());
    this.growth.observe(this, { childList: true, subtree: true });
    if (!location.hash.startsWith("#message-")) requestAnimationFrame(() => this.show());
  }

  disconnectedCallback() {
    this.listeners.abort();
    this.growth.disconnect();
  }

  attributeChangedCallback() { requestAnimationFrame(() => this.getAttribute("at") && this.showAsked()); }

  get pane() { return this.closest(".main") ?? document.scrollingElement; }

  get left() { return this.pane.scrollHeight - this.pane.scrollTop - this.pane.clientHeight; }

  get newest() { return [...this.querySelectorAll(".message[data-side=customer], .message[data-side=reply]")].at(-1)?.id; }

  follow() {
    const { newest, isAtEnd } = this;
    if (newest === this.known) return;
    this.known = newest;
    if (isAtEnd) requestAnimationFrame(() => this.showNewest());
  }

  show() {
    if (this.showAsked()) return;
    const line = this.querySelector(".thread__new");
    if (line) line.scrollIntoView({ block: "start" });
    else this.showNewest();
  }

  showAsked() {
    const asked = document.getElementById(`message-${this.getAttribute("at")}`);
    if (!asked) return false;
    this.querySelectorAll("[data-own-marked]").forEach((each) => each.removeAttribute("data-own-marked"));
    asked.dataset.ownMarked = "";
    asked.tabIndex = -1;
    asked.focus({ preventScroll: true });
    asked.scrollIntoView({ block: "start" });
    return true;
  }

  showNewest() {
    const { pane } = this;
    const newest = document.getElementById(this.newest);
    pane.scrollTop = pane.scrollHeight;
    const head = pane.querySelector(".main__head")?.offsetHeight ?? 0;
    const over = newest ? newest.getBoundingClientRect().top - pane.getBoundingClientRect().top - head - 16 : 0;
    if (over < 0) pane.scrollTop += over;
  }
}

// One key opens or folds all that happened in between.
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-unfolds]")) return;
  const folded = [...document.querySelectorAll("details.happened")];
  const open = folded.some((each) => !each.open);
  folded.forEach((each) => (each.open = open));
});

customElements.define("open-thread", OpenThread);
