// Just enough of a workbook to look at its cells: unzips, and reads the inline texts and numbers of a sheet.
import { inflateRawSync } from "node:zlib";

// Files of a zip archive by name, from its central directory.
export function unzipped(bytes) {
  const files = new Map();
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; --left) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name_size, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(begin, begin + size);
    const name = bytes.toString("utf8", at + 46, at + 46 + name_size);
    files.set(name, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + name_size + extra + comment;
  }
  return files;
}

const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

// Rows of the sheet at `number` (from 1): objects from column letter to text or number.
export function rows_of_sheet(bytes, number = 1) {
  const xml = unzipped(bytes).get(`xl/worksheets/sheet${number}.xml`).toString("utf8");
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    Object.fromEntries(
      [...row.matchAll(/<c r="([A-Z]+)\d+"[^>]*>(?:<is><t[^>]*>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/gs)].map(([, column, text, value]) => [
        column,
        text === undefined ? Number(value) : plain(text),
      ]),
    ),
  );
}
