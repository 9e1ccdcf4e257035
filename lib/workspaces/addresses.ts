const NAMED = /"[^"]*"|[^<>,;\n]*<([^<>]*)>/g;
const ADDRESS = /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/;

/**
 * The e-mail addresses of a pasted list, each once: separated by commas, semicolons, spaces or lines, also as mail
 * programs copy them, `Ada Lovelace <ada@engines.test>`. `wrong` are those that can't be addresses, as they were written.
 */
export function parseAddresses(text: string): { addresses: string[]; wrong: string[] } {
  const written = text
    .replace(NAMED, (_, address: string | undefined) => ` ${address ?? ""} `)
    .split(/[\s,;]+/)
    .map((part) => part.replace(/^mailto:/i, "").replace(/\.$/, ""))
    .filter(Boolean);
  const unique = [...new Map(written.map((part) => [part.toLowerCase(), part])).values()];
  return {
    addresses: unique.filter((part) => ADDRESS.test(part)),
    wrong: unique.filter((part) => !ADDRESS.test(part)),
  };
}
