import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getAiFileContract } from "./contract";

export const aiFileKeys = { files: ["ai-files"] } as const;

const LOOK_MS = 5_000;

/** An event says that it was read; it may come before the answer of this one, which is asked again then. */
export const aiFileQuery = (fileId: string) =>
  queryOptions({
    queryKey: [...aiFileKeys.files, fileId],
    queryFn: () => call(getAiFileContract, { params: { fileId } }),
    staleTime: 60_000,
    refetchInterval: ({ state }) => (state.data?.status === "READING" ? LOOK_MS : false),
  });
