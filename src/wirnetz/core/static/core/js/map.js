// The area under the pointer or the focus is named in a line below the legend; arrow keys go from area to area.
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const SIDEWAYS = 2; // a step aside counts so many times as far as one ahead

const middle = (area) => {
  const box = area.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
};

// The nearest area in the direction of the key; undefined at the edge of the map.
const next = (areas, from, key) => {
  if (key === "Home") return areas[0];
  if (key === "End") return areas.at(-1);
  const [x, y] = middle(from);
  const [right, down] = WAYS[key];
  let best;
  let least = Infinity;
  for (const area of areas) {
    const [toX, toY] = middle(area);
    const ahead = (toX - x) * right + (toY - y) * down;
    const aside = (toX - x) * down + (toY - y) * right;
    const length = Math.hypot(ahead, aside * SIDEWAYS);
    if (ahead > 0.5 && length < least) [best, least] = [area, length];
  }
  return best;
};

// One tab stop for all areas: the first one, later the one that had the focus last. The listeners are the sheet's:
// an SVG element that listens for the focus would be a tab stop itself.
const rove = (sheet, areas) => {
  areas.forEach((area, number) => area.setAttribute("tabindex", number ? "-1" : "0"));
  sheet.addEventListener("focusin", (event) => {
    if (!areas.includes(event.target)) return;
    for (const area of areas) area.setAttribute("tabindex", area === event.target ? "0" : "-1");
  });
  sheet.addEventListener("keydown", (event) => {
    const isOurs = event.key in WAYS || event.key === "Home" || event.key === "End";
    if (!isOurs || !areas.includes(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    next(areas, event.target, event.key)?.focus();
  });
};

for (const sheet of document.querySelectorAll(".sheet")) {
  const line = sheet.querySelector(".under");
  const show = (event) => {
    line.textContent = event.target.closest("svg.map a")?.querySelector("title")?.textContent ?? "";
  };
  sheet.addEventListener("pointerover", show);
  sheet.addEventListener("focusin", show);
  for (const leaving of ["pointerleave", "focusout"]) {
    sheet.addEventListener(leaving, () => { line.textContent = ""; });
  }
  for (const map of sheet.querySelectorAll("svg.map")) rove(sheet, [...map.querySelectorAll(".map-areas a")]);
}

// Maps of parts, also those that came to the page later.
const roveParts = () => {
  for (const map of document.querySelectorAll(".plan-map.live svg.map")) rove(map, [...map.querySelectorAll(".map-areas a")]);
};
roveParts();
document.addEventListener("maps", roveParts);
