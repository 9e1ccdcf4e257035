import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { FileView } from "./file-view";
import { ImageView } from "./image-view";
import { uploadsPlugin } from "./uploads";

/** Draws pictures and files, and those that are on their way into the text. */
export const DocumentFiles = Extension.create<{ channelId: string }>({
  name: "documentFiles",
  addOptions: () => ({ channelId: "" }),
  addProseMirrorPlugins() {
    return [
      uploadsPlugin(this.options.channelId),
      new Plugin({
        props: {
          nodeViews: {
            image: (node, view, getPos) => new ImageView(node, view, getPos),
            file: (node) => new FileView(node),
          },
        },
      }),
    ];
  },
});
