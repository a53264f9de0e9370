// An answer that comes when its asker has left the page is dropped: a refresh of what one has just left would lay it over
// what one opened instead. A question that a newer one replaced is dropped without noise.
function dropLate(event) {
  const { ctx } = event.detail;
  if (ctx.sourceEvent?.type === "look:refresh" && !ctx.sourceElement.isConnected) event.preventDefault();
}

function askQuietly({ detail: { ctx } }) {
  if (ctx.request.method !== "GET") return;
  const dropped = (error, instead) => {
    if (error.name !== "AbortError") throw error;
    ctx.status = "dropped";
    return instead;
  };
  ctx.fetch = async (address, request) => {
    try {
      const answer = await fetch(address, request);
      const text = answer.text.bind(answer);
      answer.text = () => text().catch((error) => dropped(error, ""));
      return answer;
    } catch (error) {
      return dropped(error, new Response(null, { status: 204 }));
    }
  };
}

document.addEventListener("htmx:before:swap", dropLate);
document.addEventListener("htmx:config:request", askQuietly);
