// Who appears with whom, who belongs where; places were computed when the page was made.
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { h, plural, replace } from "./dom.js";

const READABLE = 250;
// So many names, of those in most articles, are shown even across nodes.
const FIRST = 12;

// The least number of shared articles at which the ties can still be told apart by eye.
function readable(edges) {
  let least = 1;
  while (least < 12 && edges.filter(([, , weight, form]) => form === "together" && weight >= least).length > READABLE) least += 1;
  return least;
}

export function network(data, { seuil, kind, open, settle }) {
  const most = Math.max(1, ...data.network.edges.map(([, , weight]) => weight));
  const least = Math.min(seuil ?? readable(data.network.edges), Math.max(1, most));
  const canvas = h("canvas", { "aria-hidden": "true" });
  const tip = h("p", { class: "tip", "aria-live": "polite" }, "");
  const frame = h("div", { class: "network", tabindex: "0", role: "group",
    "aria-label": "Réseau : plus et moins pour grossir, flèches pour se déplacer. Le tableau en dessous dit la même chose." }, canvas);
  const edges = data.network.edges.filter(([, , weight, form]) =>
    (form === "affiliation" || weight >= least) && (kind !== "affiliation" || form === "affiliation") && (kind !== "together" || form === "together"));
  const tied = new Set(edges.flatMap(([source, target]) => [source, target]));
  const nodes = data.network.nodes.filter(([place]) => tied.has(place));
  // What is shown fills the frame, whatever a threshold hides.
  const spread = (values) => { const [low, high] = [Math.min(...values), Math.max(...values)]; return (value) => (high > low ? (value - low) / (high - low) : 0.5); };
  const [across, down] = [spread(nodes.map(([, x]) => x)), spread(nodes.map(([, , y]) => y))];
  const controls = h("form", { class: "filters ties" },
    h("label", {}, h("span", {}, "Au moins ", h("output", {}, plural(least, "article")), " en commun"),
      h("input", { type: "range", id: "least", min: 1, max: Math.min(most, 12), value: least, oninput: (event) => settle({ seuil: event.target.value }) })),
    h("label", {}, h("span", {}, "Liens"),
      h("select", { id: "ties", onchange: (event) => settle({ liens: event.target.value }) },
        [["", "tous"], ["together", "nommés ensemble"], ["affiliation", "fonctions"]].map(([value, text]) =>
          h("option", { value, selected: value === kind }, text)))));

  let width = 800;
  let height = 600;
  let view = zoomIdentity;
  let hover = null;
  const place = new Map();
  const behaviour = zoom().scaleExtent([0.5, 12]).on("zoom", ({ transform }) => { view = transform; draw(); });
  const size = (entity) => 3 + Math.sqrt(entity.nArticles) * 1.6;

  function draw() {
    const ratio = devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    const style = getComputedStyle(frame);
    const [ink, thread, quiet, blue, card] = ["--ink", "--thread", "--quiet", "--blue", "--card"].map((name) => style.getPropertyValue(name).trim());
    // Names stand beside their nodes: room for them at the edges.
    const margin = Math.min(80, width / 8);
    for (const [entity, x, y] of nodes) {
      place.set(entity, [view.applyX(margin + across(x) * (width - 2 * margin)), view.applyY(40 + down(y) * (height - 80))]);
    }
    const near = hover === null ? null : new Set(edges.filter(([source, target]) => source === hover || target === hover).flatMap(([source, target]) => [source, target]));
    const faintness = Math.max(0.12, Math.min(0.4, 60 / edges.length));
    for (const [source, target, weight, form] of edges) {
      const [x1, y1] = place.get(source);
      const [x2, y2] = place.get(target);
      const lit = near && (source === hover || target === hover);
      pen.strokeStyle = form === "affiliation" ? thread : lit ? ink : quiet;
      pen.globalAlpha = near && !lit ? 0.08 : form === "affiliation" || lit ? 0.8 : faintness;
      pen.lineWidth = Math.min(1 + Math.log2(weight), 5);
      pen.setLineDash(form === "affiliation" ? [5, 3] : []);
      pen.beginPath(); pen.moveTo(x1, y1); pen.lineTo(x2, y2); pen.stroke();
    }
    pen.setLineDash([]);
    pen.font = "12px system-ui, sans-serif";
    const ordered = [...nodes].map(([number]) => number)
      .sort((a, b) => (near ? near.has(b) - near.has(a) : 0) || data.entities[b].nArticles - data.entities[a].nArticles);
    const dots = [];
    for (const number of ordered) {
      const entity = data.entities[number];
      const [x, y] = place.get(number);
      const r = size(entity);
      pen.globalAlpha = near && !near.has(number) && number !== hover ? 0.2 : 1;
      pen.fillStyle = entity.kind === "actor" ? thread : blue;
      pen.beginPath();
      if (entity.kind === "actor") pen.arc(x, y, r, 0, 7);
      else pen.rect(x - r, y - r, 2 * r, 2 * r);
      pen.fill();
      pen.lineWidth = 1.5; pen.strokeStyle = card; pen.stroke();
      dots.push([number, x - r, y - r, x + r, y + r]);
    }
    // A name goes where it covers no other name and no node: above, below, right, left; else nowhere.
    const boxes = [];
    const crosses = (a, b, gap) => a[0] < b[2] + gap && a[2] > b[0] - gap && a[1] < b[3] + gap && a[3] > b[1] - gap;
    for (const number of ordered) {
      const entity = data.entities[number];
      if (near && !near.has(number) && number !== hover) continue;
      const [x, y] = place.get(number);
      if (x < 0 || x > width || y < 0 || y > height) continue;
      const text = entity.kind === "organization" && entity.short ? entity.short : entity.name;
      pen.font = number === hover ? "bold 13px system-ui, sans-serif" : "12px system-ui, sans-serif";
      const wide = pen.measureText(text).width;
      const r = size(entity);
      const box = [[x - wide / 2, y - r - 16], [x - wide / 2, y + r + 3], [x + r + 4, y - 7], [x - r - 4 - wide, y - 7]]
        .map(([left, top]) => [left, top, left + wide, top + 13])
        .find((one) => one[0] > 2 && one[2] < width - 2 && one[1] > 2 && one[3] < height - 2
          && boxes.every((other) => !crosses(one, other, 2)) && (boxes.length < FIRST || dots.every(([whose, ...dot]) => whose === number || !crosses(one, dot, 0))));
      if (!box) continue;
      boxes.push(box);
      pen.globalAlpha = 1; pen.textAlign = "left"; pen.textBaseline = "top";
      pen.lineWidth = 3; pen.strokeStyle = card; pen.strokeText(text, box[0], box[1] + 1);
      pen.fillStyle = ink; pen.fillText(text, box[0], box[1] + 1);
    }
    pen.textBaseline = "alphabetic";
    frame.labels = boxes;
    pen.globalAlpha = 1;
    tip.textContent = hover !== null
      ? `${data.entities[hover].name} : ${plural(near.size - (near.size ? 1 : 0), "lien")}, ${plural(data.entities[hover].nArticles, "article")}`
      : "Rond : personne ; carré : organisation ; trait rouge : fonction ; trait gris : nommés dans un même paragraphe.";
  }

  function find(event) {
    const box = canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const hit = nodes.map(([number]) => [number, Math.hypot(place.get(number)[0] - x, place.get(number)[1] - y)])
      .filter(([number, far]) => far < size(data.entities[number]) + 4).sort((a, b) => a[1] - b[1])[0];
    return hit ? hit[0] : null;
  }

  select(frame).call(behaviour).on("dblclick.zoom", null);
  frame.addEventListener("mousemove", (event) => { hover = find(event); frame.style.cursor = hover === null ? "grab" : "pointer"; draw(); });
  frame.addEventListener("click", (event) => { const number = find(event); if (number !== null) open(data.entities[number]); });
  frame.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] };
    if (event.key in moves) behaviour.translateBy(select(frame), ...moves[event.key].map((by) => by / view.k));
    else if (event.key === "+" || event.key === "=") behaviour.scaleBy(select(frame), 1.5);
    else if (event.key === "-") behaviour.scaleBy(select(frame), 1 / 1.5);
    else if (event.key === "0") behaviour.transform(select(frame), zoomIdentity);
    else return;
    event.preventDefault();
  });
  new ResizeObserver(() => {
    width = frame.clientWidth || 800;
    height = frame.clientHeight || 600;
    behaviour.extent([[0, 0], [width, height]]);
    draw();
  }).observe(frame);
  const hidden = data.network.edges.length - edges.length;
  const said = `${plural(nodes.length, "nom")}, ${plural(edges.length, "lien")}`
    + (hidden ? ` ; ${plural(hidden, "lien plus faible", "liens plus faibles")} ${hidden > 1 ? "cachés" : "caché"}` : "")
    + (data.network.left ? ` ; ${plural(data.network.left, "nom moins fréquent laissé", "noms moins fréquents laissés")} de côté (network.gexf les a tous)` : "");
  if (!nodes.length) return { element: h("div", {}, controls, h("p", { class: "empty" }, "Aucun lien à montrer avec ces filtres.")), edges };
  const figure = h("figure", { class: "web" }, frame, h("figcaption", {}, tip, h("p", { id: "ties-shown" }, said)));
  return { element: h("div", {}, controls, figure), edges };
}
