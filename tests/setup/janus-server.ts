import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort } from "../free-port.ts";
import { startProgram } from "./program.ts";

export const JANUS = { tokenSecret: "secret of tokens", adminKey: "key of rooms" };

const { TEST_JANUS, TEST_JANUS_SKIP_REASON } = process.env;

/** Why tests with a Janus are skipped; empty where they run. */
export const noJanus = TEST_JANUS_SKIP_REASON ?? (TEST_JANUS ? "" : "TEST_JANUS isn't set; npm test sets it");

/** A Janus of its own on this machine, as docs/calls.md configures one, with what a loopback needs. */
export async function startJanus() {
  const port = await freePort();
  const folder = mkdtempSync(path.join(os.tmpdir(), "guildhall-janus-"));
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  const others = ["http", "rabbitmq", "mqtt", "nanomsg", "pfunix"].map((name) => `libjanus_${name}.so`);
  write(
    "janus.jcfg",
    `general: { configs_folder = "${folder}", interface = "127.0.0.1", token_auth = true, token_auth_secret = "${JANUS.tokenSecret}" }
     nat: { ice_enforce_list = "lo", ice_ignore_list = "" }
     plugins: { disable = "${unusedPlugins.map((name) => `libjanus_${name}.so`).join(",")}" }
     transports: { disable = "${others.join(",")}" }`,
  );
  write(
    "janus.transport.websockets.jcfg",
    `general: { ws = true, ws_port = ${port}, ws_ip = "127.0.0.1", wss = false }`,
  );
  write("janus.plugin.videoroom.jcfg", `general: { admin_key = "${JANUS.adminKey}" }`);
  const started = await startProgram(
    TEST_JANUS!,
    ["-F", folder, "-C", path.join(folder, "janus.jcfg"), "--disable-colors"],
    port,
  );
  return {
    url: `ws://127.0.0.1:${port}`,
    stop: async () => {
      await started.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

const unusedPlugins = [
  ...["voicemail", "recordplay", "sip", "nosip", "streaming", "lua", "duktape", "echotest", "videocall"],
  ...["textroom", "audiobridge"],
];
