// A folder to bring: where each file stands in it is sent along, so that two files of one name stay two.
const note = (form) => {
  const paths = [...form.elements.folder.files].map((file) => file.webkitRelativePath || file.name);
  form.elements.folder_paths.value = JSON.stringify(paths);
};

export const startFolder = () => {
  for (const form of document.querySelectorAll("[data-bring]")) form.addEventListener("submit", () => note(form));
};
