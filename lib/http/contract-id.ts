import type { Contract } from "./contract";

/** The name of an endpoint on the socket and in logs, e.g. `POST /api/workspaces`. */
export const contractId = ({ method, path }: Pick<Contract, "method" | "path">) => `${method} ${path}`;
