(form) => {
  // Shows the form after its own tag. No cookie, no style of the page's own, nothing but a frame: the page's policy
  // (CSP) needs to allow this house in script-src and frame-src.
  const tag = document.currentScript;
  const source = new URL(tag.src);
  const asked = (tag.dataset.language || document.documentElement.lang || form.language).split("-")[0];
  const language = form.titles[asked] ? asked : form.language;
  const frame = document.createElement("iframe");

  frame.src = `${source.href.split("/embed.js")[0]}/embedded/?language=${language}`;
  frame.title = form.titles[language];
  frame.referrerPolicy = "origin";
  Object.assign(frame.style, { width: "100%", height: "40rem", border: "0" });

  let looked = false;
  addEventListener("message", (event) => {
    const told = event.data;
    if (event.source !== frame.contentWindow || event.origin !== source.origin) return;
    if (!told || !Number.isFinite(told.firsthandForm)) return;
    frame.style.height = `${Math.min(Math.max(told.firsthandForm, 100), 20000)}px`;
    if (told.look && !looked) frame.scrollIntoView({ block: "nearest" });
    looked = Boolean(told.look);
  });

  tag.after(frame);
};
