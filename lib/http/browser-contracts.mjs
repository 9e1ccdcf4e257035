import { pathToFileURL } from "node:url";
import { register } from "tsx/esm/api";

const typescript = register({ namespace: "browser-contracts" });

/**
 * What Turbopack puts into the browser in place of a contract module (see next.config.mjs): where each endpoint is, and
 * plain values. The schemas, which the browser doesn't call, stay behind, and zod with them: a sixth of a page's script.
 */
export default async function browserContracts() {
  const done = this.async();
  try {
    // Imported again on each call, since it may change during development; its own imports are loaded once.
    const address = `${pathToFileURL(this.resourcePath).href}?${Date.now()}`;
    const module = await typescript.import(address, import.meta.url);
    const lines = Object.entries(module).flatMap(([name, value]) => {
      const kept = inBrowser(name, value);
      return kept === undefined ? [] : [`export const ${name} = ${JSON.stringify(kept)};`];
    });
    done(null, lines.join("\n"));
  } catch (error) {
    done(error);
  }
}

/**
 * What the browser gets of an export; undefined for a schema, so that importing it there fails the build.
 * @throws for anything else, whose absence nobody would notice
 */
function inBrowser(name, value) {
  if (["boolean", "number", "string"].includes(typeof value)) return value;
  if (typeof value?.path === "string") {
    const { method, path, realtime } = value;
    return { method, path, realtime };
  }
  if (value?._zod) return undefined;
  throw new Error(`${name} is neither a contract, a schema nor a plain value: move it to another file.`);
}
