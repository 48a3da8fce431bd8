/**
 * A Content-Disposition that saves under any name: RFC 6266 with the name in RFC 5987's
 * encoding, and an ASCII fallback for old clients.
 *
 * @example attachment('8月.csv') → attachment; filename="8_.csv"; filename*=UTF-8''8%E6%9C%88.csv
 */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%;]/g, '_');
  const encoded = encodeURIComponent(name.replace(/\p{Cs}/gu, '')).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
