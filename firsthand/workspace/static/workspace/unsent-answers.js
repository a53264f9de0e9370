// An answer that was just put off or taken back is brought before one's eyes: it stands under the thread. Who took it back goes
// on writing in it: what they type next must be no key and no other answer.
const HOLDING = /\/unsent\/(\d+)\/holding\//;
let takenBack = "";

class UnsentAnswers extends HTMLElement {
  static observedAttributes = ["data-standing"];

  attributeChangedCallback(name, before, now) {
    if (before === null || before === now || !now) return;
    requestAnimationFrame(() => {
      this.lastElementChild?.scrollIntoView({ block: "end" });
      this.goOn();
    });
  }

  goOn() {
    const words = takenBack && this.querySelector(`#unsent-answer-${takenBack}[data-held=yes] textarea`);
    if (!words) return;
    takenBack = "";
    words.focus();
    words.setSelectionRange(words.value.length, words.value.length);
  }
}

document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  if (ctx.response?.status < 400) takenBack = HOLDING.exec(ctx.request.action)?.[1] ?? takenBack;
});

customElements.define("unsent-answers", UnsentAnswers);
