import { z } from "zod";
import { FileInfo } from "@/lib/files/schema";
import { Id, Timestamp, text } from "@/lib/http/schema";
import { STYLE_NAMES } from "../models/images/styles";
import { MAX_PICTURES, PROMPT_MAX } from "./limits";

/** A model that makes pictures, with what one can choose of them. */
export const ImageModel = z.object({
  id: Id,
  label: z.string(),
  providerName: z.string(),
  /** As the model calls them, the usual one first: "1024x1024", "16:9". */
  sizes: z.array(z.string()),
  qualities: z.array(z.string()),
  /** Whether it makes variations of a picture. */
  canVary: z.boolean(),
  /** Micro-dollars for a picture, where it is charged by the picture; else null. */
  pictureMicros: z.number().nullable(),
  isUp: z.boolean(),
  isDemo: z.boolean(),
});
export type ImageModel = z.output<typeof ImageModel>;

/** What there is of a picture that is being made: a small one as data URL. */
export const Preview = z.object({ position: z.int(), url: z.string() });
export type Preview = z.output<typeof Preview>;

/** A request for pictures, with those that were made. Its person's alone. */
export const AiImage = z.object({
  id: Id,
  workspaceId: Id,
  /** To stop it by; null once it has ended. */
  runId: Id.nullable(),
  prompt: z.string(),
  modelId: Id.nullable(),
  modelName: z.string(),
  size: z.string(),
  quality: z.string().nullable(),
  style: z.enum(STYLE_NAMES).nullable().catch(null),
  count: z.int(),
  /** Whether these are variations of a picture, and of which; null where it is gone. */
  isVariation: z.boolean(),
  sourceFileId: Id.nullable(),
  /** In percent. */
  progress: z.int(),
  preview: Preview.nullable(),
  /** Null while they are made. */
  finish: z.enum(["DONE", "STOPPED", "FAILED"]).nullable(),
  /** Why there are fewer than were asked for. */
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  pictures: z.array(FileInfo),
  createdAt: Timestamp,
});
export type AiImage = z.output<typeof AiImage>;

export const NewAiImage = z.strictObject({
  prompt: text(PROMPT_MAX).refine((given) => given.trim() !== "", "can’t be empty"),
  /** The first that is up where it isn't given. */
  modelId: Id.optional(),
  /** The model's usual one where it isn't given, or where it has no such. */
  size: z.string().max(20).optional(),
  quality: z.string().max(20).optional(),
  style: z.enum(STYLE_NAMES).optional(),
  count: z.int().min(1).max(MAX_PICTURES).default(1),
  /** A picture that I may read, to make variations of. */
  sourceFileId: Id.optional(),
  /** Made by the client: the same one again returns the first request. */
  nonce: z.string().min(1).max(64),
});
export type NewAiImage = z.output<typeof NewAiImage>;

/** Where a copy of a picture is to go: a message, document or task of a channel, or a question to a model. */
export const NewImageCopy = z.strictObject({ fileId: Id, channelId: Id.nullable() });
export type NewImageCopy = z.output<typeof NewImageCopy>;
