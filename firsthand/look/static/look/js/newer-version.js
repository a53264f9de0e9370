// Pages of an older version go on working; whoever sits before one is told once that there is a newer one, and chooses when.
class NewerVersion extends HTMLElement {
  connectedCallback() {
    this.heard = ({ detail }) => detail.newer && this.dataset.own === undefined && (this.hidden = false);
    document.addEventListener("look:heard", this.heard);
    this.addEventListener("click", (event) => this.choose(event.target.closest("button")));
  }

  disconnectedCallback() { document.removeEventListener("look:heard", this.heard); }

  choose(button) {
    if (!button) return;
    this.hidden = true;
    if (button.matches("[data-reload]")) location.reload();
    else this.dataset.own = "put away";
  }
}

customElements.define("newer-version", NewerVersion);
