import type { PageProps } from '../page.ts';

export default function Page({ catalog }: PageProps) {
  return <p>{catalog.revision}</p>;
}
