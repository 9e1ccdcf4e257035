import type { FileHandle } from "node:fs/promises";

/** A file that is looked into, and written over in places, wherever it lies. */
export type Patchable = {
  /** In bytes. */
  readonly size: number;
  /** Fewer than asked for at its end. */
  read(start: number, end: number): Promise<Buffer>;
  /** Writes ASCII over what is there. */
  write(start: number, text: string): Promise<void>;
  /** Writes zeros over what is there. */
  clear(start: number, end: number): Promise<void>;
};

export async function patchableFile(file: FileHandle): Promise<Patchable> {
  const { size } = await file.stat();
  return {
    size,
    async read(start, end) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
      return buffer.subarray(0, bytesRead);
    },
    async write(start, text) {
      await file.write(text, start, "latin1");
    },
    async clear(start, end) {
      await file.write(Buffer.alloc(end - start), 0, end - start, start);
    },
  };
}
