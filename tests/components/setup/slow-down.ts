import { cdp } from "vitest/browser";

/** `E2E_SLOWDOWN`: with 4, what races on a slow machine shows on a fast one. */
declare const SLOWDOWN: number;

if (SLOWDOWN > 1) await cdp().send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
