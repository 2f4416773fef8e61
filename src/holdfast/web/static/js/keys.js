// Keys: / searches, k and ← go back, j and → go on, h goes home, ? lists them. The reading settings switch them off.
const follow = (selector) => {
  const link = document.querySelector(selector);
  if (link) link.click();
  return Boolean(link);
};

const showList = () => {
  const list = document.getElementById("keys");
  if (list && !list.open) list.showModal();
  return true;
};

const search = () => {
  const field = document.querySelector("[data-search]");
  field?.focus();
  field?.select();
  return Boolean(field);
};

const home = () => {
  window.location.assign("/");
  return true;
};

const back = () => follow("[data-before]");
const on = () => follow("[data-after]");
const KEYS = { "/": search, "?": showList, j: on, k: back, ArrowRight: on, ArrowLeft: back, h: home };

const isTyping = (target) =>
  target instanceof Element && Boolean(target.closest("input, textarea, select, [contenteditable], dialog, .sheet"));

export const startKeys = () => {
  document.addEventListener("keydown", (event) => {
    const off = document.documentElement.dataset.keys === "off";
    if (off || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    const act = KEYS[event.key];
    if (act && act()) event.preventDefault();
  });
};
