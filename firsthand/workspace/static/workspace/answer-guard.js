// Two who answer the same customer see each other: a colleague's answer that comes while one writes is said at the place
// where one writes, and so is a letter of the customer; the typed words stay, and sending them takes one more look. Also:
// what was sent is on the screen at once, by the line to the house, or without it when that is slow or broken.
const SOON = 250;

class AnswerGuard extends HTMLElement {
  static observedAttributes = ["data-last"];

  connectedCallback() {
    this.read = Number(this.dataset.last);
    this.addEventListener("htmx:after:request", (event) => this.answered(event));
    this.querySelector("[data-read]").addEventListener("click", () => this.haveRead());
    this.querySelector("[data-anyway]").addEventListener("click", () => this.sendAnyway());
    this.told = ({ detail }) => detail.topic === this.topic && (this.heard = Date.now());
    this.acted = (event) => this.act(event);
    document.addEventListener("look:changed", this.told);
    document.addEventListener("htmx:after:request", this.acted);
    this.note();
  }

  disconnectedCallback() {
    document.removeEventListener("look:changed", this.told);
    document.removeEventListener("htmx:after:request", this.acted);
  }

  // Both attributes of a morph are looked at together, once the last of them stands.
  attributeChangedCallback() { if (this.read !== undefined) queueMicrotask(() => this.look()); }

  get number() { return this.id.replace("guard-", ""); }
  get topic() { return `conversation:${this.number}`; }
  get writing() { return this.querySelector('[data-side="reply"] textarea')?.value.trim() !== ""; }
  places(name) { return [...this.querySelectorAll(`input[name=${name}]`)]; }

  look() {
    if (!this.writing || Number(this.dataset.answer) <= this.read) return this.haveRead();
    const words = this.querySelector("[data-said]");
    words.textContent = words.dataset[this.dataset.answerKind === "received" ? "letter" : "words"].replace("{name}", this.dataset.answerBy);
    this.querySelector(".guard").hidden = false;
  }

  haveRead() {
    this.read = Number(this.dataset.last);
    this.querySelector(".guard").hidden = true;
    this.note();
  }

  note() {
    this.places("read_to").forEach((place) => (place.value = this.read));
    this.places("counted").forEach((place) => (place.value = this.dataset.count));
  }

  sendAnyway() {
    this.haveRead();
    this.querySelector('[data-side="reply"] form').requestSubmit();
  }

  answered({ target, detail }) {
    const status = detail.ctx.response?.status;
    if (!target.matches?.("form")) return;
    if (status === 409) return this.refresh();
    if (!(status < 400)) return;
    document.dispatchEvent(new CustomEvent("workspace:sent"));
    target.querySelectorAll("input[name=once]").forEach((place) => (place.value = crypto.randomUUID?.() ?? String(Math.random())));
    document.addEventListener("workspace:settled", () => this.follow(), { once: true });
  }

  act({ detail }) {
    const method = detail.ctx.request?.method;
    if (method === "GET" || !(detail.ctx.response?.status < 400)) return;
    const began = Date.now();
    setTimeout(() => (this.heard ?? 0) < began - SOON && this.refresh(), SOON);
  }

  refresh() { document.getElementById(`watch-${this.number}`)?.dispatchEvent(new CustomEvent("look:refresh")); }

  follow() { document.getElementById(`thread-${this.number}`)?.showNewest?.(); }
}

customElements.define("answer-guard", AnswerGuard);
