// Draws the chart of a question in the colours of the page. The table under it tells the same without a script.
const place = document.getElementById("chart");

// The drawing's own colours, and what stands for them on this page.
const paints = { "#ffffff": "--paper", "#1d1b18": "--ink", "#5f5a52": "--muted", "#dcd8d0": "--rule" };
// Colours of origins have enough contrast with white paper; on dark paper they are lightened to the same lightness.
const lighten = (colour) => `hsl(from ${colour} h calc(s * .75) 72)`;

function paint(text) {
  const style = getComputedStyle(document.documentElement);
  const dark = matchMedia("(prefers-color-scheme: dark)").matches && !matchMedia("print").matches;
  return text.replace(/"(#[0-9a-f]{6})"/g, (whole, colour) => {
    const name = paints[colour];
    if (name) return JSON.stringify(style.getPropertyValue(name).trim());
    return dark ? JSON.stringify(lighten(colour)) : whole;
  });
}

async function draw() {
  const [{ embed }, answer] = await Promise.all([import(place.dataset.draw), fetch(`${place.dataset.chart}&width=${place.clientWidth < 720 ? "narrow" : "wide"}`)]);
  if (!answer.ok) throw new Error(`the chart can't be had: ${answer.status}`);
  const text = await answer.text();
  const show = () => embed(place, JSON.parse(paint(text)));
  await show();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
}

draw().catch((error) => {
  place.textContent = `The chart could not be drawn (${error.message}); the table below tells the figures.`;
});
