// Apart from the schemas, as the first load of a channel needs these and not zod.

/** Up to here a file goes through the product in one request; larger ones are resumable where S3 is configured. */
export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;

/** The largest file that goes up in parts. */
export const MAX_MULTIPART_BYTES = 5 * 1024 * 1024 * 1024;
/** Pictures of people and places are made small at once. */
export const MAX_PICTURE_BYTES = 10 * 1024 * 1024;
/** Voice notes: bars of the waveform. */
export const MAX_PEAKS = 64;
/** Voice notes end by themselves after ten minutes. */
export const MAX_VOICE_MS = 10 * 60_000;

/** The image types that every browser shows, and that get a thumbnail. Any other file is only downloaded. */
export const PICTURE_TYPES: readonly string[] = [
  "image/png",
  "image/apng",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
];

/** Larger pictures don't move among the messages, only where they are opened. */
export const MAX_MOVING_BYTES = 10 * 1024 * 1024;

/** Of what a picture shows, in UTF-16 units. */
export const ALT_MAX_LENGTH = 500;
