import { FILE_ID } from "./media";

/** Where a file of a document is read; not yet absolute, so that no link of a text is one. */
export const fileAddress = (fileId: string): string => `/api/files/${fileId}`;

/** The file that an address stands for, as `fileAddress` writes it. */
export function fileIdOf(address: string): string | null {
  const id = /^\/api\/files\/([^/?#]+)$/.exec(address)?.[1] ?? "";
  return FILE_ID.test(id) ? id : null;
}
