// The words a fact came from: a fine pointer that rests on the sign opens them, Escape closes them, one at a time.
export const startWhy = () => {
  const all = [...document.querySelectorAll("details.why")];
  const closeOthers = (one) => all.filter((other) => other !== one).forEach((other) => (other.open = false));
  const fine = window.matchMedia("(hover: hover) and (pointer: fine)").matches;
  for (const one of all) {
    one.addEventListener("toggle", () => one.open && closeOthers(one));
    one.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      one.open = false;
      one.querySelector("summary").focus();
    });
    if (!fine) continue;
    let wait;
    let opened = false;
    one.addEventListener("pointerenter", () => {
      wait = setTimeout(() => {
        if (one.open) return;
        opened = true;
        one.open = true;
      }, 150);
    });
    one.addEventListener("pointerleave", () => {
      clearTimeout(wait);
      if (opened) one.open = false;
      opened = false;
    });
    one.querySelector("summary").addEventListener("click", (event) => {
      if (!opened) return;
      event.preventDefault(); // the pointer has opened it already: a click holds it open
      opened = false;
    });
  }
};
