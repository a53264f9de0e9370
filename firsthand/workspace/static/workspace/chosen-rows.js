// The bar under a list: how many are chosen, and what can be done with all of them. It comes with the first choice and
// goes with the last; an act that was done leaves nothing chosen.
import { choose, chooseNone, chooseShown, chooseWhole, chosen, current, isWhole, step } from "./choose-rows.js";

const DOES = {
  choose: () => current() && choose(current(), !chosen.has(current().value)),
  next: () => step(1),
  previous: () => step(-1),
  whole: chooseShown,
  all: chooseWhole,
  none: chooseNone,
};

class ChosenRows extends HTMLElement {
  connectedCallback() {
    document.addEventListener("look:chosen", () => this.show());
    document.addEventListener("click", (event) => DOES[event.target.closest?.("[data-chooses]")?.dataset.chooses]?.());
    document.addEventListener("keydown", (event) => this.press(event));
    document.addEventListener("htmx:after:request", (event) => this.acted(event));
    this.addEventListener("htmx:after:swap", () => this.show());
  }

  show() {
    this.hidden = chosen.size === 0;
    // A dialogue that is out of sight would still keep the keys.
    if (this.hidden) return this.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
    if (!this.querySelector("[data-count]")) this.querySelector("#chosen-acts").dispatchEvent(new CustomEvent("look:choose"));
    this.querySelector("[name=ids]").value = [...chosen].join(",");
    this.querySelector("[name=all]").value = isWhole();
    const count = this.querySelector("[data-count]");
    if (count) count.textContent = isWhole() ? this.dataset.all : chosen.size === 1 ? this.dataset.one : this.dataset.many.replace("{count}", chosen.size);
    const whole = this.querySelector("[data-chooses=all]");
    if (whole) whole.hidden = Boolean(isWhole()) || !document.querySelector(".list .more, .search__results .found");
  }

  press(event) {
    if (event.key !== "Escape" || !chosen.size || event.defaultPrevented || document.querySelector("dialog:modal")) return;
    if (event.target.closest?.("input:not([type=checkbox]), textarea, [contenteditable]")) return;
    chooseNone();
  }

  acted({ target, detail }) {
    if (detail.ctx.request?.method === "GET" || !(detail.ctx.response?.status < 400) || !this.contains(target)) return;
    chooseNone();
  }
}

customElements.define("chosen-rows", ChosenRows);
