// A form within a page of another site tells that page how tall it is, and nothing else.
const tell = () => {
  const sent = document.querySelector('[data-state="sent"]') !== null;
  const wrong = document.querySelector("[role=alert]") !== null;
  parent.postMessage({ firsthandForm: Math.ceil(document.body.getBoundingClientRect().height), look: sent || wrong }, "*");
};

new ResizeObserver(tell).observe(document.body);
addEventListener("load", tell);
