// Search over everything, by words and their beginnings, accents and capitals left aside. Texts are looked through as they
// are: an index of ten thousand articles takes longer to make than a hundred searches.
import { fold } from "./dom.js";

const OF_TITLE = 3;
const OF_BEGINNING = 0.5;
const LAST_LATIN = 0x24f;
const INSIDE = /[\p{L}\p{N}]/u;

// Each letter without its accent, and all that are it with one, small and capital.
const FORMS = new Map();
for (let code = 0x41; code <= LAST_LATIN; code += 1) {
  const letter = String.fromCharCode(code);
  const plain = fold(letter);
  if (plain.length === 1 && INSIDE.test(plain)) FORMS.set(plain, (FORMS.get(plain) ?? "") + letter);
}

const pattern = (word) => new RegExp([...word].map((letter) => `[${FORMS.get(letter) ?? letter + letter.toUpperCase()}]`).join(""), "g");

// How much texts tell of a word: often in few letters the most, its beginning alone the half.
function told(texts, usual, word) {
  let n = 0;
  let length = 0;
  for (const text of texts) {
    if (!text) continue;
    length += text.length;
    word.lastIndex = 0;
    for (let hit = word.exec(text); hit; hit = word.exec(text)) {
      const [before, behind] = [text[hit.index - 1] ?? " ", text[word.lastIndex] ?? " "];
      if (!INSIDE.test(before)) n += INSIDE.test(behind) ? OF_BEGINNING : 1;
    }
  }
  return n && n / (n + length / usual);
}

export function makeSearch(data) {
  const all = [
    ...data.entities.map((row) => [`${row.kind}:${row.id}`, [row.name],
      [row.short, ...row.aliases.map(([alias]) => alias), ...row.roles.map(([role]) => role)]]),
    ...data.events.map((row) => [`event:${row.id}`, [row.label], [row.when, ...row.tellings.map((telling) => telling[3])]]),
    ...data.articles.map((row) => [`article:${row.id}`, [row.title], [row.source, row.author, row.text]]),
  ];
  const usual = (field) => all.reduce((sum, row) => sum + row[field].reduce((all, text) => all + (text?.length ?? 0), 0), 0) / all.length;
  const lengths = [null, usual(1), usual(2)];
  return (query) => {
    const wanted = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(pattern);
    const found = [];
    for (const row of wanted.length ? all : []) {
      let sum = 0;
      const has = wanted.every((word) => {
        const here = OF_TITLE * told(row[1], lengths[1], word) + told(row[2], lengths[2], word);
        sum += here;
        return here;
      });
      if (has) found.push([row[0], sum]);
    }
    return found.sort((left, right) => right[1] - left[1]).map(([id]) => id);
  };
}
