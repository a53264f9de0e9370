// Keeps one line to the house for the whole page: told that a topic changed, the parts that show it fetch themselves anew.
const parts = () => [...document.querySelectorAll("[data-refresh]")];
const topicsOf = (part) => part.dataset.refresh.split(/\s+/).filter(Boolean);

class LiveScreen extends HTMLElement {
  connectedCallback() {
    [this.failures, this.news, this.soon] = [0, new Set(), null];
    this.lookAgain = () => this.watch();
    document.addEventListener("htmx:after:swap", this.lookAgain);
    this.open();
  }

  disconnectedCallback() {
    document.removeEventListener("htmx:after:swap", this.lookAgain);
    clearTimeout(this.again);
    this.closed = true;
    this.line?.close();
  }

  get topics() { return [...new Set([...(this.getAttribute("topics") ?? "").split(/\s+/), ...parts().flatMap(topicsOf)])].filter(Boolean).sort(); }

  open() {
    if (this.closed) return;
    this.watched = "";
    const bySocket = this.failures < 2 || this.failures % 4 === 0;
    const line = bySocket ? new WebSocket(`${location.protocol.replace("http", "ws")}//${location.host}/ws`) : new EventSource(this.events());
    line.onopen = () => this.opened();
    line.onmessage = ({ data }) => this.hear(JSON.parse(data));
    line.onclose = line.onerror = () => this.lost(line);
    this.line = line;
  }

  events() { return `/events?watch=${encodeURIComponent((this.watched = this.topics.join(",")))}`; }

  opened() {
    const cameBack = this.failures > 0;
    if (this.line instanceof WebSocket) this.failures = 0;
    this.querySelector(".live-state")?.setAttribute("hidden", "");
    this.watch();
    if (cameBack) this.changed(this.topics);
  }

  watch() {
    if (this.line?.readyState !== 1 || this.watched === this.topics.join(",")) return;
    if (this.line instanceof EventSource) return this.lost(this.line);
    this.watched = this.topics.join(",");
    this.line.send(JSON.stringify({ watch: this.topics }));
  }

  // What came after the page was written and before it was watched for would never be told: it looks once more at first.
  hear({ changed = [], watching }) {
    if (watching && !this.level) this.changed(watching);
    this.level ||= Boolean(watching);
    this.changed(changed);
  }

  // One act changes several topics, and a burst of letters many: what came in a moment is fetched once.
  changed(topics) {
    topics.forEach((topic) => this.news.add(topic));
    this.soon ??= setTimeout(() => this.refresh(), 40);
  }

  refresh() {
    const changed = (topic) => this.news.has(topic);
    const shown = parts().filter((part) => topicsOf(part).some(changed));
    this.news.forEach((topic) => document.dispatchEvent(new CustomEvent("look:changed", { detail: { topic } })));
    [this.news, this.soon] = [new Set(), null];
    shown.forEach((part) => part.dispatchEvent(new CustomEvent("look:refresh")));
  }

  lost(line) {
    if (this.closed || line !== this.line) return;
    this.line = null;
    line.close();
    this.failures += 1;
    if (this.failures > 1) this.querySelector(".live-state")?.removeAttribute("hidden");
    this.again = setTimeout(() => this.open(), Math.min(5000, 250 * 2 ** this.failures) * (0.75 + Math.random() / 4));
  }
}

// What the page fetches by itself says so, for it tells nothing about whether somebody sits before it.
document.addEventListener("htmx:config:request", ({ detail }) => {
  if (detail.ctx.sourceEvent?.type === "look:refresh") detail.ctx.request.headers["X-By-Itself"] = "1";
});

customElements.define("live-screen", LiveScreen);
