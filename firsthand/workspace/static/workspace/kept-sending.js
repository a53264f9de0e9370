// An answer or a note that does not reach the house goes into the out-box, and its place to write in is free again. Until the
// house has answered, the number of what is being sent is remembered: a tab that breaks off in between finds it again, so
// that the same words sent once more are no second letter.
const UNREACHED = [502, 503, 504];
const box = () => document.querySelector("out-box");
const written = (element) => element?.closest?.(".composer form[hx-post]");
const named = (form) => `once:${form.closest("auto-save").getAttribute("key")}`;
export const fresh = () => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
const number = (form) => form.querySelector("input[name=once]");
// A place to write in that is brought again goes on under its number: its draft may still be on its way under that.
const numbers = new Map();

// A page that was kept for reading without a network, or that one comes back to, brings a number that was used already.
async function begin(form) {
  if (!number(form) || form.dataset.ownNumber) return;
  const tried = localStorage.getItem(named(form));
  form.dataset.ownNumber = "yes";
  number(form).value = tried ?? numbers.get(named(form)) ?? fresh();
  numbers.set(named(form), number(form).value);
  if (!tried) return;
  const answer = await fetch(`${form.getAttribute("action")}said/?once=${encodeURIComponent(tried)}`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (answer?.status === 200) done(form);
}

function done(form) {
  settle(form);
  form.closest("auto-save").sent();
}

// What was refused for what stands in it is sent again under its number: nothing was said under it, and its draft has it.
function settle(form, status = 200) {
  localStorage.removeItem(named(form));
  if (status !== 422) number(form).value = fresh();
  numbers.set(named(form), number(form).value);
}

async function keep(form, ctx) {
  if (form.querySelector("textarea").value !== ctx.request.body.get("words")) return false; // somebody wrote on meanwhile
  const fields = [...ctx.request.body].filter(([name]) => name !== "csrfmiddlewaretoken");
  const value = (name) => fields.find(([each]) => each === name)?.[1] ?? "";
  const main = document.querySelector("#main [data-conversation]");
  const item = { id: value("once"), conversation: main.dataset.conversation, whom: document.querySelector("#main h1").textContent, side: form.closest("[data-side]").dataset.side, address: form.getAttribute("action"), words: value("words"), at: Date.now(), fields };
  try {
    await box().keep(item);
  } catch {
    return false; // no room in this browser: the words stay where they are, and so does their number
  }
  done(form);
  box().send();
  return true;
}

// The sign that there is no network says it for whatever a page fetches by itself.
const BY_ITSELF = ["look:refresh", "load"];
const isByItself = ({ sourceEvent, sourceElement }) => BY_ITSELF.includes(sourceEvent?.type) || (sourceEvent?.type === "intersect" && sourceElement.closest(".side"));

async function failed(event) {
  const { ctx } = event.detail, form = written(event.target);
  if (event.type === "htmx:error" && ctx.request.method === "GET" && isByItself(ctx)) return event.stopPropagation();
  if (!form || !box() || (event.type === "htmx:response:error" && !UNREACHED.includes(ctx.response.status))) return;
  event.stopPropagation();
  if (await keep(form, ctx)) return;
  document.dispatchEvent(new CustomEvent("look:toast", { detail: { words: document.getElementById("toasts").dataset.unreachable, tone: "late" } }));
}

const beginAll = () => document.querySelectorAll(".composer form[hx-post]").forEach(begin);
document.addEventListener("htmx:before:request", ({ target, detail }) => written(target) && localStorage.setItem(named(written(target)), number(written(target)).value) && detail);
document.addEventListener("htmx:after:request", ({ target, detail }) => written(target) && detail.ctx.response.status < 500 && detail.ctx.response.status !== 401 && settle(written(target), detail.ctx.response.status));
document.addEventListener("htmx:error", failed, true);
document.addEventListener("htmx:response:error", failed, true);
document.addEventListener("htmx:after:swap", beginAll);
window.addEventListener("pageshow", beginAll);
beginAll();
