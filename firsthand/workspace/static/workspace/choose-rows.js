// Rows of a list are chosen by their boxes, a stretch of them with Shift. What is chosen stays so while rows come and go.
export const chosen = new Set();
const boxes = () => [...document.querySelectorAll("[data-row]:not([hidden]) .row__choice input")].filter((box) => box.closest("[data-row]").checkVisibility());
const rowOf = (box) => box.closest("[data-row]");
let last = null;
let whole = "";

export const isWhole = () => whole;

export function choose(box, on) {
  whole = "";
  if (on) chosen.add(box.value);
  else chosen.delete(box.value);
  last = box.value;
  show();
}

export function stretchTo(box) {
  const all = boxes();
  const [from, to] = [all.findIndex((each) => each.value === last), all.indexOf(box)];
  const [first, end] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
  all.slice(first, end + 1).forEach((each) => chosen.add(each.value));
  show();
}

export function chooseShown() {
  boxes().forEach((box) => chosen.add(box.value));
  show();
}

// All that the list holds, also what no screen has read yet: it is named by its address.
export function chooseWhole() {
  chooseShown();
  const rows = boxes()[0]?.closest("new-rows");
  const line = document.querySelector(".search input[type=search]")?.value.trim();
  whole = rows ? rows.getAttribute("hx-get") : `/search/?q=${encodeURIComponent(line ?? "")}`;
  show();
}

export function chooseNone() {
  chosen.clear();
  [last, whole] = [null, ""];
  show();
}

export const current = () => boxes().find((box) => rowOf(box).contains(document.activeElement)) ?? boxes().find((box) => rowOf(box).querySelector("[aria-current]"));

export function step(by) {
  const all = boxes();
  const from = current();
  if (from && !chosen.size) choose(from, true);
  const next = all[from ? Math.min(all.length - 1, Math.max(0, all.indexOf(from) + by)) : 0];
  next?.closest("[data-row]").querySelector("a[href]")?.focus();
  if (next) choose(next, true);
}

export function show() {
  boxes().forEach((box) => {
    box.checked = chosen.has(box.value);
    rowOf(box).toggleAttribute("data-chosen", box.checked);
  });
  document.documentElement.toggleAttribute("data-choosing", chosen.size > 0);
  document.dispatchEvent(new CustomEvent("look:chosen"));
}

document.addEventListener("click", (event) => {
  const box = event.target.closest?.(".row__choice input");
  if (box) return event.shiftKey && last ? stretchTo(box) : choose(box, box.checked);
  // Shift on the row itself chooses up to it, as in any list of files.
  const row = event.shiftKey && event.target.closest?.("[data-row]")?.querySelector(".row__choice input");
  if (!row || event.target.closest(".row__choice")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (last) stretchTo(row);
  else choose(row, true);
}, true);

document.addEventListener("htmx:after:swap", () => chosen.size && show());
