import type { Catalog } from '../catalog.ts';
import type { Route } from '../router.ts';

export default function Search({ catalog }: { catalog: Catalog; route: Route; onClose: () => void }) {
  return <p>{catalog.revision}</p>;
}
