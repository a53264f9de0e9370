// What a second look found stands above the button that sends, until the answer has left.
class SendingDoubts extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = this.closest("form");
    this.form.addEventListener("reset", () => this.replaceChildren());
    new MutationObserver(() => this.firstElementChild?.scrollIntoView({ block: "nearest" })).observe(this, { childList: true });
  }
}

customElements.define("sending-doubts", SendingDoubts);
