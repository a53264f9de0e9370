// What was written while the house could not be reached is kept in this browser, also when its tab is closed, and sent once the
// house answers again. Each has a number of its own (`once`) by which the house knows it, so that it is sent once however
// often it is tried. `outbox:changed` tells that something came, went or was refused.
// What a busy house, one that is just starting, or a session that has ended answers: it waits on.
const BUSY = [401, 403, 408, 429, 502, 503, 504];
const [STORE, AGAIN_AFTER, WORDS_WITHIN, FILES_WITHIN] = ["waiting", 20_000, 20_000, 180_000];

const opened = new Promise((resolve, reject) => {
  const asked = indexedDB.open("firsthand", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "id" });
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

async function stored(mode, does) {
  const all = (await opened).transaction(STORE, mode, { durability: "strict" });
  const asked = does(all.objectStore(STORE));
  return new Promise((resolve, reject) => {
    all.oncomplete = () => resolve(asked.result);
    all.onerror = all.onabort = () => reject(all.error);
  });
}

class OutBox extends HTMLElement {
  connectedCallback() {
    if (this.told) return;
    this.told = new BroadcastChannel("outbox");
    this.told.onmessage = () => this.tell();
    document.addEventListener("look:connected", () => this.send());
    window.addEventListener("online", () => this.send());
    document.addEventListener("visibilitychange", () => document.hidden || this.send());
    setInterval(() => this.send(), AGAIN_AFTER);
    this.changed();
    this.send();
  }

  get account() { return document.querySelector("live-screen")?.dataset.account; }
  get token() { return JSON.parse(document.body.getAttribute("hx-headers:inherited") ?? "{}")["X-CSRFToken"] ?? ""; }

  async all() {
    const mine = (await stored("readonly", (store) => store.getAll())).filter(({ account }) => account === this.account);
    return mine.sort((one, other) => one.at - other.at);
  }

  async keep(item) {
    await stored("readwrite", (store) => store.put({ ...item, account: this.account }));
    navigator.storage?.persist?.();
    this.changed();
  }

  async drop(id) {
    await stored("readwrite", (store) => store.delete(id));
    this.changed();
  }

  changed() {
    this.told.postMessage("changed");
    this.tell();
  }

  async tell() { document.dispatchEvent(new CustomEvent("outbox:changed", { detail: await this.all() })); }

  // One tab sends at a time, one after the other, in the order in which they were written.
  send() {
    if (!this.account || this.sending) return;
    this.sending = true;
    const does = () => this.sendAll().catch(() => null).finally(() => (this.sending = false));
    if (navigator.locks) navigator.locks.request("outbox", does);
    else does();
  }

  async sendAll() {
    for (const item of await this.all()) {
      if (item.refused) continue;
      const answer = await this.post(item).catch(() => null);
      if (!answer || BUSY.includes(answer.status)) return;
      if (answer.ok) await this.sent(item);
      else await this.hold({ ...item, ...(await this.refusal(answer)) });
    }
  }

  async hold(item) {
    await this.keep(item);
    const words = this.dataset.held.replace("{name}", item.whom).replace("{why}", item.refused);
    document.dispatchEvent(new CustomEvent("look:toast", { detail: { words, tone: "late" } }));
  }

  // Why it was not taken, and what would be sent along with it all the same: that its writer has seen what a second look found.
  async refusal(answer) {
    const said = document.createElement("template");
    said.innerHTML = answer.status === 422 ? (await answer.text()).replaceAll("hx-partial", "div") : "";
    const doubts = [...said.content.querySelectorAll(".doubts li")].map((each) => each.textContent);
    const seen = [...said.content.querySelectorAll(".doubts input")].map(({ name, value }) => [name, value]);
    const sentence = decodeURIComponent(answer.headers.get("X-Sentence") ?? "");
    return { refused: sentence || doubts.join(" ") || this.dataset.refused, seen, anyway: seen.length > 0 || answer.status === 409 };
  }

  post({ address, fields }) {
    const body = new FormData();
    fields.forEach(([name, value]) => body.append(name, value));
    const within = fields.some(([, value]) => value instanceof File) ? FILES_WITHIN : WORDS_WITHIN;
    return fetch(address, { method: "POST", body, headers: { "X-CSRFToken": this.token, "HX-Request": "true" }, signal: AbortSignal.timeout(within) });
  }

  async sent(item) {
    await this.drop(item.id);
    const words = this.dataset.sent.replace("{name}", item.whom);
    document.dispatchEvent(new CustomEvent("look:toast", { detail: { words } }));
    document.dispatchEvent(new CustomEvent("outbox:sent", { detail: item }));
  }
}

// A sign-out leaves nothing behind; whoever has something waiting is asked first what shall become of it.
document.addEventListener("submit", async (event) => {
  const form = event.target, box = document.querySelector("out-box"), dialog = document.getElementById("waiting");
  if (!form.matches("[data-forget-drafts]") || form.dataset.asked || !box || !dialog) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if ((await box.all()).length) return dialog.showModal();
  form.dataset.asked = "yes";
  form.requestSubmit();
}, true);

customElements.define("out-box", OutBox);
