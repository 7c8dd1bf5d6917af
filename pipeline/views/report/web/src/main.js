// The page: what the address says is what is shown.
import { change, go, href, read } from "./address.js";
import { load } from "./data.js";
import { articlePage, entityPage, eventPage, links, unsure } from "./details.js";
import { day, fold, h, plural, replace, shortDay } from "./dom.js";
import { hits } from "./hits.js";
import { articles, doubts, names } from "./lists.js";
import { network } from "./network.js";
import { makeSearch } from "./search.js";
import { table } from "./table.js";
import { SURE, timeline } from "./timeline.js";

const VIEWS = { chronologie: "Chronologie", reseau: "Réseau", personnes: "Personnes", organisations: "Organisations", articles: "Articles", verifier: "À vérifier" };
const MOST_YEARS = 8;
const main = document.getElementById("contenu");
let data;
let find;

function chronology(state) {
  const to = links(data);
  const words = fold(state.mot ?? "").split(/\s+/).filter(Boolean);
  const who = state.qui ? data.entities.find((row) => row.id === state.qui) : null;
  const rows = data.events.filter((event) =>
    (!state.type || event.type === state.type)
    && (!state.statut || event.modality === state.statut)
    && (!state.sur || event.confidence > SURE)
    && (!who || event.parts.some(([place]) => place === who.place))
    && (!state.du || (event.last ?? event.day ?? "") >= state.du)
    && (!state.au || (event.day && event.day <= state.au))
    && words.every((word) => fold(`${event.label} ${event.tellings.map((telling) => telling[3]).join(" ")}`).includes(word)));
  const input = (name, label, attributes = {}) => h("label", {}, h("span", {}, label),
    h("input", { name, value: state[name] ?? "", onchange: (event) => change({ [name]: event.target.value }), ...attributes }));
  const select = (name, label, options) => h("label", {}, h("span", {}, label),
    h("select", { name, onchange: (event) => change({ [name]: event.target.value }) }, h("option", { value: "" }, "tous"),
      options.map(([value, text]) => h("option", { value, selected: state[name] === value }, text))));
  const used = (texts, column) => Object.entries(texts).filter(([code]) => data.events.some((event) => event[column] === code));
  const people = data.entities.filter((row) => row.events.length).sort((a, b) => a.name.localeCompare(b.name, "fr"));
  const filtered = Object.keys(state).some((name) => name !== "vue");
  const filters = h("form", { class: "filters", onsubmit: (event) => event.preventDefault() },
    input("mot", "Mot"),
    select("type", "Type", used(data.codes.type, "type")), select("statut", "Statut", used(data.codes.modality, "modality")),
    select("qui", "Avec", people.map((row) => [row.id, row.name])),
    input("du", "Du", { type: "date" }), input("au", "Au", { type: "date" }),
    h("label", { class: "check" }, h("input", { type: "checkbox", name: "sur", checked: Boolean(state.sur), onchange: (event) => change({ sur: event.target.checked ? "1" : "" }) }), h("span", {}, "Sans les lectures incertaines")),
    filtered && h("a", { href: href({ vue: "chronologie" }), class: "reset" }, "Sans filtre"));
  const years = new Map();
  const year = (row) => (row.day ? String(Number(row.day.slice(0, 4))) : "sans date");
  for (const row of rows) years.set(year(row), (years.get(year(row)) ?? 0) + 1);
  // The years that most events stand in, each a way to its own list; of years that have as many as each other, all or none.
  const ranked = [...years].filter(([of]) => /^\d{4}$/.test(of)).sort((a, b) => b[1] - a[1]);
  const least = Math.max(1, ranked[MOST_YEARS]?.[1] ?? 1);
  const full = ranked.filter(([, n]) => n > least).sort((a, b) => a[0] - b[0]);
  const byYear = full.length > 2 && h("p", { class: "years" }, h("span", {}, "Surtout : "),
    full.map(([of, n]) => h("a", { href: href({ ...state, du: `${of}-01-01`, au: `${of}-12-31` }) }, of, h("small", {}, ` ${n.toLocaleString("fr-FR")}`))));
  return [h("h2", {}, "Chronologie"), filters,
    timeline(rows, (event) => go({ vue: "evenement", id: event.id }), (du, au) => change({ du, au })),
    byYear,
    table({
      caption: filtered ? `${plural(rows.length, "événement")} sur ${data.events.length.toLocaleString("fr-FR")}` : plural(rows.length, "événement"), rows,
      group: { of: year, title: (of) => [of, h("small", {}, plural(years.get(of), "événement"))] },
      columns: [
        { heading: "Quand", class: "when", value: (row) => row.day, cell: (row) => row.when },
        { heading: "Événement", class: "wide label", value: (row) => row.label, cell: (row) => [to.event(row), " ", unsure(row),
          row.doubts && row.confidence > SURE && h("small", { class: "doubt" }, "À vérifier : ", row.doubts)] },
        { heading: "Type", class: "quiet", value: (row) => data.codes.type[row.type], cell: (row) => data.codes.type[row.type] },
        { heading: "Statut", class: "quiet", value: (row) => data.codes.modality[row.modality], cell: (row) => (row.modality === "realised" ? data.codes.modality[row.modality] : h("em", {}, data.codes.modality[row.modality])) },
        { heading: "Avec", class: "who", cell: (row) => row.parts.filter(([, role]) => role !== "other").flatMap(([place], n) => (n ? [" ; ", to.entity(place)] : [to.entity(place)])) },
        { heading: "Articles", class: "number", down: true, value: (row) => row.nArticles, cell: (row) => row.nArticles },
      ],
    })];
}

