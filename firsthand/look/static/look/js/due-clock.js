// A promise's ring empties by itself: calm, soon in the last fifth, late. One timer serves every clock of the page.
import { told } from "./spans.js";

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
    if (state === "late") this.say("[data-words]", told("late", Date.now() - due));
  }

  say(where, said) {
    const place = this.querySelector(where);
    if (place && place.textContent !== said) place.textContent = said;
  }
}

customElements.define("due-clock", DueClock);
