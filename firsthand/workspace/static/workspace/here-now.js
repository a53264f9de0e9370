// The list stays as it is while conversations open beside it; the row of the one that is open is marked here.
const here = () => document.querySelector("#main [data-conversation]")?.dataset.conversation;

function mark() {
  const open = here();
  for (const link of document.querySelectorAll(".list .row__link, .search__results .row__link")) {
    const row = link.closest("[data-row]").dataset.row;
    if (row === open) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

// A choice was made and kept: its dialog has done its work, and so has the menu it was on. What it fetches to choose from is none, nor is a look at what would be sent.
function close({ target, detail }) {
  if (detail.ctx.request?.method === "GET" || !(detail.ctx.response?.status < 400) || !(target instanceof Element)) return;
  if (target.closest("[data-previews]")) return;
  target.closest("dialog")?.close();
  (target.closest("[popover].menu") ?? target.querySelector(".menu:popover-open"))?.hidePopover();
}

// A link to a place in a page that is morphed leads there too.
function settle({ detail }) {
  mark();
  document.dispatchEvent(new CustomEvent("workspace:settled", { detail }));
}

document.addEventListener("htmx:after:swap", settle);
document.addEventListener("htmx:after:request", close);
mark();
