// The form: what was changed is marked, and words of the text are given to a field together with where they stand.
import { lineNumber, parted, rangeOf } from "./review_places.js";

const row = (key) => document.getElementById(`f-${key}`);
export const boxOf = (one) => one?.querySelector("input:not([type=hidden]), textarea");
const told = window.CSS?.highlights && window.Highlight ? new Highlight() : null;
if (told) CSS.highlights.set("told", told);

const light = (start, end) => {
  const range = told && rangeOf(start, end);
  if (range) told.add(range);
};

const mark = (one) => one.classList.add("changed");

export const show = (one) => {
  const folded = one.closest("details");
  if (folded) folded.open = true;
  for (const other of document.querySelectorAll(".row.here")) other.classList.remove("here");
  one.classList.add("here");
  one.scrollIntoView({ block: "nearest" });
};

const put = (one, box, value) => {
  box.value = value;
  mark(one);
  show(one);
};

const remember = (one, spans) => {
  const field = one.querySelector("[data-spans]");
  field.value = [field.value, ...spans.map(({ start, end }) => `${start}-${end}`)].join(" ").trim();
  for (const { start, end } of spans) light(start, end);
};

const fold = (words) => words.replace(/[ \t]*\n[ \t]*/g, "\n").replace(/[ \t]+/g, " ");
const bare = (words) => words.replace(/\s+/g, " ").trim();
const COMMAS = /[,;\n]/g;
const BLANK_LINES = /\n\s*\n/g;

// A field of several values: these come after those that are there.
const add = (one, box, spans, joint, words) => {
  const there = box.value.split(joint).filter((value) => value.trim());
  remember(one, spans);
  put(one, box, [...new Set([...there, ...spans.map((span) => words(span.words))])].join(joint));
};

// "These words are the title": into its box, and where they stand goes along with the form.
export const give = (key, span) => {
  const one = row(key);
  const box = boxOf(one);
  const { shape } = one.dataset;
  if (shape === "list") return add(one, box, "parted" in one.dataset ? parted(span, COMMAS) : [span], "\n", bare);
  if (shape === "paragraphs") return add(one, box, parted(span, BLANK_LINES), "\n\n", fold);
  remember(one, [span]);
  return put(one, box, shape === "line" ? bare(span.words) : fold(span.words));
};

// "The story begins here": its line into the box, the very character beside it.
export const border = (which, place) => {
  const one = row("body");
  const [line, exact] = which === "begins" ? ["first", "start"] : ["last", "end"];
  one.querySelector(`[name="body.${exact}"]`).value = place;
  put(one, one.querySelector(`[name="body.${line}"]`), lineNumber(which === "begins" ? place : place - 1));
};

// Whoever leaves with something typed and not saved is asked.
const guard = (form) => {
  let sent = false;
  form.addEventListener("submit", () => (sent = true));
  window.addEventListener("beforeunload", (event) => {
    if (!sent && form.querySelector(".row.changed")) event.preventDefault();
  });
};

export const startFields = () => {
  for (const form of document.querySelectorAll("[data-fields]")) {
    form.addEventListener("input", (event) => event.target.closest(".row") && mark(event.target.closest(".row")));
    guard(form);
  }
};
