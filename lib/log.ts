import pino from "pino";

/** Structured logs. Log ids and codes, never bodies, tokens, passwords or mail addresses. */
export const log = pino({
  level: process.env.LOG_LEVEL || "info",
  base: { role: process.env.GUILDHALL_ROLE ?? "web" },
});
