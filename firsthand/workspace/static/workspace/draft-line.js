// How drafts and their files go to the house; null where it cannot be reached.
const token = () => JSON.parse(document.body.getAttribute("hx-headers:inherited") ?? "{}")["X-CSRFToken"] ?? "";

export async function ask(address, method = "GET", body = undefined) {
  const headers = { "X-CSRFToken": token(), "HX-Request": "true", Accept: "application/json" };
  const answer = await fetch(address, { method, headers, body }).catch(() => null);
  return answer?.ok ? answer.json().catch(() => ({})) : null;
}

// A file, with how much of it has gone; `fetch` would not tell.
export function raise(address, { file, once }, goes) {
  return new Promise((done) => {
    const line = new XMLHttpRequest(), said = new FormData();
    said.append("files", file);
    said.append("once", once);
    line.open("POST", address);
    line.setRequestHeader("X-CSRFToken", token());
    line.setRequestHeader("HX-Request", "true");
    line.upload.onprogress = ({ loaded, total }) => goes(loaded / total);
    line.onload = () => done(line.status < 400 ? JSON.parse(line.responseText) : null);
    line.onerror = () => done(null);
    line.send(said);
  });
}
