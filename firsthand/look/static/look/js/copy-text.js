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

customElements.define("copy-text", CopyText);
