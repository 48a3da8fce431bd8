const PATHS = {
  search: 'M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM11 11l4 4',
  download: 'M8 1.5v8.5M4.5 6.8 8 10.2l3.5-3.4M2 12v2.5h12V12',
  print: 'M4 6V1.5h8V6M4 12H1.5V6h13v6H12M4 9.5h8v5H4z',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 .8v1.7M8 13.5v1.7M.8 8h1.7M13.5 8h1.7M2.9 2.9l1.2 1.2M11.9 11.9l1.2 1.2M2.9 13.1l1.2-1.2M11.9 4.1l1.2-1.2',
  moon: 'M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3z',
  left: 'M10 2.5 4.5 8l5.5 5.5',
  right: 'M6 2.5 11.5 8 6 13.5',
  down: 'M3.5 6 8 10.5 12.5 6',
  close: 'M3 3l10 10M13 3 3 13',
  upload: 'M8 10.5V2M4.5 5.5 8 2l3.5 3.5M1.5 10.5v4h13v-4',
} as const;

/** A line drawing of 16 × 16 pixels. Its meaning is in the adjacent text or the button's label. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
