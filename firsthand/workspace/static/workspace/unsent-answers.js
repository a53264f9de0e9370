// An answer that was just put off or taken back is brought before one's eyes: it stands under the thread.
class UnsentAnswers extends HTMLElement {
  static observedAttributes = ["data-standing"];

  attributeChangedCallback(name, before, now) {
    if (before === null || before === now || !now) return;
    requestAnimationFrame(() => this.lastElementChild?.scrollIntoView({ block: "end" }));
  }
}

customElements.define("unsent-answers", UnsentAnswers);
