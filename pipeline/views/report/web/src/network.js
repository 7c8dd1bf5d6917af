// Who appears with whom, who belongs where; places were computed when the page was made.
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { h, plural, replace } from "./dom.js";

const HEIGHT = 560;

export function network(data, { least, kind, open, settle }) {
  const most = Math.max(1, ...data.network.edges.map(([, , weight]) => weight));
  const canvas = h("canvas", { "aria-hidden": "true" });
  const tip = h("p", { class: "tip", "aria-live": "polite" }, "");
  const frame = h("div", { class: "network", tabindex: "0", role: "group",
    "aria-label": "Réseau : plus et moins pour grossir, flèches pour se déplacer. Le tableau en dessous dit la même chose." }, canvas);
  const edges = data.network.edges.filter(([, , weight, form]) =>
    (form === "affiliation" || weight >= least) && (kind !== "affiliation" || form === "affiliation") && (kind !== "together" || form === "together"));
  const tied = new Set(edges.flatMap(([source, target]) => [source, target]));
  const nodes = data.network.nodes.filter(([place]) => tied.has(place));
  const low = Math.min(-0.1, ...nodes.map(([, , y]) => y));
  const high = Math.max(0.1, ...nodes.map(([, , y]) => y));
  const controls = h("form", { class: "filters" },
    h("label", {}, "Au moins ", h("output", {}, plural(least, "article")), " en commun",
      h("input", { type: "range", id: "least", min: 1, max: Math.min(most, 12), value: least, oninput: (event) => settle({ seuil: event.target.value }) })),
    h("label", {}, "Liens ",
      h("select", { id: "ties", onchange: (event) => settle({ liens: event.target.value }) },
        [["", "tous"], ["together", "nommés ensemble"], ["affiliation", "fonctions"]].map(([value, text]) =>
          h("option", { value, selected: value === kind }, text)))));

  let width = 800;
  let view = zoomIdentity;
  let hover = null;
  const place = new Map();
  const behaviour = zoom().scaleExtent([0.5, 12]).on("zoom", ({ transform }) => { view = transform; draw(); });
  const size = (entity) => 3 + Math.sqrt(entity.nArticles) * 1.6;

  function draw() {
    const ratio = devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = HEIGHT * ratio;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    const style = getComputedStyle(frame);
    const [ink, thread, quiet, blue, card] = ["--ink", "--thread", "--quiet", "--blue", "--card"].map((name) => style.getPropertyValue(name).trim());
    const half = Math.min(width, HEIGHT * 2) / 2 - 70;
    for (const [entity, x, y] of nodes) {
      place.set(entity, [view.applyX(width / 2 + x * half), view.applyY(40 + ((y - low) / (high - low)) * (HEIGHT - 70))]);
    }
    const near = hover === null ? null : new Set(edges.filter(([source, target]) => source === hover || target === hover).flatMap(([source, target]) => [source, target]));
    for (const [source, target, weight, form] of edges) {
      const [x1, y1] = place.get(source);
      const [x2, y2] = place.get(target);
      const lit = near && (source === hover || target === hover);
      pen.strokeStyle = form === "affiliation" ? thread : lit ? ink : quiet;
      pen.globalAlpha = near && !lit ? 0.1 : form === "affiliation" || lit ? 0.8 : 0.35;
      pen.lineWidth = Math.min(1 + Math.log2(weight), 5);
      pen.setLineDash(form === "affiliation" ? [5, 3] : []);
      pen.beginPath(); pen.moveTo(x1, y1); pen.lineTo(x2, y2); pen.stroke();
    }
    pen.setLineDash([]);
    pen.font = "12px system-ui, sans-serif";
    pen.textAlign = "center";
    const boxes = [];
    for (const [number] of [...nodes].sort((a, b) => data.entities[b[0]].nArticles - data.entities[a[0]].nArticles)) {
      const entity = data.entities[number];
      const [x, y] = place.get(number);
      pen.globalAlpha = near && !near.has(number) && number !== hover ? 0.2 : 1;
      pen.fillStyle = entity.kind === "actor" ? thread : blue;
      pen.beginPath();
      if (entity.kind === "actor") pen.arc(x, y, size(entity), 0, 7);
      else pen.rect(x - size(entity), y - size(entity), 2 * size(entity), 2 * size(entity));
      pen.fill();
      const text = entity.kind === "organization" && entity.short ? entity.short : entity.name;
      const half = pen.measureText(text).width / 2;
      const box = [x - half, y - size(entity) - 16, x + half, y - size(entity) - 3];
      const free = boxes.every((one) => box[2] < one[0] || box[0] > one[2] || box[3] < one[1] || box[1] > one[3]);
      if (!free && !near?.has(number)) continue;
      boxes.push(box);
      pen.lineWidth = 3; pen.strokeStyle = card; pen.strokeText(text, x, box[3]);
      pen.fillStyle = ink; pen.fillText(text, x, box[3]);
    }
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
    behaviour.extent([[0, 0], [width, HEIGHT]]);
    draw();
  }).observe(frame);
  const said = `${plural(nodes.length, "nom")}, ${plural(edges.length, "lien")}`
    + (data.network.left ? ` ; ${plural(data.network.left, "nom moins fréquent laissé", "noms moins fréquents laissés")} de côté (network.gexf les a tous)` : "");
  const figure = h("figure", { class: "web" }, frame, h("figcaption", {}, tip, h("p", { id: "ties-shown" }, said)));
  return { element: h("div", {}, controls, figure), edges };
}
