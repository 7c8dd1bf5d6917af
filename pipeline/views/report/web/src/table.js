// A table that sorts by its headings and grows on demand: thousands of rows at once would stall the page.
import { fold, h, plural, replace } from "./dom.js";

const STEP = 150;

export function table({ caption, columns, rows, empty = "Rien à montrer avec ces filtres." }) {
  let shown = STEP;
  let sorted = rows;
  let order = null;
  const body = h("tbody");
  const more = h("button", { type: "button", class: "more", onclick: () => { shown += STEP; draw(); } });
  const headings = columns.map((column) =>
    h("th", { scope: "col", class: column.class, "aria-sort": "none" },
      column.value
        ? h("button", { type: "button", class: "sort", onclick: () => sort(column) }, column.heading)
        : column.heading));

  function sort(column) {
    const down = order?.column === column ? !order.down : Boolean(column.down);
    order = { column, down };
    const key = (row) => { const value = column.value(row); return typeof value === "string" ? fold(value) : value; };
    sorted = [...rows].sort((left, right) => {
      const [a, b] = [key(left), key(right)];
      if (a === b) return 0;
      if (a === null || a === undefined || a === "") return 1;
      if (b === null || b === undefined || b === "") return -1;
      return (a < b ? -1 : 1) * (down ? -1 : 1);
    });
    columns.forEach((one, place) =>
      headings[place].setAttribute("aria-sort", one === column ? (down ? "descending" : "ascending") : "none"));
    draw();
  }

  function draw() {
    replace(body, sorted.slice(0, shown).map((row) =>
      h("tr", {}, columns.map((column, place) => {
        const cell = column.cell(row);
        return place === 0 ? h("th", { scope: "row", class: column.class }, cell) : h("td", { class: column.class }, cell);
      }))));
    more.hidden = shown >= sorted.length;
    more.textContent = `Afficher plus (${plural(sorted.length - shown, "ligne restante", "lignes restantes")})`;
  }

  draw();
  if (!rows.length) return h("p", { class: "empty" }, empty);
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    h("table", {}, h("caption", {}, caption), h("thead", {}, h("tr", {}, headings)), body), more);
}
