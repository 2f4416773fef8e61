// Reading settings: seen at once, and kept in the same cookie that the form would set.
const COOKIE = "holdfast_reading";
const TWO_YEARS = 2 * 365 * 24 * 3600;

const keep = (form) => {
  const chosen = new URLSearchParams();
  for (const field of form.querySelectorAll("input[type=radio]:checked")) {
    document.documentElement.dataset[field.name] = field.value;
    chosen.set(field.name, field.value);
  }
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${COOKIE}=${chosen}; Path=/; Max-Age=${TWO_YEARS}; SameSite=Lax${secure}`;
};

export const startReading = () => {
  for (const form of document.querySelectorAll("[data-reading]")) {
    form.querySelector("button").hidden = true;
    form.addEventListener("change", () => keep(form));
  }
};
