// Where one writes is not drawn anew: by which ways an answer can go now is taken over from beside it, and what was chosen stays.
function takeOver(now) {
  const place = document.getElementById(now.dataset.waysOf), select = place?.querySelector("select[name=way]");
  if (!select) return;
  const reason = place.querySelector("[data-reason]");
  reason.textContent = now.dataset.reason;
  reason.hidden = !now.dataset.reason;
  if (select.innerHTML === now.innerHTML) return;
  const chosen = select.selectedIndex > 0 && select.value;
  select.innerHTML = now.innerHTML;
  select.selectedIndex = Math.max(0, [...select.options].findIndex(({ value }) => value === chosen));
  select.nextElementSibling.textContent = select.options[0].text;
  select.hidden = select.options.length < 2;
  select.nextElementSibling.hidden = !select.hidden;
}

document.addEventListener("htmx:after:swap", () => document.querySelectorAll("datalist[data-ways-of]").forEach(takeOver));
