// An answer that was sent to go on opens the row after its own, as the list stood when it was sent.
const rows = () => [...document.querySelectorAll(".list [data-row]:not([hidden]) .row__link")];
let next;

function note(event) {
  if (!event.target.matches?.(".composer form")) return;
  const [all, here] = [rows(), document.querySelector("#main [data-conversation]")?.dataset.conversation];
  const at = all.findIndex((link) => link.closest("[data-row]").dataset.row === here);
  next = (all[at + 1] ?? all[0])?.closest("[data-row]").dataset.row === here ? null : (all[at + 1] ?? all[0])?.getAttribute("href");
}

function go() {
  const link = rows().find((each) => each.getAttribute("href") === next) ?? document.querySelector("#main .back");
  link?.click();
}

document.addEventListener("submit", note, true);
document.addEventListener("workspace:next", () => setTimeout(go));
