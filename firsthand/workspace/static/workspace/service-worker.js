// Beside the pages: says on the device what a representative is told, and shows what was open when there is no network.
// Nothing is kept after one has signed out, and nothing can be read longer than the house said: within a working day of its
// being fetched, and never beyond the session it was fetched in, although nobody can ask the house about that meanwhile.
const PAGES = "pages-3", THINGS = "things-1", OFFLINE = "/offline/", FRAME = "/desk/frame/";
const MOST_PAGES = 40;
const IS_KEPT = /^\/(desk|conversations|customers|notices)\//, IS_LIST = /^\/desk\//, IS_DOOR = /^\/accounts\//;
// What a click brings into the open page: a whole one, or the list beside it.
const OF_A_PAGE = /^div#(workspace$|list-)/;
// A click brings what stands within a page (look/within.html); the frame around it is that of the last whole page.
const INSIDE = /<!--workspace-->[^]*<!--\/workspace-->/, TITLE = /<title>[^]*?<\/title>/;

self.addEventListener("install", (event) => event.waitUntil(caches.open(THINGS).then((kept) => kept.add(OFFLINE)).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

self.addEventListener("fetch", (event) => {
  const { request } = event, place = new URL(request.url);
  if (place.origin !== location.origin || request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request, place));
  else if (OF_A_PAGE.test(request.headers.get("HX-Target")) && IS_KEPT.test(place.pathname)) event.respondWith(opened(event, request, place));
  else if (place.pathname.startsWith("/static/")) event.respondWith(thing(request));
});

// The network first: a page of a desk is never older than it must be.
async function page(request, place) {
  try {
    const answer = await fetch(request);
    if (IS_DOOR.test(new URL(answer.url).pathname)) await caches.delete(PAGES);
    else if (answer.ok && !answer.redirected && IS_KEPT.test(place.pathname)) await keep(request, answer.clone());
    return answer;
  } catch {
    return (await whole(await kept(place.href))) ?? (await caches.match(OFFLINE)) ?? Response.error();
  }
}

// What was opened by a click, as its address would have brought it; nothing where there is no frame for it.
async function whole(answer) {
  const words = await answer?.clone().text(), frame = await caches.match(FRAME, { ignoreVary: true });
  if (!words?.startsWith("<title>")) return answer;
  if (!frame) return undefined;
  const headers = new Headers(answer.headers), page = await frame.text();
  ["content-encoding", "content-length"].forEach((name) => headers.delete(name));
  return new Response(page.replace(TITLE, () => TITLE.exec(words)[0]).replace(INSIDE, () => words.replace(TITLE, "")), { headers });
}

// Once a page has come as a whole, all that clicks bring can be read as one. A device that has only ever clicked asks for one.
async function keepFrame(pages, page) {
  if (isReadable(page) && INSIDE.test(await page.clone().text())) await pages.put(FRAME, page);
}

// What is opened by a click is kept as what was opened by its address. What a page looks for by itself is only kept: without
// a network it stays as it stands there.
async function opened(event, request, place) {
  const isByItself = request.headers.has("X-By-Itself"), href = isByItself ? place.origin + place.pathname : place.href;
  try {
    const answer = await fetch(request);
    if (answer.status === 401) await caches.delete(PAGES);
    else if (answer.ok && !answer.redirected && isReadable(answer)) event.waitUntil(keep(new Request(href), answer.clone()));
    return answer;
  } catch (unreached) {
    const known = isByItself || request.signal.aborted ? null : await kept(href);
    if (!known) throw unreached;
    return known;
  }
}

async function kept(href) {
  await tidy();
  return caches.match(href, { ignoreVary: true });
}

const isReadable = (answer) => Number(answer?.headers.get("X-Readable-Until")) * 1000 > Date.now();

async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => ![PAGES, THINGS].includes(name)).map((name) => caches.delete(name)));
  const pages = await caches.open(PAGES);
  for (const each of await pages.keys()) if (!isReadable(await pages.match(each, { ignoreVary: true }))) await pages.delete(each, { ignoreVary: true });
}

async function keep(request, answer) {
  const pages = await caches.open(PAGES);
  await pages.delete(request, { ignoreVary: true });
  const isWhole = request.mode === "navigate", page = isWhole ? answer.clone() : null;
  await pages.put(request.url, answer);
  if (isWhole || !(await pages.match(FRAME, { ignoreVary: true }))) await keepFrame(pages, page ?? (await fetch(request.url, { headers: { "X-By-Itself": "later" } })));
  // The lists that lead to them stay.
  const all = (await pages.keys()).filter(({ url }) => !IS_LIST.test(new URL(url).pathname));
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST_PAGES)).map((each) => pages.delete(each, { ignoreVary: true })));
}

// What lies under /static/ has a name that changes with it, so what is kept is true.
async function thing(request) {
  const known = await caches.match(request, { ignoreVary: true });
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok && answer.status === 200) (await caches.open(THINGS)).put(request, answer.clone());
  return answer;
}

self.addEventListener("push", (event) => event.waitUntil(say(event.data?.json() ?? {})));

// Who looks at a page of ours sees it there.
async function say({ title = "", body = "", tag = "", url = "/" }) {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.some((page) => page.visibilityState === "visible" && page.focused)) return;
  await self.registration.showNotification(title, { body, tag, renotify: Boolean(tag), icon: "/static/look/mark-192.png", data: { url } });
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(lead(new URL(event.notification.data?.url ?? "/", location.origin).href));
});

async function lead(url) {
  const [open] = await self.clients.matchAll({ type: "window" });
  if (!open) return self.clients.openWindow(url);
  await open.focus();
  return open.navigate(url);
}
