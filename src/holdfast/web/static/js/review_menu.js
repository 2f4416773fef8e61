// Words that are selected in the text: a menu asks what they are. Opened by a pointer, a long touch, or the key m.
import { border, give } from "./review_fields.js";
import { lineNumber, selected, sheet } from "./review_places.js";

let chosen = null;
const menu = () => document.querySelector("[data-menu]");
const items = () => [...menu().querySelectorAll("button")].filter((one) => one.offsetParent !== null);

export const closeMenu = ({ back = false } = {}) => {
  if (menu().hidden) return false;
  menu().hidden = true;
  if (back) sheet().focus({ preventScroll: true });
  return true;
};

const beside = (rect) => {
  const own = menu().getBoundingClientRect();
  const space = document.documentElement;
  const below = rect.bottom + own.height + 8 < space.clientHeight;
  const top = below ? rect.bottom + 6 : Math.max(6, Math.min(rect.top - own.height - 6, space.clientHeight - own.height - 6));
  const left = Math.max(6, Math.min(rect.left, space.clientWidth - own.width - 6));
  menu().style.setProperty("top", `${top}px`); // by script: the policy forbids style in the page
  menu().style.setProperty("left", `${left}px`);
};

export const openMenu = ({ focus = true } = {}) => {
  chosen = selected();
  if (!chosen) return false;
  const said = menu().querySelector("[data-said]");
  said.textContent = chosen.words === null ? "…" : chosen.words.replace(/\s+/g, " ").slice(0, 90);
  menu().classList.toggle("folded", chosen.words === null);
  menu().hidden = false;
  beside(window.getSelection().getRangeAt(0).getBoundingClientRect());
  if (focus) items()[0].focus({ preventScroll: true });
  return true;
};

const splitAt = (place) => {
  const tool = document.getElementById("split");
  const box = tool.querySelector("[name=lines]");
  const line = String(lineNumber(place));
  const lines = box.value.split(/[\s,]+/).filter(Boolean);
  box.value = [...new Set([...lines, line])].sort((a, b) => a - b).join(", ");
  tool.open = true;
  tool.scrollIntoView({ block: "nearest" });
  box.focus();
};

const more = (button) => {
  menu().querySelector("[data-seldom]").hidden = false;
  button.hidden = true;
  beside(window.getSelection().getRangeAt(0).getBoundingClientRect());
  menu().querySelector("[data-seldom] button").focus();
};

const act = (button) => {
  if (button.dataset.does === "more") return more(button);
  const span = chosen;
  closeMenu();
  window.getSelection().removeAllRanges();
  const { assign, does } = button.dataset;
  if (assign) give(assign, span);
  if (does === "begins") border("begins", span.start);
  if (does === "ends") border("ends", span.end);
  if (does === "split") splitAt(span.start);
  document.querySelector("[data-live]").textContent = assign ? `${button.textContent.trim()}: ${span.words}` : "";
  return assign && sheet().focus({ preventScroll: true });
};

const step = (event) => {
  const all = items();
  const at = all.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to !== undefined) all.at(to % all.length).focus();
  else if (/^\p{L}$/u.test(event.key)) {
    const turned = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    turned.find((one) => one.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  } else if (event.key === "Escape" || event.key === "Tab") closeMenu({ back: true });
  else return;
  event.preventDefault();
  event.stopPropagation();
};

export const startMenu = () => {
  const pane = sheet();
  if (!pane || !menu()) return;
  const look = () => setTimeout(() => openMenu({ focus: false }) || closeMenu(), 0); // once the selection has settled
  pane.addEventListener("pointerup", (event) => event.pointerType !== "touch" && look());
  let wait;
  document.addEventListener("selectionchange", () => {
    clearTimeout(wait);
    if (window.matchMedia("(pointer: coarse)").matches) wait = setTimeout(() => selected() && openMenu({ focus: false }), 600);
  });
  document.addEventListener("pointerdown", (event) => menu().contains(event.target) || closeMenu());
  pane.addEventListener("scroll", () => closeMenu(), { passive: true });
  menu().addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  menu().addEventListener("click", (event) => event.target.closest("button") && act(event.target.closest("button")));
  menu().addEventListener("keydown", step);
};
