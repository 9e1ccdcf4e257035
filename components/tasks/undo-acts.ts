// How acts on tasks are taken back: by a line that offers it, or by a key.

export type Undo = () => Promise<boolean>;
/** What is said of an act that has succeeded, with the way to take it back. One with the same id takes its place. */
export type Said = { text: string; description?: string; id?: string };

/** What takes back the last act of each channel, that of the latest one last. What is done as one has several. */
const lastActs = new Map<string, Undo[]>();
/** What takes back the acts that are being done as one. */
let group: Undo[] | null = null;

/** Acts that begin in `work` are taken back as one. */
export function asOne<T>(work: () => T): T {
  const outer = group;
  group ??= [];
  try {
    return work();
  } finally {
    group = outer;
  }
}

/** Takes acts back, the last one first, and once alone; resolves to whether all were. */
export async function takeBack(channelId: string, acts: Undo[]): Promise<boolean> {
  if (lastActs.get(channelId) === acts) lastActs.delete(channelId);
  const undone = acts.splice(0).reverse();
  return (await Promise.all(asOne(() => undone.map((undo) => undo())))).every(Boolean);
}

/** Takes the latest act back, in whichever channel; resolves to whether there was one. */
export async function undoLatest(): Promise<boolean> {
  const latest = [...lastActs].at(-1);
  return latest ? await takeBack(...latest) : false;
}

/** The acts that one which begins now is taken back with: those of `asOne`, or none. */
export const currentActs = (): Undo[] => group ?? [];

/** Has an act be the last one of its channel. */
export function noteAct(channelId: string, acts: Undo[], undo: Undo): void {
  acts.push(undo);
  lastActs.delete(channelId);
  lastActs.set(channelId, acts);
}

/** Takes the last act of a channel back; resolves to whether there was one. */
export async function undoLast(channelId: string): Promise<boolean> {
  const acts = lastActs.get(channelId);
  return acts ? await takeBack(channelId, acts) : false;
}
