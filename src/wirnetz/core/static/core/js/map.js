// Name and sentence of the area under the pointer or the focus, in a line below the legend.
for (const sheet of document.querySelectorAll(".sheet")) {
  const line = sheet.querySelector(".under");
  if (!line) continue;
  const show = (event) => {
    const area = event.target.closest("a");
    const title = area && area.querySelector("title");
    line.textContent = title ? title.textContent : "";
  };
  for (const map of sheet.querySelectorAll("svg.map")) {
    map.addEventListener("pointerover", show);
    map.addEventListener("focusin", show);
    map.addEventListener("pointerleave", () => { line.textContent = ""; });
    map.addEventListener("focusout", () => { line.textContent = ""; });
  }
}
