// Somebody waits in a chat: told once in this browser, by a short sound if it is wanted, and by the desktop where nobody looks
// at a page of ours. A hidden page fetches nothing by itself, so it is asked from here.
const TOLD = "chats-told";
const told = () => { try { return JSON.parse(localStorage.getItem(TOLD)) ?? []; } catch { return []; } };
const keep = (calls) => { try { localStorage.setItem(TOLD, JSON.stringify(calls.slice(-100))); } catch { /* private windows forbid it */ } };
let sound;

function ring() {
  try {
    sound ??= new AudioContext();
    if (sound.state !== "running") return void sound.resume().catch(() => {});
    for (const [tone, after] of [[523, 0], [659, 0.16]]) {
      const made = sound.createOscillator(), loud = sound.createGain(), at = sound.currentTime + after;
      made.frequency.value = tone;
      loud.gain.setValueAtTime(0.05, at);
      loud.gain.exponentialRampToValueAtTime(0.0001, at + 0.4);
      made.connect(loud).connect(sound.destination);
      made.start(at);
      made.stop(at + 0.4);
    }
  } catch { /* a browser may forbid sounds before the first click */ }
}

// The same mark as what comes to a device, so that one takes the place of the other.
function notify(call) {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const shown = new Notification(call.dataset.name, { body: call.dataset.words, tag: call.id.replace("call", "conversation") });
  shown.addEventListener("click", () => { window.focus(); call.querySelector("a").click(); shown.close(); });
}

class WaitingChats extends HTMLElement {
  static observedAttributes = ["data-waiting"];

  connectedCallback() {
    this.heard = ({ detail: { changed = [] } }) => document.hidden && changed.some((topic) => this.dataset.refresh.split(" ").includes(topic)) && this.dispatchEvent(new CustomEvent("look:refresh"));
    document.addEventListener("look:heard", this.heard);
  }

  disconnectedCallback() { document.removeEventListener("look:heard", this.heard); }

  // Its rows come with the attribute, a moment later.
  attributeChangedCallback() { queueMicrotask(() => this.tell()); }

  tell() {
    const calls = (this.dataset.waiting ?? "").split(" ").filter(Boolean), known = told();
    const fresh = calls.filter((call) => !known.includes(call)).map((call) => call.split(":")[0]);
    keep([...known.filter((call) => !calls.includes(call)), ...calls]);
    const unseen = fresh.filter((id) => document.hidden || !document.getElementById(`watch-${id}`));
    if (!unseen.length) return;
    if (this.dataset.sounds === "on") ring();
    if (!document.hasFocus()) unseen.forEach((id) => notify(this.querySelector(`#call-${id}`) ?? this));
  }
}

customElements.define("waiting-chats", WaitingChats);
