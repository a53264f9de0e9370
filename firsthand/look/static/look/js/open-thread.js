// A conversation opens at its newest letter: its end in view, or its beginning where it is longer than the screen.
class OpenThread extends HTMLElement {
  connectedCallback() {
    if (location.hash.startsWith("#message-")) return;
    requestAnimationFrame(() => this.showNewest());
  }

  showNewest() {
    const pane = this.closest(".main") ?? document.scrollingElement;
    const newest = [...this.querySelectorAll(".message[data-side=customer], .message[data-side=reply]")].at(-1);
    pane.scrollTop = pane.scrollHeight;
    const head = pane.querySelector(".main__head")?.offsetHeight ?? 0;
    const over = newest ? newest.getBoundingClientRect().top - pane.getBoundingClientRect().top - head - 16 : 0;
    if (over < 0) pane.scrollTop += over;
  }
}

customElements.define("open-thread", OpenThread);
