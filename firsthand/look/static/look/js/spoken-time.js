// "5 min ago" stays true while the page stays open. Days and dates stand as the server wrote them.
import { told } from "./spans.js";

const times = new Set();
setInterval(() => times.forEach((each) => each.tell()), 30_000);

class SpokenTime extends HTMLElement {
  connectedCallback() { times.add(this); }
  disconnectedCallback() { times.delete(this); }

  tell() {
    const time = this.querySelector("time");
    const length = Date.parse(time?.dateTime) - Date.now();
    const minutes = Math.trunc(Math.abs(length) / 60_000);
    if (time && minutes > 0 && minutes < 360) time.textContent = told(length < 0 ? "ago" : "ahead", Math.abs(length));
  }
}

// The exact time, in the zone of the reader's account, is made for the one that is asked.
function tellExactly({ target }) {
  const asked = target.closest?.(".moment, due-clock");
  const at = asked?.getAttribute("due") ?? asked?.querySelector("time")?.dateTime;
  if (!at || asked.dataset.exact) return;
  const { lang, dataset } = document.documentElement;
  const words = new Intl.DateTimeFormat(lang, { dateStyle: "full", timeStyle: "short", timeZone: dataset.zone || undefined });
  if (asked.matches("a")) asked.dataset.exact = words.format(new Date(at));
  else asked.title = words.format(new Date(at));
}

["pointerover", "focusin"].forEach((name) => document.addEventListener(name, tellExactly));
customElements.define("spoken-time", SpokenTime);
