// What both sides offer alike.
export { InputError, Provider, auditText, check, checkText, replay, replayText, rules, rulesVersion, services } from "./api.js";
