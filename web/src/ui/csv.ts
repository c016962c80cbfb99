// A table as CSV that a spreadsheet opens: byte-order mark, CRLF, quotes where RFC 4180 asks for them.

export type Cell = string | number | null;
export interface PlainTable {
  columns: string[];
  rows: Cell[][];
}

const quoted = (cell: Cell) => {
  const text = cell === null ? "" : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csv_of = ({ columns, rows }: PlainTable): string =>
  `\ufeff${[columns, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;

export function download_from(name: string, address: string) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

export function download(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  download_from(name, address);
  URL.revokeObjectURL(address);
}
