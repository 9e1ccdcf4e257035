const QUOTED = /"[^"]*"/g;
const BRACKETED = /<([^<>]*)>/g;
/** A name before an address in brackets goes back to one of these. */
const BORDERS = ["<", ">", ",", ";", "\n"];
const ADDRESS = /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/;

/**
 * The e-mail addresses of a pasted list, each once: separated by commas, semicolons, spaces or lines, also as mail
 * programs copy them, `Ada Lovelace <ada@engines.test>`. `wrong` are those that can't be addresses, as they were written.
 */
export function parseAddresses(text: string): { addresses: string[]; wrong: string[] } {
  const written = withoutNames(text.replace(QUOTED, " "))
    .split(/[\s,;]+/)
    .map((part) => part.replace(/^mailto:/i, "").replace(/\.$/, ""))
    .filter(Boolean);
  const unique = [...new Map(written.map((part) => [part.toLowerCase(), part])).values()];
  return {
    addresses: unique.filter((part) => ADDRESS.test(part)),
    wrong: unique.filter((part) => !ADDRESS.test(part)),
  };
}

function withoutNames(text: string): string {
  let list = "";
  let at = 0;
  for (const { 0: bracketed, 1: address, index } of text.matchAll(BRACKETED)) {
    const before = text.slice(at, index);
    const name = Math.max(...BORDERS.map((border) => before.lastIndexOf(border))) + 1;
    list += `${before.slice(0, name)} ${address} `;
    at = index + bracketed.length;
  }
  return list + text.slice(at);
}
