// A key for each button of the review. The same forms work without it.
import { onKeys } from "./desk.js";

const correct = document.getElementById("correct");
let sent = false;

/** Presses a button of a form, once: a key that is held down must not judge the next entry unseen. */
function press(button) {
  return (event) => {
    if (!button || sent || event.repeat) return;
    sent = true;
    button.form.requestSubmit(button);
  };
}

function unfold() {
  correct.open = true;
  const field = correct.querySelector("[name=value], [name=start]");
  field.focus();
  field.select?.();
}

const act = (name) => document.querySelector(`[form=judge][value=${name}]`);
onKeys({
  c: press(act("confirm")),
  x: press(act("reject")),
  s: press(act("skip")),
  u: press(document.querySelector("#undo button")),
  e: () => correct && unfold(),
});

if (correct) {
  correct.querySelector(".choosing").addEventListener("change", (event) => event.target.form.requestSubmit());
  correct.addEventListener("keydown", (event) => {
    if (event.key === "Escape") correct.querySelector("summary").focus();
  });
  // Going to a place of the page takes the focus away, once it is loaded.
  if (correct.open) addEventListener("load", () => setTimeout(unfold));
}
addEventListener("pageshow", () => { sent = false; });
