// Earlier messages come above what one reads, which stays where it is. And pictures from outside come into the letter's own frame.
class KeepPlace extends HTMLElement {
  connectedCallback() {
    this.addEventListener("htmx:before:swap", () => (this.below = this.pane.scrollHeight - this.pane.scrollTop));
    this.addEventListener("htmx:after:swap", () => (this.pane.scrollTop = this.pane.scrollHeight - this.below));
  }

  get pane() { return this.closest(".main"); }
}

customElements.define("keep-place", KeepPlace);

document.addEventListener("click", (event) => {
  const asked = event.target.closest?.("a[data-pictures]");
  const frame = asked?.closest("details")?.querySelector("iframe");
  if (!frame) return;
  event.preventDefault();
  frame.src = asked.href;
  asked.remove();
});
