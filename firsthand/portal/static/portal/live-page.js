// What comes while the page is open stands there by itself: told that the matter changed, the page asks for itself again and
// puts the new in place. What one writes is not touched. Without scripts one loads the page again.
class LivePage extends HTMLElement {
  connectedCallback() {
    this.open();
    document.addEventListener("visibilitychange", () => document.hidden || !this.isStale || this.look());
  }

  disconnectedCallback() { this.line?.close(); }

  open() {
    this.line = new EventSource(`${this.getAttribute("events")}?watch=${encodeURIComponent(this.getAttribute("topic"))}`);
    this.line.onopen = () => { if (this.wasLost) this.look(); this.wasLost = false; };
    this.line.onerror = () => { this.wasLost = true; };
    this.line.onmessage = ({ data }) => this.hear(JSON.parse(data));
  }

  hear({ changed, closed }) {
    if (closed) return this.line.close();
    if (changed?.length) this.look();
  }

  async look() {
    this.isStale = document.hidden;
    if (this.isStale || this.looking || new URLSearchParams(location.search).has("before")) return;
    this.looking = true;
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
      // Its link was taken back, or the visit is over: the page itself says so.
      if (answer.status === 404 || answer.redirected) location.reload();
      else if (answer.ok) this.show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } finally { this.looking = false; }
  }

  show(fresh) {
    const [now, next] = [this.querySelector("#live-matter"), fresh.querySelector("#live-matter")];
    if (!next) return;
    const known = new Set([...now.querySelectorAll("article")].map((one) => one.id));
    const isNew = [...next.querySelectorAll("article:not([data-mine])")].some((one) => !known.has(one.id));
    const focused = now.contains(document.activeElement) ? document.activeElement.closest("form")?.getAttribute("action") : "";
    now.replaceWith(next);
    if (focused) next.querySelector(`form[action="${focused}"] button`)?.focus();
    if (isNew) this.querySelector("[data-told]").textContent = this.dataset.news;
  }
}

customElements.define("live-page", LivePage);
