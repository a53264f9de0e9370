// Keeps one line to the house for the whole page: told that a topic changed, the parts that show it fetch themselves anew.
// Others add topics (`look:topics`, and `look:more` once they have come), say something (`look:say`) and hear what came (`look:heard`).
const parts = () => [...document.querySelectorAll("[data-refresh]")];
const topicsOf = (part) => part.dataset.refresh.split(/\s+/).filter(Boolean);
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
const [BREATH, ANSWERS_WITHIN, GATHERED, AFTER_THE_FIRST, SPREAD] = [25_000, 5_000, 8, 120, 400];

class LiveScreen extends HTMLElement {
  connectedCallback() {
    [this.failures, this.news, this.soon] = [0, new Set(), null];
    [this.at, this.atHere] = [Number(this.dataset.at), performance.now()];
    this.heardHere = this.atHere;
    this.listeners = new AbortController();
    const on = (where, name, does) => where.addEventListener(name, does, { signal: this.listeners.signal });
    on(document, "htmx:after:swap", ({ detail }) => this.watch(detail.ctx?.asked));
    on(document, "look:more", () => this.watch());
    on(document, "look:say", ({ detail }) => this.say(detail));
    on(document, "visibilitychange", () => document.hidden || this.wake());
    on(window, "online", () => this.wake());
    on(window, "offline", () => this.line && this.lost(this.line));
    this.breathing = setInterval(() => this.probe(), BREATH);
    this.open();
  }

  disconnectedCallback() {
    this.listeners.abort();
    clearInterval(this.breathing);
    clearTimeout(this.again);
    this.closed = true;
    this.line?.close();
  }

