// All works of a list are ticked at once.
export const startTicking = () => {
  const all = document.querySelector("[data-all]");
  if (!all) return;
  const boxes = [...document.querySelectorAll("input[name=work]")];
  const own = all.querySelector("input");
  all.hidden = false;
  own.addEventListener("change", () => boxes.forEach((box) => (box.checked = own.checked)));
  for (const box of boxes) {
    box.addEventListener("change", () => {
      const ticked = boxes.filter((one) => one.checked).length;
      own.checked = ticked === boxes.length;
      own.indeterminate = ticked > 0 && ticked < boxes.length;
    });
  }
};
