import type { RunPurpose, RunPurposes, WorkPurpose } from "./purpose";

// Hot reload and the bundles of routes evaluate this module again; they share one table.
const store = globalThis as { guildhallRunPurposes?: RunPurposes };

/** Hands in the table of purposes: each process does so when it starts (`lib/composition/start.ts`). */
export function registerRunPurposes(purposes: RunPurposes): void {
  store.guildhallRunPurposes = purposes;
}

/** Null for a run of a purpose that this version doesn't know, as after a downgrade. */
export function findRunPurpose(name: string): RunPurpose | WorkPurpose | null {
  return store.guildhallRunPurposes?.[name] ?? null;
}
