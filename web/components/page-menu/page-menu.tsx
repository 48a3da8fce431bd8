import { useEffect, useState } from 'preact/hooks';
import type { Catalog } from '../../api/catalog.ts';
import { t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import type { Page, Route } from '../../navigation/router.ts';
import { Icon } from '../icon.tsx';
import { lazy } from '../lazy.tsx';
import { useMenu } from '../menu.tsx';

// Few pages are exported: the first script does not carry what only the open menu needs.
const PageMenuList = lazy(
  () => import('./page-menu-list.tsx'),
  () => <ul class="menu-list" />,
);
const BulletinDialog = lazy(() => import('./bulletin-dialog.tsx'));

interface PageMenuProps {
  route: Route;
  catalog: Catalog;
  /** The title of a presentation of this page. */
  title: string;
}

const WITH_ROWS: readonly Page[] = ['overview', 'matrix', 'shortfalls', 'park', 'department', 'indicator'];

/** What can be taken from a page that shows figures: its table, its sentences, a slide of it. */
export function PageMenu({ route, catalog, title }: PageMenuProps) {
  const menu = useMenu();
  const [isOpen, setOpen] = useState(false);
  const [isWriting, setWriting] = useState(false);
  // It may have been opened as the server drew it, before this script listened.
  useEffect(() => setOpen(menu.current?.open ?? false), [menu]);
  if (!WITH_ROWS.includes(route.page)) return null;
  return (
    <>
      <details
        class="menu page-menu"
        ref={menu}
        onToggle={(event) => setOpen(event.currentTarget.open)}
        onPointerEnter={PageMenuList.prepare}
      >
        <summary class="tool" title={t(sharedTexts.takePage)} aria-label={t(sharedTexts.takePage)}>
          <Icon name="download" />
        </summary>
        {isOpen && (
          <PageMenuList
            route={route}
            title={title}
            onBulletin={() => {
              if (menu.current) menu.current.open = false;
              setWriting(true);
            }}
          />
        )}
      </details>
      {isWriting && <BulletinDialog route={route} catalog={catalog} onClose={() => setWriting(false)} />}
    </>
  );
}
