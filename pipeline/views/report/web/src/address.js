// What is shown lives in the address, after the #, so that it can be kept, sent and gone back to.

export function read() {
  const found = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  return { vue: "chronologie", ...found };
}

export function href(values) {
  const kept = Object.entries(values).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return `#${new URLSearchParams(kept)}`;
}

export function go(values, { quietly = false } = {}) {
  const target = href(values);
  if (target === location.hash) return;
  if (quietly) {
    history.replaceState(null, "", target);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else location.hash = target;
}

export const change = (values) => go({ ...read(), ...values }, { quietly: true });
