// Where something stands in the decoded text. Characters are counted as the archive counts them: a sign beyond U+FFFF is
// one, though JavaScript holds it as two.
const signs = (text) => [...text].length;
const pieces = (within) => [...within.querySelectorAll(".line [data-at]")];
export const sheet = () => document.querySelector("[data-sheet]");
export const lineOf = (node) => (node instanceof Element ? node : node?.parentElement)?.closest(".line");

const endOf = (line) => {
  const last = [...line.querySelectorAll("[data-at]")].at(-1);
  return last ? Number(last.dataset.at) + signs(last.textContent) : Number(line.dataset.at);
};

// The place of a point of a selection; null outside the text.
const placeOf = (node, offset) => {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  if (!element.closest("[data-sheet]")) return null;
  const piece = element.closest(".line [data-at]");
  if (piece && node.nodeType === Node.TEXT_NODE) return Number(piece.dataset.at) + signs(node.data.slice(0, offset));
  if (piece) return Number(piece.dataset.at) + (offset ? signs(piece.textContent) : 0);
  const after = element.childNodes[offset];
  if (after instanceof Element) {
    const at = after.matches("[data-at]") ? after : after.querySelector("[data-at]");
    if (at) return Number(at.dataset.at);
  }
  const line = lineOf(element) ?? [...element.querySelectorAll(".line")].at(-1);
  return line ? endOf(line) : null;
};

// The characters from start to end as they stand in the text; null where some of them are folded away.
export const wordsAt = (start, end) => {
  let words = "";
  let last = null;
  for (const piece of pieces(sheet())) {
    const at = Number(piece.dataset.at);
    const own = [...piece.textContent];
    if (at + own.length <= start || at >= end) continue;
    const line = lineOf(piece);
    for (let one = last; one && one !== line; one = one.nextElementSibling) {
      if (one.matches(".gap")) return null;
      if (one.matches(".line")) words += "\n";
    }
    last = line;
    words += own.slice(Math.max(0, start - at), end - at).join("");
  }
  return words;
};

// What is selected in the text, without the white space round it: {start, end, words}, or null.
export const selected = () => {
  const selection = window.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return null;
  const words = wordsAt(start, end);
  if (words === null) return { start, end, words };
  const before = signs(words) - signs(words.trimStart());
  const bare = words.trim();
  return bare ? { start: start + before, end: start + before + signs(bare), words: bare } : null;
};

export const lineNumber = (place) => {
  const before = [...sheet().querySelectorAll(".line")].filter((line) => Number(line.dataset.at) <= place);
  return before.length ? Number(before.at(-1).dataset.line) : null;
};

// The parts of a selection between these signs, each with its place and without the white space round it.
export const parted = ({ start, words }, between) => {
  const part = (first, last) => {
    const own = words.slice(first, last);
    const at = start + signs(words.slice(0, first)) + signs(own) - signs(own.trimStart());
    return { start: at, end: at + signs(own.trim()), words: own.trim() };
  };
  const cuts = [...words.matchAll(between)];
  const firsts = [0, ...cuts.map((cut) => cut.index + cut[0].length)];
  const lasts = [...cuts.map((cut) => cut.index), words.length];
  return firsts.map((first, at) => part(first, lasts[at])).filter((one) => one.words);
};

// A range over these characters, to be lit up.
export const rangeOf = (start, end) => {
  const range = new Range();
  let begun = false;
  for (const piece of pieces(sheet())) {
    const at = Number(piece.dataset.at);
    const own = [...piece.textContent];
    if (at + own.length <= start || at >= end || !piece.firstChild) continue;
    const before = own.slice(0, Math.max(0, start - at)).join("").length;
    if (!begun) range.setStart(piece.firstChild, before);
    begun = true;
    range.setEnd(piece.firstChild, own.slice(0, end - at).join("").length);
  }
  return begun ? range : null;
};
