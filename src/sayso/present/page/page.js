// Shows the record of the statement or figure that is pointed at, chosen or linked to. Without this script the
// page still has every record, after the text.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const records = all(".record");
  const statements = records.map((record) => record.id);
  if (!statements.length) return;
  const wide = matchMedia("(min-width: 64rem)");
  let chosen = null;
  let shown = null;

  const of = (id) => ({
    record: document.getElementById(id),
    number: document.getElementById("at-" + id),
    item: document.querySelector(`.index a[href="#${CSS.escape(id)}"]`).parentElement,
    marks: all(`[data-at~="${CSS.escape(id)}"]`),
  });

  function paint(id, on) {
    const parts = of(id);
    for (const part of [parts.record, parts.number, parts.item]) if (part) part.classList.toggle("on", on);
    const led = new Set();
    for (const mark of parts.marks) {
      mark.classList.toggle("on", on);
      for (const role of ["source", "cue", "content", "figure"]) {
        const plays = (mark.dataset[role] || "").split(" ").includes(id);
        mark.classList.toggle("on-" + role, on && plays);
        const leads = on && plays && !led.has(role);
        if (leads) led.add(role);
        mark.classList.toggle("lead-" + role, leads);
      }
      mark.classList.toggle("lead", /lead-/.test(mark.className));
    }
  }

  function show(id) {
    if (id === shown) return;
    if (shown) paint(shown, false);
    shown = id;
    if (id) paint(id, true);
  }

  function choose(id, { scroll = false, focus = false, behavior = "auto" } = {}) {
    chosen = id;
    show(id);
    history.replaceState(null, "", id ? "#" + id : location.pathname + location.search);
    if (!id) return;
    const { number, item, marks, record } = of(id);
    record.parentElement.scrollTop = 0;
    keepInView(item);
    if (focus && number) number.focus({ preventScroll: true });
    const place = number || marks[0];
    if (scroll && place) place.scrollIntoView({ block: "center", behavior });
  }

  // The list scrolls by itself, the page doesn't.
  function keepInView(item) {
    const list = item.parentElement;
    if (list.scrollHeight <= list.clientHeight) return;
    const top = item.offsetTop - list.offsetTop;
    if (top < list.scrollTop || top + item.offsetHeight > list.scrollTop + list.clientHeight)
      list.scrollTop = top - list.clientHeight / 2;
  }

  const hidden = (id) => of(id).item.hidden;
  const choices = (mark) => mark.dataset.at.split(" ").filter((id) => !hidden(id));

  function step(by) {
    const open = statements.filter((id) => !hidden(id));
    if (!open.length) return;
    const at = open.indexOf(chosen);
    const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length;
    choose(open[next], { scroll: true, focus: true });
  }

  const narrow = (select) => {
    const report = select.closest(".report");
    for (const item of all(".index li", report)) item.hidden = Boolean(select.value) && item.dataset.speaker !== select.value;
    for (const mark of all("[data-at]", report)) mark.classList.toggle("off", !choices(mark).length);
    for (const number of all(".number", report)) number.hidden = hidden(number.hash.slice(1));
    if (chosen && hidden(chosen)) choose(null);
  };

  document.documentElement.classList.add("js");

  for (const box of all(".records")) {
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.append("Point at a marked passage, or press ");
    for (const key of ["n", "p"]) hint.append(Object.assign(document.createElement("kbd"), { textContent: key }), key === "n" ? " and " : "");
    hint.append(" to go from mark to mark.");
    const close = Object.assign(document.createElement("button"), { type: "button", className: "close", textContent: "×" });
    close.setAttribute("aria-label", "Close the record");
    close.addEventListener("click", () => choose(null));
    box.prepend(close, hint);
  }

  for (const mark of all(".text [data-at]")) {
    mark.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse" && wide.matches) show(choices(mark)[0] || chosen);
    });
    // With none chosen the last one shown stays, so that the margin doesn't jump.
    mark.addEventListener("pointerleave", () => show(chosen || shown));
    mark.addEventListener("click", () => {
      if (String(getSelection())) return;
      const ids = choices(mark);
      if (ids.length) choose(ids[(ids.indexOf(chosen) + 1) % ids.length]);
    });
  }
  for (const number of all(".number")) {
    number.addEventListener("focus", () => choose(number.hash.slice(1)));
    number.addEventListener("click", (event) => {
      event.preventDefault();
      choose(number.hash.slice(1));
    });
  }
  for (const link of all('.index a, .record dl a[href^="#"]'))
    link.addEventListener("click", (event) => {
      event.preventDefault();
      choose(link.hash.slice(1), { scroll: true });
    });
  for (const select of all(".filter select")) {
    select.addEventListener("change", () => narrow(select));
    narrow(select);
  }
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(SELECT|INPUT)$/.test(event.target.tagName)) return;
    const by = { n: 1, ArrowRight: 1, p: -1, ArrowLeft: -1 }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
    } else if (event.key === "Escape") choose(null);
  });
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (statements.includes(id)) choose(id, { scroll: true, behavior: "instant" });
  };
  addEventListener("hashchange", follow);
  follow();
})();
