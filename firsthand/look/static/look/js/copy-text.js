// Takes the words beside the button along, and says so.
class CopyText extends HTMLElement {
  connectedCallback() { this.querySelector("button").onclick = () => this.copy(); }

  async copy() {
    await navigator.clipboard.writeText(this.querySelector("code").textContent.trim());
    const said = this.querySelector("button span");
    this.words ??= said.textContent;
    said.textContent = this.dataset.done;
    setTimeout(() => (said.textContent = this.words), 2000);
  }
}

// What any button with data-copies names; an address on this house becomes a whole one.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  button.closest("[popover]")?.hidePopover();
  await navigator.clipboard.writeText(new URL(button.dataset.copies, location).href);
  document.dispatchEvent(new CustomEvent("look:toast", { detail: { words: button.dataset.done } }));
});

customElements.define("copy-text", CopyText);
