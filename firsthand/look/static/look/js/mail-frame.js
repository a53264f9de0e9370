// A letter's own page is as tall as the letter. The frame is sandboxed with allow-same-origin but never with allow-scripts:
// no script of the letter can run, so same-origin gives it nothing, and gives us the one thing we need, its height.
// The address answers with a policy of its own (default-src 'none'; sandbox) and holds even when opened alone.
// The two sandbox words must never meet: allow-scripts beside allow-same-origin would let a letter take its sandbox off.
class MailFrame extends HTMLElement {
  connectedCallback() {
    this.frame = this.querySelector("iframe");
    if (this.frame.sandbox.contains("allow-scripts")) return this.frame.remove();
    this.frame.addEventListener("load", () => this.measure());
    // It tells its size once it is laid out, too: asked here, the page would be laid out before all of it is there.
    this.turned = new ResizeObserver(() => this.measure());
    this.turned.observe(this);
  }

  disconnectedCallback() { this.turned?.disconnect(); }

  measure() {
    const letter = this.frame.contentDocument?.documentElement;
    if (!letter || this.width === this.clientWidth + letter.scrollHeight) return;
    this.frame.style.blockSize = "0";
    this.frame.style.blockSize = `${Math.min(letter.scrollHeight + 2, 20_000)}px`;
    this.width = this.clientWidth + letter.scrollHeight;
  }
}

customElements.define("mail-frame", MailFrame);
