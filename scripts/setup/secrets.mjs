import { createECDH, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dataFolder } from "./project.mjs";

const file = path.join(dataFolder, "secrets.json");
const names = ["AUTH_SECRET", "AI_SECRET", "VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY"];

/** Secrets as those who use them write them: 32 bytes, and for web push a key pair as its bare point and number. */
function makeUp() {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  return {
    AUTH_SECRET: randomBytes(32).toString("base64url"),
    AI_SECRET: randomBytes(32).toString("base64url"),
    VAPID_PUBLIC_KEY: pair.getPublicKey("base64url"),
    // Zeros in front are part of it.
    VAPID_PRIVATE_KEY: Buffer.from(pair.getPrivateKey("hex").padStart(64, "0"), "hex").toString("base64url"),
  };
}

const hasOwnKeys = () => Boolean(process.env.VAPID_PUBLIC_KEY || process.env.VAPID_PRIVATE_KEY);

/**
 * The instance's secrets: those of the environment, and for the rest what was made up at the first start. Only the
 * made-up ones are kept, readable by the owner alone.
 */
export function instanceSecrets() {
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  // Half a key pair of the environment's isn't completed with another's: lib/env.ts says what is missing.
  const isGiven = (name) => (name.startsWith("VAPID_") ? hasOwnKeys() : process.env[name]);
  const missing = names.filter((name) => !isGiven(name) && !kept[name]);
  if (missing.length > 0) {
    const made = makeUp();
    for (const name of missing) kept[name] = made[name];
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return Object.fromEntries(names.map((name) => [name, isGiven(name) ? process.env[name] : kept[name]]));
}
