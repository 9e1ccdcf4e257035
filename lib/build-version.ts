import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { cache } from "react";

let version: string | null | undefined;

/** Names the build that this process serves; null in development, where files change under one name. */
export const buildVersion = cache(async (): Promise<string | null> => {
  if (process.env.NODE_ENV !== "production") return null;
  version ??= await readFile(path.join(process.env.BUILD_FOLDER || ".next", "BUILD_ID"), "utf8").catch(
    () => null,
  );
  return version;
});
