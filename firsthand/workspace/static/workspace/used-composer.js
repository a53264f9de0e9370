// On a phone the place to write is one line until somebody goes there, and again once they have gone elsewhere and left
// nothing in it. A click tells that they went: focus would move it away from under the finger.
function uses({ target, type }) {
  const used = target.closest?.(".composer__sheet");
  if (type === "focusin") used?.setAttribute("data-used", "");
  else document.querySelectorAll(".composer__sheet[data-used]").forEach((each) => each.toggleAttribute("data-used", each === used || each.contains(document.activeElement)));
}

document.addEventListener("focusin", uses);
document.addEventListener("click", uses);
