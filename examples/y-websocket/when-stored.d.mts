import type { WebsocketProvider } from "y-websocket";

export function whenStored(provider: WebsocketProvider): Promise<void>;
