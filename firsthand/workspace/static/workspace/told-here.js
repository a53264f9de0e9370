// A browser says how it can be reached while no page of ours is open, and says so again with each new sign-in.
const bytes = (words) => Uint8Array.from(atob(words.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
const words = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const CAN = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const worker = "serviceWorker" in navigator ? navigator.serviceWorker.register("/service-worker.js").catch(() => null) : Promise.resolve(null);

async function tell(subscription, address) {
  const { agent = "" } = document.querySelector("told-here")?.dataset ?? {};
  const said = { endpoint: subscription.endpoint, public_key: words(subscription.getKey("p256dh")), auth: words(subscription.getKey("auth")), name: agent };
  const headers = { "X-CSRFToken": JSON.parse(document.body.getAttribute("hx-headers:inherited") ?? "{}")["X-CSRFToken"] ?? "", "HX-Request": "true" };
  return fetch(address, { method: "POST", headers, body: new URLSearchParams(said) });
}

// A sign-in has its own session, and a device is told as long as that lasts.
async function tellAgain() {
  if (!CAN || Notification.permission !== "granted" || sessionStorage.getItem("told-here")) return;
  const known = await (await worker)?.pushManager?.getSubscription();
  if (known && (await tell(known, "/notices/devices/")).ok) sessionStorage.setItem("told-here", "yes");
}

class ToldHere extends HTMLElement {
  async connectedCallback() {
    this.querySelector("button").addEventListener("click", () => this.choose());
    this.show(await this.state());
  }

  async state() {
    if (!CAN || !window.isSecureContext) return "cannot";
    if (Notification.permission === "denied") return "denied";
    return (await (await worker)?.pushManager.getSubscription()) ? "on" : "off";
  }

  show(state) {
    for (const part of this.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== state;
  }

  async choose() {
    if ((await Notification.requestPermission()) !== "granted") return this.show(await this.state());
    try {
      const ready = await navigator.serviceWorker.ready;
      const subscription = await ready.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(this.dataset.key) });
      if (!(await tell(subscription, this.dataset.at)).ok) throw new Error("refused");
      this.show("on");
    } catch {
      this.show("failed");
    }
  }
}

customElements.define("told-here", ToldHere);
tellAgain();
