import { z } from "zod";
import { Id, line } from "@/lib/http/schema";
import { LABEL_COLORS, MAX_LABEL_NAME } from "./limits";

export const LabelColor = z.enum(LABEL_COLORS);

export const Label = z.object({ id: Id, channelId: Id, name: z.string(), color: LabelColor });
export type Label = z.output<typeof Label>;

const LabelName = line(MAX_LABEL_NAME);

/** Without a color it gets one that the channel's labels have least. */
export const NewLabel = z.strictObject({ name: LabelName, color: LabelColor.optional() });
export type NewLabel = z.output<typeof NewLabel>;

export const LabelChange = z.strictObject({ name: LabelName, color: LabelColor }).partial();
export type LabelChange = z.output<typeof LabelChange>;
