// Opens the record of a mark beside it without loading the page again, and walks from entry to entry by key. Without it
// the same links load the page with the record in it.
import { onKeys } from "./desk.js";

const text = document.querySelector(".text");
const links = () => [...text.querySelectorAll(".lines a[data-id]")];
const find = (id) => links().find((link) => link.dataset.id === id);
let opened = text?.querySelector(".entry")?.dataset.id ?? null;
let last = opened;
let asked = 0;

/** Fetches an entry's panel and puts it beside its words; where it isn't on this part, or can't be had, the page is loaded. */
async function open(id, address, { focus = true } = {}) {
  const turn = ++asked;
  const line = find(id);
  const there = new URL(address, location.href);
  if (!line) return location.assign(there);
  const given = await fetch(`/entries/${encodeURIComponent(id)}/panel${there.search}`).catch(() => null);
  if (turn !== asked) return;
  if (!given?.ok) return location.assign(there);
  const panel = new DOMParser().parseFromString(await given.text(), "text/html").querySelector(".entry");
  if (turn !== asked) return;
  close();
  line.closest(".row").append(document.adoptNode(panel));
  opened = last = id;
  paint(id, true);
  history.replaceState(null, "", there.pathname + there.search + there.hash);
  bringIntoView(id, panel);
  if (focus) panel.focus({ preventScroll: true });
}

function close() {
  text.querySelector(".entry")?.remove();
  if (opened) paint(opened, false);
}

/** Marks the words and the line of an entry as open. */
function paint(id, on) {
  for (const mark of text.querySelectorAll(`[data-at~="${CSS.escape(id)}"]`)) mark.classList.toggle("on", on);
  for (const led of text.querySelectorAll('[class*="lead-"]'))
    led.className = led.className.replace(/ ?(lead|on)-\w+/g, "");
  const line = find(id);
  if (on) line?.setAttribute("aria-current", "true");
  else line?.removeAttribute("aria-current");
}

function bringIntoView(id, panel) {
  const place = document.getElementById(`at-${id}`) ?? find(id);
  const top = Math.min(place.getBoundingClientRect().top, panel.getBoundingClientRect().top);
  if (top < 0 || panel.getBoundingClientRect().top > innerHeight * 0.4) (panel.offsetParent ? panel : place).scrollIntoView({ block: "start" });
}

function leave() {
  const line = opened && find(opened);
  const address = text.querySelector(".entry .close")?.href;
  close();
  opened = null;
  if (!address) return;
  history.replaceState(null, "", address);
  line?.focus({ preventScroll: true });
}

/** Goes to the entry by so many places on; past the ends of this part, to the part beside it. */
function step(by) {
  const all = links();
  const at = all.findIndex((link) => link.dataset.id === last);
  const next = at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[at + by];
  const beyond = text.querySelector(`.entry [rel=${by > 0 ? "next" : "prev"}]`);
  if (next) open(next.dataset.id, next.href);
  else if (at >= 0 && beyond) location.assign(beyond.href);
}

/** Unfolds a form of the panel and goes to its first field. */
function turnTo(id, field) {
  const form = text.querySelector(`.entry #${id}`);
  if (!form) return;
  if ("open" in form) form.open = true;
  form.querySelector(field).focus();
}

/** Shows the form for another field, in the panel that is open. */
async function ask(field) {
  const there = new URL(location.href);
  there.searchParams.set("entry", opened);
  there.searchParams.set("field", field);
  await open(opened, there.href, { focus: false });
  turnTo("correct", "[name=value], [name=start]");
}

if (text) {
  text.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button || String(getSelection())) return;
    const link = event.target.closest("a");
    const mark = event.target.closest(".mark");
    if (link?.matches(".close")) leave();
    else if (link?.dataset.field) ask(link.dataset.field);
    else if (link?.dataset.id) open(link.dataset.id, link.href);
    else if (link?.matches(".label")) open(link.id.slice(3), link.href);
    else if (mark && !link) openMark(mark);
    else return;
    event.preventDefault();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches(".entry :is(input, select)")) text.querySelector(".entry").focus();
  });
  text.addEventListener("change", (event) => event.target.id === "in-field" && ask(event.target.value));
  onKeys({
    n: () => step(1),
    ArrowRight: () => step(1),
    p: () => step(-1),
    ArrowLeft: () => step(-1),
    Escape: leave,
    c: () => turnTo("confirm", "button"),
    x: () => turnTo("reject", "[name=why]"),
    e: () => turnTo("correct", "select"),
  });
}

/** A passage may be several entries': each click opens the next one outwards. */
function openMark(mark) {
  const ids = mark.dataset.at.split(" ").filter((id) => find(id));
  const id = ids[(ids.indexOf(opened) + 1) % ids.length];
  if (id) open(id, find(id).href);
}
