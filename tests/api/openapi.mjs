// docs/api/openapi.yaml as something answers can be held against: which operation a request belongs to, which statuses and bodies
// it may be answered with.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import add_formats from "ajv-formats";
import { parse } from "yaml";

const METHODS = ["get", "put", "post", "delete", "patch"];

export const text = readFileSync(new URL("../../docs/api/openapi.yaml", import.meta.url), "utf8");
export const document = parse(text);

const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
add_formats(ajv);
ajv.addSchema(document, "document");

const escaped = (part) => part.replaceAll("~", "~0").replaceAll("/", "~1");

function pointed(value) {
  return value?.$ref ? value.$ref.slice(2).split("/").reduce((at, part) => at[part], document) : value;
}

// Where a value stands, behind its reference if it is one, as a JSON pointer.
function pointer(value, own) {
  return value?.$ref ? value.$ref.slice(1) : own;
}

export const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  METHODS.filter((method) => method in item).map((method) => {
    const at = `/paths/${escaped(path)}/${method}`;
    const parameters = [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map(pointed);
    const responses = Object.entries(item[method].responses).map(([status, response]) => {
      const content = Object.entries(pointed(response).content ?? {});
      const base = pointer(response, `${at}/responses/${status}`);
      return {
        status: Number(status),
        bodies: content.map(([type]) => ({ type, schema: `document#${base}/content/${escaped(type)}/schema` })),
      };
    });
    return { id: item[method].operationId, method: method.toUpperCase(), path, parameters, responses };
  }),
);

const pattern_of = (path) => new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{[^}]+\}/g, "[^/]+")}$`);
const literal_first = [...operations].sort((a, b) => a.path.split("{").length - b.path.split("{").length);

// The operation that answers `method path`, or undefined.
export function operation_of(method, path) {
  const bare = path.split("?")[0];
  return literal_first.find((each) => each.method === method && pattern_of(each.path).test(bare));
}

// What is wrong with an answer to this operation; an empty list when the document allows it.
export function faults_of(operation, answer) {
  const allowed = operation.responses.find((each) => each.status === answer.status);
  if (!allowed) return [`${operation.id} is answered with ${answer.status}, which is not documented`];
  if (allowed.bodies.length === 0) return answer.text === "" ? [] : [`${operation.id}: a body where none is documented`];
  const type = (answer.headers["content-type"] ?? "").split(";")[0];
  const body = allowed.bodies.find((each) => each.type === type);
  if (!body) return [`${operation.id}: content type ${type}, documented: ${allowed.bodies.map((each) => each.type)}`];
  const validate = ajv.getSchema(body.schema) ?? ajv.compile({ $ref: body.schema });
  if (validate(type === "application/json" ? JSON.parse(answer.text) : answer.text)) return [];
  return validate.errors.slice(0, 10).map((error) => `${operation.id} ${answer.status}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}

// Every schema of the document compiles: none refers to what is not there.
export function compile_all() {
  return operations.flatMap((operation) =>
    operation.responses.flatMap((response) => response.bodies.map((body) => ajv.compile({ $ref: body.schema }))),
  ).length;
}
