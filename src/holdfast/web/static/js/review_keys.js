// Keys of the review page. Letters do nothing while somebody types, nor where the reading settings switch keys off.
import { boxOf } from "./review_fields.js";
import { bring, toField } from "./review_links.js";
import { closeMenu, openMenu } from "./review_menu.js";
import { lineOf, sheet } from "./review_places.js";

const stops = () => [...sheet().querySelectorAll("[data-stop]")];
const light = (element) => {
  bring(element);
  element.focus({ preventScroll: true });
  return true;
};

// The finding after (or before) the one that has the focus; else the first that can be seen.
const step = (by) => () => {
  const all = stops();
  if (!all.length) return false;
  const at = all.indexOf(document.activeElement);
  const top = sheet().getBoundingClientRect().top;
  const seen = Math.max(0, all.findIndex((one) => one.getBoundingClientRect().top >= top));
  return light(all[at < 0 ? seen : Math.min(all.length - 1, Math.max(0, at + by))]);
};

const edit = () => {
  const colour = document.activeElement?.closest?.("[data-sheet] [data-stop]");
  toField(colour?.dataset.key ?? "title");
  return true;
};

const press = (selector) => () => {
  const button = document.querySelector(selector);
  button?.click();
  return Boolean(button);
};

const open = (id) => () => {
  const tool = document.getElementById(id);
  if (!tool) return false;
  tool.open = true;
  tool.scrollIntoView({ block: "nearest" });
  boxOf(tool)?.focus();
  return true;
};

// Lines are taken by keys: the whole line first, Shift with an arrow takes more or less of it.
let here = null; // the line where the end of the selection is that moves
const written = (line) => line.matches(".line") && line.textContent.trim() !== "";

const takeLine = (line) => {
  here = line;
  const range = new Range();
  range.selectNodeContents(line);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  bring(line);
  sheet().focus({ preventScroll: true });
  return true;
};

const firstSeen = () => {
  const top = sheet().getBoundingClientRect().top;
  return [...sheet().querySelectorAll(".line")].find((line) => written(line) && line.getBoundingClientRect().top >= top);
};

const take = () => {
  const line = lineOf(document.activeElement) ?? firstSeen();
  return Boolean(line) && takeLine(line);
};

const beside = (key) => {
  const way = key === "ArrowDown" ? "nextElementSibling" : "previousElementSibling";
  let next = here[way];
  while (next && !written(next)) next = next[way];
  return next;
};

const extend = (key) => {
  const selection = window.getSelection();
  if (key === "ArrowLeft" || key === "ArrowRight") {
    selection.modify("extend", key === "ArrowLeft" ? "left" : "right", "word");
    return true;
  }
  const next = beside(key);
  if (!next) return true;
  here = next;
  selection.extend(next, key === "ArrowDown" ? next.childNodes.length : 0);
  bring(next);
  return true;
};

const move = (key) => {
  const next = beside(key);
  return next ? takeLine(next) : true;
};

const inLines = (event) => {
  const selection = window.getSelection();
  if (!here || document.activeElement !== sheet() || selection.isCollapsed) return false;
  if (event.key === "Enter") return openMenu();
  if (event.key === "Escape") {
    selection.collapseToStart();
    return true;
  }
  if (!event.key.startsWith("Arrow")) return false;
  if (event.shiftKey) return extend(event.key);
  return (event.key === "ArrowDown" || event.key === "ArrowUp") && move(event.key);
};

const showList = () => {
  document.getElementById("keys").showModal();
  return true;
};

const KEYS = {
  "?": showList,
  j: step(1),
  k: step(-1),
  e: edit,
  a: press("[data-accept]"),
  n: press("[data-next-work]"),
  p: press("[data-previous-work]"),
  s: open("aside"),
  x: open("split"),
  i: open("join"),
  l: take,
  m: () => openMenu(),
};

const isTyping = (target) => target instanceof Element && target.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog");

// From a field back to its colour.
const leave = (box) => {
  const one = box.closest(".row");
  if (one) light(sheet().querySelector(`[data-stop][data-key="${one.dataset.key}"]`) ?? sheet());
};

const onKey = (event) => {
  const form = document.querySelector("[data-fields]");
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") return form?.requestSubmit(document.querySelector("[data-save]"));
  if (event.ctrlKey || event.metaKey || event.altKey || !sheet() || event.target.closest("[data-menu]")) return undefined;
  if (event.key === "Escape" && closeMenu({ back: true })) return event.preventDefault();
  if (isTyping(event.target)) return event.key === "Escape" ? leave(event.target) : undefined;
  const off = document.documentElement.dataset.keys === "off";
  if (inLines(event) || (!off && KEYS[event.key]?.())) {
    event.preventDefault();
    event.stopImmediatePropagation(); // the keys that every page has mean something else
  }
  return undefined;
};

export const startKeys = () => {
  document.addEventListener("keydown", onKey, { capture: true });
  const list = document.querySelector("[data-show-keys]");
  list.hidden = false;
  list.addEventListener("click", showList);
};
