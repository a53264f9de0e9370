// A promise's ring empties by itself: calm, soon in the last fifth, late. One timer serves every clock of the page.
const words = document.documentElement.dataset;
const clocks = new Set();
setInterval(() => clocks.forEach((clock) => clock.tell()), 15_000);

class DueClock extends HTMLElement {
  static observedAttributes = ["due", "from"];
  connectedCallback() { clocks.add(this); this.tell(); }
  disconnectedCallback() { clocks.delete(this); }
  attributeChangedCallback() { if (clocks.has(this)) this.tell(); }

  tell() {
    const [due, from] = [Date.parse(this.getAttribute("due")), Date.parse(this.getAttribute("from"))];
    const left = (due - Date.now()) / Math.max(1, due - from);
    const state = left <= 0 ? "late" : left <= 0.2 ? "soon" : "calm";
    this.querySelector(".clock__left")?.setAttribute("stroke-dashoffset", 100 - 100 * Math.min(1, Math.max(0, left)));
    if (state !== this.dataset.now) this.dataset.now = state;
    this.say("[data-warning]", state === "soon" ? words.soon : "");
    if (state === "late") this.say("[data-words]", words.late.replace("{span}", span(Date.now() - due)));
  }

  say(where, said) {
    const place = this.querySelector(where);
    if (place && place.textContent !== said) place.textContent = said;
  }
}

function span(length) {
  const minutes = Math.max(1, Math.floor(length / 60_000));
  const [count, unit] = minutes < 60 ? [minutes, "minute"] : minutes < 1440 ? [Math.floor(minutes / 60), "hour"] : [Math.floor(minutes / 1440), "day"];
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, unitDisplay: "short" }).format(count);
}

customElements.define("due-clock", DueClock);
