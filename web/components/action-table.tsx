import type { ComponentChildren } from 'preact';

interface ActionTableProps {
  caption: string;
  class?: string;
  heads: readonly { label: string; isNumber?: boolean }[];
  /** What the button at each row's end does. Screen readers read it as the column's heading, which is not visible. */
  act: string;
  /** Rows, each ending in an `ActionCell`. */
  children: ComponentChildren;
}

/** A table with one action a row. */
export function ActionTable({ caption, class: name, heads, act, children }: ActionTableProps) {
  return (
    <div class="table-frame">
      <table class={name ? `plain-table ${name}` : 'plain-table'}>
        <caption class="only-read">{caption}</caption>
        <thead>
          <tr>
            {heads.map(({ label, isNumber }) => (
              <th key={label} scope="col" class={isNumber ? 'number' : ''}>
                {label}
              </th>
            ))}
            <th scope="col">
              <span class="only-read">{act}</span>
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

interface ActionCellProps {
  label: string;
  /** The same with the row's name, for screen readers. */
  labelOf: string;
  act: () => void;
}

export function ActionCell({ label, labelOf, act }: ActionCellProps) {
  return (
    <td class="short number">
      <button type="button" class="button small" aria-label={labelOf} onClick={act}>
        {label}
      </button>
    </td>
  );
}