  get topics() {
    const asked = new Set([...(this.getAttribute("topics") ?? "").split(/\s+/), ...parts().flatMap(topicsOf)]);
    tell("look:topics", asked);
    return [...asked].filter(Boolean).sort();
  }

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
    this.show();
    if (this.line instanceof EventSource && cameBack) this.changed(this.topics);
    this.level = false;
    this.watch();
    tell("look:connected", { cameBack });
  }

  // The house's clock, as far as this machine can tell, at a moment of its own. While a machine sleeps its clock stands still,
  // so that one asks for too much rather than too little.
  time(here) { return this.at + (here - this.atHere) / 1000; }

  watch(asked = this.heardHere) {
    if (this.line?.readyState !== 1) return;
    const topics = this.topics;
    if (this.watched === topics.join(",")) return;
    if (this.line instanceof EventSource) return this.lost(this.line);
    this.watched = topics.join(",");
    this.say({ watch: topics, build: this.dataset.build, since: this.time(asked) });
  }

  say(words) { if (this.line instanceof WebSocket && this.line.readyState === 1) this.line.send(JSON.stringify(words)); }

  // A machine that slept holds a line that looks open and is dead: whoever does not answer is left.
  probe() {
    if (document.hidden || !(this.line instanceof WebSocket) || this.line.readyState !== 1) return;
    const line = this.line;
    this.say({ ping: 1 });
    this.doubt ??= setTimeout(() => this.lost(line), ANSWERS_WITHIN);
  }

  wake() {
    if (this.line?.readyState === 1) return this.probe() ?? this.refresh();
    if (this.line) return;
    clearTimeout(this.again);
    this.open();
  }

  // What came after the page was written and before it was watched for is told by the house, if it remembers that far back;
  // a house that does not say so is asked for everything once.
  hear(words) {
    clearTimeout(this.doubt);
    [this.doubt, this.heardHere] = [null, performance.now()];
    const { changed = [], watching, ask, at } = words;
    if (at) [this.at, this.atHere] = [at, this.heardHere];
    tell("look:heard", words);
    if (ask) {
      this.watched = "";
      this.watch();
    }
    if (watching && !this.level && !at) this.changed(watching);
    this.level ||= Boolean(watching);
    this.changed(changed);
  }

  // A burst of letters changes many topics: what came in a moment is fetched once. Whoever acts waits for no others.
  changed(topics) {
    topics.forEach((topic) => this.news.add(topic));
    if (this.news.size) this.soon ??= setTimeout(() => this.refresh(), parts().some((part) => part.restsUntil === 0) ? 0 : GATHERED);
  }

  // Nobody looks at a hidden page: it fetches when somebody does. And a part that was slow to come is asked for less often.
  refresh() {
    clearTimeout(this.soon);
    this.soon = null;
    if (document.hidden || !this.news.size) return;
    const changed = (topic) => this.news.has(topic);
    // What is folded away is asked for when somebody opens it.
    const shown = parts().filter((part) => topicsOf(part).some(changed) && (!("onScreen" in part.dataset) || part.checkVisibility()));
    const resting = shown.filter((part) => part.restsUntil > Date.now());
    this.news.forEach((topic) => tell("look:changed", { topic }));
    this.news = new Set();
    this.fetch(shown.filter((part) => !resting.includes(part)));
    if (!resting.length) return;
    resting.flatMap(topicsOf).forEach((topic) => this.news.add(topic));
    this.soon = setTimeout(() => this.refresh(), Math.max(...resting.map((part) => part.restsUntil)) - Date.now());
  }

  // What one reads comes first, and does not share the line and the house with what stands around it.
  fetch(parts) {
    const first = parts.filter((part) => "first" in part.dataset), others = parts.filter((part) => !first.includes(part));
    const ask = (part) => part.isConnected && part.dispatchEvent(new CustomEvent("look:refresh"));
    // What many have on their screens they fetch one after the other, and whoever made the change at once.
    const inTurn = (part) => ("rests" in part.dataset && part.restsUntil !== 0 ? setTimeout(() => ask(part), Math.random() * SPREAD) : ask(part));
    first.forEach(ask);
    if (first.length) setTimeout(() => others.forEach(inTurn), AFTER_THE_FIRST);
    else others.forEach(inTurn);
  }

  lost(line) {
    if (this.closed || line !== this.line) return;
    clearTimeout(this.doubt);
    [this.line, this.doubt] = [null, null];
    line.close();
    this.failures += 1;
    this.show();
    tell("look:lost", {});
    this.again = setTimeout(() => this.open(), Math.min(5000, 250 * 2 ** this.failures) * (0.75 + Math.random() / 4));
  }

  show() {
    const sign = this.querySelector(".live-state");
    if (!sign) return;
    sign.hidden = navigator.onLine && this.failures < 2;
    sign.dataset.now = navigator.onLine ? "reconnecting" : "offline";
  }
}

const restNoMore = () => parts().forEach((part) => (part.restsUntil = 0));

// What the page fetches by itself says so, for it tells nothing about whether somebody sits before it; and how soon it is
// wanted: what somebody clicks for comes before what others' screens show, and a list, which many have, comes last.
document.addEventListener("htmx:config:request", ({ target, detail }) => {
  detail.ctx.asked = performance.now();
  if (detail.ctx.request.method !== "GET") restNoMore();
  if (detail.ctx.sourceEvent?.type !== "look:refresh") return;
  detail.ctx.request.headers["X-By-Itself"] = target.restsUntil === 0 ? "now" : "rests" in target.dataset ? "later" : "soon";
  detail.ctx.began = Date.now();
});

// A part that was slow to come rests for twice as long, a list of which many have the like a while longer (`data-rests`), and
// not all at one moment; what one has just done oneself is seen at once.
document.addEventListener("htmx:finally:request", ({ target, detail }) => {
  if (detail.ctx.request.method !== "GET") restNoMore();
  if (!detail.ctx.began) return;
  const rest = 2 * (Date.now() - detail.ctx.began) + Number(target.dataset?.rests ?? 0) * (0.75 + Math.random() / 2);
  target.restsUntil = Date.now() + Math.min(5000, rest);
});

customElements.define("live-screen", LiveScreen);
