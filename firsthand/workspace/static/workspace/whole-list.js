// A list that looks again asks for as many rows as one has read on to, so that none of them goes away.
const PAGE = 50;
const afterMore = (more) => more?.contains(document.activeElement) && more.previousElementSibling;

// Who came to the end by keyboard stands at the first of the new rows.
document.addEventListener("htmx:before:swap", ({ detail }) => {
  const last = afterMore(detail.ctx.sourceElement?.closest?.(".more"));
  if (last) document.addEventListener("htmx:after:swap", () => last.nextElementSibling?.querySelector("a")?.focus({ preventScroll: true }), { once: true });
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
