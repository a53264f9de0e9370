// A list that looks again asks for as many rows as one has read on to, so that none of them goes away.
const PAGE = 30; // as many as the house sends at once
const afterMore = (more) => more?.contains(document.activeElement) && more.previousElementSibling;

// Who came to the end by keyboard stands at the first of the new rows.
document.addEventListener("htmx:before:swap", ({ detail }) => {
  const last = afterMore(detail.ctx.sourceElement?.closest?.(".more"));
  if (last) document.addEventListener("htmx:after:swap", () => last.nextElementSibling?.querySelector("a")?.focus({ preventScroll: true }), { once: true });
});

// A list that is there anew as it was wanted leaves one where one chose.
document.addEventListener("htmx:after:swap", ({ detail }) => {
  if (detail.ctx.sourceElement?.closest?.(".list-look")) document.getElementById("list-look")?.focus();
});

document.addEventListener("htmx:config:request", ({ target, detail }) => {
  const list = target.closest?.("new-rows");
  if (!list || target !== list) return;
  const shown = list.querySelectorAll("[data-row]").length;
  if (shown <= PAGE) return;
  const address = new URL(detail.ctx.request.action, location.href);
  address.searchParams.set("size", Math.ceil(shown / PAGE) * PAGE);
  detail.ctx.request.action = address.pathname + address.search;
});
