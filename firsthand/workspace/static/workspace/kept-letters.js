// Letters that were begun on this machine and never reached the house are offered beside those that it knows; of what has been
// sent or thrown away since, nothing stays here.
import { marks } from "./draft-marks.js";

class KeptLetters extends HTMLElement {
  async connectedCallback() {
    const { new: known = {} } = await marks(true), here = new URLSearchParams(location.search).get("draft");
    const begin = `draft:${this.dataset.account}-new-`;
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith(begin) && each.endsWith(":kept"))) {
      const letter = key.slice(begin.length, -":kept".length);
      if (letter in known || letter === here) continue;
      if (JSON.parse(localStorage.getItem(key)).dirty) this.offer(letter);
      else if (navigator.onLine) [key, begin + letter].forEach((each) => localStorage.removeItem(each));
    }
  }

  offer(letter) {
    const { subject, words = "" } = JSON.parse(localStorage.getItem(`draft:${this.dataset.account}-new-${letter}`) ?? "{}");
    const href = `/conversations/new/?draft=${letter}`, textContent = subject || words.slice(0, 60) || this.dataset.untitled;
    this.querySelector(".buttons").append(Object.assign(document.createElement("a"), { href, textContent }));
    this.querySelector(".doubts").hidden = false;
  }
}

customElements.define("kept-letters", KeptLetters);
