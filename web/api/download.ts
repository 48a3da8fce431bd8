/** Has the browser save an address, or bytes of the page, under a name. */
export function download(source: string | Blob, name: string): void {
  const link = document.createElement('a');
  const made = typeof source === 'string' ? null : URL.createObjectURL(source);
  link.href = made ?? (source as string);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken the bytes once the click is done with.
  if (made) setTimeout(() => URL.revokeObjectURL(made), 10_000);
}
