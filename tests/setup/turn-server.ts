import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort } from "../free-port";
import { startProgram } from "./program";

const { TEST_COTURN, TEST_COTURN_SKIP_REASON } = process.env;

/** Why tests with coturn are skipped; empty where they run. */
export const noCoturn =
  TEST_COTURN_SKIP_REASON ?? (TEST_COTURN ? "" : "TEST_COTURN isn't set; npm test sets it");

/** A coturn of its own on this machine, for credentials that are made with `secret`. */
export async function startCoturn(secret: string) {
  const port = await freePort();
  const folder = mkdtempSync(path.join(os.tmpdir(), "guildhall-turn-"));
  const started = await startProgram(
    TEST_COTURN!,
    [
      ...["-n", "--listening-ip=127.0.0.1", "--relay-ip=127.0.0.1", `--listening-port=${port}`],
      ...[
        "--use-auth-secret",
        `--static-auth-secret=${secret}`,
        "--realm=guildhall",
        "--no-tls",
        "--no-dtls",
      ],
      // Browsers and relay are on one machine here; elsewhere that would open the machine's own services.
      ...["--allow-loopback-peers", "--no-cli", `--userdb=${folder}/db`, `--pidfile=${folder}/pid`],
      ...["--log-file=stdout", "--simple-log", "--min-port=32000", "--max-port=32099"],
    ],
    port,
    folder,
  );
  return {
    url: `turn:127.0.0.1:${port}`,
    stop: async () => {
      await started.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
