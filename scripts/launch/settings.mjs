import { existsSync } from "node:fs";
import { choosePort, nextFreePort } from "../setup/ports.mjs";
import { inProject } from "../setup/project.mjs";
import { instanceSecrets } from "../setup/secrets.mjs";

const defaultPort = 3000;
const loopbackHosts = ["127.0.0.1", "localhost", "::1", "[::1]"];

/** Reads `.env` where there is one; variables that are set already win. */
export function loadEnvFile() {
  if (existsSync(inProject(".env"))) process.loadEnvFile(inProject(".env"));
}

/** A host as it stands in a URL by which this machine reaches what listens on it. */
function reachable(host) {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

const hostnameOf = (address) => (URL.canParse(address) ? new URL(address).hostname : "");
const trustsProxy = () => ["1", "true", "yes", "on"].includes(process.env.TRUST_PROXY?.toLowerCase() ?? "");

/** Where this instance listens and what its address is, from the environment (see .env.example). */
export async function readSettings() {
  const host = process.env.HOST || "127.0.0.1";
  const port = await choosePort("PORT", defaultPort, host);
  const realtimePort = process.env.REALTIME_PORT
    ? await choosePort("REALTIME_PORT", port + 1, host)
    : await nextFreePort(port + 1, host);
  const address = process.env.APP_URL || `http://localhost:${port}`;
  const isLoopback = loopbackHosts.includes(host);
  return {
    host,
    isLoopback,
    // Behind a proxy it listens on loopback too. `isLocalInstance` in lib/env.ts decides alike.
    isLocal: isLoopback && loopbackHosts.includes(hostnameOf(address)) && !trustsProxy(),
    port,
    realtimePort,
    address,
    webUrl: `http://${reachable(host)}:${port}`,
    realtimeUrl: `http://${reachable(host)}:${realtimePort}`,
  };
}

const providerVariables = [
  "OPENAI_API_KEY",
  "ANTHROPIC_API_KEY",
  "GOOGLE_GENERATIVE_AI_API_KEY",
  "AI_BASE_URL",
];

/** Whether the demo model is offered: where nothing else would answer, on an instance for looking around. */
const offersDemoModel = ({ isLocal }, isEmbedded) =>
  isLocal && isEmbedded && !providerVariables.some((name) => process.env[name]);

/** The environment of all our processes. */
export function processEnvironment(settings, { databaseUrl, isEmbedded, dev }) {
  const secrets = instanceSecrets();
  return {
    ...process.env,
    ...secrets,
    GUILDHALL_PREPARED: "1",
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    EMBEDDED_DATABASE: isEmbedded ? "1" : "0",
    AI_DEMO: process.env.AI_DEMO || (offersDemoModel(settings, isEmbedded) ? "1" : "0"),
    HOST: settings.host,
    PORT: String(settings.port),
    REALTIME_PORT: String(settings.realtimePort),
    REALTIME_INTERNAL_URL: settings.realtimeUrl,
    APP_URL: settings.address,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || settings.address,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets.AUTH_SECRET,
  };
}
