// Events on a line of time. Above, how many there are from end to end, with the part that is shown; below, each of them:
// what has a day as a mark, what is vague as a thin line. Wheel, drag, buttons or keys.
import { scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { h } from "./dom.js";

const OVERVIEW = 54;
const YEARS = 15;
const AXIS = 26;
const LEAST = 110;
const MOST = 270;
const MOST_NARROW = 200;
const SHARE = 0.4;
const MOST_OF_THEM = 0.75;
const MARK = 13;
const LEAST_MARK = 4;
const LINE = 6;
const LEAST_LINE = 3;
const DAY = 86400000;
const VAGUE = 3 * DAY;
const time = (iso) => Date.parse(`${iso}T00:00:00Z`);
export const SURE = 0.35;

export function timeline(events, open, choose = null) {
  const placed = events.filter((event) => event.day)
    .map((event) => ({ event, from: time(event.day), to: time(event.last ?? event.day) + DAY }));
  if (!placed.length) return h("p", { class: "empty" }, "Aucun événement daté avec ces filtres.");
  const canvas = h("canvas", { "aria-hidden": "true" });
  const tip = h("p", { class: "tip", "aria-live": "polite" }, "");
  const frame = h("div", { class: "timeline", tabindex: "0", role: "group",
    "aria-label": "Ligne du temps : flèches pour se déplacer, plus et moins pour grossir. La liste en dessous dit la même chose." }, canvas);
  const element = h("figure", { class: "time" }, frame, h("figcaption", {}, tip, h("p", { class: "buttons" },
    h("button", { type: "button", onclick: () => scaleBy(2) }, "Grossir"),
    h("button", { type: "button", onclick: () => scaleBy(0.5) }, "Réduire"),
    h("button", { type: "button", onclick: () => behaviour.transform(select(frame), zoomIdentity) }, "Tout voir"),
    choose && h("button", { type: "button", class: "period", onclick: () => choose(...shownDays()) }, "Filtrer sur cette période"))));

  let width = 800;
  let height = LEAST;
  let view = zoomIdentity;
  let marks = [];
  let hover = null;
  let pulled = false;
  const low = Math.min(...placed.map((one) => one.from));
  const high = Math.max(...placed.map((one) => one.to));
  const edge = Math.max((high - low) * 0.03, 15 * DAY);
  const base = scaleUtc().domain([low - edge, high + edge]);
  const behaviour = zoom().scaleExtent([1, Math.max(2, (high - low) / (20 * DAY))])
    // A drag that begins in the overview chooses what is shown.
    .filter((event) => !pulled && !event.ctrlKey && !event.button && !(event.type === "mousedown" && inOverview(event)))
    .on("zoom", ({ transform }) => { view = transform; draw(); });

  // Rows so packed that none overlap; long and vague things keep below those that have a day.
  function pack(seen, scale, gap) {
    const ends = [];
    for (const one of seen) {
      const x = scale(one.from);
      const wide = Math.max(scale(one.to) - x, 4);
      let row = ends.findIndex((end) => end < x);
      if (row < 0) row = ends.length;
      ends[row] = x + wide + gap;
      Object.assign(one, { x, wide, row });
    }
    return ends.length;
  }

  function draw() {
    const scale = view.rescaleX(base.range([0, width]));
    const [left, right] = scale.domain().map(Number);
    const seen = placed.filter((one) => one.to >= left && one.from <= right);
    const vague = seen.filter((one) => one.to - one.from > VAGUE).sort((a, b) => a.from - b.from || b.to - a.to);
    const exact = seen.filter((one) => one.to - one.from <= VAGUE);
    const [nVague, nExact] = [pack(vague, scale, 3), pack(exact, scale, 3)];
    // As high as it needs, and no higher than leaves room for the list; the rows give way then.
    const wanted = nVague * LINE + nExact * MARK + 18;
    height = Math.min(Math.max(wanted, LEAST), width < 600 ? MOST_NARROW : MOST) + OVERVIEW + AXIS;
    const room = height - OVERVIEW - AXIS - 12;
    const line = Math.max(LEAST_LINE, Math.min(LINE, (room * SHARE) / Math.max(1, nVague)));
    const tall = Math.max(LEAST_MARK, Math.min(MARK, (room - Math.min(nVague * line, room * SHARE)) / Math.max(1, nExact)));
    frame.style.setProperty("height", `${height}px`);
    const ratio = devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    const style = getComputedStyle(frame);
    const [ink, thread, line_, quiet, faint] = ["--ink", "--thread", "--line", "--quiet", "--faint"].map((name) => style.getPropertyValue(name).trim());
    pen.font = "12px system-ui, sans-serif";
    overview(pen, { thread, faint, quiet, line: line_, left, right });
    const floor = height - AXIS;
    const ticks = scale.ticks(Math.max(2, width / 110));
    const step = ticks.length > 1 ? (ticks[1] - ticks[0]) / DAY : 1;
    pen.strokeStyle = line_;
    let free = 0;
    for (const tick of ticks) {
      const x = scale(tick);
      pen.beginPath(); pen.moveTo(x, OVERVIEW); pen.lineTo(x, floor + 5); pen.stroke();
      const text = label(tick, step);
      const half = pen.measureText(text).width / 2;
      if (x - half < free + 2 || x + half > width - 2) continue;
      free = x + half + 8;
      pen.fillStyle = quiet; pen.textAlign = "center"; pen.fillText(text, x, height - 8);
    }
    marks = [];
    const ceiling = OVERVIEW + 6;
    const put = (one, y, size) => { if (y - size / 2 >= ceiling) marks.push({ one, x: one.x, y, wide: one.wide, size }); };
    for (const one of vague) if (one.row * line < room * SHARE || nExact === 0) put(one, floor - 5 - one.row * line, Math.max(2, line - 2));
    const above = floor - 6 - Math.min(nVague * line, room * SHARE);
    for (const one of exact) put(one, above - tall / 2 - one.row * tall, Math.max(2.5, tall - Math.min(4, tall / 3)));
    const hidden = seen.length - marks.length;
    for (const mark of marks) {
      const { event } = mark.one;
      const realised = event.modality === "realised";
      const lit = mark.one === hover?.one;
      pen.fillStyle = lit ? ink : thread;
      pen.strokeStyle = lit ? ink : thread;
      pen.globalAlpha = lit ? 1 : mark.one.to - mark.one.from > VAGUE ? 0.5 : 0.95;
      pen.setLineDash(event.confidence > SURE ? [] : [2, 2]);
      // What is uncertain is never full, whatever it says; a hair line is too thin for an outline.
      if (mark.size < 4) {
        pen.globalAlpha *= realised && event.confidence > SURE ? 1 : 0.5;
        pen.fillRect(mark.x, mark.y - mark.size / 2, mark.wide, mark.size);
      } else if (realised && event.confidence > SURE) pen.fillRect(mark.x, mark.y - mark.size / 2, mark.wide, mark.size);
      else pen.strokeRect(mark.x + 0.5, mark.y - mark.size / 2, Math.max(mark.wide - 1, 3), mark.size);
    }
    pen.globalAlpha = 1;
    pen.setLineDash([]);
    if (hidden > 0) {
      pen.fillStyle = ink; pen.textAlign = "left";
      pen.fillText(`${hidden} de plus : grossissez`, 6, OVERVIEW + 14);
    }
    tip.textContent = hover
      ? `${hover.one.event.when} : ${hover.one.event.label}`
      : "Plein : a eu lieu ; contour : prévu, possible ou démenti ; pointillé : lecture incertaine ; trait long et pâle : date vague.";
    frame.dataset.shown = String(marks.length);
    frame.dataset.hidden = String(hidden);
    frame.dataset.from = String(left);
    frame.dataset.to = String(right);
  }

  // How many events begin in each slice from end to end, and the slice that is shown.
  function overview(pen, { thread, faint, quiet, line, left, right }) {
    const whole = base.range([0, width]);
    const n = Math.max(20, Math.floor(width / 7));
    const counts = new Array(n).fill(0);
    for (const one of placed) counts[Math.min(n - 1, Math.floor((whole(one.from) / width) * n))] += 1;
    const most = Math.max(...counts);
    const slice = width / n;
    const [x1, x2] = [whole(left), whole(right)];
    pen.fillStyle = line; pen.globalAlpha = 0.5;
    pen.fillRect(x1, 0, x2 - x1, OVERVIEW - 8);
    pen.globalAlpha = 1;
    counts.forEach((count, place) => {
      // Above the bars stand the first and the last year. The square root: one full month must not flatten all others.
      const tall = count ? 3 + Math.sqrt(count / most) * (OVERVIEW - 11 - YEARS) : 0;
      const x = place * slice;
      pen.fillStyle = x + slice >= x1 && x <= x2 ? thread : faint;
      pen.fillRect(x + 0.5, OVERVIEW - 8 - tall, slice - 1, tall);
    });
    pen.strokeStyle = faint;
    pen.beginPath(); pen.moveTo(0, OVERVIEW - 7.5); pen.lineTo(width, OVERVIEW - 7.5); pen.stroke();
    pen.fillStyle = quiet; pen.textAlign = "left";
    pen.fillText(String(new Date(low).getUTCFullYear()), 4, 12);
    pen.textAlign = "right";
    pen.fillText(String(new Date(high - DAY).getUTCFullYear()), width - 4, 12);
  }

  function label(tick, step) {
    const options = step > 360 ? { year: "numeric" } : step > 27 ? { month: "short", year: "numeric" } : { day: "numeric", month: "short", year: "numeric" };
    return tick.toLocaleDateString("fr-FR", { ...options, timeZone: "UTC" });
  }

  const shownDays = () => view.rescaleX(base.range([0, width])).domain().map((when) => when.toISOString().slice(0, 10));
  const place = (event) => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
  const inOverview = (event) => place(event)[1] < OVERVIEW;

  function find(event) {
    const [x, y] = place(event);
    return marks.findLast((mark) => x >= mark.x - 3 && x <= mark.x + mark.wide + 3 && Math.abs(y - mark.y) <= Math.max(3, mark.size / 2 + 1)) ?? null;
  }

  function showBetween(x1, x2) {
    const wide = Math.max(Math.abs(x2 - x1), width / behaviour.scaleExtent()[1]);
    const from = Math.min(x1, x2);
    behaviour.transform(select(frame), zoomIdentity.scale(width / wide).translate(-from, 0));
  }

  const scaleBy = (factor) => behaviour.scaleBy(select(frame), factor);
  select(frame).call(behaviour).on("dblclick.zoom", null);
  frame.addEventListener("mousemove", (event) => {
    hover = inOverview(event) ? null : find(event);
    frame.style.cursor = inOverview(event) ? "col-resize" : hover ? "pointer" : "grab";
    draw();
  });
  frame.addEventListener("mouseleave", () => { hover = null; draw(); });
  frame.addEventListener("click", (event) => { const mark = inOverview(event) ? null : find(event); if (mark) open(mark.one.event); });
  frame.addEventListener("mousedown", (event) => {
    if (!inOverview(event)) return;
    event.preventDefault();
    pulled = true;
    const [from] = place(event);
    const move = (moved) => { const [to] = place(moved); if (Math.abs(to - from) > 4) showBetween(from, to); };
    addEventListener("mousemove", move);
    addEventListener("mouseup", () => { pulled = false; removeEventListener("mousemove", move); }, { once: true });
  });
  frame.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: 80, ArrowRight: -80 };
    if (event.key in moves) behaviour.translateBy(select(frame), moves[event.key] / view.k, 0);
    else if (event.key === "+" || event.key === "=") scaleBy(1.6);
    else if (event.key === "-") scaleBy(1 / 1.6);
    else if (event.key === "0" || event.key === "Home") behaviour.transform(select(frame), zoomIdentity);
    else return;
    event.preventDefault();
  });
  // First the shortest stretch that most events stand in; one click shows all.
  function settle() {
    const exact = placed.filter((one) => one.to - one.from <= VAGUE);
    const days = (exact.length < 20 ? placed : exact).map((one) => one.from).sort((a, b) => a - b);
    const most = Math.ceil(days.length * MOST_OF_THEM);
    if (days.length < 20) return;
    let from = 0;
    for (let n = 0; n + most <= days.length; n += 1) if (days[n + most - 1] - days[n] < days[from + most - 1] - days[from]) from = n;
    const room = Math.max((days[from + most - 1] - days[from]) * 0.1, 20 * DAY);
    const [x1, x2] = [days[from] - room, days[from + most - 1] + room].map(base.range([0, width]));
    if (x2 - x1 < width * 0.7) showBetween(x1, x2);
  }

  let settled = false;
  new ResizeObserver(() => {
    if (frame.clientWidth === width && settled) return;
    const before = width;
    width = frame.clientWidth || 800;
    behaviour.extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, height]]);
    // The transform counts pixels: it follows the width, so that the same days stay in sight.
    if (settled) behaviour.transform(select(frame), zoomIdentity.translate((view.x * width) / before, 0).scale(view.k));
    else { settled = true; settle(); draw(); }
  }).observe(frame);
  return element;
}
