import { db } from "@/lib/db";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  foreign: async ({ message }) => {
    const { id } = await db().linkPreview.create({
      data: { messageId: message.id, url: "https://example.test/", title: "Example", position: 0 },
    });
    return { previewId: id };
  },
};
