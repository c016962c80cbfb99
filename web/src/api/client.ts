// A thin typed fetch over the contract of docs/api/openapi.yaml. Knows addresses and errors; knows no page.
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
type Problem = Schemas["Error"]["error"];
type Method = "get" | "post" | "put" | "delete";
type With<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends { responses: unknown } ? P : never;
}[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P][M];
type PathOf<O> = O extends { parameters: { path: infer V } } ? V : never;
type QueryOf<O> = O extends { parameters: { query?: infer V } } ? V : never;
type BodyOf<O> = O extends { requestBody: { content: { "application/json": infer V } } } ? V : never;
type AnswerOf<O> = O extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 | 202 ? JsonOf<R[S]> : never }[keyof R]
  : never;
type JsonOf<R> = R extends { content: { "application/json": infer V } } ? V : never;

// What the server said went wrong, or that it could not be reached (status 0).
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.what);
  }
}

// The language in which the server says what is wrong.
let language = "zh-CN";
export const speak = (chosen: string) => {
  language = chosen;
};

interface Ask<O> {
  path?: PathOf<O>;
  query?: QueryOf<O>;
  signal?: AbortSignal;
}

// The address of an operation with its parameters filled in. Unset query values are left out.
export function address(path: string, values: object = {}, query: object = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((values as Record<string, unknown>)[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${filled}?${text}` : filled;
}

async function problem_of(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const parsed = JSON.parse(text) as Partial<Schemas["Error"]>;
    if (parsed.error) return parsed.error;
  } catch {
    // Not JSON: an answer of something between us and the server.
  }
  return {
    what: `HTTP ${response.status}`,
    where: new URL(response.url).pathname,
    found: text.slice(0, 200),
    wanted: "JSON",
    action: "",
  };
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, headers: { ...init.headers, "Accept-Language": language } });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === "AbortError") throw failure;
    throw new ApiError(0, {
      what: "unreachable",
      where: url,
      found: String(failure),
      wanted: "",
      action: "",
    });
  }
}

async function accepted(response: Response, also: number[] = []): Promise<Response> {
  if (response.ok || also.includes(response.status)) return response;
  throw new ApiError(response.status, await problem_of(response));
}

export async function get<P extends With<"get">>(
  path: P,
  ask: Ask<Operation<P, "get">> = {},
): Promise<AnswerOf<Operation<P, "get">>> {
  const response = await send(address(path, ask.path, ask.query), { signal: ask.signal });
  return (await accepted(response)).json();
}

// The text of an answer exactly as sent: a byte-order mark stays, so that character positions hold.
export async function get_text<P extends With<"get">>(
  path: P,
  ask: Ask<Operation<P, "get">> = {},
): Promise<string> {
  const response = await accepted(await send(address(path, ask.path, ask.query), { signal: ask.signal }));
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
}

// A file that the server made, with the name that it gave it.
export interface Taken {
  name: string;
  content: Blob;
}

// The name in UTF-8 of a Content-Disposition, as the server writes it.
const name_of = (disposition: string): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? "langqiao.xlsx");

export async function take(url: string, init: RequestInit = {}): Promise<Taken> {
  const response = await accepted(await send(url, init));
  return {
    name: name_of(response.headers.get("Content-Disposition") ?? ""),
    content: await response.blob(),
  };
}

// Sends bytes or text as they are. `also` names error statuses whose answer has the shape of success.
export async function post<P extends With<"post">>(
  path: P,
  body: { content: BodyInit; type: string },
  ask: Ask<Operation<P, "post">> = {},
  also: number[] = [],
): Promise<AnswerOf<Operation<P, "post">>> {
  const response = await send(address(path, ask.path, ask.query), {
    method: "POST",
    headers: { "Content-Type": body.type },
    body: body.content,
    signal: ask.signal,
  });
  return (await accepted(response, also)).json();
}

export async function put<P extends With<"put">>(
  path: P,
  body: BodyOf<Operation<P, "put">>,
  ask: Ask<Operation<P, "put">> = {},
): Promise<AnswerOf<Operation<P, "put">>> {
  const response = await send(address(path, ask.path, ask.query), {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await accepted(response)).json();
}

export async function remove<P extends With<"delete">>(
  path: P,
  ask: Ask<Operation<P, "delete">> = {},
): Promise<void> {
  await accepted(await send(address(path, ask.path, ask.query), { method: "DELETE" }));
}
