// Runs a deck in the browser: arrow keys, Home, End, page keys; N notes, O overview, F full screen.
// Without it all slides stand below each other, with their notes.
(() => {
  const root = document.documentElement;
  const frames = [...document.querySelectorAll(".frame")];
  const bar = document.querySelector(".bar");
  const where = bar.querySelector(".where");
  let current = 0;

  const isOverview = () => root.classList.contains("is-overview");
  const numberInAddress = () => Number(/^#folie-(\d+)$/.exec(location.hash)?.[1] ?? 1);

  function go(to) {
    current = Math.max(0, Math.min(frames.length - 1, to));
    frames.forEach((frame, at) => frame.classList.toggle("is-current", at === current));
    const title = document.createElement("span");
    title.textContent = `: ${frames[current].getAttribute("aria-label")}`;
    where.replaceChildren(`${current + 1} ${where.dataset.of} ${frames.length}`, title);
    if (isOverview()) frames[current].querySelector(".pick").focus();
    else history.replaceState(null, "", `#folie-${current + 1}`);
  }

  function toggleOverview(isOn = !isOverview()) {
    root.classList.toggle("is-overview", isOn);
    root.classList.toggle("is-show", !isOn);
    bar.querySelector("[data-go=overview]").setAttribute("aria-pressed", String(isOn));
    go(current);
  }

  function toggleNotes() {
    const isOn = root.classList.toggle("has-notes");
    bar.querySelector("[data-go=notes]").setAttribute("aria-pressed", String(isOn));
  }

  function toggleFullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.();
  }

  const doings = {
    next: () => go(current + 1),
    previous: () => go(current - 1),
    first: () => go(0),
    last: () => go(frames.length - 1),
    overview: () => toggleOverview(),
    notes: toggleNotes,
    fullscreen: toggleFullscreen,
    back: () => toggleOverview(false),
  };
  const keys = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous",
    Home: "first", End: "last", n: "notes", o: "overview", f: "fullscreen", Escape: "back",
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === " " && event.target.closest("button, a")) return;
    if (event.key.startsWith("Arrow") && event.target.closest(".note")) return;
    const doing = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!doing || (doing === "back" && !isOverview())) return;
    event.preventDefault();
    doings[doing]();
  });
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-go]");
    if (button) doings[button.dataset.go]();
  });
  document.querySelector(".deck").addEventListener("click", (event) => {
    const pick = event.target.closest(".pick");
    if (!pick) return;
    event.preventDefault();
    current = frames.indexOf(pick.closest(".frame"));
    toggleOverview(false);
  });
  addEventListener("hashchange", () => go(numberInAddress() - 1));

  root.classList.add("is-show");
  bar.hidden = false;
  go(numberInAddress() - 1);
})();
