import { endpoint } from "@/lib/http/endpoint";
import { deliverEventsContract, enterRoomsContract, getEventContract } from "@/lib/realtime/pusher/contract";
import { deliverWaiting, enterRooms, getEvent } from "./service";

export const enterRoomsEndpoint = endpoint(enterRoomsContract, ({ actor, body }) =>
  enterRooms(actor, body.socketId),
);
export const getEventEndpoint = endpoint(getEventContract, ({ actor, params }) =>
  getEvent(actor, params.eventId),
);
export const deliverEventsEndpoint = endpoint(deliverEventsContract, deliverWaiting);
