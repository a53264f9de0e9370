// What answers a long form stands on top of it: it comes into view, each time anew, for `at` says when it was said.
class InView extends HTMLElement {
  static observedAttributes = ["at"];
  connectedCallback() { this.come(); }
  attributeChangedCallback() { if (this.isConnected) this.come(); }
  come() { requestAnimationFrame(() => this.scrollIntoView({ block: "nearest" })); }
}

customElements.define("in-view", InView);
