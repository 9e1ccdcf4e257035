import type { Connection } from "../../providers/connection";

/** What a person can choose of a model's pictures. */
export type ImageOptions = {
  /** As the model calls them, the usual one first: "1024x1024", "16:9". */
  sizes: readonly string[];
  /** None where it has no such choice. */
  qualities: readonly string[];
  /** Whether it makes variations of a picture. */
  canVary: boolean;
};

export type PictureRequest = {
  prompt: string;
  size: string;
  quality: string | null;
  /** One of STYLES. */
  style: string | null;
  /** A PNG that this is to be a variation of. */
  source: Uint8Array<ArrayBuffer> | null;
  signal: AbortSignal;
  /** How much of it is done, from 0 to 1, and what it looks like so far. */
  onProgress: (share: number, partial: Uint8Array | null) => void;
};

/** Bytes as they came: nobody has looked at them yet. */
export type MadePicture = { bytes: Uint8Array; usage: { input: number; output: number } | null };

/** How the models of one kind of provider make pictures. */
export type ImageProtocol = {
  optionsOf: (name: string) => ImageOptions;
  /** Calls at once for one request; a server of one's own has one graphics card. */
  parallel: number;
  makePicture: (connection: Connection, name: string, request: PictureRequest) => Promise<MadePicture>;
  /** Shows that the model can be asked, for nothing or next to it: how many pictures it took. Throws as `makePicture`. */
  test: (connection: Connection, name: string, signal: AbortSignal) => Promise<{ pictures: number }>;
};
