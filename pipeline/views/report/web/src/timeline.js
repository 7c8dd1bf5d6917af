// Events on a line of time: bars of how many from afar, marks and spans when near. Wheel, drag, buttons or keys.
import { scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { h } from "./dom.js";

const HEIGHT = 210;
const AXIS = 26;
const ROW = 13;
const LEAST_ROOM = 7;
const time = (iso) => Date.parse(`${iso}T00:00:00Z`);
const DAY = 86400000;

export function timeline(events, open) {
  const placed = events.filter((event) => event.day)
    .map((event) => ({ event, from: time(event.day), to: time(event.last ?? event.day) + DAY }));
  const canvas = h("canvas", { "aria-hidden": "true" });
  const tip = h("p", { class: "tip", "aria-live": "polite" }, "");
  const frame = h("div", { class: "timeline", tabindex: "0", role: "group",
    "aria-label": "Ligne du temps : flèches pour se déplacer, plus et moins pour grossir. La liste en dessous dit la même chose." }, canvas);
  const buttons = h("p", { class: "buttons" },
    h("button", { type: "button", onclick: () => scaleBy(2) }, "Grossir"),
    h("button", { type: "button", onclick: () => scaleBy(0.5) }, "Réduire"),
    h("button", { type: "button", onclick: () => behaviour.transform(select(frame), zoomIdentity) }, "Tout voir"));
  const element = h("figure", { class: "time" }, frame, h("figcaption", {}, tip, buttons));
  if (!placed.length) return h("p", { class: "empty" }, "Aucun événement daté avec ces filtres.");

  let width = 800;
  let view = zoomIdentity;
  let marks = [];
  let hover = null;
  const low = Math.min(...placed.map((one) => one.from));
  const high = Math.max(...placed.map((one) => one.to));
  const edge = Math.max((high - low) * 0.03, 15 * DAY);
  const base = scaleUtc().domain([low - edge, high + edge]);
  const behaviour = zoom().scaleExtent([1, Math.max(2, (high - low) / (20 * DAY))])
    .on("zoom", ({ transform }) => { view = transform; draw(); });

  function draw() {
    const scale = view.rescaleX(base.range([0, width]));
    const ratio = devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = HEIGHT * ratio;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    const style = getComputedStyle(frame);
    const [ink, thread, faint] = ["--ink", "--thread", "--faint"].map((name) => style.getPropertyValue(name).trim());
    pen.font = "12px system-ui, sans-serif";
    pen.fillStyle = ink;
    pen.strokeStyle = faint;
    const floor = HEIGHT - AXIS;
    const ticks = scale.ticks(Math.max(2, width / 110));
    const step = ticks.length > 1 ? (ticks[1] - ticks[0]) / DAY : 1;
    for (const tick of ticks) {
      const x = scale(tick);
      pen.beginPath(); pen.moveTo(x, 0); pen.lineTo(x, floor + 5); pen.stroke();
      pen.textAlign = "center";
      pen.fillText(label(tick, step), x, HEIGHT - 6);
    }
    marks = [];
    const ends = [];
    const [left, right] = scale.domain().map(Number);
    const seen = placed.filter((one) => one.to >= left && one.from <= right);
    const rows = Math.floor((floor - 8) / ROW);
    for (const one of seen) {
      const x = scale(one.from);
      const wide = Math.max(scale(one.to) - x, 4);
      let row = ends.findIndex((end) => end < x);
      if (row < 0) { row = ends.length; }
      ends[row] = x + Math.max(wide, LEAST_ROOM);
      if (row < rows) marks.push({ one, x, y: floor - 6 - row * ROW, wide });
    }
    const hidden = seen.length - marks.length;
    for (const mark of marks) {
      const { event } = mark.one;
      const vague = mark.one.to - mark.one.from > 3 * DAY;
      pen.fillStyle = thread;
      pen.strokeStyle = thread;
      pen.globalAlpha = event.modality === "realised" ? (vague ? 0.4 : 0.95) : 0.9;
      if (mark === hover || mark.one === hover?.one) pen.globalAlpha = 1;
      if (event.modality === "realised") pen.fillRect(mark.x, mark.y - 4, mark.wide, 8);
      else pen.strokeRect(mark.x + 0.5, mark.y - 4, Math.max(mark.wide - 1, 3), 8);
    }
    pen.globalAlpha = 1;
    if (hidden > 0) {
      pen.fillStyle = ink; pen.textAlign = "left";
      pen.fillText(`${hidden} de plus : grossissez`, 6, 13);
    }
    tip.textContent = hover
      ? `${hover.one.event.when} : ${hover.one.event.label}`
      : "Plein : a eu lieu ; contour : prévu, possible ou démenti ; pâle et long : date vague.";
  }

  function label(tick, step) {
    const options = step > 360 ? { year: "numeric" } : step > 27 ? { month: "short", year: "numeric" } : { day: "numeric", month: "short", year: "numeric" };
    return tick.toLocaleDateString("fr-FR", { ...options, timeZone: "UTC" });
  }

  function find(event) {
    const box = canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    return marks.findLast((mark) => x >= mark.x - 3 && x <= mark.x + mark.wide + 3 && Math.abs(y - mark.y) <= 7) ?? null;
  }

  const scaleBy = (factor) => behaviour.scaleBy(select(frame), factor);
  select(frame).call(behaviour).on("dblclick.zoom", null);
  frame.addEventListener("mousemove", (event) => { hover = find(event); frame.style.cursor = hover ? "pointer" : "grab"; draw(); });
  frame.addEventListener("mouseleave", () => { hover = null; draw(); });
  frame.addEventListener("click", (event) => { const mark = find(event); if (mark) open(mark.one.event); });
  frame.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: 80, ArrowRight: -80 };
    if (event.key in moves) behaviour.translateBy(select(frame), moves[event.key] / view.k, 0);
    else if (event.key === "+" || event.key === "=") scaleBy(1.6);
    else if (event.key === "-") scaleBy(1 / 1.6);
    else if (event.key === "0" || event.key === "Home") behaviour.transform(select(frame), zoomIdentity);
    else return;
    event.preventDefault();
  });
  // First the years that most events stand in; one click shows all.
  function settle() {
    const days = placed.map((one) => one.from).sort((a, b) => a - b);
    const [from, to] = [0.1, 0.97].map((share) => days[Math.floor(share * (days.length - 1))]);
    const room = Math.max((to - from) * 0.08, 20 * DAY);
    const [x1, x2] = [from - room, to + room].map(base.range([0, width]));
    if (x2 - x1 > width * 0.7 || days.length < 20) return;
    behaviour.transform(select(frame), zoomIdentity.scale(width / (x2 - x1)).translate(-x1, 0));
  }

  let settled = false;
  new ResizeObserver(() => {
    width = frame.clientWidth || 800;
    behaviour.extent([[0, 0], [width, HEIGHT]]).translateExtent([[0, 0], [width, HEIGHT]]);
    if (!settled) { settled = true; settle(); }
    draw();
  }).observe(frame);
  element.zoomBy = scaleBy;
  return element;
}
