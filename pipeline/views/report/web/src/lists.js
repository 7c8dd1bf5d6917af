// Persons, organizations, articles and what is doubtful, each as a table that narrows while one types.
import { change } from "./address.js";
import { links } from "./details.js";
import { fold, h, plural, quoted, shortDay } from "./dom.js";
import { table } from "./table.js";
import { SURE } from "./timeline.js";

const FEW = 10;

// A field that keeps the rows that have all its words; they live in the address like every filter.
function narrowed(state, rows, text) {
  const words = fold(state.filtre ?? "").split(/\s+/).filter(Boolean);
  const kept = words.length ? rows.filter((row) => { const said = fold(text(row)); return words.every((word) => said.includes(word)); }) : rows;
  const field = rows.length > FEW && h("form", { class: "filters", onsubmit: (event) => event.preventDefault() },
    h("label", {}, h("span", {}, "Filtrer ces lignes"), h("input", { name: "filtre", value: state.filtre ?? "", autocomplete: "off", oninput: (event) => change({ filtre: event.target.value }) })));
  return { kept, field };
}

// Rows that share a name say where each of them is told of first; where the page holds no texts, by what id it goes.
function apart(data, rows) {
  const n = new Map();
  for (const row of rows) n.set(row.name, (n.get(row.name) ?? 0) + 1);
  const alike = new Map(rows.filter((row) => n.get(row.name) > 1).map((row) => [row.place, null]));
  if (alike.size) {
    for (const one of data.articles) {
      for (const [, , place] of one.mentions ?? []) if (alike.get(place) === null) alike.set(place, one.source);
    }
  }
  return (row) => alike.has(row.place) && h("small", { class: "apart" }, ` (${[...new Set([row.short, alike.get(row.place) ?? row.id])].filter(Boolean).join(" ; ")})`);
}

export function names(data, state, kind, title) {
  const to = links(data);
  const all = data.entities.filter((row) => row.kind === kind);
  const told = apart(data, all);
  const { kept: rows, field } = narrowed(state, all,
    (row) => [row.name, row.short, ...row.aliases.map(([alias]) => alias), row.body !== null && row.body !== undefined && data.entities[row.body].name].join(" "));
  return [h("h2", {}, title), field, table({
    caption: plural(rows.length, kind === "actor" ? "personne" : "organisation"), rows,
    columns: [
      { heading: "Nom", class: "name", value: (row) => row.name, cell: (row) => [to.entity(row.place), told(row)] },
      { heading: kind === "actor" ? "Fonction" : "Sigle", class: "wide", value: (row) => row.short, cell: (row) => row.short },
      ...(kind === "actor" ? [{ heading: "Organisation", class: "who", cell: (row) => row.body !== null && row.body !== undefined && to.entity(row.body) }] : []),
      { heading: "Articles", class: "number", down: true, value: (row) => row.nArticles, cell: (row) => row.nArticles },
      { heading: "Événements", class: "number", down: true, value: (row) => row.events.length, cell: (row) => row.events.length },
      { heading: "Premier article", class: "quiet day", value: (row) => row.first, cell: (row) => row.first && shortDay(row.first) },
      { heading: "Dernier article", class: "quiet day", value: (row) => row.last, cell: (row) => row.last && shortDay(row.last) },
    ],
  })];
}

export function articles(data, state) {
  const to = links(data);
  // As one reads a paper's archive: by day; those without one last, in the order of their files.
  const day = (row) => row.published ?? "9999";
  const ordered = [...data.articles].sort((left, right) => (day(left) < day(right) ? -1 : day(left) > day(right) ? 1 : 0));
  const { kept: rows, field } = narrowed(state, ordered, (row) => `${row.title} ${row.source} ${row.file} ${row.author ?? ""}`);
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

export function doubts(data, state) {
  const to = links(data);
  const { kept: questions, field } = narrowed(state, data.questions, (row) => `${row.left} ${row.right} ${row.kind} ${row.why} ${row.decision ?? row.proposed}`);
  const toldAt = new Map(data.events.flatMap((event) => event.tellings.map(([place, , , , trigger]) => [`${data.articles[place].id}@${trigger}`, event])));
  const named = (kind, name, places) => {
    const event = toldAt.get(places?.split(" ")[0]);
    if (event) return to.event(event, name);
    const row = data.entities.find((one) => one.name === name && data.codes.kind[one.kind] === kind);
    return row ? to.entity(row.place) : name;
  };
  const side = (row, which) => [h("strong", {}, named(row.kind, row[which], row[`told_${which}`])), row[`example_${which}`] && h("small", { class: "said" }, quoted(row[`example_${which}`]))];
  const low = data.events.filter((event) => event.confidence <= SURE).length;
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
    h("p", { class: "lead" }, "Des dates qui ne sont pas sûres : relisez la phrase avant de citer.",
      low > 0 && ` Dans la chronologie, « incertain » marque en plus ${plural(low, "événement")} de lecture incertaine.`),
    table({
      caption: plural(data.doubts.length, "date", "dates"), rows: data.doubts, empty: "Aucune date douteuse.",
      columns: [
        { heading: "Doute", value: (row) => row.doubt, cell: (row) => row.doubt },
        { heading: "Lecture retenue", class: "wide", value: (row) => row.left, cell: (row) => row.left },
        { heading: "Autre lecture", value: (row) => row.right, cell: (row) => row.right },
        { heading: "Que faire", class: "wide", cell: (row) => row.todo },
        { heading: "Phrase ou fichier", class: "wide", cell: (row) => row.evidence },
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
