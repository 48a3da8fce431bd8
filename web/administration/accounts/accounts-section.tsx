import { useState } from 'preact/hooks';
import type { AccountLine } from '../../../contract/accounts.ts';
import type { Catalog } from '../../api/catalog.ts';
import { useFreshQuery } from '../../api/fresh-query.ts';
import { toUrl } from '../../api/url.ts';
import { Sign } from '../../components/lights.tsx';
import type { PageProps } from '../../components/page.tsx';
import { Failure, Skeleton } from '../../components/states.tsx';
import { ActionCell, Table } from '../../components/table.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { shortNameOf, t } from '../../i18n/index.ts';
import { roleTexts } from '../../i18n/role-texts.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { administrationTexts } from '../texts.ts';
import { AccountDialog, NewAccountDialog } from './account-dialog.tsx';
import { accountsTexts } from './texts.ts';

/** 账号: accounts with their roles and entities. */
export function AccountsSection({ catalog }: PageProps) {
  const { value, error, reload } = useFreshQuery(toUrl('/api/accounts'));
  const [edited, setEdited] = useState<AccountLine | null>(null);
  const [isAdding, setAdding] = useState(false);
  const [done, setDone] = useState('');
  if (error && !value) return <Failure error={error} />;
  if (!value) return <Skeleton />;
  const changed = async (message: string) => {
    await reload();
    setDone(message);
  };
  return (
    <section aria-labelledby="accounts">
      <div class="section-head first">
        <h2 id="accounts">{t(administrationTexts.section.accounts)}</h2>
        <p>{t(accountsTexts.count, { count: value.accounts.length })}</p>
        <button type="button" class="button strong section-act" onClick={() => setAdding(true)}>
          {t(accountsTexts.add)}
        </button>
      </div>
      <p class="note saved" role="status">
        {done}
      </p>
      <AccountTable accounts={value.accounts} catalog={catalog} edit={setEdited} />
      {edited && (
        <AccountDialog account={edited} catalog={catalog} saved={changed} close={() => setEdited(null)} />
      )}
      {isAdding && <NewAccountDialog catalog={catalog} saved={changed} close={() => setAdding(false)} />}
    </section>
  );
}

interface AccountTableProps {
  accounts: readonly AccountLine[];
  catalog: Catalog;
  edit: (account: AccountLine) => void;
}

function AccountTable({ accounts, catalog, edit }: AccountTableProps) {
  return (
    <Table
      caption={t(administrationTexts.section.accounts)}
      heads={[
        t(accountsTexts.name),
        t(accountsTexts.role),
        t(accountsTexts.entities),
        t(accountsTexts.state),
        t(sharedTexts.created),
        { label: t(administrationTexts.edit), isHidden: true },
      ]}
    >
      {accounts.map((account) => (
        <tr key={account.name} class={account.disabledAt ? 'superseded' : ''}>
          <th scope="row">{account.name}</th>
          <td>{t(roleTexts.name[account.role])}</td>
          <td>
            {account.entities
              .map((code) => {
                const entity = catalog.entity(code);
                return entity ? shortNameOf(entity) : code;
              })
              .join(t(sharedTexts.and)) || t(accountsTexts.noEntities)}
          </td>
          <td>
            <AccountState account={account} />
          </td>
          <td class="moment">{formatMoment(account.createdAt)}</td>
          <ActionCell
            label={t(administrationTexts.edit)}
            labelOf={t(accountsTexts.editOf, { name: account.name })}
            act={() => edit(account)}
          />
        </tr>
      ))}
    </Table>
  );
}

function AccountState({ account: { disabledAt, lockedUntil } }: { account: AccountLine }) {
  if (disabledAt)
    return (
      <Sign shape="○" colour="grey">
        {t(accountsTexts.disabledAt, { at: formatMoment(disabledAt) })}
      </Sign>
    );
  if (lockedUntil)
    return (
      <Sign shape="▲" colour="yellow">
        {t(accountsTexts.lockedUntil, { at: formatMoment(lockedUntil) })}
      </Sign>
    );
  return (
    <Sign shape="●" colour="green">
      {t(accountsTexts.active)}
    </Sign>
  );
}
