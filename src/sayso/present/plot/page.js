/* Draws the chart that stands in the page. Expressions are interpreted, not compiled: the page's policy forbids eval. */
vegaEmbed("#plot", JSON.parse(document.getElementById("chart").textContent), {
  mode: "vega-lite", renderer: "svg", actions: false, ast: true, defaultStyle: false,
  tooltip: { disableDefaultStyle: true },
});
