import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { Id, line, Timestamp } from "@/lib/http/schema";
import { ObjectPlace } from "@/lib/objects/schema";
import { ALT_MAX_LENGTH, MAX_MULTIPART_BYTES, MAX_VOICE_MS } from "./limits";
import { picturePurposes } from "./purposes";

/** A file as those see it who may read its message. Its bytes are at `/api/files/{id}`. */
export const FileInfo = z.object({
  id: Id,
  name: z.string(),
  /** MIME type by content, without parameters. */
  type: z.string(),
  /** In bytes. */
  size: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Whether it is a picture of several frames. Its thumbnail has the first. */
  isAnimated: z.boolean(),
  durationMs: z.int().nullable(),
  /** Peaks of a voice note, 0 to 255. */
  waveform: z.array(z.int()).nullable(),
  alt: z.string(),
  hasThumbnail: z.boolean(),
});
export type FileInfo = z.output<typeof FileInfo>;

/** A file among those of a channel, with where it is: in a message, at a task, or null for the channel's document. */
export const ChannelFile = FileInfo.extend({
  /** Null where the account is gone. */
  author: Person.nullable(),
  createdAt: Timestamp,
  anchor: ObjectPlace.shape.anchor,
});
export type ChannelFile = z.output<typeof ChannelFile>;

/** The query of `POST /api/uploads`, whose body is the file. */
export const UploadQuery = z.strictObject({
  /** As the person's device calls it; cleaned, not refused. */
  name: z.string().min(1).max(1_000),
  purpose: z.enum(["ATTACHMENT", ...picturePurposes]).default("ATTACHMENT"),
  /** Of attachments: where the message will be. */
  channelId: Id.optional(),
  /** Of voice notes, with `waveform`. */
  durationMs: z.coerce.number().int().min(1).max(MAX_VOICE_MS).optional(),
  /** Peaks as hexadecimal bytes. */
  waveform: z
    .string()
    .regex(/^([0-9a-f]{2}){1,64}$/)
    .optional(),
});
export type UploadQuery = z.output<typeof UploadQuery>;

export const NewMultipart = z.strictObject({
  name: z.string().min(1).max(1_000),
  channelId: Id,
  /** In bytes. */
  size: z.int().min(1).max(MAX_MULTIPART_BYTES),
});
/** An upload in parts: `partCount` parts of `partSize` bytes, the last one smaller; `received` are their numbers from 1. */
export const MultipartUpload = z.object({
  fileId: Id,
  partSize: z.int(),
  partCount: z.int(),
  received: z.array(z.int()),
});
export type MultipartUpload = z.output<typeof MultipartUpload>;

export const FileChange = z.strictObject({ alt: line(ALT_MAX_LENGTH, 0) });
/** Null takes the picture away. */
export const PictureChoice = z.strictObject({ fileId: Id.nullable() });
