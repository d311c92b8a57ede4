// Shows how far a job is, and loads the page again when more is there. Without this script the page does so by itself.
const wait = 700;
const shown = { read: document.querySelectorAll(".reports > li").length };

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { done, read } = await answer.json();
  if (done || read > shown.read) location.reload();
  else setTimeout(look, wait);
}

setTimeout(look, wait);
