"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { toast } from "@/components/ui/toast";
import { changeColumns } from "@/lib/boards/cache-events";
import {
  createColumnContract,
  deleteColumnContract,
  moveColumnContract,
  updateColumnContract,
} from "@/lib/boards/contract";
import { columnsQuery } from "@/lib/boards/queries";
import type { Column, ColumnChange } from "@/lib/boards/schema";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { inTurn } from "@/lib/realtime/in-turn";

const turnOf = inTurn();

/** What one does with the columns of a board. Renames, moves and the like show at once. */
export function useColumnMutations(channelId: string) {
  const client = useQueryClient();
  return useMemo(() => columnMutations(channelId, client), [channelId, client]);
}

function columnMutations(channelId: string, client: QueryClient) {
  const { queryKey } = columnsQuery(channelId);
  const take = (columns: Column[], deletedIds: string[] = []) =>
    changeColumns(client, { channelId, columns, deletedIds });

  async function attempt(shown: Column, work: () => Promise<Column>): Promise<boolean> {
    take([shown]);
    try {
      take([await turnOf(channelId, work)]);
      return true;
    } catch (error) {
      toast.error(`“${shown.name}” wasn’t changed`, { description: problemOf(error) });
      void client.invalidateQueries({ queryKey });
      return false;
    }
  }

  return {
    change: (column: Column, body: ColumnChange) =>
      attempt({ ...column, ...body }, () =>
        call(updateColumnContract, { params: { columnId: column.id }, body }),
      ),
    /** After another one; null is the beginning. */
    move(column: Column, afterId: string | null) {
      const after = client.getQueryData(queryKey)?.find(({ id }) => id === afterId)?.position ?? "";
      // Keys are of letters and digits, which "!" stands before.
      return attempt({ ...column, position: `${after}!` }, () =>
        call(moveColumnContract, { params: { columnId: column.id }, body: { afterId } }),
      );
    },
    /** Throws where the server refuses it: the field keeps the name. */
    async create(name: string, afterId: string | null) {
      const column = await call(createColumnContract, { params: { channelId }, body: { name, afterId } });
      take([column]);
      return column;
    },
    /** Its cards go to another one. Throws where the server refuses it. */
    async remove(column: Column, moveTo: string | undefined) {
      const query = moveTo ? { moveTo } : {};
      await call(deleteColumnContract, { params: { columnId: column.id }, query });
      take([], [column.id]);
    },
  };
}

export type ColumnMutations = ReturnType<typeof useColumnMutations>;
