// The page: what the address says is what is shown.
import { change, go, href, read } from "./address.js";
import { load } from "./data.js";
import { articlePage, entityPage, eventPage, links, unsure } from "./details.js";
import { day, fold, h, plural, replace, shortDay } from "./dom.js";
import { network } from "./network.js";
import { makeIndex } from "./search.js";
import { table } from "./table.js";
import { SURE, timeline } from "./timeline.js";

const VIEWS = { chronologie: "Chronologie", reseau: "Réseau", personnes: "Personnes", organisations: "Organisations", articles: "Articles", verifier: "À vérifier" };
const FEW = 10;
// Letters shown before and after a hit.
const BEFORE = 70;
const AFTER = 170;
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
  return [h("h2", {}, "Chronologie"), filters,
    timeline(rows, (event) => go({ vue: "evenement", id: event.id }), (du, au) => change({ du, au })),
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

// A field that keeps the rows that have all its words; they live in the address like every filter.
function narrowed(state, rows, text) {
  const words = fold(state.filtre ?? "").split(/\s+/).filter(Boolean);
  const kept = words.length ? rows.filter((row) => { const said = fold(text(row)); return words.every((word) => said.includes(word)); }) : rows;
  const field = rows.length > FEW && h("form", { class: "filters", onsubmit: (event) => event.preventDefault() },
    h("label", {}, h("span", {}, "Filtrer ces lignes"), h("input", { name: "filtre", value: state.filtre ?? "", autocomplete: "off", oninput: (event) => change({ filtre: event.target.value }) })));
  return { kept, field };
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

function names(state, kind, title) {
  const to = links(data);
  const { kept: rows, field } = narrowed(state, data.entities.filter((row) => row.kind === kind),
    (row) => [row.name, row.short, ...row.aliases.map(([alias]) => alias), row.body !== null && row.body !== undefined && data.entities[row.body].name].join(" "));
  return [h("h2", {}, title), field, table({
    caption: plural(rows.length, kind === "actor" ? "personne" : "organisation"), rows,
    columns: [
      { heading: "Nom", class: "name", value: (row) => row.name, cell: (row) => to.entity(row.place) },
      { heading: kind === "actor" ? "Fonction" : "Sigle", class: "wide", value: (row) => row.short, cell: (row) => row.short },
      ...(kind === "actor" ? [{ heading: "Organisation", class: "who", cell: (row) => row.body !== null && row.body !== undefined && to.entity(row.body) }] : []),
      { heading: "Articles", class: "number", down: true, value: (row) => row.nArticles, cell: (row) => row.nArticles },
      { heading: "Événements", class: "number", down: true, value: (row) => row.events.length, cell: (row) => row.events.length },
      { heading: "Premier article", class: "quiet day", value: (row) => row.first, cell: (row) => row.first && shortDay(row.first) },
      { heading: "Dernier article", class: "quiet day", value: (row) => row.last, cell: (row) => row.last && shortDay(row.last) },
    ],
  })];
}

function articles(state) {
  const to = links(data);
  const { kept: rows, field } = narrowed(state, data.articles, (row) => `${row.title} ${row.source} ${row.file} ${row.author ?? ""}`);
  return [h("h2", {}, "Articles"), field, table({
    caption: plural(rows.length, "article"), rows,
    columns: [
      { heading: "Titre", class: "wide", value: (row) => row.title, cell: (row) => to.article(row.place) },
      { heading: "Source", class: "who", value: (row) => row.source, cell: (row) => row.source },
      { heading: "Publié le", class: "quiet day", value: (row) => row.published, cell: (row) => (row.published ? shortDay(row.published) : "date inconnue") },
      { heading: "Mots", class: "number", down: true, value: (row) => row.words, cell: (row) => row.words.toLocaleString("fr-FR") },
      { heading: "Événements", class: "number", down: true, value: (row) => row.events.length, cell: (row) => row.events.length },
    ],
  })];
}

function doubts(state) {
  const to = links(data);
  const { kept: questions, field } = narrowed(state, data.questions, (row) => `${row.left} ${row.right} ${row.kind} ${row.why} ${row.decision ?? row.proposed}`);
  const named = (kind, name) => {
    const row = data.entities.find((one) => one.name === name && data.codes.kind[one.kind] === kind);
    return row ? to.entity(row.place) : name;
  };
  const side = (row, which) => [h("strong", {}, named(row.kind, row[which])), row[`example_${which}`] && h("small", { class: "said" }, `« ${row[`example_${which}`]} »`)];
  return [h("h2", {}, "À vérifier"),
    h("p", { class: "lead" }, "Les questions de review.csv, ligne pour ligne : c’est là que s’écrit votre réponse (même, différent, ignorer, personne, organisation). Elle vaut pour tous les passages suivants."),
    field,
    table({
      caption: plural(questions.length, "question"), rows: questions, empty: data.questions.length ? undefined : "Aucune question : rien dans review.csv.",
      columns: [
        { heading: "Ligne", class: "number", value: (row) => row.line, cell: (row) => row.line },
        { heading: "Quoi", value: (row) => row.kind, cell: (row) => row.kind },
        { heading: "Un nom", class: "wide", value: (row) => row.left, cell: (row) => side(row, "left") },
        { heading: "L’autre", class: "wide", value: (row) => row.right, cell: (row) => row.right && side(row, "right") },
        { heading: "Pourquoi", class: "said-why", value: (row) => row.why, cell: (row) => row.why },
        { heading: "Réponse", value: (row) => row.decision ?? row.proposed, cell: (row) => (row.decision ? h("strong", {}, row.decision) : row.proposed) },
        { heading: "En jeu", class: "number", down: true, value: (row) => row.changes, cell: (row) => row.changes },
      ],
    }),
    h("h2", {}, "À relire"),
    h("p", { class: "lead" }, "Des dates qui ne sont pas sûres : relisez la phrase avant de citer."),
    table({
      caption: plural(data.doubts.length, "date", "dates"), rows: data.doubts, empty: "Aucune date douteuse.",
      columns: [
        { heading: "Doute", value: (row) => row.doubt, cell: (row) => row.doubt },
        { heading: "Lecture retenue", class: "wide", value: (row) => row.left, cell: (row) => row.left },
        { heading: "Autre lecture", value: (row) => row.right, cell: (row) => row.right },
        { heading: "Que faire", class: "wide", cell: (row) => row.todo },
        { heading: "Article", class: "wide", cell: (row) => row.article !== null && row.article !== undefined && to.article(row.article) },
      ],
    }),
    h("h2", {}, "Mis de côté"),
    table({
      caption: plural(data.rejections.length, "fichier ou ligne", "fichiers ou lignes"), rows: data.rejections, empty: "Rien n’a été mis de côté.",
      columns: [
        { heading: "Fichier", class: "wide", value: (row) => row.source, cell: (row) => row.source + (row.part > 1 ? ` (${row.part})` : "") },
        { heading: "Gravité", value: (row) => row.severity, cell: (row) => row.severity },
        { heading: "Ce qui ne va pas", class: "wide", value: (row) => row.wrong, cell: (row) => row.wrong },
        { heading: "Que faire", class: "wide", cell: (row) => row.todo },
      ],
    })];
}

// The words around the first hit, with the hits marked; nothing where they stand in no running text.
function around(texts, words) {
  for (const text of texts) {
    const folded = fold(text);
    const found = words.map((word) => folded.indexOf(word)).filter((at) => at >= 0);
    // Folding may shorten a text of rare letters: its places would be wrong.
    if (found.length < words.length || folded.length !== text.length) continue;
    const at = Math.min(...found);
    const from = at < BEFORE ? 0 : text.indexOf(" ", at - BEFORE) + 1;
    const until = text.length - at < AFTER ? text.length : text.lastIndexOf(" ", at + AFTER);
    const parts = [from > 0 && "… "];
    let done = from;
    const places = words.flatMap((word) => { const all = []; for (let place = folded.indexOf(word, from); place >= 0 && place < until; place = folded.indexOf(word, place + 1)) all.push([place, place + word.length]); return all; });
    for (const [start, end] of places.sort((a, b) => a[0] - b[0])) {
      if (start < done) continue;
      parts.push(text.slice(done, start), h("mark", {}, text.slice(start, end)));
      done = end;
    }
    return [...parts, text.slice(done, until), until < text.length && " …"];
  }
  return null;
}

function hits(query) {
  const words = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const said = ({ row }) => around(row.tellings ? row.tellings.map((telling) => telling[3]) : row.text ? [row.text] : [], words);
  const to = links(data);
  const rows = find(query).map((id) => ({ id, row: data.byId.get(id) }));
  const kind = (id) => ({ actor: "personne", organization: "organisation", event: "événement", article: "article" })[id.split(":")[0]];
  const link = ({ id, row }) => (id.startsWith("event:") ? to.event(row) : id.startsWith("article:") ? to.article(row.place) : to.entity(row.place));
  return [h("h2", {}, `Recherche : ${query}`), table({
    caption: plural(rows.length, "réponse"), rows, empty: "Rien ne contient tous ces mots.",
    columns: [
      { heading: "Réponse", class: "wide", value: ({ row }) => row.name ?? row.label ?? row.title, cell: (hit) => [link(hit), h("small", { class: "said" }, said(hit))] },
      { heading: "Quoi", value: ({ id }) => kind(id), cell: ({ id }) => kind(id) },
      { heading: "Quand, où", class: "wide", cell: ({ row }) => row.when ?? row.source ?? row.short },
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
    chronologie: () => chronology(state), reseau: () => web(state), personnes: () => names(state, "actor", "Personnes"),
    organisations: () => names(state, "organization", "Organisations"), articles: () => articles(state), verifier: () => doubts(state), recherche: () => hits(state.mot ?? ""),
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
  document.getElementById("counts").textContent = [plural(data.articles.length, "article"), plural(count("actor"), "personne"),
    plural(count("organization"), "organisation"), plural(data.events.length, "événement")].join(" · ");
  const days = data.articles.map((row) => row.published).filter(Boolean).sort();
  if (days.length) document.getElementById("counts").textContent += days[0] === days.at(-1) ? ` · presse du ${shortDay(days[0])}` : ` · presse du ${shortDay(days[0])} au ${shortDay(days.at(-1))}`;
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
    wait = setTimeout(() => { find ??= makeIndex(data); go(mot ? { vue: "recherche", mot } : { vue: "chronologie" }, { quietly: true }); }, 150);
  });
  if (read().vue === "recherche") find = makeIndex(data);
  addEventListener("hashchange", () => { if (read().vue === "recherche") find ??= makeIndex(data); show(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
  document.documentElement.dataset.ready = "true";
}

start().catch((error) => {
  document.getElementById("counts").textContent = `Cette page n’a pas pu se lire elle-même (${error.message}). Un navigateur de 2023 ou plus récent est nécessaire.`;
  throw error;
});
