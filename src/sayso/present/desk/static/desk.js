// What every page of the desk may use. All pages work without it.
const typing = (element) => element.closest("input, select, textarea, [contenteditable]") !== null;

/** Calls what stands under a key of the table; not while somebody types, and not with Ctrl, Alt or Meta. */
export function onKeys(table) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
    const act = table[event.key];
    if (!act) return;
    event.preventDefault();
    act(event);
  });
}

document.documentElement.classList.add("js");
onKeys({ "/": () => document.getElementById("words")?.focus() });
