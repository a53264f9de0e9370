// A list that looks again asks for as many rows as one has read on to, so that none of them goes away.
const PAGE = 50;

document.addEventListener("htmx:config:request", ({ target, detail }) => {
  const list = target.closest?.("new-rows");
  if (!list || target !== list) return;
  const shown = list.querySelectorAll("[data-row]").length;
  if (shown <= PAGE) return;
  const address = new URL(detail.ctx.request.action, location.href);
  address.searchParams.set("size", Math.ceil(shown / PAGE) * PAGE);
  detail.ctx.request.action = address.pathname + address.search;
});
