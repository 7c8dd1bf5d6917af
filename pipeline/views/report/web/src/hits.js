// What a search found, each with the words around it.
import { links } from "./details.js";
import { fold, h, plural } from "./dom.js";
import { table } from "./table.js";

// Letters shown before and after a hit.
const BEFORE = 70;
const AFTER = 170;

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

export function hits(data, found, query) {
  const words = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const said = ({ row }) => around(row.tellings ? row.tellings.map((telling) => telling[3]) : row.text ? [row.text] : [], words);
  const to = links(data);
  const rows = found.map((id) => ({ id, row: data.byId.get(id) }));
  const kind = (id) => ({ actor: "personne", organization: "organisation", event: "événement", article: "article" })[id.split(":")[0]];
  const link = ({ id, row }) => (id.startsWith("event:") ? to.event(row) : id.startsWith("article:") ? to.article(row.place) : to.entity(row.place));
  return [h("h2", {}, `Recherche : ${query}`), table({
    caption: plural(rows.length, "réponse"), rows, empty: "Rien ne contient tous ces mots.",
    columns: [
      { heading: "Réponse", class: "wide", value: ({ row }) => row.name ?? row.label ?? row.title, cell: (hit) => [link(hit), " ", hit.id.startsWith("event:") && to.status(hit.row), h("small", { class: "said" }, said(hit))] },
      { heading: "Quoi", value: ({ id }) => kind(id), cell: ({ id }) => kind(id) },
      { heading: "Quand, où", class: "wide", cell: ({ row }) => row.when ?? row.source ?? row.short },
    ],
  })];
}
