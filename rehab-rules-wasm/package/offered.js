// What both sides offer alike.
export { InputError, Provider, auditText, check, checkText, dayInFinland, replay, replayText, rules, rulesVersion, services, verify } from "./api.js";
