// A colour leads to its field, and a field to its colour. The links do that without a script; here the right pane moves, the
// field is ready to be typed in, and the colour flashes.
import { boxOf, show } from "./review_fields.js";
import { sheet } from "./review_places.js";

const fine = () => window.matchMedia("(pointer: fine)").matches;

export const flash = (element) => {
  element.classList.remove("flash");
  void element.offsetWidth; // begins again, even if it is flashing
  element.classList.add("flash");
};

// Only the pane of the text moves, never the page.
export const bring = (element) => {
  const pane = sheet();
  const box = element.getBoundingClientRect();
  const view = pane.getBoundingClientRect();
  if (box.top < view.top + 40 || box.bottom > view.bottom - 40) pane.scrollTop += box.top - view.top - view.height / 3;
};

const placeFor = (place) => document.getElementById(`c${place}`);

export const showPlaces = (one) => {
  const all = [...sheet().querySelectorAll(`[data-key="${one.dataset.key}"]`)];
  const first = all[0] ?? placeFor(one.querySelector("[data-to]")?.dataset.to);
  if (!first) return;
  bring(first);
  all.forEach(flash);
};

export const toField = (key) => {
  const one = document.getElementById(`f-${key || "more"}`);
  if (!one) return;
  show(one);
  const box = boxOf(one);
  if (box && fine()) {
    box.focus({ preventScroll: true });
    box.setSelectionRange(box.value.length, box.value.length);
  }
  flash(one);
};

const onColour = (event) => {
  const colour = event.target.closest(".mark");
  if (!colour) return;
  event.preventDefault();
  if (window.getSelection().isCollapsed || event.detail === 0) toField(colour.dataset.key);
};

const onPlace = (event) => {
  const place = event.target.closest("[data-to]");
  const colour = place && placeFor(place.dataset.to);
  if (!colour) return;
  event.preventDefault();
  bring(colour);
  if (sheet().getBoundingClientRect().bottom < 0) colour.scrollIntoView({ block: "center" });
  colour.focus({ preventScroll: true });
  flash(colour);
};

// A browser drags a link, and lets nobody select the words of one: while the pointer is down, a colour is none.
const letSelect = (event) => {
  const colour = event.button === 0 && event.target.closest(".mark[href]");
  if (!colour) return;
  const leads = colour.getAttribute("href");
  colour.removeAttribute("href");
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => colour.setAttribute("href", leads), { once: true });
};

export const startLinks = () => {
  const pane = sheet();
  if (!pane) return;
  pane.addEventListener("pointerdown", letSelect);
  pane.addEventListener("click", onColour);
  document.addEventListener("click", onPlace);
  document.querySelector("[data-fields]")?.addEventListener("focusin", (event) => {
    const one = event.target.closest(".row");
    if (!one || one.classList.contains("here")) return;
    show(one);
    showPlaces(one);
  });
};
