import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * What Turbopack puts in place of a module of `lucide-react/icons` (see next.config.mjs): the same shapes without the
 * icon's name, its aliases and React's keys. Without it icons are a twentieth of a first load.
 */
export default async function compactIcons(source) {
  const done = this.async();
  // The cache of a build would keep what an earlier version of this file made.
  this.addDependency(import.meta.filename);
  try {
    const { __iconData: icon } = await import(pathToFileURL(this.resourcePath).href);
    // An older name of an icon exports that of the newer one.
    if (!icon) return done(null, source);
    if (icon.size !== 24) throw new Error(`${icon.name} isn't drawn on 24 by 24: draw-icon.ts expects that.`);
    const drawIcon = path.relative(
      path.dirname(this.resourcePath),
      path.join(import.meta.dirname, "draw-icon.ts"),
    );
    const lines = [
      `import { drawIcon } from ${JSON.stringify(drawIcon.split(path.sep).join("/"))};`,
      `export default (props) => drawIcon(props, ${icon.node.map(shape).join()});`,
    ];
    done(null, lines.join("\n"));
  } catch (error) {
    done(error);
  }
}

function shape([tag, { key: _, ...attributes }]) {
  const isPlainPath = tag === "path" && Object.keys(attributes).join() === "d";
  return JSON.stringify(isPlainPath ? attributes.d : [tag, attributes]);
}
