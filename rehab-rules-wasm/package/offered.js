// The exports that are the same in a browser and in Node.
export { InputError, Provider, auditText, check, checkText, dayInFinland, fieldLabel, formSchema, labels, replay, replayText, rules, rulesVersion, services, verify } from "./api.js";
