// "5 min ago" stays true while the page stays open. Days and dates stand as the server wrote them.
const times = new Set();
setInterval(() => times.forEach((each) => each.tell()), 30_000);

class SpokenTime extends HTMLElement {
  connectedCallback() { times.add(this); }
  disconnectedCallback() { times.delete(this); }

  tell() {
    const time = this.querySelector("time");
    const minutes = Math.trunc((Date.parse(time?.dateTime) - Date.now()) / 60_000);
    if (!time || minutes === 0 || Math.abs(minutes) >= 360) return;
    const [count, unit] = Math.abs(minutes) < 60 ? [minutes, "minute"] : [Math.trunc(minutes / 60), "hour"];
    const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { style: "narrow", numeric: "always" });
    time.textContent = words.format(count, unit);
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
