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

customElements.define("spoken-time", SpokenTime);