function web(state) {
  const to = links(data);
  const drawn = network(data, { seuil: state.seuil === undefined ? null : Number(state.seuil), kind: state.liens ?? "", open: (row) => go({ vue: row.kind === "actor" ? "personne" : "organisation", id: row.id }), settle: change });
  return [h("h2", {}, "Réseau"), drawn.element,
    table({
      caption: plural(drawn.edges.length, "lien"), rows: drawn.edges,
      columns: [
        { heading: "De", value: ([source]) => data.entities[source].name, cell: ([source]) => to.entity(source) },
        { heading: "À", value: ([, target]) => data.entities[target].name, cell: ([, target]) => to.entity(target) },
        { heading: "Lien", value: ([, , , kind]) => kind, cell: ([, , , kind, role]) => (kind === "affiliation" ? role ?? "fonction" : "nommés ensemble") },
        { heading: "Articles", class: "number", down: true, value: ([, , weight]) => weight, cell: ([, , weight]) => weight },
      ],
    })];
}

function page(state) {
  const whole = (text) => (text === undefined ? null : Number(text));
  const open = { personne: "actor", organisation: "organization", evenement: "event", article: "article" }[state.vue];
  if (!open) return null;
  const row = data.byId.get(`${open}:${state.id}`);
  if (!row) return h("p", { class: "empty" }, "Cette page ne connaît pas cet identifiant.");
  if (open === "event") return eventPage(data, row);
  if (open === "article") return articlePage(data, row, { from: whole(state.de), until: whole(state.a) });
  return entityPage(data, row);
}

function show() {
  const state = read();
  for (const link of document.querySelectorAll("nav a")) {
    if (link.dataset.view === state.vue) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const query = document.getElementById("query");
  if (document.activeElement !== query) query.value = state.vue === "recherche" ? state.mot ?? "" : "";
  const detail = page(state);
  const active = document.activeElement?.name ?? document.activeElement?.id;
  const made = detail ?? {
    chronologie: () => chronology(state), reseau: () => web(state), personnes: () => names(data, state, "actor", "Personnes"),
    organisations: () => names(data, state, "organization", "Organisations"), articles: () => articles(data, state), verifier: () => doubts(data, state), recherche: () => hits(data, find(state.mot ?? ""), state.mot ?? ""),
  }[state.vue]?.() ?? h("p", { class: "empty" }, "Cette vue n’existe pas.");
  replace(main, made);
  document.title = `${main.querySelector("h2")?.textContent ?? "filrouge"} · filrouge`;
  // A filter keeps the focus, another page takes it to its top.
  const same = active && (main.querySelector(`[name="${CSS.escape(active)}"]`) ?? main.querySelector(`#${CSS.escape(active)}`));
  if (same) {
    same.focus({ preventScroll: true });
    if (same.matches("input:not([type])")) same.setSelectionRange(same.value.length, same.value.length);
  }
  if (detail?.passage) { detail.passage.scrollIntoView({ block: "center" }); detail.passage.focus({ preventScroll: true }); }
  else if (detail) scrollTo(0, 0);
}

async function start() {
  data = await load();
  const nav = document.getElementById("views");
  replace(nav, Object.entries(VIEWS).map(([view, text]) => h("a", { href: href({ vue: view }), "data-view": view }, text,
    view === "verifier" && data.questions.length > 0 && h("span", { class: "badge" }, data.questions.length.toLocaleString("fr-FR")))));
  const count = (kind) => data.entities.filter((row) => row.kind === kind).length;
  const days = data.articles.map((row) => row.published).filter(Boolean).sort();
  const undated = data.articles.length - days.length;
  document.getElementById("counts").textContent = [plural(data.articles.length, "article"), plural(count("actor"), "personne"),
    plural(count("organization"), "organisation"), plural(data.events.length, "événement"),
    days.length && `presse du ${[...new Set([days[0], days.at(-1)])].map(shortDay).join(" au ")}`,
    undated && `${plural(undated, "article")} sans date de publication`].filter(Boolean).join(" · ");
  // What is printed is whole.
  addEventListener("beforeprint", () => {
    for (const more of document.querySelectorAll(".more")) for (let n = 0; n < 100 && !more.hidden; n += 1) more.click();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.matches("input, select, textarea")) return;
    event.preventDefault();
    document.getElementById("query").focus();
  });
  document.getElementById("search").addEventListener("submit", (event) => event.preventDefault());
  let wait = 0;
  document.getElementById("query").addEventListener("input", (event) => {
    clearTimeout(wait);
    const mot = event.target.value.trim();
    wait = setTimeout(() => { find ??= makeSearch(data); go(mot ? { vue: "recherche", mot } : { vue: "chronologie" }, { quietly: true }); }, 150);
  });
  if (read().vue === "recherche") find = makeSearch(data);
  addEventListener("hashchange", () => { if (read().vue === "recherche") find ??= makeSearch(data); show(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
  document.documentElement.dataset.ready = "true";
}

start().catch((error) => {
  document.getElementById("counts").textContent = `Cette page n’a pas pu se lire elle-même (${error.message}). Un navigateur de 2023 ou plus récent est nécessaire.`;
  throw error;
});
