// Tabs as people with and without a mouse know them: arrows move, one panel shows. With data-into, choosing one puts the cursor inside.
class RovingTabs extends HTMLElement {
  connectedCallback() {
    this.onclick = (event) => this.choose(event.target.closest("[role=tab]"));
    this.onkeydown = (event) => this.step(event);
  }

  get tabs() { return [...this.querySelectorAll("[role=tab]")]; }

  choose(tab) {
    if (!tab) return;
    for (const each of this.tabs) {
      each.setAttribute("aria-selected", each === tab);
      each.tabIndex = each === tab ? 0 : -1;
      document.getElementById(each.getAttribute("aria-controls")).hidden = each !== tab;
    }
    if (this.hasAttribute("data-into")) this.querySelector("[role=tabpanel]:not([hidden]) textarea")?.focus();
  }

  step(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !event.target.matches("[role=tab]")) return;
    const way = getComputedStyle(this).direction === "rtl" ? -step : step;
    const next = this.tabs.at((this.tabs.indexOf(event.target) + way) % this.tabs.length);
    this.choose(next);
    next.focus();
  }
}

customElements.define("roving-tabs", RovingTabs);
