"use strict";

function told(pairs, curve) {
  const box = document.createElement("div");
  const [[, name], ...rest] = pairs;
  const head = document.createElement("b");
  head.textContent = name;
  const list = document.createElement("dl");
  for (const [key, value] of rest) {
    const term = document.createElement("dt");
    const said = document.createElement("dd");
    term.textContent = key;
    said.textContent = value;
    list.append(term, said);
  }
  box.append(head, list, hours(curve));
  return box;
}

function hours(curve) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 240 76");
  const most = Math.max(...curve, 1);
  curve.forEach((people, hour) => {
    const bar = document.createElementNS(space, "rect");
    const height = 60 * people / most;
    bar.setAttribute("x", 10 * hour + 1);
    bar.setAttribute("y", 60 - height);
    bar.setAttribute("width", 8);
    bar.setAttribute("height", height);
    bar.setAttribute("fill", "#0072b2");
    svg.append(bar);
  });
  for (const hour of [0, 6, 12, 18]) {
    const mark = document.createElementNS(space, "text");
    mark.setAttribute("x", 10 * hour);
    mark.setAttribute("y", 74);
    mark.setAttribute("font-size", 11);
    mark.textContent = String(hour).padStart(2, "0") + ":00";
    svg.append(mark);
  }
  return svg;
}

for (const figure of document.querySelectorAll("figure.map")) {
  const data = JSON.parse(figure.querySelector("script").textContent);
  const layers = figure.querySelectorAll("g.layer");
  const keys = figure.querySelectorAll(".key");
  for (const input of figure.querySelectorAll(".choice input")) {
    input.addEventListener("change", () => {
      layers.forEach((layer, row) => layer.toggleAttribute("hidden", row !== Number(input.value)));
      keys.forEach((key, row) => key.toggleAttribute("hidden", row !== Number(input.value)));
    });
  }
  const choose = (building) => {
    const pairs = data.buildings[building.dataset.id];
    if (!pairs) return;
    figure.querySelector(".chosen")?.classList.remove("chosen");
    building.classList.add("chosen");
    figure.querySelector(".told").replaceChildren(told(pairs, data.curves[building.dataset.id]));
  };
  for (const building of figure.querySelectorAll(".building")) {
    building.addEventListener("click", () => choose(building));
    building.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") choose(building);
    });
  }
}

// What is folded on the screen is read on paper, and each layer of a map is a map of its own there.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  for (const figure of document.querySelectorAll("figure.map")) onPaper(figure);
});
addEventListener("afterprint", () => {
  for (const copy of document.querySelectorAll(".paper")) copy.remove();
});

function onPaper(figure) {
  const names = [...figure.querySelectorAll(".choice label")].map((name) => name.textContent.trim());
  let before = figure;
  names.forEach((name, chosen) => {
    const copy = figure.cloneNode(true);
    copy.className = "paper";
    for (const part of copy.querySelectorAll(".choice, script, .told")) part.remove();
    for (const kind of ["g.layer", ".key"]) {
      copy.querySelectorAll(kind).forEach((part, row) => part.toggleAttribute("hidden", row !== chosen));
    }
    const title = document.createElement("figcaption");
    title.textContent = name;
    copy.prepend(title);
    before.after(copy);
    before = copy;
  });
}

for (const chart of document.querySelectorAll(".chart")) {
  const said = JSON.parse(chart.nextElementSibling.textContent);
  Plotly.newPlot(chart, said.data, said.layout, {responsive: true, displayModeBar: false});
}
