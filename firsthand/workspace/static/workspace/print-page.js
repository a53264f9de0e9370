// The page is laid out for paper already: the button asks the browser for it, with what happened unfolded.
class PrintPage extends HTMLElement {
  connectedCallback() {
    document.querySelectorAll("details.happened").forEach((each) => (each.open = true));
    this.querySelector("[data-print]").addEventListener("click", () => window.print());
  }
}

customElements.define("print-page", PrintPage);
