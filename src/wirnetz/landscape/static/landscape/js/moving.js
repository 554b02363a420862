// Moving areas by hand without loading the page anew: what is pressed or sent is fetched, and the page takes its content.
// Without this file the same links and the same form load the page.
const part = (name) => `section[aria-labelledby="${name}"]`;
const MOVING = part("verschieben");
const PARTS = ["#inhalt .open", MOVING, part("behalten"), part("vergleich")];
let last = 0;

// The area of the map with this outline, which stays the same whatever part it lies in.
const outlined = (d) => [...document.querySelectorAll(`${MOVING} svg a path`)].find((path) => path.getAttribute("d") === d);

const take = async (address, { isBack = false, focus = null } = {}) => {
  const turn = ++last;
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (![200, 422].includes(answer.status)) return location.assign(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (turn !== last) return;
  for (const each of PARTS) document.querySelector(each)?.replaceWith(page.querySelector(each) ?? "");
  if (!isBack) history.pushState({}, "", address);
  document.dispatchEvent(new Event("maps"));
  (document.querySelector("#gewaehlt + ul a") ?? outlined(focus)?.closest("a"))?.focus();
};

const isPlain = (event) => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

document.addEventListener("click", (event) => {
  const link = event.target.closest(`${MOVING} a[href]`);
  if (!link || !isPlain(event)) return;
  const address = new URL(link.getAttribute("href"), location.href);
  if (address.pathname !== location.pathname) return;
  event.preventDefault();
  take(address, { focus: link.querySelector("path")?.getAttribute("d") });
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches(`${MOVING} form`)) return;
  event.preventDefault();
  take(new URL(`?${new URLSearchParams(new FormData(event.target))}`, location.href));
});

addEventListener("popstate", () => take(location.href, { isBack: true }));
