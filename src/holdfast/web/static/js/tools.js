// The panels over a story close on Escape, and when the reader goes back to the story.
const open = () => document.querySelector("details.tool[open]");

export const startTools = () => {
  document.addEventListener("keydown", (event) => {
    const panel = open();
    if (event.key !== "Escape" || !panel) return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", (event) => {
    const panel = open();
    if (panel && !panel.contains(event.target)) panel.open = false;
  });
};
