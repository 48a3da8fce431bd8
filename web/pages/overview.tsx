import type { PageProps } from '../page.ts';

export function Overview({ catalog }: PageProps) {
  return <p>{catalog.revision}</p>;
}
