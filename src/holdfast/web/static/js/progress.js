// A bringing that runs: the page's counts are fetched anew every two seconds until it is done.
const PAUSE = 2000;

const look = async () => {
  const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = page.querySelector("main");
  if (main) document.querySelector("main").replaceChildren(...main.childNodes);
};

export const startProgress = () => {
  const again = async () => {
    if (!document.querySelector("[data-running]")) return;
    await look().catch(() => undefined); // the server may be starting again; the next look will tell
    setTimeout(again, PAUSE);
  };
  if (document.querySelector("[data-running]")) setTimeout(again, PAUSE);
};
